"""A comparison as the JSON document `comparison/1`; `peel_grade.comparison.form` has its form."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from peel_grade.causes.search import Causes
from peel_grade.causes.told import as_data
from peel_grade.comparison.changes import Change, Recorded, Row, Side
from peel_grade.comparison.comparing import AreaMoved, Comparison, FindingMoved, GradeMoved
from peel_grade.comparison.decisions import decided_otherwise
from peel_grade.comparison.stands import FindingStand
from peel_grade.comparison.tracing import Why
from peel_grade.force.file import FlagEvidence, IndicatorEvidence, PreviousArea, PreviousGrade, written_row
from peel_grade.grades.assessment import suggested
from peel_grade.grades.counts import Evidence
from peel_grade.grades.reasons import why
from peel_grade.grades.results import Assessment, Graded
from peel_grade.report.document import framework_told
from peel_grade.rulebook.framework import UNGRADED
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.evidence import recorded_as
from peel_grade.wording.sentences import reason
from peel_grade.wording.terms import capital, show_figure

if TYPE_CHECKING:
    from peel_grade.causes import form as causes_form
    from peel_grade.comparison import form


def document(found: Comparison) -> "form.ComparisonDocument":
    """The comparison as JSON data: the same files and rulebooks give the same bytes."""
    brought = _brought(found)
    return {
        "schema": "comparison/1",
        "was": _side(found.sides[0]),
        "now": _side(found.sides[1]),
        "evidence": [_evidence(row, found, brought.get(row.change.id, [])) for row in found.recorded],
        "findings": [_finding(each, found) for each in found.findings],
        "areas": _areas(found),
        "grades": [*_grades(found)],
        "moderation": [*decided_otherwise(found.was, found.now)],
        "no_counterpart": {
            "was": [*_alone(found.was, found.now.book)],
            "now": [*_alone(found.now, found.was.book)],
        },
    }


def _side(side: Side) -> "form.Side":
    return {
        "file": side.name,
        "force": side.force.name,
        "framework": framework_told(side.book.framework, side.book.sha256),
        "sha256": side.force.sha256,
        "warnings": sum(not each.allowed for each in side.force.warnings),
    }


def _brought(found: Comparison) -> dict[str, list[str]]:
    """What each change of evidence is a cause of, by its id."""
    brought: dict[str, dict[str, None]] = {}

    def note(item: str, whys: Iterable[Why | None]) -> None:
        for each in whys:
            for cause in () if each is None else each.evidence.causes:
                for change in cause.edits:
                    brought.setdefault(change.id, {})[item] = None

    for finding in found.findings:
        note(f"finding:{finding.rule}", [finding.why])
    for area in found.areas:
        note(f"area:{area.area}", [area.why])
    for grade in found.grades:
        note(f"{grade.kind}:{grade.name}" if grade.name else grade.kind, [grade.draft, grade.possible])
    return {change: list(items) for change, items in brought.items()}


def _evidence(row: Recorded, found: Comparison, brings: list[str]) -> "form.EvidenceChange":
    kind, name = row.change
    books = (found.now.book, found.was.book)
    book = next((book for book in books if name in _named_alike(kind, book)), books[0])
    entry = _named_alike(kind, book).get(name)
    question = getattr(entry, "question", name if entry is not None else None)  # or it is a question itself
    theme = getattr(entry, "theme", None)
    return {
        "id": row.change.id,
        "kind": kind,  # type: ignore[typeddict-item]  # one of the kinds of evidence
        "name": name,
        "label": _label(row.change, entry, book),
        "question": question,
        "question_title": None if question is None else book.questions[question].title,
        "theme": theme,
        "theme_title": None if theme is None else book.themes[theme].title,
        "change": row.how,
        "differs": list(row.differs),
        "counts": row.counts,
        "counterpart": entry is None or all(name in _named_alike(kind, each) for each in books),
        "was": _record(row.was, found.was.book),
        "now": _record(row.now, found.now.book),
        "brings": brings,
    }


def _named_alike(kind: str, book: Rulebook) -> Mapping[str, Any]:
    """The entries of a rulebook among which the name of such a change is."""
    entries: Mapping[str, Mapping[str, Any]] = {
        "indicator": book.indicators,
        "flag": book.flags,
        "previous_area": book.areas,
    }
    return entries.get(kind, book.questions)


def _label(change: Change, entry: Any, book: Rulebook) -> str:
    """What a change is of."""
    words = book.framework.words
    match change.kind:
        case "indicator" | "flag":
            return str(entry.label)
        case "previous_area":
            return f"asked for before: {entry.text}"
        case "previous_complete":
            return f"all earlier {words.area.many} are listed"
        case "previous_grade":
            return f"earlier grade: {'Overall' if entry is None else entry.title}"
        case _:
            return f"inspected: {entry.title}"


def _record(row: Row, book: Rulebook) -> "form.Record | None":
    if row is None:
        return None
    if row is True:
        return {"says": "yes", "row": None, "sources": [], "note": ""}
    return {
        "says": said(row, book),
        "row": written_row(row),
        "sources": list(row.source),
        "note": "" if isinstance(row, PreviousGrade) else row.note,
    }


def said(row: Row, book: Rulebook) -> str:
    """What is recorded, in short: `260 (previously 100)`, `partly`, `fair (2029)`."""
    match row:
        case PreviousArea():
            return f"in {', '.join(map(str, row.years))}" if row.years else "yes"
        case PreviousGrade():
            return f"{book.framework.said(row.grade)} ({row.year})"
        case IndicatorEvidence():
            return _figure(row, book)
        case FlagEvidence():
            return recorded_as(row).replace("_", " ")
    raise ValueError(f"nothing that a force file records: {row}")


def _figure(row: IndicatorEvidence, book: Rulebook) -> str:
    framework = book.framework
    beside = [f"previously {show_figure(row.previous)}"] if row.previous is not None else []
    beside += [
        f"{framework.benchmarks[of].title if of in framework.benchmarks else of}: {show_figure(value)}"
        for of, value in row.benchmarks.items()
    ]
    beside += [f"of a sample of {row.sample}"] if row.sample is not None else []
    ranked = [framework.ranks.get(row.rank, row.rank)] if row.rank is not None else []
    if row.value is None and ranked:
        return "; ".join([*ranked, *beside])
    figure = recorded_as(row).replace("_", " ")
    told = "; ".join([*beside, *ranked])
    return f"{figure} ({told})" if told else figure


def _finding(each: FindingMoved, found: Comparison) -> "form.FindingChange":
    rule, book = found.now.book.rules[each.rule], found.now.book
    return {
        "rule": rule.id,
        "question": rule.question,
        "question_title": book.questions[rule.question].title,
        "theme": rule.theme,
        "theme_title": None if rule.theme is None else book.themes[rule.theme].title,
        "area": rule.area,
        "was": _stand(each.rule, each.was, found.was),
        "now": _stand(each.rule, each.now, found.now),
        "evidence": as_data(each.why.evidence, _id),
    }


def _stand(name: str, stand: FindingStand, assessment: Assessment) -> "form.FindingStand":
    rule = assessment.book.rules[name]
    return {
        "outcome": stand.outcome,
        "repeat": stand.repeat,
        "kind": rule.kind,
        "weight": rule.weight,
        "because": why(assessment, name).because if stand.outcome == "found" else reason(rule),
    }


def _areas(found: Comparison) -> "list[form.AreaChange]":
    places = [{each.area.id: place for place, each in enumerate(suggested(side), 1)} for side in (found.was, found.now)]
    rows = [_area(each, found, places) for each in found.areas]
    last = max(map(len, places), default=0) + 1

    def place(row: "form.AreaChange") -> tuple[int, int]:
        now, was = (last if side is None else side["priority"] for side in (row["now"], row["was"]))
        return now, was

    return sorted(rows, key=place)


def _area(each: AreaMoved, found: Comparison, places: list[dict[str, int]]) -> "form.AreaChange":
    area = found.now.book.areas[each.area]

    def stand(assessment: Assessment, place: dict[str, int]) -> "form.AreaStand | None":
        if each.area not in place:
            return None
        result = assessment.areas[each.area]
        reasons = [row.rule.id for row in result.reasons]
        return {
            "priority": place[each.area],
            "concern": result.concern,
            "repeat": result.repeat,
            "reasons": reasons,
        }

    return {
        "id": area.id,
        "question": area.question,
        "question_title": found.now.book.questions[area.question].title,
        "text": area.text,
        "was": stand(found.was, places[0]),
        "now": stand(found.now, places[1]),
        "evidence": None if each.why is None else as_data(each.why.evidence, _id),
        "below": None if each.why is None else _below(each.why),
    }


def _id(change: Change) -> str:
    return change.id


def _below(why: Why) -> "causes_form.Causes":
    return as_data(why.below or Causes((), True, ()), _id)


def _grades(found: Comparison) -> "Iterator[form.GradeRow]":
    """Every grade that both frameworks give."""
    was, now = found.was, found.now
    moved = {(each.kind, each.name): each for each in found.grades}

    def row(
        kind: Literal["overall", "question", "theme"], name: str, title: str, question: str | None, *sides: Any
    ) -> "form.GradeRow":
        why = moved.get((kind, name), GradeMoved(kind, name, None, None))
        return {
            "id": f"{kind}:{name}" if name else kind, "kind": kind, "name": name, "title": title, "question": question,
            "was": sides[0], "now": sides[1], "draft": _reasons(why.draft), "possible": _reasons(why.possible),
        }  # fmt: skip

    if was.book.graded_overall and now.book.graded_overall:
        yield row("overall", "", "Overall", None, _overall(was), _overall(now))
    for name, result in now.questions.items():
        if name in was.questions:
            title = now.book.questions[name].title
            yield row("question", name, title, None, _question(was, name), _question(now, name))
            for theme in (theme for theme in result.themes if theme in was.questions[name].themes):
                sides = (_theme(side, name, theme) for side in (was, now))
                yield row("theme", theme, now.book.themes[theme].title, name, *sides)


def _reasons(why: Why | None) -> "form.GradeReasons | None":
    return None if why is None else {"evidence": as_data(why.evidence, _id), "below": _below(why)}


def _overall(assessment: Assessment) -> "form.GradeStand":
    overall, framework = assessment.overall, assessment.book.framework
    remarks = [
        f"it would be {framework.said(grade)} by {framework.alternative(name)}"
        for name, grade in overall.borderline.items()
    ]
    remarks += [f"no precedent: {remark}" for remark in overall.no_precedent]
    moderated = None if overall.moderated is None else overall.moderated.grade
    return _graded(overall.grade, None, None, None, moderated, remarks)


def _question(assessment: Assessment, name: str) -> "form.GradeStand":
    result = assessment.questions[name]
    moderated = None if result.moderated is None else result.moderated.grade
    evidence = result.evidence if result.status == "inspected" else None
    return _graded(result.grade, result.status, result.year, evidence, moderated, [])


def _theme(assessment: Assessment, question: str, name: str) -> "form.GradeStand | None":
    if assessment.questions[question].status != "inspected":
        return None
    result = assessment.questions[question].themes[name]
    return _graded(result.grade, None, None, result.evidence, None, [])


def _graded(
    grade: Graded,
    status: str | None,
    year: int | None,
    evidence: Evidence | None,
    moderated: str | None,
    remarks: list[str],
) -> "form.GradeStand":
    return {
        "draft_grade": grade.draft,
        "range": list(grade.range) if grade.range and grade.draft != UNGRADED else None,
        "status": status,
        "year": year,
        "evidence": None if evidence is None else {"known": evidence.known, "of": evidence.of},
        "moderated": moderated,
        "remarks": remarks,
    }


def _alone(assessment: Assessment, other: Rulebook) -> "Iterator[form.Alone]":
    """What a draft holds of which the other rulebook knows nothing."""
    book = assessment.book
    if book.sha256 == other.sha256:
        return
    for name, question in book.questions.items():
        if name not in other.questions:
            yield {"kind": "question", "name": name, "title": question.title}
    for name, theme in book.themes.items():
        if name not in other.themes:
            yield {"kind": "theme", "name": name, "title": theme.title}
    for area in suggested(assessment):
        if area.area.id not in other.areas:
            yield {"kind": "area", "name": area.area.id, "title": area.area.text}
    for name, rule in book.rules.items():
        inspected = assessment.questions[rule.question].status == "inspected"
        if name not in other.rules and inspected and assessment.verdicts.get(name):
            yield {"kind": "finding", "name": name, "title": capital(why(assessment, name).because)}
    for entry in book.entries():
        row = assessment.force.indicators.get(entry.id) or assessment.force.flags.get(entry.id)
        if row is not None and row.status != "not_recorded" and entry.id not in {*other.indicators, *other.flags}:
            kind = "indicator" if entry.id in book.indicators else "flag"
            yield {"kind": kind, "name": entry.id, "title": entry.label}  # type: ignore[typeddict-item]  # one of both
