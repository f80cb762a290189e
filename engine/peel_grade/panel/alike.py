"""Pairs with like evidence and another grade in the same question: where a panel should ask why."""

from collections.abc import Sequence
from itertools import combinations

from peel_grade.files.record import Record
from peel_grade.panel.drafts import Draft
from peel_grade.rulebook.model import Rulebook

ALIKE = 0.5
"""Two are alike in a question where at least this share of all that was found in either was found in both."""
MOST = 12
"""So many pairs of a question are shown, the most alike first."""


class Pair(Record):
    """Two with other grades in a question, the worse one first: the rules that conclude for both, and for one only.

    `themes` are those whose draft grades differ; `counted` says whether what was found counts the same, rule for rule
    of a kind and weight in every theme.
    """

    worse: Draft
    better: Draft
    both: tuple[str, ...]
    only_worse: tuple[str, ...]
    only_better: tuple[str, ...]
    themes: tuple[str, ...]
    counted: bool

    @property
    def share(self) -> float:
        """How much of all that was found in either was found in both."""
        every = len(self.both) + len(self.only_worse) + len(self.only_better)
        return len(self.both) / every if every else 1.0


class Alike(Record):
    """The pairs of a question: how many are alike, those that are shown, and (where none is alike) the nearest."""

    number: int
    pairs: tuple[Pair, ...]
    nearest: Pair | None


def alike(question: str, drafts: Sequence[Draft], book: Rulebook) -> Alike:
    """The pairs whose grades in a question differ though what was found is alike, the most alike first.

    Only those are compared in which it was inspected and has a grade: the moderated one, where there is one.
    """
    framework = book.framework
    inspected = [
        draft
        for draft in drafts
        if draft.questions[question].status == "inspected" and draft.questions[question].grade in framework.scale
    ]
    pairs = []
    for one, other in combinations(inspected, 2):
        places = [framework.place(each.questions[question].grade) for each in (one, other)]
        if places[0] != places[1]:
            worse, better = (one, other) if places[0] < places[1] else (other, one)
            pairs.append((_share(question, worse, better), worse, better))
    pairs.sort(key=lambda row: (-row[0], row[1].name, row[2].name))
    near = [_pair(question, worse, better, book) for share, worse, better in pairs[:MOST] if share >= ALIKE]
    nearest = _pair(question, *pairs[0][1:], book) if pairs and not near else None
    return Alike(sum(share >= ALIKE for share, _, _ in pairs), tuple(near), nearest)


def _share(question: str, one: Draft, other: Draft) -> float:
    mine, others = ({*each.found[question].rules} for each in (one, other))
    every = len(mine | others)
    return len(mine & others) / every if every else 1.0


def _pair(question: str, worse: Draft, better: Draft, book: Rulebook) -> Pair:
    first, second = worse.found[question], better.found[question]
    in_worse, in_better = {*first.rules}, {*second.rules}
    themes = tuple(name for name, grade in first.themes.items() if second.themes.get(name) != grade)
    return Pair(
        worse,
        better,
        tuple(rule for rule in first.rules if rule in in_better),
        tuple(rule for rule in first.rules if rule not in in_better),
        tuple(rule for rule in second.rules if rule not in in_worse),
        themes,
        _categories(first.rules, book) == _categories(second.rules, book),
    )


def _categories(rules: Sequence[str], book: Rulebook) -> list[tuple[str, str, str]]:
    found = (book.rules[rule] for rule in rules)
    return sorted((rule.theme or "", rule.kind, rule.weight or "") for rule in found)
