"""Boundaries of random lists of grade rules: the engine says the same, and near changes of a list are noticed."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, seed, settings
from peel_grade.boundaries.checking import fails
from peel_grade.boundaries.generating import generated, list_keys
from peel_grade.boundaries.givens import concluded
from peel_grade.boundaries.model import Boundaries, Key
from peel_grade.boundaries.outcomes import grade_rules, outcome, single
from peel_grade.boundaries.saying import units
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import SUGGESTED, Engines
from peel_grade.rulebook.conditions import OPPOSITE, Condition, Leaf
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import GradeRule, Rulebook
from peel_grade.rulebook.subjects import Count, count_of

from tests.at_length import examples
from tests.test_grades_against_oracle import rulebooks

STRATUM = {"suggest": "areas", "theme_grades": "themes", "question_grades": "questions"}
TRIED = 150
"""Situations on which two lists are compared."""


def engine_says(found: Boundaries, engines: Engines) -> None:
    """The rules engine decides each case of a list as it stands."""
    book = engines.compiled.book
    for key in list_keys(book):
        stratum = STRATUM.get(key[0], "overall")
        prefix = {"alternative": f"{key[1]}:", "no_precedent": f"no_precedent:{key[1]}"}.get(key[0], "")
        for case in found.entries[key].cases:
            facts = concluded(case.given, book).facts(engines.compiled.counts[stratum], book)
            now = engines.decide(stratum, facts)
            if single(key, book) is not None:
                held = now.get(SUGGESTED if key[0] == "suggest" else prefix)
                assert case.then == ("yes" if held else "no")
                continue
            rule = next((rule for rule in grade_rules(key, book) if now.get(prefix + rule.id)), None)
            assert (case.then, case.by) == ((rule.grade, rule.id) if rule else (INSUFFICIENT, ""))


def near(book: Rulebook) -> Iterator[tuple[str, Rulebook]]:
    """The rulebook with one thing in its lists otherwise."""
    for part in ("theme_grades", "question_grades", "overall_grades"):
        rules: tuple[GradeRule, ...] = getattr(book, part)
        for index, rule in enumerate(rules):
            before, after = rules[:index], rules[index + 1 :]
            for when in near_conditions(rule.when, book):
                yield part, with_rules(book, part, (*before, rule._replace(when=when), *after))
            other = next(grade for grade in (*book.framework.scale, INSUFFICIENT) if grade != rule.grade)
            yield part, with_rules(book, part, (*before, rule._replace(grade=other), *after))
            yield part, with_rules(book, part, (*before, *after))
            if after:
                yield part, with_rules(book, part, (*before, after[0], rule, *after[1:]))
    for when in near_conditions(book.suggest, book):
        yield "suggest", book._replace(suggest=when)


def with_rules(book: Rulebook, part: str, rules: tuple[GradeRule, ...]) -> Rulebook:
    changed: dict[str, Any] = {part: rules}
    return book._replace(**changed)


def near_conditions(condition: Condition, book: Rulebook) -> Iterator[Condition]:
    if not isinstance(condition, Leaf):
        for index, member in enumerate(condition.members):
            rest = (*condition.members[:index], *condition.members[index + 1 :])
            for changed in near_conditions(member, book):
                members = (*condition.members[:index], changed, *condition.members[index + 1 :])
                yield condition._replace(members=members)
            if rest:
                yield condition._replace(members=rest, needed=min(condition.needed, len(rest)))
        return
    if condition.operator != "between":
        yield condition._replace(operator=OPPOSITE[condition.operator])
        for step in (-1, 1):
            yield condition._replace(low=condition.low + step)
    yield from (condition._replace(subject=str(spec)) for spec in near_counts(count_of(condition.subject), book))


def near_counts(spec: Count, book: Rulebook) -> Iterator[Count]:
    every = (*book.framework.scale, INSUFFICIENT)
    for grade in every if spec.graded else ():
        graded = tuple(each for each in every if (each in spec.graded) != (each == grade))
        if graded:
            yield spec._replace(graded=graded)
    for name in spec.named if len(spec.named) > 1 else ():
        yield spec._replace(named=tuple(each for each in spec.named if each != name))
    if spec.favourable is not None:
        yield spec._replace(favourable=not spec.favourable)
    if spec.repeat is not None:
        yield spec._replace(repeat=None)
    if spec.weight is not None:
        yield from (spec._replace(weight=other) for other in book.framework.weights if other != spec.weight)


def situation(key: Key, book: Rulebook, chance: random.Random) -> dict[str, object]:
    """Something that can be below a list."""
    every = (*book.framework.scale, INSUFFICIENT)
    given: dict[str, object] = {unit: chance.choice(every) for unit in units(key, book)}
    if key[0] in ("theme_grades", "question_grades", "suggest"):
        of = 100 if chance.random() < 0.5 else 4
        kinds = ["strength", "cause_of_concern", *(f"{weight} weakness" for weight in book.framework.weights)]
        for kind in kinds[key[0] == "suggest" :]:
            given[f"{kind} found"] = f"{chance.randint(0, of)} of {of}"
            if kind != "strength" and chance.random() < 0.3:
                given[f"repeated {kind} found"] = chance.randint(0, 3)
        for side in ("favourable", "adverse", "other", "open"):
            given[f"{side} evidence"] = chance.choice((0, 1, 2, 3, 4, 30))
        given["evidence f0"] = chance.choice(("favourable", "adverse", "open"))
    return given


def told_apart(book: Rulebook, found: Boundaries, chance: random.Random) -> Iterator[bool]:
    """Of each change by which some situation is decided otherwise, whether a case notices it."""
    parts = {"overall_grades": "overall"}
    for part, changed in near(book):
        keys = [key for key in list_keys(book) if key[0] == parts.get(part, part)]
        if any(fails(found.entries[key], changed) for key in keys):
            yield True
        elif any(
            outcome(key, given_, book)[1:] != outcome(key, given_, changed)[1:]
            for key in keys
            for given_ in (situation(key, book, chance) for _ in range(TRIED))
        ):
            yield False


def check(examples: int, number: int) -> None:
    """Nearly every change is noticed: what is not shows only where nonsense counts shares of everything at once."""
    noticed = Counter[bool]()

    @seed(number)
    @settings(max_examples=examples, database=None, deadline=None)
    @given(rulebooks())
    def run(book: Rulebook) -> None:
        found = generated(book)
        with closing(Engines(compile_rulebook(book))) as engines:
            engine_says(found, engines)
        assert not any(fails(entry, book) for entry in found.entries.values())
        noticed.update(told_apart(book, found, random.Random(number)))

    run()
    assert noticed[False] <= 0.1 * noticed.total(), noticed


@pytest.mark.slow
def test_near_changes_of_a_list_are_noticed() -> None:
    check(10, 1)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(2, 5))
def test_near_changes_of_a_list_are_noticed_at_length(number: int) -> None:
    """Of 25 random lists, or with `--hypothesis-profile=long` of 250."""
    check(examples(25, 250), number)
