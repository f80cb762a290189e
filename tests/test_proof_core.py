"""What a solver says of all evidence, on random rulebooks: the oracle judges what it finds, every force has its place
among the states, and what it refutes is refuted again, step by step, by a checker of proofs.
"""

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.circuit.evaluate import atoms_of, evaluate
from peel_grade.circuit.lowering import Lowered, lower
from peel_grade.findings import oracle
from peel_grade.force.derived import with_derived
from peel_grade.force.file import Force, IndicatorEvidence
from peel_grade.proof.forces import checked, data_of, fewest, force_of
from peel_grade.proof.net import FALSE, TRUE, Net
from peel_grade.proof.solving import Certificate, Deadline, solve
from peel_grade.proof.space import COMPLETE, Space
from peel_grade.proof.worlds import World
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.load import load_rulebook

from tests import random_rules
from tests.test_derived import calls
from tests.test_diff_of_random_rulebooks import book_of
from tests.test_grades_against_oracle import forces, rulebooks

__all__ = ["calls"]  # a fixture


def refuted(certificate: Certificate) -> bool:
    """Whether each step of a proof follows from what stands before it by unit propagation, down to a contradiction."""
    standing = [list(clause) for clause in certificate.clauses]

    def propagates(clause: list[int]) -> bool:
        holding = {-literal for literal in clause}
        while True:
            before = len(holding)
            for each in standing:
                left = [literal for literal in each if -literal not in holding]
                if not left:
                    return True
                if len(left) == 1:
                    holding.add(left[0])
            if len(holding) == before:
                return False

    for step in certificate.steps:
        deleted, numbers = step.startswith("d"), [int(each) for each in step.removeprefix("d").split()]
        clause = numbers[:-1]
        if deleted:
            continue  # what has been proved stays proved
        if not propagates(clause):
            return False
        if not clause:
            return True
        standing.append(clause)
    return propagates([])


def outputs(lowered: Lowered, world: World) -> Iterator[tuple[str, str, int]]:
    """Every draft grade, suggestion and finding, with the statement that it is so."""
    for kind, graded in (("theme", lowered.themes), ("question", lowered.questions)):
        for name, grades in graded.items():
            yield from ((f"{kind}/{name}", grade, world.grade(f"{kind}/{name}", grade)) for grade in grades)
    yield from (("overall", grade, world.grade("overall", grade)) for grade in lowered.overall)
    yield from ((f"area/{name}", "suggested", world.suggested(name)) for name in lowered.suggested)
    yield from ((f"finding/{name}", "concludes", world.concludes(name)) for name in lowered.findings)


def drafted(book: Rulebook, force: Force) -> set[tuple[str, str]]:
    """The same by the oracle: what holds of a force."""
    grades, areas = oracle.grades(book, force), oracle.areas(book, force)
    found = {(f"theme/{name}", grade) for name, grade in grades.themes.items()}
    found |= {(f"question/{name}", grade) for name, grade in grades.questions.items() if grade is not None}
    found |= {("overall", grades.overall)} if grades.overall is not None else set()
    found |= {(f"area/{name}", "suggested") for name in areas.suggested}
    return found | {(f"finding/{name}", "concludes") for name, so in oracle.verdicts(book, force).items() if so}


def states_of(force: Force, lowered: Lowered, space: Space) -> dict[str, int]:
    """The state of each piece in which all that is asked of it turns out as it does for a force."""
    holds = atoms_of(force, space.books[0])
    may: dict[str, int] = {}
    for _, atom in lowered.circuit.atoms():
        piece = space.piece(atom, 0)
        if piece.startswith("repeated/"):
            continue
        bits = space.truth(atom, 0)
        may[piece] = may.get(piece, space.whole(piece)) & (bits if holds(atom) else ~bits)
    assert all(may.values()), [piece for piece, bits in may.items() if not bits]
    found = {piece: (bits & -bits).bit_length() - 1 for piece, bits in may.items()}
    listed = {earlier.area for earlier in force.previous_areas}
    found |= {f"repeated/{area}": int(area in listed) for area in space.books[0].areas}
    return found | {COMPLETE: int(force.previous_complete)}


def well_formed(force: Force) -> Force:
    """The force without figures of which a file would have to say something."""
    rows = {
        name: row
        for name, row in force.indicators.items()
        if row.status != "known" or row.value is not None or row.rank
    }
    return force._replace(indicators=FrozenDict(rows))


def every_force_has_its_place(book: Rulebook, some: list[Force]) -> None:
    lowered = lower(book)
    space, net = Space([book], [lowered.circuit]), Net()
    world = World(net, space, lowered)
    for force in some:
        states = states_of(force, lowered, space)
        made = force_of(states, space, 0, "x")
        assert evaluate(lowered.circuit, atoms_of(made, book)) == evaluate(lowered.circuit, atoms_of(force, book))
        here = [world.is_in(piece, 1 << state) for piece, state in states.items()]
        expected = drafted(book, force)
        wrong = [-literal if (of, what) in expected else literal for of, what, literal in outputs(lowered, world)]
        assert solve(net, [*here, net.some(wrong)]).status == "impossible"


