"""From drafts beside what was published to the JSON document `backtest/1`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from peel_grade.backtest.agreement import DRAWS, Measured, Pair, agreement, always, counted, exact, kappa
from peel_grade.backtest.agreement import within_one as within
from peel_grade.backtest.areas import Fidelity, Score, fidelity, together
from peel_grade.backtest.differences import Explained, explain_overall, explain_question
from peel_grade.backtest.held_out import resting_on, without
from peel_grade.backtest.matching import Case
from peel_grade.causes.told import as_data
from peel_grade.findings.engines import Engines
from peel_grade.grades.published import compare
from peel_grade.grades.results import Assessment
from peel_grade.report.node import Node
from peel_grade.report.tree import explain_area
from peel_grade.rulebook.model import Rulebook

OVERALL, TOGETHER = "overall", "all"
BASELINES = ("at_random", "of_others")
"""What suggested areas are compared with: as many in each question at random, and those published of the others."""


def document(
    cases: Sequence[Case], not_compared: Iterable[Mapping[str, str]], engines_of: Callable[[str], Engines]
) -> dict[str, Any]:
    """What the drafts come to; `engines_of` are those of a framework."""
    recorded = [case for case in cases if case.published.record is not None]
    scored = {case.named.file: _scores(case, recorded) for case in recorded}
    held = {case.named.file: _held_out(case, engines_of(case.named.framework)) for case in recorded}
    return {
        "schema": "backtest/1",
        "forces": [_force(case, scored.get(case.named.file), engines_of(case.named.framework)) for case in cases],
        "not_compared": [*not_compared],
        "scales": [_scale(alike, held) for alike in _by_scale(cases)],
        "areas": _told(_by_question(scored.values())) if scored else {},
        "held_out": {
            "rules": {file: {"report": report, "rules": rules} for file, (report, rules, _) in held.items()},
            "areas": _told(_by_question(_held_scores(recorded, held))) if scored else {},
        },
    }


# The grades


def _pairs(case: Case, draft: Assessment) -> Iterator[tuple[str, str, str]]:
    """Of each question that was inspected, and of the whole: what it is, what was published, what is drafted."""
    for name, result in draft.questions.items():
        if name in case.published.grades and result.status == "inspected":
            yield name, case.published.grades[name].grade, result.grade.draft
    if OVERALL in case.published.grades:
        yield OVERALL, case.published.grades[OVERALL].grade, draft.overall.grade.draft


def _by_scale(cases: Sequence[Case]) -> Iterator[list[Case]]:
    """The cases whose frameworks have the same grades, and the same standard."""
    found: dict[tuple[object, ...], list[Case]] = {}
    for case in cases:
        framework = case.draft.book.framework
        found.setdefault((framework.scale, framework.standard.id), []).append(case)
    return iter(found.values())


def _scale(cases: Sequence[Case], held: Mapping[str, tuple[str, list[str], Assessment]]) -> dict[str, Any]:
    """How far the drafts agree, of all questions together, of the overall grade, and of each question."""
    book = cases[0].draft.book
    titles = {name: question.title for case in cases for name, question in case.draft.book.questions.items()}
    pairs = [[*_pairs(case, case.draft)] for case in cases]
    asked = [name for name in titles if any(of == name for each in pairs for of, *_ in each)]
    rows: dict[str, Any] = {TOGETHER: _agreement([[row for row in each if row[0] != OVERALL] for each in pairs], book)}
    for name in (OVERALL, *asked):
        if any(of == name for each in pairs for of, *_ in each):
            rows[name] = _agreement([[row for row in each if row[0] == name] for each in pairs], book)
    others = [(case, held[case.named.file][2]) for case in cases if case.named.file in held]
    apart = [[row for row in _pairs(case, draft) if row[0] != OVERALL] for case, draft in others]
    framework = book.framework
    return {
        "frameworks": list(dict.fromkeys(case.named.framework for case in cases)),
        "grades": [
            {"id": grade.id, "title": grade.title, "letter": grade.letter, "standard": grade.standard}
            for grade in framework.grades
        ],
        "forces": len(cases),
        "draws": DRAWS,
        "titles": {name: titles[name] for name in asked},
        "agreement": rows,
        "held_out": _agreement(apart, book) if others else None,
    }


def _agreement(rows: Sequence[Sequence[tuple[str, str, str]]], book: Rulebook) -> dict[str, Any]:
    """How far the grades of each force agree with those published, beside the standard for all of them."""
    scale, standard = book.framework.scale, book.framework.scale.index(book.framework.standard.id)
    drafted: list[list[Pair]] = [
        [(scale.index(published), scale.index(draft)) for _, published, draft in each if draft in scale]
        for each in rows
    ]
    none = [published for each in rows for _, published, draft in each if draft not in scale]
    whole = counted(drafted)
    all_standard = always(whole, standard)
    told = {
        "pairs": sum(map(len, rows)),
        "forces": sum(map(bool, rows)),
        "without_draft": [none.count(grade) for grade in scale],
        "matrix": [[int(whole.get((row, column), 0)) for column in range(len(scale))] for row in range(len(scale))],
        "baseline": {
            "exact": _rounded(exact(all_standard)),
            "within_one": _rounded(within(all_standard)),
            "kappa": _rounded(kappa(all_standard), 2),
        },
    }
    if not whole:
        return told | {"exact": None, "within_one": None, "kappa": None, "gained": None}
    found = agreement(drafted, len(scale), standard)
    return told | {
        "exact": _measured(found.exact),
        "within_one": _measured(found.within_one),
        "kappa": _measured(found.kappa, 2),
        "gained": _measured(found.gained),
    }


def _rounded(value: float | None, places: int = 1) -> float | None:
    return None if value is None else round(value, places)


def _measured(found: Measured, places: int = 1) -> dict[str, float | None]:
    return {
        "value": _rounded(found.value, places), "low": round(found.low, places), "high": round(found.high, places)
    }  # fmt: skip


# Each force


def _force(case: Case, scored: Mapping[str, Fidelity] | None, engines: Engines) -> dict[str, Any]:
    named, draft, published = case
    told: dict[str, Any] = {
        "file": named.file,
        "record": named.stem,
        "force": named.name,
        "framework": named.framework,
        "grades": [*_grades(case, engines)],
    }
    record = published.record
    if record is None or scored is None:
        return told | {"not_suggested": None, "without_counterpart": None, "areas": None}
    found, book = compare(draft, record), draft.book
    return told | {
        "not_suggested": [
            {
                "about": row.about, "source": row.source, "question": row.question, "areas": row.areas,
                "why": [_node(explain_area(draft, area)) for area in row.areas],
            }
            for row in found.missed
        ],
        "without_counterpart": [
            {"area": name, "question": book.areas[name].question, "text": book.areas[name].text, "why": why}
            for name, why in found.unmatched.items()
        ],
        "areas": _told({**scored, TOGETHER: together(scored.values())}),
    }  # fmt: skip


def _grades(case: Case, engines: Engines) -> Iterator[dict[str, Any]]:
    """Each published grade beside the draft; where they differ, why."""
    draft, stated = case.draft, case.published.grades
    for name in (*draft.questions, OVERALL):
        if name not in stated:
            continue
        result = None if name == OVERALL else draft.questions[name]
        graded = draft.overall.grade if result is None else result.grade
        told: dict[str, Any] = {
            "of": name,
            "title": "Overall" if result is None else draft.book.questions[name].title,
            "status": None if result is None else result.status,
            "published": stated[name].grade,
            "source": stated[name].source,
            "draft": graded.draft,
            "why": None,
        }
        if stated[name].grade != graded.draft and (result is None or result.status == "inspected"):
            published = {of: each.grade for of, each in stated.items()}
            why = (
                explain_overall(published, draft, engines)
                if result is None
                else explain_question(name, stated[name].grade, draft, engines)
            )
            told["why"] = {"because": graded.rule.because if graded.rule else None, **_why(why, draft)}
        yield told


def _why(why: Explained, draft: Assessment) -> dict[str, Any]:
    rules = draft.book.rules
    return {
        "causes": None if why.causes is None else as_data(why.causes, str),
        "rules": [
            {"rule": name, "kind": rules[name].kind, "weight": rules[name].weight, "holds": verdict,
             "because": rules[name].because}
            for name, verdict in why.found.items()
        ],
    }  # fmt: skip


def _node(node: Node) -> dict[str, Any]:
    """A line of a tree, and those under it."""
    holds = {} if node.truth == "" else {"holds": node.truth}
    below = {"because": [_node(child) for child in node.children]} if node.children else {}
    return {"says": node.label, **holds, **below}


# The areas


def _scores(case: Case, recorded: Sequence[Case], draft: Assessment | None = None) -> dict[str, Fidelity]:
    record = case.published.record
    assert record is not None
    others = [each.published.record for each in recorded if each.published.record not in (None, record)]
    return fidelity(draft or case.draft, record, [other for other in others if other is not None])


def _held_out(case: Case, engines: Engines) -> tuple[str, list[str], Assessment]:
    """A force's own report, the rules that rest on it alone, and its draft without them."""
    record = case.published.record
    assert record is not None
    rules = resting_on(engines.compiled.book, record.assessment)
    return record.assessment, rules, without(rules, case.draft, engines) if rules else case.draft


def _held_scores(
    recorded: Sequence[Case], held: Mapping[str, tuple[str, list[str], Assessment]]
) -> Iterator[dict[str, Fidelity]]:
    return (_scores(case, recorded, held[case.named.file][2]) for case in recorded)


def _by_question(scored: Iterable[Mapping[str, Fidelity]]) -> dict[str, Fidelity]:
    """The scores of all forces together, by question and of all; of what frameworks share by its id."""
    by_question: dict[str, list[Fidelity]] = {}
    for each in scored:
        for question, found in each.items():
            by_question.setdefault(question, []).append(found)
    whole = {question: together(found) for question, found in by_question.items()}
    return {**whole, TOGETHER: together(whole.values())}


def _told(scores: Mapping[str, Fidelity]) -> dict[str, Any]:
    return {
        name: {"draft": _score(each.draft)}
        | {key: _score(of) for key in BASELINES if (of := getattr(each, key)) is not None}
        for name, each in scores.items()
    }


def _score(score: Score) -> dict[str, Any]:
    counts = {key: round(value, 2) for key, value in score._asdict().items()}
    return {**counts, "precision": score.precision, "recall": score.recall}
