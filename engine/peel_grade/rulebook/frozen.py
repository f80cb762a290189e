"""A dictionary that nobody can change, for what is read once and shared."""

from typing import Any, NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A dictionary that refuses every change with a TypeError; otherwise it compares, copies and pickles as one.

    A `types.MappingProxyType` would do if it could be pickled, for results that cross from one process to another.
    """

    def _refuse(self, *_arguments: Any, **_options: Any) -> NoReturn:
        raise TypeError("this mapping cannot be changed; make one that can be with dict(...)")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type["FrozenDict[K, V]"], tuple[dict[K, V]]]:
        return FrozenDict, (dict(self),)
