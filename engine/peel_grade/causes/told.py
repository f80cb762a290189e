"""Causes as data, and in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from peel_grade.causes.search import Causes
from peel_grade.wording.terms import listed

if TYPE_CHECKING:
    from peel_grade.causes import form

E = TypeVar("E")


def as_data(found: Causes[E], name: Callable[[E], str]) -> "form.Causes":
    """The causes as JSON data; `name` gives the id of an edit."""

    def ids(edits: Iterable[E]) -> list[str]:
        return [name(edit) for edit in edits]

    return {
        "causes": [
            {"edits": ids(cause.edits), "enough": [*map(ids, cause.enough)], "needed": [*map(ids, cause.needed)]}
            for cause in found.causes
        ],
        "every_combination_tried": found.every,
        "cancelled": [*map(ids, found.cancelled)],
    }


class Telling:
    """Tells causes in words; `name` says what an edit is called in a sentence.

    Of more than `most` edits only so many are named, and the rest counted; of several causes half as many are told.
    """

    def __init__(self, name: Callable[[str], str], most: int | None = None) -> None:
        self._name, self._most = name, most

    def causes(self, found: "Mapping[str, Any] | form.Causes") -> str:
        """What brings a change: `caused by a and b, only together; c and d cancel each other out`."""
        shown = found["causes"] if self._most is None else found["causes"][: max(1, self._most // 2)]
        told = "; or ".join(
            [self._cause(each) for each in shown] + (["others"] if len(shown) < len(found["causes"]) else [])
        )
        by = "caused by" if found["every_combination_tried"] else "caused at least by"
        return "; ".join([*([f"{by} {told}"] if told else []), *map(self.cancelled, found["cancelled"])])

    def cancelled(self, edits: Sequence[str]) -> str:
        """That edits come to nothing together."""
        return f"{self.all(edits)} cancel each other out"

    def all(self, edits: Sequence[str]) -> str:
        """All of the edits."""
        if self._most is None or len(edits) <= self._most:
            return listed(map(self._name, edits), "and")
        return listed([*map(self._name, edits[: self._most]), f"{len(edits) - self._most} more"], "and")

    def _cause(self, each: "form.Cause") -> str:
        names, enough = each["edits"], each["enough"]
        if len(names) == 1:
            return self._name(names[0])
        if enough == [names]:
            return f"{self.all(names)}, only together"
        if all(len(edits) == 1 for edits in enough) and len(enough) == len(names):
            return f"{self.all(names)}, each of which would be enough"
        if self._most is not None and (len(names) > self._most or sum(map(len, enough)) > 2 * self._most):
            return f"{self.all(names)}, of which several choices would be enough"
        needed = {name for edits in enough for name in edits} != set(names)
        also = f", {self._ways(each['needed'])} needed" if needed else ""
        return f"{self.all(names)}, of which {self._ways(enough)} would be enough{also}"

    def _ways(self, sets: Sequence[Sequence[str]]) -> str:
        """Sets of edits, one of which will do: `a, or b with c`."""
        return ", or ".join(" with ".join(map(self._name, edits)) for edits in sets)
