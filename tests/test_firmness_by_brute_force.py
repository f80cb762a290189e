"""How few changes of evidence change a grade, against trying every one: on random frameworks, judged by the oracle."""

from collections.abc import Mapping
from itertools import combinations, product
from math import prod
from typing import Any, TypeAlias

import pytest
from hypothesis import assume, given, seed, settings
from hypothesis import strategies as st
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.firmness.changes import KINDS, truth
from peel_grade.firmness.diagrams import diagrams_of
from peel_grade.firmness.every import SearchOfAll
from peel_grade.firmness.ground import Ground
from peel_grade.firmness.possible import Possibilities, possible
from peel_grade.firmness.resilience import firmness
from peel_grade.force.facts import evidence_facts
from peel_grade.force.figures import Figure, Range
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea, PreviousGrade
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment, Firmness, Resilience
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Aspect

from tests.at_length import examples
from tests.test_grades_against_oracle import forces, rulebooks

CLOSED = ("not_supplied", "not_comparable")
FLAGS = [*(FlagEvidence(is_=degree) for degree in (True, "partly", False)), *(FlagEvidence(status=s) for s in CLOSED)]
BASES = (None, 1, 3, 12)
FIGURES = [
    *(
        IndicatorEvidence(value, previous, {} if elsewhere is None else {"all_of_them": elsewhere})
        for value, previous, elsewhere in product((1, 2, 3, 5), BASES, BASES)
    ),
    *(IndicatorEvidence(status=status) for status in CLOSED),
]
"""Every way in which the comparisons of random rules can turn out."""
MOST = 2
REPEATED = "repeated"
"""What is missing of an area that an earlier inspection may have asked for."""


Piece: TypeAlias = tuple[str, str]
"""An entry of the catalogue, and what of it is missing: empty for itself, `previous`, or a benchmark."""
NUMBERS = (*range(11), 13, 15, 18, 20, 1_000)
"""Every number that comparisons of random rules can tell from another."""


def within(figure: Figure | None) -> list[int]:
    """The numbers that a figure may come to be, of which nothing or a range is known."""
    low, high = (None, None) if not isinstance(figure, Range) else figure
    return [each for each in NUMBERS if (low is None or each >= low) and (high is None or each <= high)]


def pieces(force: Force, book: Rulebook, of: str) -> dict[Piece, list[Any]]:
    """What may turn out otherwise, each with all that it may turn out to be."""
    found: dict[Piece, list[Any]] = {}
    for entry in book.entries():
        mine = force.flags.get(entry.id) if entry.id in book.flags else force.indicators.get(entry.id)
        status = "not_recorded" if mine is None else mine.status
        every: list[Any] = FLAGS if entry.id in book.flags else FIGURES
        if of == "missing" and status == "not_recorded":
            found[entry.id, ""] = every
        if of == "missing" and isinstance(mine, IndicatorEvidence) and status == "known":
            parts = {"": mine.value, "previous": mine.previous, "all_of_them": mine.benchmarks.get("all_of_them")}
            plain = isinstance(mine.value, int)
            for part, figure in parts.items():
                if not isinstance(figure, int):
                    found[entry.id, part] = [*BASES[1:]] if plain and figure is None else within(figure)
        if of == "recorded" and status == "known":
            found[entry.id, ""] = [each for each in every if each.status == "known" and each != mine]
    for area in perhaps_asked(force, book) if of == "missing" else ():
        found[area, REPEATED] = [PreviousArea(area)]
    return found


def perhaps_asked(force: Force, book: Rulebook) -> list[str]:
    """The areas that an earlier inspection may have asked for, as far as rules make them or ask for them."""
    if force.previous_complete:
        return []
    leaf_of = {leaf.subject for rule in book.rules.values() for leaf in leaves(rule.condition)}
    asked = {rule.area for rule in book.rules.values()} | {text.partition("/")[2] for text in leaf_of}
    return [area for area in book.areas if area in asked and area not in {each.area for each in force.previous_areas}]


def otherwise(force: Force, changes: Mapping[Piece, Any]) -> Force:
    """The force with evidence put otherwise: whole rows, or a number of a recorded one."""
    flags, figures, areas = dict(force.flags), dict(force.indicators), force.previous_areas
    for (name, part), row in changes.items():
        if isinstance(row, PreviousArea):
            areas = (*areas, row)
        elif isinstance(row, FlagEvidence):
            flags[name] = row
        elif isinstance(row, IndicatorEvidence):
            figures[name] = row
        else:
            there = figures.get(name, IndicatorEvidence())._replace(status="known")
            if part == "all_of_them":
                figures[name] = there._replace(benchmarks=FrozenDict({**there.benchmarks, part: row}))
            else:
                figures[name] = there._replace(**{part or "value": row})
    return force._replace(flags=FrozenDict(flags), indicators=FrozenDict(figures), previous_areas=areas)


