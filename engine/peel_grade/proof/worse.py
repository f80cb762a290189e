"""Whether worse evidence ever improves a grade.

Worse is a figure that moves in the direction that the catalogue calls worse, a flag that is found less favourable, what
was recorded at its best and is not recorded any more or could not be supplied, what was not recorded and comes to be at
its worst or could not be supplied, and an area that an earlier inspection turns out to have asked for. That something
could not be supplied is neither better nor worse than that it is bad: whether it tells against a force is for rules to
say.

For the overall grade it is first shown of the grades of questions alone: whichever of them does not become better, the
overall grade does not either. Of evidence that bears on one question nothing more need be shown then.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from peel_grade.circuit.gates import NEVER, Atom, Circuit, Gate, Node, Not
from peel_grade.files.yaml_writing import as_yaml
from peel_grade.findings.compiler import turns
from peel_grade.findings.engines import Turn
from peel_grade.force.file import FlagEvidence
from peel_grade.grades.results import Assessment
from peel_grade.proof.claims import Exceptions, Job, Result, decided
from peel_grade.proof.ground import Changed, Ground, grade_in, improves, name_of
from peel_grade.proof.net import TRUE, Literal, Net
from peel_grade.proof.solving import Answer
from peel_grade.proof.space import Piece, State
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, Number
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Flag, Indicator, Rulebook

CLAIM = "worse-evidence"
_MOST = 12
"""So many pairs of forces that show the same change of a grade are made as small as they can be: of the others it is
enough that they show it.
"""


def jobs(ground: Ground) -> Iterator[Job]:
    """One for each entry of the catalogue that has a direction, and for each area."""
    for entry in ground.book.entries():
        if isinstance(entry, Flag) and entry.favourable is not None:
            yield Job(CLAIM, f"flag/{entry.id}")
        elif isinstance(entry, Indicator) and entry.worse != "neither":
            yield Job(CLAIM, f"indicator/{entry.id}")
    yield from (Job(CLAIM, f"repeated/{area}") for area in ground.book.areas if ground.atoms_of(f"repeated/{area}"))


class Worse:
    """What worse evidence does to grades."""

    def __init__(self, ground: Ground, exceptions: Exceptions) -> None:
        self._ground, self._exceptions = ground, exceptions
        self._scale = [INSUFFICIENT, *ground.book.framework.scale]
        self._shown: set[str] = set()
        self._told: dict[tuple[str, str, str], int] = {}
        self._overall_follows = cache(self._follows)

    def prove(self, job: Job) -> Iterator[Result]:
        """What one entry does to each grade that rests on it."""
        ground, piece = self._ground, job.about
        pairs = worse_pairs(ground, piece)
        if not pairs:
            return
        other = ground.otherwise(piece)
        assert isinstance(other, Changed)
        moves = ground.net.some(
            ground.net.every((ground.world.is_in(piece, 1 << better), other.is_in(piece, worse)))
            for better, worse in pairs.items()
        )
        proved: dict[str, bool] = {}
        for place in ground.places:
            if any(node in other.touched for node in ground.graded(place).values()):
                settled = self._overall_by_question(proved) if place == "overall" else None
                results = list(self._at(piece, place, other, moves, settled))
                proved[place] = all(each.status == "proved" for each in results)
                yield from results

    def _overall_by_question(self, proved: Mapping[str, bool]) -> Answer | None:
        """What shows that it follows from what was proved of the one question that rests on the evidence."""
        questions = {place: so for place, so in proved.items() if place.startswith("question/")}
        (place, *others), sure = questions or ("",), all(questions.values())
        return self._overall_follows(name_of(place)) if sure and not others and place else None

    def _at(self, piece: Piece, place: str, other: Changed, moves: Literal, settled: Answer | None) -> Iterator[Result]:
        """What comes of a place apart from what is excepted there, unless it is `settled`; then of what is excepted."""
        name = name_of(piece)
        by_exception: dict[str, list[tuple[str, str]]] = {}
        for was in self._scale:
            for now in self._scale:
                if improves(self._ground.book, was, now):
                    excepted = self._exceptions.of(CLAIM, name, name_of(place), was)
                    by_exception.setdefault(excepted, []).append((was, now))
        if "" not in by_exception:
            by_exception = {"": [], **by_exception}
        for excepted, changes in sorted(by_exception.items()):
            if excepted and excepted in self._shown:
                continue  # one case is enough to see that it excepts something
            if settled is not None and not excepted:
                yield decided(Result(CLAIM, name_of(piece), place, "proved"), settled)
                continue
            result = self._lifted(piece, place, other, moves, changes, excepted)
            if not excepted:
                yield result
            elif result.status == "refuted":
                self._shown.add(excepted)
                yield result._replace(exception=excepted)

    def _lifted(
        self,
        piece: Piece,
        place: str,
        other: Changed,
        moves: Literal,
        changes: Sequence[tuple[str, str]],
        excepted: str,
    ) -> Result:
        ground, world = self._ground, self._ground.world
        grades = ground.graded(place)
        lifted = ground.net.some(
            ground.net.every((world.literal(grades.get(was, NEVER)), other.literal(grades.get(now, NEVER))))
            for was, now in changes
        )
        result = Result(CLAIM, name_of(piece), place, "proved")
        answer = ground.ask(lifted, moves)
        if answer.status != "found":
            return decided(result, answer)
        pair = answer.of(world), answer.of(other)
        drafts = [grade_in(ground.draft(states), place).draft for states in pair]
        was, now = drafts
        if (was, now) not in changes:
            return result._replace(status="unknown", says="what the solver found is not drafted so")

        def shows(before: Assessment, after: Assessment) -> bool:
            return (grade_in(before, place).draft, grade_in(after, place).draft) == (was, now)

        if excepted:
            return result._replace(status="refuted")
        kind = (place, was, now)
        files = ground.pair_shown(
            pair, piece, shows, ("With the better evidence", "With the worse"), least=self._told.get(kind, 0) < _MOST
        )
        self._told[kind] = self._told.get(kind, 0) + 1
        if files is None:
            return result._replace(status="unknown", says="what the solver found is not drafted so")
        said = ground.book.framework.said
        states = [ground.space.states(piece)[each.get(piece, 0)] for each in pair]
        told = " → ".join(_said(piece, state) for state in states)
        says = f"{_label(piece, ground.book)}, {told}: {said(was)} → {said(now)}"
        return result._replace(status="refuted", says=says, forces=files)

    def _follows(self, question: str) -> Answer | None:
        """What shows that the overall grade never becomes better where this question alone changes and does not."""
        ground, net = self._ground, self._ground.net
        graded, overall = ground.lowered.questions, ground.lowered.overall

        def cut(changed: bool) -> dict[Node, Literal]:
            found: dict[Node, Literal] = {}
            for name, grades in graded.items():
                key = "grade of", name, changed and name == question
                whole = (1 << len(self._scale)) - 1
                for number, grade in enumerate(self._scale):
                    if grade in grades:
                        found[grades[grade]] = net.one_of(key, 1 << number, whole)
            return found

        one, other = cut(changed=False), cut(changed=True)
        mine = graded[question]
        stays = [
            net.every((one[mine[was]], other[mine[now]]))
            for was in mine
            for now in mine
            if not improves(ground.book, was, now)
        ]
        lifted = []
        for was, node in overall.items():
            for now, after in overall.items():
                if improves(ground.book, was, now) and not self._exceptions.of(CLAIM, "", "overall", was):
                    ends = (
                        through(net, ground.lowered.circuit, node, one),
                        through(net, ground.lowered.circuit, after, other),
                    )
                    if None in ends:
                        return None
                    lifted.append(net.every(each for each in ends if each is not None))
        answer = ground.ask(net.some(stays), net.some(lifted))
        return answer if answer.status == "impossible" else None


def through(net: Net, circuit: Circuit, node: Node, cut: Mapping[Node, Literal]) -> Literal | None:
    """A node as a statement over those of the cut; None where it rests on evidence beside it."""
    known: dict[Node, Literal | None] = {0: -TRUE, 1: TRUE, **cut}

    def made(number: Node) -> Literal | None:
        if number in known:
            return known[number]
        match circuit.nodes[number]:
            case Gate(needed, members):
                inside = [made(member) for member in members]
                whole = [each for each in inside if each is not None]
                found = net.at_least(needed, whole) if len(whole) == len(inside) else None
            case Not(member):
                below = made(member)
                found = None if below is None else -below
            case Atom() | None:
                found = None
        known[number] = found
        return found

    return made(node)


def _label(piece: Piece, book: Rulebook) -> str:
    kind, _, name = piece.partition("/")
    match kind:
        case "flag":
            return book.flags[name].label
        case "indicator":
            return book.indicators[name].label
        case _:
            return book.areas[name].text


def _said(piece: Piece, state: State) -> str:
    """What a force file has for an entry in a state, as it is written there."""
    if piece.startswith("repeated/"):
        return "not asked for before" if state.says is None else "asked for before"
    if state.says is None:
        return "not recorded"
    return as_yaml({name_of(piece): state.says}).partition(":")[2].strip()


def worse_pairs(ground: Ground, piece: Piece) -> dict[int, int]:
    """From each state of a piece the states that are worse, as bits."""
    states = ground.space.states(piece)
    kind, _, name = piece.partition("/")
    if kind == "repeated":
        return {0: 0b10}
    closed = ground.space.where(piece, lambda state: state.closed)
    if kind == "flag":
        good = ground.book.flags[name].favourable
        if good is None:
            return {}
        steps = {each: _of_flag(states, each) for each in (good, "partly", not good)}
        best, middle, worst = steps.values()
        found = {best: (1 << middle) | (1 << worst) | 1 | closed, middle: 1 << worst, 0: 1 << worst | closed}
        return {state: bits & ~(1 << state) for state, bits in found.items()}
    return _of_figure(ground, piece, states, ground.book.indicators[name].worse == "higher", closed)


def _of_flag(states: Sequence[State], degree: bool | str) -> int:
    return next(
        number for number, state in enumerate(states) if isinstance(state.row, FlagEvidence) and state.row.is_ == degree
    )


def _of_figure(ground: Ground, piece: Piece, states: Sequence[State], upward: bool, closed: int) -> dict[int, int]:
    leaves = {atom.leaf for _, atom in ground.lowered.circuit.atoms() if atom.leaf is not None and atom.name == piece}
    marks = _turns(leaves)
    placed: dict[int, tuple[frozenset[str], list[tuple[int, int]]]] = {}
    for number, state in enumerate(states):
        if state.row is not None and state.row.status == "known":
            known = {text: state.facts[0][text] for text in sorted(marks) if text in state.facts[0]}
            cells = [(_cell(known[text].low, marks[text]), _cell(known[text].high, marks[text])) for text in known]
            placed[number] = frozenset(known), [cell if upward else (-cell[1], -cell[0]) for cell in cells]

    def below(one: int, other: int) -> bool:
        (known, here), (also, there) = placed[one], placed[other]
        return (
            one != other
            and known == also
            and here != there
            and all(a <= c and b <= d for (a, b), (c, d) in zip(here, there, strict=True))
        )

    found = {one: sum(1 << other for other in placed if below(one, other)) for one in placed}
    worst = sum(1 << one for one in placed if not found[one])
    best = [one for one in placed if not any(found[other] >> one & 1 for other in placed)]
    found = {one: bits | (1 | closed if one in best else 0) for one, bits in found.items()}
    return {one: bits for one, bits in ({0: worst | closed} | found).items() if bits}


def _turns(leaves: set[Leaf]) -> dict[str, set[Turn]]:
    """By subject where its comparisons turn; what cannot be worse or better is left out."""
    found: dict[str, set[Turn]] = {}
    for leaf in leaves:
        about = subjects.subject(leaf.subject)
        if isinstance(about, subjects.Indicator) and about.aspect is not subjects.Aspect.SUPPLIED:
            found.setdefault(leaf.subject, set()).update(turns(leaf))
    return found


def _cell(value: Number, marks: set[Turn]) -> int:
    """Between which turns of comparisons a number stands: how many of them are below it."""
    return sum(value > mark if beyond else value >= mark for mark, beyond in marks)
