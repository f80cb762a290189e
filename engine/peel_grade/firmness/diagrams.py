"""Layered decision diagrams of a rulebook: from what evidence is, piece after piece, to which rules conclude.

Rules that share evidence belong to one group. Of each group the pieces are gone through one by one; two ways to come to
a piece are one where the same is left of every rule that is begun and not decided. Rules of inspections ask for few
pieces each, and few are open at once, so that a diagram stays small although its evidence has very many states.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from peel_grade.findings.engines import Compiled
from peel_grade.firmness.apart import apart
from peel_grade.firmness.changes import entry_named, side
from peel_grade.firmness.counting import Counts, Listed, counts_of
from peel_grade.firmness.kept import ANY_FIGURE, SIDES, STRATA, Diagram, Diagrams, Layer, Place, State, counted
from peel_grade.firmness.remainders import NEVER, SURELY, Remainders
from peel_grade.lint.proving.elements import whole_points
from peel_grade.lint.proving.search import Expansion
from peel_grade.lint.proving.states import Scales, said, scales_of, truth_of
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.model import Flag, GradeRule, Indicator, Rule, Rulebook
from peel_grade.rulebook.subjects import Aspect, entry_of

T = TypeVar("T", Rule, Indicator | Flag)
MOST_WAYS = 20_000
"""Ways to come to a piece of evidence, above which a group is too entangled for a diagram."""


def diagrams_of(compiled: Compiled) -> Diagrams:
    """The diagrams of a rulebook, and what its rules and evidence add to the counts that grade rules ask for."""
    book, points = compiled.book, whole_points(compiled.book.framework.points)
    themes, questions, overall = (counts_of(compiled.counts[stratum], points) for stratum in STRATA)
    entries = list(book.entries())
    rules_in, entries_in = _by_place(book.rules.values()), _by_place(entries)
    of_themes = {name: themes.most(rules_in[name], entries_in[name], ()) for name in book.themes}
    of_questions = {
        name: questions.most(rules_in[name], entries_in[name], book.themes_of(name)) for name in book.questions
    }
    of_overall = overall.most((), (), (name for name, each in book.questions.items() if each.graded))
    themes, questions = _wide(themes, *of_themes.values()), _wide(questions, *of_questions.values())
    overall = _wide(overall, of_overall)
    lists = {f"theme/{name}": _tabled(themes, book.theme_grades, most, name) for name, most in of_themes.items()}
    lists |= {
        f"question/{name}": _tabled(questions, book.question_grades, most, name) for name, most in of_questions.items()
    }
    lists["overall"] = _tabled(overall, book.overall_grades, of_overall)
    rules = {
        name: tuple((themes.of_rule(rule, again), questions.of_rule(rule, again)) for again in (False, True))
        for name, rule in book.rules.items()
    }
    pieces = {
        subject_of(each.id, book): tuple(
            (themes.of_piece(each, side), questions.of_piece(each, side)) for side in SIDES
        )
        for each in entries
    }
    drafts = book.framework.drafts
    grades = {f"theme/{name}": {each: questions.of_grade(name, each) for each in drafts} for name in book.themes}
    grades |= {f"question/{name}": {each: overall.of_grade(name, each) for each in drafts} for name in book.questions}
    return Diagrams(tuple(_diagrams(book)), themes, questions, overall, rules, pieces, lists, grades)


def _by_place(of: Iterable[T]) -> Mapping[str, list[T]]:
    """Rules, or entries of the catalogue, by the theme and by the question that they are of."""
    found = defaultdict[str, list[T]](list)
    for each in of:
        found[each.question].append(each)
        if each.theme is not None:
            found[each.theme].append(each)
    return found


def _wide(counts: Counts, *most: tuple[int, ...]) -> Counts:
    """Counts in as many bits as the largest needs that there can be."""
    return counts._replace(bits=max(map(int.bit_length, chain(*most)), default=0) or 1)


def _tabled(counts: Counts, rules: Iterable[GradeRule], most: tuple[int, ...], name: str | None = None) -> Listed:
    """The grade rules in the list of a theme or question, by their grades."""
    of_it = (rule for rule in rules if name is None or rule.grades(name))
    return counts.listed((rule.grade, counts.tabled(rule.when, most)) for rule in of_it)


def _diagrams(book: Rulebook) -> Iterator[Diagram]:
    """Of each group of rules, and of each piece of evidence that no rule asks for."""
    expansion = Expansion(dict(book.rules))
    conditions = {name: expansion.of_rule(name) for name in book.rules}
    asked: dict[str, dict[Leaf, None]] = {}
    for condition in conditions.values():
        for leaf in leaves(condition):
            asked.setdefault(entry_of(leaf.subject), {})[leaf] = None
    for entry in book.entries():
        asked.setdefault(subject_of(entry.id, book), {})
    scales = scales_of(book)
    pieces = {entry: _piece(entry, tuple(found), book, scales) for entry, found in asked.items()}
    for rules, entries in groups(conditions, asked):
        of_it = {name: conditions[name] for name in rules}
        yield diagram(of_it, [pieces[entry] for entry in entries], places_of(rules, entries, book))


def with_states(group: Diagram, entry: str, states: Iterable[State], book: Rulebook) -> Diagram:
    """The diagram of the same group with more states of a piece of evidence, which only a certain force can be in."""
    expansion = Expansion(dict(book.rules))
    pieces = [
        layer._replace(states=(*layer.states, *states)) if layer.entry == entry else layer for layer in group.layers
    ]
    return diagram({name: expansion.of_rule(name) for name in group.rules}, pieces, group.places)


def subject_of(name: str, book: Rulebook) -> str:
    """The subject of an entry of the catalogue."""
    return str(subjects.Flag(name) if name in book.flags else subjects.Indicator(name))


def _piece(entry: str, asked: tuple[Leaf, ...], book: Rulebook, scales: Scales) -> Layer:
    """A piece of evidence with its states, the fewest words first of those that are alike; the first: not recorded."""
    found: dict[tuple[tuple[int, ...], int], State] = {}
    every = list(said(entry, asked, scales))
    match subjects.subject(entry):
        case subjects.Indicator(name) if not any(
            entry in facts for _, facts in every
        ):  # no comparison asks for a figure
            every.append((ANY_FIGURE, {entry: 0, str(subjects.Indicator(name, Aspect.SUPPLIED)): 1}))
    for says, facts in every:
        known = len(facts) > 1 or entry in facts  # more than that it was supplied
        key = tuple(truth_of(leaf, facts) for leaf in asked), counted(known, _side(entry, facts, book))
        if key not in found or len(says) < len(found[key][2]):
            found[key] = (*key, says)
    return Layer(entry, asked, tuple(found.values()), ())


def _side(entry: str, facts: Mapping[str, float], book: Rulebook) -> bool | None:
    match subjects.subject(entry):
        case subjects.Flag(name) if name in book.flags:
            return side(book.flags[name], facts.get(entry))
    return None


def groups(
    conditions: Mapping[str, Condition], entries: Iterable[str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The rules that share evidence, directly or through others, with that evidence."""
    links = ([rule, *_entries(condition)] for rule, condition in conditions.items())
    for group in apart([*conditions, *entries], links):
        yield (
            tuple(name for name in group if name in conditions),
            tuple(name for name in group if name not in conditions),
        )