def place(grade: str, book: Rulebook) -> float:
    return len(book.framework.below) - 0.5 if grade == INSUFFICIENT else book.framework.scale.index(grade)


def drafts(force: Force, book: Rulebook) -> dict[str, str]:
    """The grades of questions, and the overall one by an empty name."""
    found = oracle.grades(book, force)
    grades = {name: grade for name, grade in found.questions.items() if grade is not None}
    return grades if found.overall is None else {**grades, "": found.overall}


def fewest(
    force: Force, book: Rulebook, may: Mapping[Piece, list[Any]]
) -> dict[tuple[str, str], tuple[int, set[Piece]]]:
    """Of each grade that falls or rises, by how few changes of pieces that may be so, and what takes part in so few."""
    before = drafts(force, book)
    found: dict[tuple[str, str], tuple[int, set[Piece]]] = {}
    for number in range(1, MOST + 1):
        for names in combinations(may, number):
            for rows in product(*(may[name] for name in names)):
                after = drafts(otherwise(force, dict(zip(names, rows, strict=True))), book)
                for name, grade in after.items():
                    way = place(grade, book) - place(before[name], book)
                    least, taking = (
                        found.setdefault((name, "falls" if way < 0 else "rises"), (number, set()))
                        if way
                        else (0, set())
                    )
                    if least == number:
                        taking.update(names)
    return found


MOST_TRIED = 3_000
MOST_COMPLETIONS = 150


def tried(force: Force, book: Rulebook, of: str) -> int:
    """How many sets of changes there are to try."""
    sizes = [len(rows) for rows in pieces(force, book, of).values()]
    return sum(sizes) + sum(one * other for one, other in combinations(sizes, 2))


def by_any_number(force: Force, book: Rulebook, of: str) -> dict[str, dict[str, int]] | None:
    """Of each question and overall all grades that changes can bring, by the fewest; None where these are too many."""
    may = {piece: apart(piece, rows, force, book) for piece, rows in pieces(force, book, of).items()}
    if prod(len(rows) + 1 for rows in may.values()) > MOST_COMPLETIONS:
        return None
    found: dict[str, dict[str, int]] = {}
    for rows in product(*([None, *rows] for rows in may.values())):
        changes = {piece: row for piece, row in zip(may, rows, strict=True) if row is not None}
        for name, grade in drafts(otherwise(force, changes), book).items():
            of_it = found.setdefault(name, {})
            of_it[grade] = min(len(changes), of_it.get(grade, len(changes)))
    return found


def possible_grades(force: Force, book: Rulebook) -> dict[str, set[str]] | None:
    """Of each question and overall, and of each theme, all grades that completions bring, earlier areas among them."""
    may = {piece: apart(piece, rows, force, book) for piece, rows in pieces(force, book, "missing").items()}
    free = [name for name in book.questions if not_graded_yet(name, force, book)]
    carried = [None, *book.framework.scale]
    number = prod(len(rows) + 1 for rows in may.values()) * len(carried) ** len(free)
    if number > 4 * MOST_COMPLETIONS:
        return None
    found: dict[str, set[str]] = {}
    for rows in product(*([None, *rows] for rows in may.values())):
        completed = otherwise(force, {p: row for p, row in zip(may, rows, strict=True) if row is not None})
        for grades in product(carried, repeat=len(free)):
            earlier = {n: PreviousGrade(g, 2016) for n, g in zip(free, grades, strict=True) if g is not None}
            complete = completed._replace(previous_grades=FrozenDict({**force.previous_grades, **earlier}))
            for name, grade in {**drafts(complete, book), **oracle.grades(book, complete).themes}.items():
                found.setdefault(name, set()).add(grade)
    return found


def not_graded_yet(name: str, force: Force, book: Rulebook) -> bool:
    """Whether a question was not inspected and has no earlier grade: it may have any."""
    inspected = force.inspected is None or name in force.inspected
    return book.questions[name].graded and not inspected and name not in force.previous_grades


def apart(piece: Piece, rows: list[Any], force: Force, book: Rulebook) -> list[Any]:
    """Of the rows that rules cannot tell apart one."""
    asked = [leaf for rule in book.rules.values() for leaf in leaves(rule.condition)]
    found: dict[Any, Any] = {}
    for row in rows:
        after = otherwise(force, {piece: row})
        facts = evidence_facts(after, book)
        mine = after.flags.get(piece[0]) or after.indicators.get(piece[0])
        side = mine.is_ if isinstance(mine, FlagEvidence) else None
        found.setdefault((tuple(truth(leaf, facts) for leaf in asked), mine and mine.status, side), row)
    return [*found.values()]


def told(found: Firmness, of: str) -> dict[str, Resilience]:
    if of == "missing":
        return {"falls": found.falls_by_missing, "rises": found.rises_by_missing}
    return {"falls": found.falls_by_recorded, "rises": found.rises_by_recorded}


