"""What a case gives, as the product takes it: evidence as facts, what was concluded as counts."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from peel_grade.boundaries.model import Given
from peel_grade.force.facts import Facts, evidence_facts, exactly
from peel_grade.force.figures import KEYS, figure_of
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.grades.counts import Category, Piece, Tally, count_facts, evidence_counts
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Finding

FINDING, EARLIER, ASKED = "finding ", "previous grade of ", "asked before "
STATUSES: tuple[str, ...] = ("not_recorded", "not_supplied", "not_comparable")
UNDECIDED = "undecided"
_FOUND, _EVIDENCE, _NAMED = " found", " evidence", "evidence "
SIDES = ("favourable", "adverse", "other", "open")
"""How a piece of evidence may stand: recorded on one side or the other, recorded on none, or not recorded."""
REPEATED = "repeated "
_SO_MANY = re.compile(r"(\d+) of (\d+)\Z")


class Unknown(Exception):
    """A case gives what the rulebook does not have; its text says what."""


def evidence(given: Given, book: Rulebook) -> Facts:
    """The facts that follow from the evidence of a case. Raises Unknown."""
    force, found = described(given, book)
    facts = evidence_facts(force, book)
    for rule, concludes in found.items():
        facts[str(Finding(rule))] = exactly(int(concludes))
    return facts


def described(given: Given, book: Rulebook) -> tuple[Force, dict[str, bool]]:
    """The force that the evidence of a case describes, and whether other rules conclude. Raises Unknown."""
    indicators: dict[str, IndicatorEvidence] = {}
    flags: dict[str, FlagEvidence] = {}
    grades: dict[str, PreviousGrade] = {}
    asked: dict[str, bool] = {}
    found: dict[str, bool] = {}
    for key, value in given.items():
        if key in book.flags:
            flags[key] = _flag(value)
        elif key in book.indicators:
            indicators[key] = _figure(value)
        elif key.startswith(FINDING):
            rule = _known(key.removeprefix(FINDING), book.rules)
            found |= {} if value == UNDECIDED else {rule: value is True}
        elif key.startswith(EARLIER):
            question = _known(key.removeprefix(EARLIER), book.questions)
            if value not in STATUSES:
                grade = _known(str(value), book.framework.scale)
                grades[question] = PreviousGrade(grade, book.framework.year - 1)
        elif key.startswith(ASKED):
            area = _known(key.removeprefix(ASKED), book.areas)
            asked |= {} if value in STATUSES else {area: value is True}
        else:
            raise Unknown(f"the catalogue has no `{key}`")
    force = _NOTHING._replace(
        indicators=indicators,
        flags=flags,
        previous_grades=grades,
        previous_areas=tuple(PreviousArea(area) for area, before in asked.items() if before),
        previous_complete=not all(asked.values()),
    )
    return force, found


_NOTHING = Force("", "", None, {}, (), False, {}, {})


def _known(name: str, among: Iterable[str]) -> str:
    if name not in among:
        raise Unknown(f"the rulebook has no `{name}`")
    return name


def _flag(value: Any) -> FlagEvidence:
    return FlagEvidence(status=value) if value in STATUSES else FlagEvidence(is_=value)


def _figure(value: Any) -> IndicatorEvidence:
    if isinstance(value, str):
        return IndicatorEvidence(status=value)
    if not isinstance(value, Mapping) or any(key in value for key in KEYS):
        return IndicatorEvidence(figure_of(value))
    figures = {key: each if key == "rank" else figure_of(each) for key, each in value.items()}
    known: dict[str, Any] = {key: figures.pop(key) for key in ("value", "previous", "rank") if key in figures}
    return IndicatorEvidence(benchmarks=figures, **known)


class Concluded(NamedTuple):
    """What the stratum below concluded: findings by category, pieces of evidence, and grades by theme or question."""

    findings: Tally
    pieces: tuple[Piece, ...]
    grades: Mapping[str, frozenset[str]]

    def facts(self, subjects: Iterable[str], book: Rulebook) -> Facts:
        """The counts that grade rules ask for, by the product's own counting."""
        asked = tuple(subjects)
        counted = evidence_counts(self.pieces, asked).now
        return count_facts(asked, self.findings, counted, self.grades, book.framework.points)


def concluded(given: Given, book: Rulebook) -> Concluded:
    """What a case of grade rules gives. Raises Unknown."""
    findings: Tally = {}
    pieces: list[Piece] = []
    grades: dict[str, frozenset[str]] = {}
    for key, value in given.items():
        if key in book.themes or key in book.questions:
            grades[key] = frozenset({str(value)})
        elif (category := finding_category(key)) is not None:
            _add_findings(findings, *category, value, book)
        elif (side := evidence_side(key)) is not None:
            pieces += [piece(f"{side} {number}", side) for number in range(int(str(value)))]
        elif (name := named_entry(key)) is not None:
            pieces.append(piece(_known(name, (*book.indicators, *book.flags)), str(value)))
        else:
            raise Unknown(f"the rulebook has no `{key}`")
    return Concluded(findings, tuple(pieces), grades)


def piece(name: str, side: str) -> Piece:
    """A piece of evidence that stands so; what is recorded on no side is of those that have none."""
    return Piece(
        name, None if side == "open" else True, side != "other", {"favourable": True, "adverse": False}.get(side)
    )


def found_key(kind: str, weight: str | None, repeat: bool) -> str:
    """The key of how many findings of a category there are: `repeated grave weakness found`."""
    return f"{REPEATED if repeat else ''}{weight + ' ' if weight else ''}{kind}{_FOUND}"


def evidence_key(side: str) -> str:
    """The key of how many pieces of evidence stand so: `favourable evidence`."""
    return side + _EVIDENCE


def named_key(entry: str) -> str:
    """The key of how a piece of evidence that grade rules name stands: `evidence calls_answered`."""
    return _NAMED + entry


def is_so_many(value: object) -> bool:
    """Whether a value says how many are found."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value >= 0
    written = _SO_MANY.match(value) if isinstance(value, str) else None
    return written is not None and int(written[1]) <= int(written[2])


def so_many(value: object) -> tuple[int, int]:
    """How many are found of how many that could be: of `12 of 20`, or of a number alone all of it."""
    if isinstance(value, int):
        return value, value
    written = _SO_MANY.match(str(value))
    assert written is not None  # its form is checked where it is read
    return int(written[1]), int(written[2])


def finding_category(key: str) -> tuple[str, str | None, bool | None] | None:
    """The kind and weight of the findings that a key is of, and True where they are repeated; None for another key."""
    if not key.endswith(_FOUND):
        return None
    category = key.removesuffix(_FOUND)
    *weights, kind = category.removeprefix(REPEATED).split(" ")
    return kind, weights[0] if weights else None, True if category.startswith(REPEATED) else None


def evidence_side(key: str) -> str | None:
    """How the pieces of evidence stand that a key counts; None for another key."""
    side = key.removesuffix(_EVIDENCE)
    return side if side in SIDES and side != key else None


def named_entry(key: str) -> str | None:
    """The piece of evidence that a key is of; None for another key."""
    return key.removeprefix(_NAMED) if key.startswith(_NAMED) else None


def _add_findings(
    findings: Tally, kind: str, weight: str | None, repeat: bool | None, value: object, book: Rulebook
) -> None:
    if weight is not None:
        _known(weight, book.framework.weights)
    number, of = so_many(value)
    for verdict, counted in ((True, number), (False, of - number)):
        if counted:
            findings[Category(kind, weight, verdict, repeat is True)] = counted
