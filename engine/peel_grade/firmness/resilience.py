"""How firm drafts are: what is told of each grade, and kept between runs.

A change of missing evidence: a piece that is not recorded comes to be recorded, whatever it says, or that it could not
be supplied; or a part of a recorded figure does (its rank, the figure before, a benchmark), each by its own change.
A change of recorded evidence: a piece that is known is found another way, with all its parts.

Not looked at: that an earlier inspection asked for more, or graded otherwise; what the force could not supply or show;
parts of a figure that is known as a range, or that it becomes exact. What is computed from two figures is a piece by
itself, which neither of the two changes.
"""

from collections.abc import Mapping

from peel_grade.findings.engines import Engines
from peel_grade.firmness.changes import Of, Standing, in_numbers
from peel_grade.firmness.kept import Diagrams, keep_firm, load_diagrams, recall_firm
from peel_grade.firmness.reach import TooMany
from peel_grade.firmness.search import Alone, Both, Found, Search
from peel_grade.force.derived import with_derived
from peel_grade.grades.results import Assessment, Firm, Firmness, Gap, Resilience
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.subjects import Aspect, Flag, Indicator

MOST = 3
"""Changes that are looked at together."""


def with_firmness(assessment: Assessment, engines: Engines, *, keep: bool = False) -> Assessment:
    """The assessment with how firm its draft grades are, and only the gaps that change a grade by themselves.

    With `keep` that is kept between runs, by the hash of the force file: only for a force as one states it.
    """
    made_from = assessment.book.sha256, assessment.force.sha256
    found = recall_firm(*made_from) if keep else None
    if found is None:
        found = firmness(assessment, load_diagrams(engines.compiled))
        if keep:
            keep_firm(*made_from, found)
    return with_firm(assessment, found)


def with_firm(assessment: Assessment, firm: Firm) -> Assessment:
    """The assessment with how firm its draft grades are found to be."""
    return _changing_alone(assessment, firm.alone)._replace(firm=firm)


def with_gaps_alone(assessment: Assessment, engines: Engines) -> Assessment:
    """The assessment with only those of its gaps that could change a grade by themselves."""
    return _changing_alone(assessment, alone(assessment, load_diagrams(engines.compiled)))


def _changing_alone(assessment: Assessment, alone: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Assessment:
    """Of the gaps those that change a grade alone, with the grades that they bring, as far as that was looked at.

    All others stay as the rules that rest on them tell.
    """
    book, gaps = assessment.book, []
    for gap in assessment.gaps:
        piece = _looked_at(gap, assessment)
        if piece is None or gap.question not in alone:
            gaps.append(gap)
            continue
        brought = tuple(each for each in alone[gap.question].get(piece, ()) if each in book.framework.scale)
        if brought:
            gaps.append(gap._replace(could_become=brought))
    return assessment._replace(gaps=tuple(gaps))


def _looked_at(gap: Gap, assessment: Assessment) -> str | None:
    """The subject of what is missing; None of what is not looked at by itself."""
    book = assessment.book
    if gap.name in book.flags:
        return None if gap.aspect else str(Flag(gap.name))
    if any(gap.name in entry.derived for entry in book.indicators.values() if entry.derived is not None):
        return None
    if not gap.aspect:
        return str(Indicator(gap.name))
    row = assessment.force.indicators.get(gap.name)
    if row is None or not in_numbers(row):
        return None
    if gap.aspect in book.framework.benchmarks:
        return str(Indicator(gap.name, Aspect.AGAINST_BENCHMARK, gap.aspect))
    aspects = {"previous": Aspect.AGAINST_PREVIOUS, "rank": Aspect.RANK}
    return str(Indicator(gap.name, aspects[gap.aspect])) if gap.aspect in aspects else None


def firmness(assessment: Assessment, diagrams: Diagrams) -> Firm:
    """How firm the draft grades of an assessment are."""
    missing, recorded = _looked(assessment, diagrams, "missing", "recorded")
    questions = {
        name: _firmness(missing.questions.get(name), recorded.questions.get(name))
        for name, result in assessment.questions.items()
        if result.status == "inspected" and assessment.book.questions[name].graded
    }
    overall = _firmness(missing.overall, recorded.overall) if assessment.book.graded_overall else None
    return Firm(FrozenDict(questions), overall, missing.alone)


def alone(assessment: Assessment, diagrams: Diagrams) -> Alone:
    """By question each missing piece of evidence that could change the grade by itself, and to which grades."""
    try:
        return Search(standing_of(assessment), assessment, diagrams, 1).alone()
    except TooMany:
        return FrozenDict()


def standing_of(assessment: Assessment) -> Standing:
    """How the evidence of an assessment stands."""
    return Standing(with_derived(assessment.force, assessment.book), assessment.facts, assessment.book)


def _firmness(missing: Both | None, recorded: Both | None) -> Firmness:
    nothing = Resilience(None, 0, (), ())  # rules are too entangled to look at any change
    falls_by_missing, rises_by_missing = missing or (nothing, nothing)
    falls_by_recorded, rises_by_recorded = recorded or (nothing, nothing)
    return Firmness(falls_by_missing, falls_by_recorded, rises_by_missing, rises_by_recorded)


def _looked(assessment: Assessment, diagrams: Diagrams, *kinds: Of) -> list[Found]:
    """What is found of each kind of changes, of as many together as can be kept."""
    standing, found = standing_of(assessment), dict[Of, Found]()
    for most in range(MOST, 0, -1):
        search = Search(standing, assessment, diagrams, most)
        for of in kinds:
            if of not in found:
                try:
                    found[of] = search.found(of)
                except TooMany:
                    continue
        if len(found) == len(kinds):
            break
    return [found.get(of, Found({}, None, FrozenDict())) for of in kinds]
