"""One rulebook as it is asked for proofs: all evidence there can be, and forces that are really graded."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeAlias

from peel_grade.circuit.gates import Circuit, Node, members
from peel_grade.circuit.lowering import lower
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.grades.assessment import assess
from peel_grade.grades.results import Assessment, Graded
from peel_grade.proof.forces import checked, data_of, fewest, force_of
from peel_grade.proof.net import Literal, Net
from peel_grade.proof.own import Asked, asked
from peel_grade.proof.solving import Answer, Deadline, solve
from peel_grade.proof.space import Piece, Space
from peel_grade.proof.worlds import World
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import GradeRule, Rulebook

States: TypeAlias = Mapping[Piece, int]
Data: TypeAlias = Mapping[str, Any]


class Ground:
    """A rulebook as a circuit in a net with one force, `world`, of which anything may be recorded."""

    def __init__(self, compiled: Compiled, deadline: Deadline, *, certify: bool = False) -> None:
        self.compiled, self.deadline, self._certify = compiled, deadline, certify
        self.lowered = lower(compiled.book)
        self.asked: dict[str, Asked] = {
            each.id: asked(each, compiled.book, self.lowered) for each in compiled.book.properties.values()
        }
        self.space = Space([compiled.book], [self.lowered.circuit])
        self.net = Net()
        self.world = World(self.net, self.space, self.lowered)

    @property
    def book(self) -> Rulebook:
        """The rulebook that is asked."""
        return self.compiled.book

    @cached_property
    def engines(self) -> Engines:
        """What really grades."""
        return Engines(self.compiled)

    @cached_property
    def places(self) -> list[str]:
        """All that is graded: `theme/ID`, `question/ID`, `overall`."""
        return list(self.lowered.decided)

    def graded(self, place: str) -> Mapping[str, Node]:
        """The nodes of a place's draft grades."""
        kind, _, name = place.partition("/")
        of = {"theme": self.lowered.themes, "question": self.lowered.questions}.get(kind)
        return self.lowered.overall if of is None else of[name]

    def possible(self, place: str) -> Mapping[str, Node]:
        """The nodes of the grades that missing evidence allows."""
        kind, _, name = place.partition("/")
        of = {"theme": self.lowered.possible_themes, "question": self.lowered.possible_questions}.get(kind)
        return self.lowered.possible_overall if of is None else of[name]

    @cached_property
    def _users(self) -> list[list[Node]]:
        """Of each node those that it is a member of."""
        circuit = self.lowered.circuit
        found: list[list[Node]] = [[] for _ in circuit.nodes]
        for number, node in enumerate(circuit.nodes):
            for member in members(node):
                found[member].append(number)
        return found

    @cached_property
    def _atoms(self) -> Mapping[Piece, list[Node]]:
        """The atoms of each piece."""
        found: dict[Piece, list[Node]] = {}
        for number, atom in self.lowered.circuit.atoms():
            found.setdefault(self.space.piece(atom, 0), []).append(number)
        return found

    def atoms_of(self, piece: Piece) -> Collection[Node]:
        """The nodes that say something of a piece."""
        return self._atoms.get(piece, ())

    def above(self, piece: Piece) -> set[Node]:
        """The nodes that rest on a piece of evidence."""
        waiting = list(self.atoms_of(piece))
        found = set(waiting)
        while waiting:
            for number in self._users[waiting.pop()]:
                if number not in found:
                    found.add(number)
                    waiting.append(number)
        return found

    def otherwise(self, piece: Piece) -> World:
        """The same force as `world` but for one piece of evidence."""
        return Changed(self, piece)

    def ask(self, *goals: Literal, patience: float | None = None) -> Answer:
        """Whether statements can hold together; with `patience` it is given up after so many seconds."""
        deadline = self.deadline if patience is None else self.deadline.sooner(patience)
        return solve(self.net, goals, deadline, certify=self._certify)

    def draft(self, states: States) -> Assessment:
        """What is really drafted of a force of which these pieces are recorded."""
        return assess(force_of(states, self.space, 0, "x"), self.engines)

    def shown(self, states: States, shows: Callable[[Assessment], bool], name: str, *, least: bool) -> Data | None:
        """The force file of a force that really shows something, of as little evidence as it takes where that is asked
        for; None where it does not show it.
        """
        if not shows(self.draft(states)):
            return None
        kept = self.fewest(states, shows) if least else states
        data = data_of({piece: states[piece] for piece in kept}, self.space, 0, name)
        return data if shows(assess(checked(data, self.space, 0), self.engines)) else None

    def fewest(
        self,
        states: States,
        shows: Callable[[Assessment], bool],
        of: Collection[Piece] | None = None,
        beside: Collection[Piece] = (),
    ) -> list[Piece]:
        """As few of the pieces, or `of` some beside others, as still show it."""

        def drafted(some: Collection[Piece]) -> bool:
            return shows(self.draft({piece: states[piece] for piece in (*some, *beside)}))

        return fewest(states if of is None else of, drafted)

    def pair_shown(
        self,
        pair: tuple[States, States],
        piece: Piece,
        shows: Callable[[Assessment, Assessment], bool],
        names: tuple[str, str],
        *,
        least: bool,
    ) -> tuple[Data, ...] | None:
        """The same of two forces that differ in one piece alone."""
        one, other = pair

        def drafted(kept: Iterable[Piece]) -> bool:
            parts = [{each: of[each] for each in (*kept, piece) if each in of} for of in (one, other)]
            first, second = map(self.draft, parts)
            return shows(first, second)

        shared = [each for each in one if each != piece]
        if not drafted(shared):
            return None
        kept = fewest(shared, drafted) if least else shared
        files = tuple(
            data_of({each: of[each] for each in (*kept, piece) if each in of}, self.space, 0, name)
            for of, name in zip((one, other), names, strict=True)
        )
        first, second = (assess(checked(data, self.space, 0), self.engines) for data in files)
        return files if shows(first, second) else None

    def title(self, place: str) -> str:
        """A place in words."""
        kind, _, name = place.partition("/")
        words = self.book.framework.words
        match kind:
            case "theme":
                return f"{words.theme.one} “{self.book.themes[name].title}”"
            case "question":
                return f"{words.question.one} “{self.book.questions[name].title}”"
            case _:
                return "the overall grade"


