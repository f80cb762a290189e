"""Named tuples that cost little to declare, for the modules that `grade` imports.

`typing.NamedTuple` compiles a constructor for every class and checks what its fields are annotated with: ten times
the cost of the class itself, and of some eighty classes a tenth of what it takes to draft a force. A `Record` is the
same to whoever uses it, and to type checkers, which read `typing.NamedTuple` here: a tuple whose fields have names,
with `_fields`, `_make`, `_replace` and `_asdict`. Its constructor is compiled when it is first called.
"""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

if TYPE_CHECKING or sys.version_info >= (3, 14):  # where annotations are no longer at hand while a class is made
    from typing import NamedTuple as Record
else:
    from collections import _tuplegetter

    _new = tuple.__new__

    class _Declared(type):
        """Makes a class of what is annotated in its body: its fields, in that order, and their defaults."""

        def __new__(meta, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if getattr(bases[0], "_fields", ()):  # a class below one with fields has the same
                return super().__new__(meta, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body |= {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
            body |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return super().__new__(meta, name, bases, body)

    class Record(tuple, metaclass=_Declared):
        """A tuple whose fields are those that are annotated in its class."""

        def __new__(cls, /, *values: Any, **named: Any) -> "Record":
            """One with these values; reached by the first call of a class, which then has a constructor of its own."""
            declared = next(each for each in cls.__mro__ if "_fields" in vars(each))
            declared.__new__ = staticmethod(made := _constructor(declared))
            return made(cls, *values, **named)

        @classmethod
        def _make(cls, values: Iterable[Any]) -> "Record":
            found = _new(cls, values)
            if len(found) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(found)}")
            return found

        def _replace(self, /, **named: Any) -> "Record":
            found = _new(type(self), map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(named)}")
            return found

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    def _constructor(cls: type[Record]) -> Callable[..., Record]:
        """As `collections.namedtuple` makes it: the names of fields are identifiers."""
        fields = ", ".join(cls._fields)
        made = eval(f"lambda _cls, {fields}: _new(_cls, ({fields},))", {"_new": _new, "__name__": __name__})  # noqa: S307
        made.__defaults__ = tuple(cls._field_defaults.values())
        made.__name__, made.__qualname__ = "__new__", f"{cls.__qualname__}.__new__"
        return made
