"""What `rulebook diff` names as the cause of a change is judged by making every choice of the edits."""

import json
import random
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st
from peel_grade.diff.draft import Draft, draft_of, with_new_names
from peel_grade.diff.edits import Edit, Edits
from peel_grade.diff.impact import Comparison, Impact
from peel_grade.diff.names import Names, with_names
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.force.file import Force
from peel_grade.grades.assessment import assess
from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import load_rulebook

from tests.judged_causes import by_definition, smallest, subsets
from tests.random_rules import AREA_IDS, AREAS, CATALOGUE, FRAMEWORK, force, rules
from tests.rulebooks import write

GRADES = """\
theme_grades:
  - {id: nothing, grade: insufficient_evidence, because: x, when: {count: evidence, below: 2}}
  - {id: minor, grade: requires_improvement, because: x, when: {count: findings, weight: minor, at_least: 1}}
  - {id: heavy, grade: inadequate, because: x, when: {count: findings, weight: serious, at_least: 1}}
  - {id: strong, grade: outstanding, because: x, when: {count: findings, kind: strength, at_least: 2}}
  - {id: theme-good, grade: good, because: x, when: {count: findings, at_least: 0}}
question_grades:
  - {id: low, grade: inadequate, because: x, when: {count: themes, graded: inadequate, at_least: 1}}
  - id: lower
    grade: requires_improvement
    because: x
    when: {count: themes, graded: requires_improvement, at_least: 1}
  - {id: high, grade: outstanding, because: x, when: {count: themes, graded: outstanding, at_least: 1}}
  - {id: question-good, grade: good, because: x, when: {count: themes, at_least: 0}}
"""
ELSEWHERE = "england_and_wales"
Made = frozenset[Edit]


def book_of(written: list[dict[str, Any]]) -> Rulebook:
    """A rulebook with these rules, of which grades depend."""
    kept = [line for line in FRAMEWORK.splitlines() if not line.startswith(("theme_grades", "question_grades"))]
    with tempfile.TemporaryDirectory() as folder:
        files = {
            "framework.yaml": "\n".join(kept) + "\n" + GRADES,
            "catalogue/a.yaml": json.dumps(CATALOGUE),
            "areas/a.yaml": json.dumps(AREAS),
            "findings/a.yaml": json.dumps(written),
        }
        return load_rulebook(write(Path(folder) / "random-2017", files))


def heavier(book: Rulebook, name: str) -> Rulebook:
    rule = book.rules[name]
    other = rule._replace(kind="weakness", weight="serious" if rule.weight == "minor" else "minor")
    return book._replace(rules=FrozenDict({**book.rules, name: other}))


def renamed(book: Rulebook, name: str) -> Rulebook:
    names = Names(rule={name: f"{name}-again"})
    found = [with_names(rule, names) for rule in book.rules.values()]
    return book._replace(rules=FrozenDict({rule.id: rule for rule in found}))


def without(book: Rulebook, name: str) -> Rulebook:
    return book._replace(rules=FrozenDict({other: rule for other, rule in book.rules.items() if other != name}))


def other_benchmark(book: Rulebook, _name: str) -> Rulebook:
    marks = {name: mark._replace(value=20) for name, mark in book.benchmarks[ELSEWHERE].items()}
    return book._replace(benchmarks=FrozenDict({ELSEWHERE: FrozenDict(marks)}))


def other_area(book: Rulebook, name: str) -> Rulebook:
    rule, (first, second, *_) = book.rules[name], book.areas  # one of them may be renamed already
    other = rule._replace(area=first if rule.area != first else second)
    return book if rule.weight is None else book._replace(rules=FrozenDict({**book.rules, name: other}))


def other_wording(book: Rulebook, _name: str) -> Rulebook:
    first = next(iter(book.areas.values()))
    return book._replace(areas=FrozenDict({**book.areas, first.id: first._replace(text="Mend it now.")}))


def renamed_area(book: Rulebook, _name: str) -> Rulebook:
    names = Names(area={AREA_IDS[0]: "mending"})
    rules = {name: with_names(rule, names) for name, rule in book.rules.items()}
    areas = [with_names(area, names) for area in book.areas.values()]
    return book._replace(rules=FrozenDict(rules), areas=FrozenDict({area.id: area for area in areas}))


def more_reasons(book: Rulebook, _name: str) -> Rulebook:
    return book._replace(suggest=Leaf("count/reasons", "at_least", 2))


def first_last(book: Rulebook, _name: str) -> Rulebook:
    first, second, third, *rest = book.theme_grades
    return book._replace(theme_grades=(first, third, second, *rest))


def less_evidence(book: Rulebook, _name: str) -> Rulebook:
    return book._replace(theme_grades=book.theme_grades[1:])


CHANGES = (
    heavier, renamed, without, other_benchmark, first_last, less_evidence,
    other_area, other_wording, renamed_area, more_reasons,
)  # fmt: skip


@st.composite
def rulebooks(draw: st.DrawFn) -> tuple[Rulebook, Rulebook]:
    """A rulebook, and the same with a few edits."""
    written, further = draw(rules()), draw(rules())
    book = book_of(written)
    new = book_of([row if draw(st.booleans()) else other for row, other in zip(written, further, strict=False)])
    if not new.rules:
        new = book
    for change in draw(st.lists(st.sampled_from(CHANGES), max_size=3, unique=True)):
        if new.rules:
            new = change(new, draw(st.sampled_from(sorted(new.rules))))
    return book, new