def alone(force: Force, book: Rulebook) -> dict[str, dict[Piece, set[str]]]:
    """By question each missing piece that changes its grade by itself, and to which grades."""
    before, found = drafts(force, book), dict[str, dict[Piece, set[str]]]()
    for piece, rows in pieces(force, book, "missing").items():
        for row in rows:
            for asked, grade in drafts(otherwise(force, {piece: row}), book).items():
                if grade != before[asked]:
                    found.setdefault(asked, {}).setdefault(piece, set()).add(grade)
    return found


def piece_of(text: str) -> Piece:
    """What a subject is about."""
    kind, name, *part = text.split("/")
    if kind == REPEATED:
        return name, REPEATED
    return name, "" if not part else "previous" if part == [Aspect.AGAINST_PREVIOUS] else part[-1]


def agree(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    force = data.draw(forces(book))
    engines = Engines(compile_rulebook(book))
    try:
        assessment = assess(force, engines)
        diagrams = diagrams_of(engines.compiled)
        found = firmness(assessment, diagrams)
        graded = {**found.questions, **({} if found.overall is None else {"": found.overall})}
        assume(graded)
        assume(all(tried(force, book, of) <= MOST_TRIED for of in KINDS))
        expected_alone = alone(force, book)
        for name, by_piece in found.alone.items():
            mine_alone = {piece_of(piece): set(grades) for piece, grades in by_piece.items()}
            assert mine_alone == expected_alone.get(name, {})
        for of in KINDS:
            expected = {
                key: found_by
                for key, found_by in fewest(force, book, pieces(force, book, of)).items()
                if key[0] in graded
            }
            mine = {
                (name, way): (each.number, {piece_of(taking) for taking in each.taking})
                for name, both in graded.items()
                if both is not None
                for way, each in told(both, of).items()
                if each.number is not None and each.number <= MOST
            }
            assert mine == expected
            every = by_any_number(force, book, of)
            if every is not None:
                wholly = SearchOfAll(Ground(assessment, diagrams)).every(of)
                for name, costs in wholly.questions.items():
                    assert costs == every[name]
                if wholly.overall is not None:
                    assert wholly.overall == every[""]
    finally:
        engines.close()


def possible_agree(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    force = data.draw(forces(book))
    expected = possible_grades(force, book)
    if expected is None:
        assume(False)
        return
    engines = Engines(compile_rulebook(book))
    try:
        assessment = assess(force, engines)
        ground = Ground(assessment, diagrams_of(engines.compiled))
        drafted = {name: frozenset({each.grade.draft}) for name, each in assessment.questions.items()}
        found = possible(ground, drafted, themes=True)
        scale = {*book.framework.scale}
        told = {**found.questions, **(found.themes or {}), **({} if found.overall is None else {"": found.overall})}
        for name, grades in told.items():
            assert grades == expected[name] & scale, name
        if not assessment.force.previous_areas and all(rule.area is None for rule in book.rules.values()):
            assert {*found.questions} >= {*ground.graded}
        completed_agree(Possibilities(ground), assessment, told)
    finally:
        engines.close()


def completed_agree(found: Possibilities, assessment: Assessment, told: Mapping[str, frozenset[str]]) -> None:
    """Completions bring the grades that they are told for, and leave what is no missing evidence as it is."""
    book, force = assessment.book, assessment.force
    for name, grades in told.items():
        place = f"theme/{name}" if name in book.themes else f"question/{name}" if name else "overall"
        assert found.of(place) == grades
        for grade in grades:
            completed = found.completion(place, grade)
            if completed is not None:
                assert {**drafts(completed, book), **oracle.grades(book, completed).themes}[name] == grade
                for rows, before in ((completed.flags, force.flags), (completed.indicators, force.indicators)):
                    assert all(rows[each] == row for each, row in before.items() if row.status in CLOSED)


@settings(max_examples=3)
@given(st.data())
def test_possible_grades_are_those_of_all_completions(data: st.DataObject) -> None:
    possible_agree(data)


@settings(max_examples=3)
@given(st.data())
def test_as_few_changes_as_trying_all_finds(data: st.DataObject) -> None:
    agree(data)


@pytest.mark.long
@pytest.mark.parametrize("number", range(2))
def test_possible_grades_are_those_of_all_completions_at_length(number: int) -> None:
    """Of 500 random rulebooks."""
    seed(number)(settings(max_examples=250)(given(st.data())(possible_agree)))()


@pytest.mark.slow
@pytest.mark.parametrize("number", range(5))
def test_as_few_changes_as_trying_all_finds_at_length(number: int) -> None:
    """Of 45 random rulebooks, or with `--hypothesis-profile=long` of 500."""
    seed(number)(settings(max_examples=examples(9, 100))(given(st.data())(agree)))()
