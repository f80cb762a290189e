"""Finds the edits between two rulebooks, and makes some of them in the old one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

from peel_grade.rulebook.model import Rulebook

Change: TypeAlias = Literal["added", "removed", "changed", "reordered"]
NAMED = {
    "rule": "rules",
    "indicator": "indicators",
    "flag": "flags",
    "question": "questions",
    "theme": "themes",
    "document": "documents",
}
"""Parts of a rulebook that are looked up by name: from the kind of edit to the field of the rulebook."""
LISTED = {
    "theme_grade_rule": "theme_grades",
    "question_grade_rule": "question_grades",
    "overall_grade_rule": "overall_grades",
    "no_precedent_remark": "no_precedent",
}
"""Parts of which the first that holds decides, so that their order counts: from the kind of edit to the field."""
ALTERNATIVE = "alternative_grade_rule"
BENCHMARK = "benchmark"
_OTHERS = [kind for kind in NAMED if kind not in ("rule", "indicator", "flag")]
KINDS = ("rule", *LISTED, ALTERNATIVE, "indicator", "flag", BENCHMARK, *_OTHERS, "framework")
"""Every kind of edit, in the order in which they are listed."""


class Edit(NamedTuple):
    """One edit: its kind, the name of what is edited, and how; `within` is the list of an alternative aggregation, or
    what figures are compared with.
    """

    kind: str
    name: str
    change: Change
    within: str = ""

    @property
    def id(self) -> str:
        """A short name, different from those of all other edits."""
        return ":".join(part for part in (self.kind, self.within, self.name) if part)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def find_edits(old: Rulebook, new: Rulebook) -> list[Edit]:
    """The edits that turn `old` into `new`, by kind in the order of `KINDS`, then in the order of the rulebooks."""
    found: list[Edit] = []
    for kind, field in NAMED.items():
        found += [Edit(kind, name, change) for name, change in _between(getattr(old, field), getattr(new, field))]
    for name in dict.fromkeys([*new.benchmarks, *old.benchmarks]):
        values = (book.benchmarks.get(name, {}) for book in (old, new))
        found += [Edit(BENCHMARK, indicator, change, name) for indicator, change in _between(*values)]
    for kind, field in LISTED.items():
        found += _of_lists(kind, "", getattr(old, field), getattr(new, field))
    for name in sorted({*old.overall_alternatives, *new.overall_alternatives}):
        lists = (book.overall_alternatives.get(name, ()) for book in (old, new))
        found += _of_lists(ALTERNATIVE, name, *lists)
    if old.framework != new.framework:
        found.append(Edit("framework", new.framework.id, "changed"))
    return sorted(found, key=lambda edit: KINDS.index(edit.kind))


def _between(old: Mapping[str, object], new: Mapping[str, object]) -> list[tuple[str, Change]]:
    """The names whose entries differ, and how: first in the order of the new ones, then those that are removed."""
    found: list[tuple[str, Change]] = []
    for name, entry in new.items():
        if name not in old:
            found.append((name, "added"))
        elif entry != old[name]:
            found.append((name, "changed"))
    return found + [(name, "removed") for name in old if name not in new]


def _of_lists(kind: str, within: str, old: Sequence[_Identified], new: Sequence[_Identified]) -> list[Edit]:
    before, after = ({rule.id: rule for rule in rules} for rules in (old, new))
    found = [Edit(kind, name, change, within) for name, change in _between(before, after)]
    if _reordered(before, after):
        found.append(Edit(kind, "order", "reordered", within))
    return found


def _reordered(old: Collection[str], new: Collection[str]) -> bool:
    return [name for name in old if name in new] != [name for name in new if name in old]


def combine(old: Rulebook, new: Rulebook, edits: Collection[Edit]) -> Rulebook:
    """The old rulebook with these edits made; what both rulebooks hold stands in the order of the new one."""
    fields: dict[str, Any] = {}
    for kind, field in NAMED.items():
        if made := [edit for edit in edits if edit.kind == kind]:
            fields[field] = _with_entries(getattr(old, field), getattr(new, field), made)
    for kind, field in LISTED.items():
        if made := [edit for edit in edits if edit.kind == kind]:
            fields[field] = _with_rules(getattr(old, field), getattr(new, field), made)
    benchmarks = dict(old.benchmarks)
    for name in sorted({edit.within for edit in edits if edit.kind == BENCHMARK}):
        made = [edit for edit in edits if edit.kind == BENCHMARK and edit.within == name]
        benchmarks[name] = _with_entries(old.benchmarks.get(name, {}), new.benchmarks.get(name, {}), made)
    alternatives = dict(old.overall_alternatives)
    for name in sorted({edit.within for edit in edits if edit.kind == ALTERNATIVE}):
        made = [edit for edit in edits if edit.kind == ALTERNATIVE and edit.within == name]
        before, after = (book.overall_alternatives.get(name, ()) for book in (old, new))
        alternatives[name] = _with_rules(before, after, made)
    if any(edit.kind == "framework" for edit in edits):
        fields["framework"] = new.framework
    elif old.framework != new.framework:  # what the other edits may name
        fields["framework"] = old.framework._replace(
            benchmarks={**new.framework.benchmarks, **old.framework.benchmarks},
            units={**new.framework.units, **old.framework.units},
        )
    return old._replace(**fields, benchmarks=benchmarks, overall_alternatives=alternatives)


def _with_entries(old: Mapping[str, Any], new: Mapping[str, Any], edits: Iterable[Edit]) -> dict[str, Any]:
    made = dict(old)
    for edit in edits:
        if edit.change == "removed":
            del made[edit.name]
        else:
            made[edit.name] = new[edit.name]
    in_order = [*(name for name in new if name in made), *(name for name in made if name not in new)]
    return {name: made[name] for name in in_order}


def _with_rules(old: Sequence[T], new: Sequence[T], edits: Collection[Edit]) -> tuple[T, ...]:
    """A list with edits made; what is added follows what it follows in the new list."""
    before, after = {rule.id: rule for rule in old}, {rule.id: rule for rule in new}
    made = {edit.name: edit.change for edit in edits}
    removed = {name for name, change in made.items() if change == "removed"}
    kept = [name for name in before if name not in removed]
    if "reordered" in made.values():
        common = [name for name in after if name in before]
        order = _inserted(common, [name for name in kept if name not in after], list(before))
    else:
        order = kept
    order = _inserted(order, [name for name in after if made.get(name) == "added"], list(after))
    return tuple(after[name] if made.get(name) in ("added", "changed") else before[name] for name in order)


def _inserted(order: list[str], names: Iterable[str], like: list[str]) -> list[str]:
    """`order` with the names inserted, each after the nearest name that precedes it in `like`."""
    found = list(order)
    for name in names:
        earlier = [other for other in like[: like.index(name)] if other in found]
        found.insert(found.index(earlier[-1]) + 1 if earlier else 0, name)
    return found