def diagram(conditions: Mapping[str, Condition], pieces: Sequence[Layer], places: tuple[Place, ...]) -> Diagram:
    """The diagram of rules that share evidence, and count in these places; of the pieces, `ways` are found here."""
    remainders = Remainders()
    start = {name: remainders.of(condition) for name, condition in conditions.items()}
    entries = _in_order({name: _entries(condition) for name, condition in conditions.items()}, pieces)
    layers: list[Layer] = []
    together: dict[tuple[str, ...], int] = {(): 0}
    waiting = dict(start)
    lefts: dict[tuple[tuple[str, int], ...], int] = {(): 0}
    for piece in entries:
        leaves = piece.leaves
        asked = frozenset(leaves)
        begun = tuple((name, left) for name, left in waiting.items() if asked & remainders.leaves(left))
        for name, _ in begun:
            del waiting[name]
        truths = [dict(zip(leaves, state[0], strict=True)) for state in piece.states]
        following: dict[tuple[tuple[str, int], ...], int] = {}
        rows = []
        for left in lefts:
            row = []
            for number, of_state in enumerate(truths):
                now = [
                    (name, remainders.after(each, (piece.entry, number), of_state)) for name, each in (*left, *begun)
                ]
                open_ = tuple(sorted(each for each in now if each[1] not in (NEVER, SURELY)))
                concluding = together.setdefault(tuple(name for name, each in now if each == SURELY), len(together))
                row.append((concluding, following.setdefault(open_, len(following))))
            rows.append(tuple(row))
        if len(following) > MOST_WAYS:
            layers = []
            break
        layers.append(piece._replace(ways=tuple(rows)))
        lefts = following
    return Diagram(tuple(conditions), tuple(piece.entry for piece in pieces), places, tuple(together), tuple(layers))


def places_of(rules: Iterable[str], entries: Iterable[str], book: Rulebook) -> tuple[Place, ...]:
    """The themes and questions that rules and evidence count in."""
    of = [book.rules[name] for name in rules]
    found = [*of, *(each for name in entries if (each := entry_named(name, book)) is not None)]
    return tuple(
        dict.fromkeys(("question", each.question) if each.theme is None else ("theme", each.theme) for each in found)
    )


def _entries(condition: Condition) -> set[str]:
    return {entry_of(leaf.subject) for leaf in leaves(condition)}


def _in_order(asked: Mapping[str, set[str]], pieces: Sequence[Layer]) -> Iterator[Layer]:
    """The pieces in an order in which few rules are open at once: next always what opens the fewest."""
    left = {piece.entry: piece for piece in pieces}
    begun: set[str] = set()
    of_entry = {entry: [name for name, entries in asked.items() if entry in entries] for entry in left}
    while left:

        def open_after(entry: str) -> tuple[int, int]:
            here = begun.union(of_entry[entry])
            still = sum(any(other != entry and other in left for other in asked[name]) for name in here)
            return still, len(of_entry[entry])

        best = min(left, key=open_after)
        begun.update(of_entry[best])
        yield left.pop(best)