class Changed(World):
    """A force that differs from another in one piece: what does not rest on that is the same statement."""

    def __init__(self, ground: Ground, piece: Piece) -> None:
        self.touched = ground.above(piece)
        self._base = ground.world
        super().__init__(ground.net, ground.space, ground.lowered, like=ground.world, but=[piece])

    def literal(self, node: Node) -> Literal:
        """What a node says of this force."""
        if node not in self._literals:
            circuit = self.lowered.circuit
            for number in _cone_within(circuit, node, self.touched, self._literals):
                self._literals[number] = self._made(number) if number in self.touched else self._base.literal(number)
        return self._literals[node]


def _cone_within(circuit: Circuit, node: Node, touched: Collection[Node], known: Collection[Node]) -> list[Node]:
    """What a node rests on, down to what is not touched, in order."""
    found: set[Node] = set()
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if here not in found and here not in known:
            found.add(here)
            if here in touched:
                waiting += members(circuit.nodes[here])
    return sorted(found)


def grade_in(assessment: Assessment, place: str) -> Graded:
    """What was drafted of a place."""
    kind, _, name = place.partition("/")
    match kind:
        case "theme":
            return assessment.questions[assessment.book.themes[name].question].themes[name].grade
        case "question":
            return assessment.questions[name].grade
        case _:
            return assessment.overall.grade


def rules_of(book: Rulebook, place: str) -> list[GradeRule]:
    """The grade rules in the list of a place, in order."""
    kind, _, name = place.partition("/")
    lists = {"theme": book.theme_grades, "question": book.question_grades}.get(kind, book.overall_grades)
    return [rule for rule in lists if not name or rule.grades(name)]


def improves(book: Rulebook, was: str, now: str) -> bool:
    """Whether a draft becomes better. Without enough evidence it is below the standard, and neither better nor worse
    than any other grade there.
    """
    scale, standard = book.framework.scale, len(book.framework.below)
    if now == INSUFFICIENT:
        return False
    if was == INSUFFICIENT:
        return scale.index(now) >= standard
    return scale.index(now) > scale.index(was)


def name_of(place: str) -> str:
    """The id in a place: of a theme or question, or `overall`."""
    return place.partition("/")[2] or place