def what_is_found_is_so(book: Rulebook, some: list[Force], *, certify: bool) -> None:
    lowered = lower(book)
    space, net = Space([book], [lowered.circuit]), Net()
    world = World(net, space, lowered)
    seen = {each for force in some for each in drafted(book, force)}
    for of, what, literal in outputs(lowered, world):
        answer = solve(net, [literal], certify=certify)
        if answer.status == "impossible":
            assert (of, what) not in seen
            assert answer.certificate is None or refuted(answer.certificate)
            continue
        states = answer.of(world)

        def shows(kept: object, of: str = of, what: str = what, states: dict[str, int] = states) -> bool:
            less = {piece: state for piece, state in states.items() if piece in kept}  # type: ignore[operator]
            return (of, what) in drafted(book, force_of(less, space, 0, "x"))

        least = {piece: states[piece] for piece in fewest(states, shows)}
        assert (of, what) in drafted(book, checked(data_of(least, space, 0, "x"), space, 0))
        assert not any(shows(least.keys() - {piece}) for piece in least)


def of_framework(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    some = [data.draw(forces(book)) for _ in range(4)]
    every_force_has_its_place(book, some)
    what_is_found_is_so(book, some, certify=True)


def of_rules(rules: list[dict[str, object]], number: int) -> None:
    chance = random.Random(number)
    every_force_has_its_place(book_of(rules), [well_formed(random_rules.force(chance)) for _ in range(4)])


@settings(max_examples=3)
@given(st.data())
def test_what_is_said_of_all_evidence_is_so(data: st.DataObject) -> None:
    of_framework(data)


@settings(max_examples=3)
@given(random_rules.rules(), st.integers(0, 999))
def test_every_force_has_its_place_among_all_evidence(rules: list[dict[str, object]], number: int) -> None:
    of_rules(rules, number)


def test_a_rank_alone_is_evidence_of_which_no_figure_is_known() -> None:
    book = book_of([RANKLESS])
    force = random_rules.force(random.Random(0))
    rows = {"calls": IndicatorEvidence(rank="middle")}
    every_force_has_its_place(book, [force._replace(indicators=FrozenDict(rows))])


RANKLESS = {
    "id": "r0", "theme": "speed", "when": {"indicator": "calls", "at_least": 0}, "strength": True, "because": "found",
    "rationale": "x", "basis": "judgement", "source": [{"document": "report", "lines": 1}],
}  # fmt: skip


@pytest.mark.slow
def test_what_is_said_of_all_evidence_is_so_at_length() -> None:
    seed(7)(settings(max_examples=20)(given(st.data())(of_framework)))()


@pytest.mark.slow
def test_every_force_has_its_place_among_all_evidence_at_length() -> None:
    seed(7)(settings(max_examples=20)(given(random_rules.rules(), st.integers(0, 999))(of_rules)))()


def test_statements_that_say_the_same_are_one() -> None:
    net = Net()
    a, b, c = (net.one_of(piece, 0b10, 0b11) for piece in "abc")
    assert net.one_of("a", 0b01, 0b11) == -a
    assert net.at_least(2, (a, b, c)) == -net.at_least(2, (-a, -b, -c))
    assert net.every((a, b)) == -net.some((-b, -a))
    assert net.at_least(3, (a, a, b)) == net.every((a, b))
    assert net.some((a, -a)) == net.at_least(0, ()) == TRUE
    assert net.at_least(2, (a, -a, b)) == b
    assert net.every((a, -a)) == net.at_least(1, ()) == FALSE
    net.merge(b, -a)
    assert net.every((b, c)) == net.every((-a, c))


def test_what_takes_too_long_is_unknown() -> None:
    net = Net()
    a, b = (net.one_of(piece, 0b10, 0b11) for piece in "ab")
    assert solve(net, [a, b], Deadline(0)).status == "unknown"


def test_a_figure_that_would_be_computed_is_never_taken_for_unknown(calls: Path) -> None:
    book = load_rulebook(calls)
    lowered = lower(book)
    space, net = Space([book], [lowered.circuit]), Net()
    world = World(net, space, lowered)
    pieces = [f"indicator/{name}" for name in ("calls_in_time", "calls_answered", "calls_made")]
    excluded = set()
    for numbers in product(*(range(len(space.states(piece))) for piece in pieces)):
        states = dict(zip(pieces, numbers, strict=True))
        here = [world.is_in(piece, 1 << number) for piece, number in states.items()]
        force = force_of(states, space, 0, "x")
        slow = oracle.verdicts(book, force)["calls-slow"] is True
        concludes = world.concludes("calls-slow")
        possible = [solve(net, [*here, literal]).status == "found" for literal in (concludes, -concludes)]
        if any(possible):
            assert possible == [slow, not slow]
        else:
            excluded.add(numbers)
            assert with_derived(force, book).indicators["calls_in_time"].computed_from
    assert excluded
    assert not any(numbers[0] and space.states(pieces[0])[numbers[0]].closed for numbers in excluded)