@pytest.mark.slow
@given(rulebooks(), st.integers(0, 10**6))
@settings(max_examples=settings().max_examples // 2, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_every_choice_of_edits(books: tuple[Rulebook, Rulebook], number: int) -> None:
    every_choice(books, number)


@pytest.mark.slow
@pytest.mark.parametrize("start", [5, 6, 7])
def test_choices_that_were_judged_wrongly_once(start: int) -> None:
    """Among these: edits of rules beside one of what makes a suggestion, and of rules that can no longer conclude."""
    of_some = settings(max_examples=50, phases=(Phase.explicit, Phase.generate), database=None)
    seed(start)(of_some(given(rulebooks(), st.integers(0, 10**6))(every_choice)))()


def every_choice(books: tuple[Rulebook, Rulebook], number: int) -> None:
    old, new = books
    edits = Edits(old, new)
    assert edits.combine(())._replace(sha256="") == old._replace(sha256="")
    assert edits.combine(edits)._replace(sha256="") == new._replace(sha256="")
    if len(edits) > 5:
        return
    chance = random.Random(number)
    with closing(Comparison(compile_rulebook(old), compile_rulebook(new))) as comparison:
        for _ in range(3):
            judged(comparison, force(chance), chance)


def judged(comparison: Comparison, evidence: Force, chance: random.Random) -> None:
    """The impact on one force, judged by the drafts of all choices of edits."""
    edits, trial = comparison.edits, comparison.trial(evidence)
    drafts = {made: trial.draft(made) for made in subsets(frozenset(edits))}
    made = chance.choice(list(drafts))
    assert drafts[made] == drafted(edits, made, evidence)
    whole, none = frozenset(edits), frozenset[Edit]()
    assert (drafts[none], drafts[whole]) == comparison.drafts(evidence)
    impact = comparison.impact(evidence)
    moved = {row.item: row for row in impact.moved}
    for item in {item for draft in drafts.values() for item in draft}:
        values = {made: draft.get(item) for made, draft in drafts.items()}
        assert (item in moved) == (values[whole] != values[none])
        if item in moved:
            found = moved[item].causes
            assert found.every
            assert {frozenset(cause.edits) for cause in found.causes} == by_definition(whole, values.__getitem__), item
    check_cancelled(impact, drafts, none, whole)


def check_cancelled(impact: Impact, drafts: dict[Made, Draft], none: Made, whole: Made) -> None:
    """What is said to cancel out does, and is all that does."""
    told = {row.item: row.edits for row in impact.cancelled}
    causing = {row.item: {edit for cause in row.causes.causes for edit in cause.edits} for row in impact.moved}
    told |= {row.item: row.causes.cancelled for row in impact.moved}
    for item in {item for draft in drafts.values() for item in draft}:
        values = {made: draft.get(item) for made, draft in drafts.items()}
        free = whole - causing.get(item, set())
        moving = {edit for edit in free if values[frozenset((edit,))] != values[none]}
        undone = smallest([made for made in subsets(free) if made & moving and values[made] == values[none]])
        if item[0] in ("range", "remark") and item not in causing:
            assert item not in told
        else:
            assert set(map(frozenset, told.get(item, ()))) == undone, item


def drafted(edits: Edits, made: Made, evidence: Force) -> Draft:
    """What the rules engine drafts with some of the edits made."""
    book = edits.combine(made)
    with closing(Engines(compile_rulebook(book))) as engines:
        return with_new_names(draft_of(assess(evidence, engines)), edits.names)


def test_kinds_of_edits() -> None:
    """Each change of the random rulebooks is told as one edit."""
    written: list[dict[str, Any]] = [
        {"id": "r0", "theme": "speed", "when": {"indicator": "share", "above_england_and_wales_by": "20%"}},
        {"id": "r1", "theme": "speed", "when": {"finding": "r0"}},
    ]
    further: dict[str, Any] = {"weakness": "minor", "rationale": "x", "basis": "judgement"}
    further["source"] = [{"document": "report", "lines": 1}]
    book = book_of([row | further | {"because": f"found {row['id']}"} for row in written])
    cases: dict[Callable[[Rulebook, str], Rulebook], Edit] = {
        heavier: Edit("rule", "r0", "changed"),
        renamed: Edit("rule", "r0", "renamed", "", "r0-again"),
        without: Edit("rule", "r0", "removed"),
        other_benchmark: Edit("benchmark", "share", "changed", ELSEWHERE),
        first_last: Edit("theme_grade_rule", "order", "reordered"),
        less_evidence: Edit("theme_grade_rule", "nothing", "removed"),
        other_area: Edit("rule", "r0", "changed"),
        other_wording: Edit("area", "a0", "changed"),
        renamed_area: Edit("area", "a0", "renamed", "", "mending"),
        more_reasons: Edit("suggest", "random-2017", "changed"),
    }
    assert set(cases) == set(CHANGES)
    for change, edit in cases.items():
        assert list(Edits(book, change(book, "r0"))) == [edit]
