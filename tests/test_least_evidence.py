"""On how little evidence each grade can be drawn: by trying everything, by the solver, and on shipped rules."""

from itertools import combinations, product
from math import prod
from pathlib import Path

import pytest
from hypothesis import assume, given, seed, settings
from hypothesis import strategies as st
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.force.file import Force, PreviousArea
from peel_grade.proof.claims import Exceptions, Job, Result
from peel_grade.proof.fewest import Fewest
from peel_grade.proof.ground import Ground
from peel_grade.proof.least import Least
from peel_grade.proof.solving import Deadline
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import load_rulebook

from tests.conftest import ROOT
from tests.rulebooks import sound, write
from tests.test_firmness_by_brute_force import REPEATED, apart, drafts, otherwise, pieces
from tests.test_grades_against_oracle import rulebooks

FEW, MANY = 200, 3_000
"""Forces of a random rulebook that are tried."""


def measured(book: Rulebook) -> dict[tuple[str, str], Result]:
    ground = Ground(compile_rulebook(book), Deadline())
    return {(each.place, each.about): each for each in Least(ground, Exceptions(book)).prove(Job("least-evidence"))}


def every_force(book: Rulebook, most: int) -> dict[tuple[str, str], int]:
    """Of each grade the fewest pieces, by grading everything that can be recorded."""
    empty = Force(
        name="x", framework=book.framework.id, inspected=None, previous_grades={}, previous_areas=(),
        previous_complete=False, indicators={}, flags={},
    )  # fmt: skip
    missing = pieces(empty, book, "missing").items()
    may = {piece: apart(piece, rows, empty, book) for piece, rows in missing if piece[1] != REPEATED}
    conditions = [each.when for each in (*book.theme_grades, *book.question_grades)]
    conditions += [each.condition for each in book.rules.values()]
    repeats = any("repeat" in leaf.subject for condition in conditions for leaf in leaves(condition))
    areas = [*book.areas] if repeats else []
    assume(2 ** (len(areas) + repeats) * prod(len(rows) + 1 for rows in may.values()) <= most)
    found: dict[tuple[str, str], int] = {}
    for number in range(len(areas) + 1):
        for listed, complete in product(combinations(areas, number), (False, True) if repeats else (False,)):
            before = empty._replace(previous_areas=tuple(map(PreviousArea, listed)), previous_complete=complete)
            for rows in product(*([None, *rows] for rows in may.values())):
                changes = {piece: row for piece, row in zip(may, rows, strict=True) if row is not None}
                for name, grade in drafts(otherwise(before, changes), book).items():
                    place = f"question/{name}" if name else "overall"
                    found[place, grade] = min(len(changes), found.get((place, grade), len(changes)))
    return found


def is_so(data: st.DataObject, most: int) -> None:
    book = data.draw(rulebooks())
    expected, found = every_force(book, most), measured(book)
    graded = {key for key in expected if key[1] in book.framework.scale}
    assert found.keys() == graded
    for key, each in found.items():
        assert each.least is not None and each.most is not None
        assert each.least <= expected[key] <= each.most
        assert (each.status == "proved") is (each.least == each.most)
        (file,) = each.forces
        assert len(file.get("indicators", {})) + len(file.get("flags", {})) == each.most


@settings(max_examples=2)
@given(st.data())
def test_it_is_what_trying_everything_finds(data: st.DataObject) -> None:
    is_so(data, FEW)


@pytest.mark.slow
def test_it_is_what_trying_everything_finds_at_length() -> None:
    seed(11)(settings(max_examples=25)(given(st.data(), st.just(MANY))(is_so)))()


@pytest.mark.parametrize(
    "name", ["questions", *(pytest.param(each, marks=pytest.mark.slow) for each in ("themes", "points"))]
)
def test_the_solver_finds_no_force_with_one_piece_less(name: str, tmp_path: Path) -> None:
    ground = Ground(compile_rulebook(load_rulebook(write(tmp_path / name, sound(name)))), Deadline())
    least = Least(ground, Exceptions(ground.book))
    found = [*least.prove(Job("least-evidence"))]
    assert {each.status for each in found} == {"proved"}
    for each in found:
        assert each.least is not None
        drawn = ground.world.literal(ground.graded(each.place)[each.about])
        recorded = least.recorded(each.place)
        assert least.at_most(each.least, drawn, recorded).status == "found"
        assert least.at_most(each.least - 1, drawn, recorded).status == "impossible"


def test_where_rules_are_too_entangled_for_diagrams_the_solver_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = load_rulebook(write(tmp_path / "questions", sound("questions")))
    expected = {key: (each.status, each.least) for key, each in measured(book).items()}
    monkeypatch.setattr(Fewest, "grades", {})
    assert {key: (each.status, each.least) for key, each in measured(book).items()} == expected


SHIPPED = {
    "crime_prevention": (7, 5, 12, 30),
    "investigation": (6, 5, 15, 23),
    "vulnerability": (3, 5, 20, 44),
    "serious_organised_crime": (7, 5, 12, 27),
    "overall": (19, 18, 44, 82),
}
"""By question the fewest pieces for each grade, worst first."""


@pytest.mark.long
@pytest.mark.parametrize("name", ["peel-2017", "peel-2016"])
def test_the_shipped_rulebooks_draw_no_grade_on_less(name: str) -> None:
    found = measured(load_rulebook(ROOT / "rules" / name))
    assert {each.status for each in found.values()} == {"proved"}
    of_it = {
        of: tuple(found[place, grade].least for grade in ("inadequate", "requires_improvement", "good", "outstanding"))
        for of in SHIPPED
        for place in [of if of == "overall" else f"question/{of}"]
    }
    assert of_it == SHIPPED
