"""How often edits show in a population, as the population engine counts it, beside the drafts of every single force."""

import random
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.cli.rulebook import main
from peel_grade.diff.draft import GRADED, differing
from peel_grade.diff.impact import Comparison
from peel_grade.diff.population import population
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.force.file import Force
from peel_grade.population import needed
from peel_grade.rulebook import shipped
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

from tests.random_rules import force
from tests.test_diff_of_random_rulebooks import rulebooks

pytest.importorskip("numpy")  # of the extra `batch`

from peel_grade.diff.survey import Alone, Sampled, Shift, survey


def counted(comparison: Comparison, forces: list[Force]) -> Sampled:
    """The same, each force drafted by itself."""
    drafts, grades, shifts = Counter[object](), Counter[object](), Counter[tuple[tuple[str, str], str, str]]()
    for each in forces:
        old, new = comparison.drafts(each)
        for item in differing(old, new):
            if item[0] in ("overall", "question") and item in old and item in new:
                shifts[item, old[item], new[item]] += 1
        trial = comparison.trial(each)
        for edit, other in [(None, new), *((edit, trial.draft([edit])) for edit in comparison.effective)]:
            moved = differing(old, other)
            drafts[edit] += bool(moved)
            grades[edit] += any(kind in GRADED for kind, _ in moved)
    return Sampled(
        len(forces),
        1,
        drafts[None],
        grades[None],
        [Shift(*which, often) for which, often in sorted(shifts.items(), key=lambda row: (-row[1], row[0]))],
        [Alone(edit, drafts[edit], grades[edit]) for edit in comparison.effective],
    )


def the_same(old: Rulebook, new: Rulebook, forces: list[Force]) -> Sampled:
    with closing(Comparison(compile_rulebook(old), compile_rulebook(new))) as comparison:
        found = survey(comparison, forces, len(forces), 1)
        assert found == counted(comparison, forces)
    return found


def of_random_rulebooks(books: tuple[Rulebook, Rulebook], number: int) -> None:
    chance = random.Random(number)
    forces = [force(chance) for _ in range(6)]
    the_same(*books, [each._replace(inspected=()) if chance.random() < 0.2 else each for each in forces])


@given(rulebooks(), st.integers(0, 10**6))
@settings(max_examples=3)
def test_random_edits(books: tuple[Rulebook, Rulebook], number: int) -> None:
    of_random_rulebooks(books, number)


@pytest.mark.slow
@given(rulebooks(), st.integers(0, 10**6))
@settings(max_examples=25)
def test_random_edits_at_length(books: tuple[Rulebook, Rulebook], number: int) -> None:
    of_random_rulebooks(books, number)


@pytest.mark.slow
def test_edits_of_the_shipped_rulebook() -> None:
    """Of a weight, of a benchmark that figures are compared with, and of a list of grade rules."""
    book = load_compiled(shipped.rules_folder() / "peel-2017").book
    rule = book.rules["rso-risk-not-managed"]
    (of, marks), *_ = book.benchmarks.items()
    other = {name: mark._replace(value=5) for name, mark in [*marks.items()][:2]}
    new = book._replace(
        rules=FrozenDict({**book.rules, rule.id: rule._replace(weight="minor")}),
        benchmarks=FrozenDict({**book.benchmarks, of: FrozenDict({**marks, **other})}),
        theme_grades=(*book.theme_grades[1:3], book.theme_grades[0], *book.theme_grades[3:]),
    )
    found = the_same(book, new, list(population(book, new, 3, 3)))
    assert found.drafts and len(found.alone) > 2


def test_what_only_one_of_the_rulebooks_asks_for() -> None:
    """A figure of an indicator that is new is no evidence for the old rulebook."""
    new = load_compiled(Path(__file__).parent / "frameworks" / "care" / "care-2024").book
    name = next(iter(new.indicators))
    old = new._replace(indicators=FrozenDict({key: row for key, row in new.indicators.items() if key != name}))
    kept = {key: rule for key, rule in [*new.rules.items()][:5] if name not in str(rule.condition)}
    old, new = (book._replace(rules=FrozenDict(kept)) for book in (old, new))
    with closing(Comparison(compile_rulebook(old), compile_rulebook(new))) as comparison:
        assert survey(comparison, population(old, new, 20, 1), 20, 1).forces == 20


def test_without_numpy_it_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(needed, "find_spec", lambda _: None)
    assert main(["diff", "peel-2017", "peel-2017", "--sample", "5"]) == 2
    assert "pip install 'peel-grade[batch]'" in capsys.readouterr().err
