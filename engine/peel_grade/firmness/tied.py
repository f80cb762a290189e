"""The groups of rules of a force in which figures hang together, put together as one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from peel_grade.files.record import Record
from peel_grade.firmness.apart import apart
from peel_grade.firmness.changes import AS_RECORDED, Of, Piece, entry_named
from peel_grade.firmness.clusters import Adding
from peel_grade.firmness.ground import AsItStands, Ground
from peel_grade.firmness.joined import Joint, Member, joined
from peel_grade.firmness.kept import Diagram, Layer, Place, State
from peel_grade.firmness.ties import Outcome, Tie, ties
from peel_grade.rulebook.model import Derived, Rulebook
from peel_grade.rulebook.subjects import Indicator

Told: TypeAlias = Mapping[str, int]
"""Of each theme and question the bits of its counts that are told apart."""


class Bundle(Record):
    """Groups of rules in which figures hang together; mostly one, in which none does."""

    groups: list[AsItStands]
    ties: list[tuple[Tie, list[Outcome]]]


def ties_of(ground: Ground, moved: Mapping[str, Derived], told: Told) -> list[Tie]:
    """The figures that hang together where some come to be computed otherwise."""

    def counts(name: str) -> bool:
        entry = entry_named(subject := str(Indicator(name)), ground.book)
        if entry is None:
            return False
        theme, question = ground.diagrams.entries[subject][0]
        return bool(theme & told.get(f"theme/{entry.theme}", 0) or question & told[f"question/{entry.question}"])

    return [*ties(moved, ground.related, ground.standing, counts)]


def counting(names: Iterable[str], book: Rulebook) -> Mapping[str, int]:
    """How many of some figures count in each theme and question."""
    entries = [book.indicators[name] for name in names]
    return Counter(
        [*(f"theme/{entry.theme}" for entry in entries), *(f"question/{entry.question}" for entry in entries)]
    )


def bundles(ground: Ground, of: Of, found: Sequence[Tie], most: int) -> Iterator[tuple[list[Place], Bundle]]:
    """The groups of rules, with their places; those whose figures hang together are one. Raises TooMany."""
    from peel_grade.firmness.joint import outcomes  # only where figures hang together

    rows = ground.standing.force.indicators
    groups = [(places, group) for places, group in ground.groups if group[0].layers]
    number = {layer.entry: place for place, (_, (group, _)) in enumerate(groups) for layer in group.layers}
    for tie in found:
        for name in tie.parts:
            if (entry := str(Indicator(name))) not in number:  # it moves what is graded, and is of another question
                number[entry] = len(groups)
                groups.append(([], _by_itself(entry, name in rows and rows[name].status == "known")))
    links = [[number[str(Indicator(name))] for name in tie.names] for tie in found]
    together = {number: at for at, inside in enumerate(apart(range(len(groups)), links)) for number in inside}
    inside: dict[int, Bundle] = {}
    places_of: dict[int, dict[Place, None]] = {}
    for place, (places, group) in enumerate(groups):
        at = together[place]
        inside.setdefault(at, Bundle([], [])).groups.append(group)
        places_of.setdefault(at, {}).update(dict.fromkeys(places))
    for tie, link in zip(found, links, strict=True):
        inside[together[link[0]]].ties.append((tie, outcomes(tie, of, ground.related, ground.standing, most)))
    for at, bundle in inside.items():
        yield [*places_of[at]], bundle
    yield from ((places, Bundle([group], [])) for places, group in ground.groups if not group[0].layers)


def member(bundle: Bundle, of: Of, adding: Adding, ground: Ground) -> Member:
    """The groups of a bundle as one, with what is added."""
    may = {
        str(Indicator(name)): [*dict.fromkeys(one for outcome in found for one in outcome[place])]
        for tie, found in bundle.ties
        for place, name in enumerate(tie.names)
    }
    members = []
    numbers: dict[str, dict[tuple[tuple[int, ...], int], int]] = {}
    for group, pieces in bundle.groups:
        diagram = _with_states(group, {entry: [state for state, _ in each] for entry, each in may.items()}, ground)
        turns = []
        for layer, piece in zip(diagram.layers, pieces, strict=True):
            others = adding.otherwise(layer, piece, of)
            if layer.entry in may:
                of_it = numbers[layer.entry] = layer.numbers
                others = [(of_it[state[:2]], state[1], changes) for state, changes in may[layer.entry]]
                others = [each for each in others if (each[0], each[2]) != (piece.state, ())]
                others = sorted(others, key=lambda each: len(each[2]))
            turns.append(adding.turns(layer, piece, others))
        members.append(Member(diagram, turns))
    if not bundle.ties:
        return members[0]
    made: list[tuple[list[str], list[Joint]]] = []
    for tie, found in bundle.ties:
        entries = [str(Indicator(name)) for name in tie.names]
        choices = [
            tuple(
                tuple((numbers[entry][state[:2]], changes) for state, changes in each)
                for entry, each in zip(entries, outcome, strict=True)
            )
            for outcome in found
        ]
        made.append((entries, choices))
    return joined(members, made)


def _with_states(group: Diagram, states: Mapping[str, Sequence[State]], ground: Ground) -> Diagram:
    """The group with all states that its figures can be in, where they hang together with others."""
    for layer in group.layers:
        there, more = layer.numbers, states.get(layer.entry, ())
        lacking = {state[:2]: (*state[:2], AS_RECORDED) for state in more if state[:2] not in there}
        if lacking:
            from peel_grade.firmness.diagrams import with_states

            group = with_states(group, layer.entry, lacking.values(), ground.book)
    return group


def _by_itself(entry: str, known: bool) -> AsItStands:
    """A figure that counts nowhere here, and that no rule asks for."""
    layer = Layer(entry, (), (((), 0, ""), ((), 1, AS_RECORDED)), (((0, 0), (0, 0)),))
    return Diagram((), (entry,), (), ((),), (layer,)), [Piece(int(known), int(known), (), ())]
