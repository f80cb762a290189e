"""Routes as the JSON document `route/1`; `peel_grade.routes.form` has its form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from peel_grade.files.yaml_tree import LARGEST_NUMBER
from peel_grade.force.derived import with_derived
from peel_grade.force.file import FlagEvidence, IndicatorEvidence, written_row
from peel_grade.grades.results import Assessment
from peel_grade.report.document import framework_told
from peel_grade.routes.figures import Span
from peel_grade.routes.margins import Margin, Turn
from peel_grade.routes.reach import OVERALL
from peel_grade.routes.results import Change, Route, Routes, Way
from peel_grade.rulebook.conditions import HALF, PARTLY, Number
from peel_grade.rulebook.model import Flag
from peel_grade.rulebook.units import Unit
from peel_grade.wording.degrees import asked, statement
from peel_grade.wording.evidence import recorded_as
from peel_grade.wording.terms import show_figure, show_number, words

if TYPE_CHECKING:
    from peel_grade.routes import form


def document(assessment: Assessment, ways: Sequence[Way], figures: Sequence[Margin], file: str) -> "form.RouteDocument":
    """Routes to grades, and how far figures may move, as JSON data."""
    book = assessment.book
    return {
        "schema": "route/1",
        "force": assessment.force.name,
        "file": file,
        "framework": framework_told(book.framework, book.sha256),
        "sha256": assessment.force.sha256,
        "ways": [_way(each, assessment) for each in ways],
        "figures": [_margin(each, assessment) for each in figures],
    }


def _way(way: Way, assessment: Assessment) -> "form.Way":
    return {
        "question": way.question or None,
        "title": _title(way.question, assessment),
        "draft_grade": way.draft,
        "target": way.target,
        "reached": way.reached,
        "by": None if way.found is None else [_routes(each, assessment) for each in way.found],
    }


def _title(question: str, assessment: Assessment) -> str:
    return "Overall" if question == OVERALL else assessment.book.questions[question].title


def _routes(routes: Routes, assessment: Assessment) -> "form.Routes":
    return {
        "evidence": routes.of,
        "routes": [_route(each, assessment) for each in routes.routes],
        "looked_at_together": routes.looked,
        "of_any_kind": routes.any_looked,
        "others": routes.more,
    }


def _route(route: Route, assessment: Assessment) -> "form.Route":
    return {
        "changes": [_change(each, assessment) for each in route.changes],
        "effort": route.effort,
        "grades": _followed(route.grades, assessment),
        "no_longer_suggested": _areas(route.gone, assessment),
        "newly_suggested": _areas(route.new, assessment),
    }


def _followed(grades: Mapping[str, str], assessment: Assessment) -> "list[form.Followed]":
    drafts = {name: result.grade.draft for name, result in assessment.questions.items()}
    drafts[OVERALL] = assessment.overall.grade.draft
    return [
        {"question": name or None, "title": _title(name, assessment), "was": drafts[name], "now": grades[name]}
        for name in sorted(grades, key=[OVERALL, *drafts].index)
    ]


def _areas(names: Iterable[str], assessment: Assessment) -> "list[form.Area]":
    return [{"area": name, "text": assessment.book.areas[name].text} for name in names]


def _change(change: Change, assessment: Assessment) -> "form.Change":
    book = assessment.book
    force = with_derived(assessment.force, book)
    row: FlagEvidence | IndicatorEvidence | None
    if isinstance(change.row, FlagEvidence):
        flag, row = book.flags[change.name], force.flags.get(change.name)
        label, says = flag.label, _so(flag, change.row, change.or_better)
    else:
        label, row = book.indicators[change.name].label, force.indicators.get(change.name)
        says = _needed(change.name, change.row, change.span, assessment)
    recorded = row is not None and row.status != "not_recorded"
    needed = {
        key: value for key, value in written_row(change.row).items() if key in ("is", "value", "previous", "rank")
    }
    needed |= {key: value for key, value in written_row(change.row).items() if key in book.framework.benchmarks}
    return {
        "kind": "flag" if isinstance(change.row, FlagEvidence) else "indicator",
        "name": change.name,
        "label": label,
        "now": written_row(row) if row is not None and recorded else None,
        "now_says": words(recorded_as(row)) if row is not None and recorded else "not recorded",
        "sources": list(row.source) if row is not None and recorded else [],
        "needed": needed,
        "needed_says": says,
        "or_better": change.or_better,
        "figures": None if change.span is None else _span(change.span),
        "effort": change.effort,
        "effort_title": book.framework.effort(change.effort).title,
        "points": change.points,
        "for_the_worse": change.worse,
    }


def _so(flag: Flag, row: FlagEvidence, or_better: bool) -> str:
    """How far a flag would have to be so."""
    if row.is_ is None:
        return ""
    if row.is_ == PARTLY and or_better:
        return asked(flag, {HALF, 1 if flag.favourable else 0})
    return statement(flag, row.is_)


def _needed(name: str, row: IndicatorEvidence, span: Span | None, assessment: Assessment) -> str:
    """What a figure would have to be, with what it would be compared with."""
    framework = assessment.book.framework
    unit = framework.units[assessment.book.indicators[name].unit]
    told = [_numbers(span, unit)] if span is not None else [] if row.value is None else [show_figure(row.value)]
    if span is None and row.previous is not None:
        told.append(f"previously {show_figure(row.previous)}")
    if span is None:
        told += [f"{show_figure(value)} {framework.benchmarks[of].says}" for of, value in row.benchmarks.items()]
    told += [framework.ranks[row.rank]] if row.rank is not None else []
    return ", ".join(told)


def _numbers(span: Span, unit: Unit) -> str:
    """The numbers of a span in words: `at most 49`, `more than 34.1 and at most 41`."""
    told = []
    if span.low == span.high:
        return show_number(span.low)
    if span.low > unit.least or not span.low_in:
        told.append(f"{'at least' if span.low_in else 'more than'} {show_number(span.low)}")
    if span.high < unit.most or not span.high_in:
        told.append(f"{'at most' if span.high_in else 'less than'} {show_number(span.high)}")
    return " and ".join(told) or "any number"


def _endless(number: Number) -> bool:
    return abs(number) >= LARGEST_NUMBER


def _span(span: Span) -> "form.Span":
    return {
        "least": None if _endless(span.low) else span.low,
        "least_included": span.low_in,
        "most": None if _endless(span.high) else span.high,
        "most_included": span.high_in,
    }


def _margin(margin: Margin, assessment: Assessment) -> "form.Margin":
    row = with_derived(assessment.force, assessment.book).indicators[margin.name]
    assert isinstance(row.value, int | float)  # those of which a range is known have no margin
    return {
        "indicator": margin.name,
        "label": assessment.book.indicators[margin.name].label,
        "value": row.value,
        "sources": list(row.source),
        "below": [_turn(each, assessment) for each in margin.below],
        "above": [_turn(each, assessment) for each in margin.above],
    }


def _turn(turn: Turn, assessment: Assessment) -> "form.Turn":
    return {
        "figure": turn.at,
        "included": turn.included,
        "grades": _followed(turn.grades, assessment),
        "no_longer_suggested": _areas(turn.gone, assessment),
        "newly_suggested": _areas(turn.new, assessment),
    }
