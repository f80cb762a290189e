"""Whether two rulebooks draft the same for all evidence there can be; or for which they do not.

What follows from what is gone through in its order: findings, areas, grades. What was proved to be the same in both is
one statement from then on, so that the grades of two rulebooks of which many conditions are written otherwise are soon
the same too.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from peel_grade.circuit.gates import NEVER, Node
from peel_grade.circuit.lowering import Lowered, lower
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.grades.assessment import assess
from peel_grade.proof.forces import checked, data_of, fewest, force_of
from peel_grade.proof.net import Literal, Net, OneOf
from peel_grade.proof.outputs import KINDS, Kind, Output, Renamed, drafted, outputs
from peel_grade.proof.solving import Answer, Certificate, Deadline, solve
from peel_grade.proof.space import Piece, Space
from peel_grade.proof.worlds import World
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook


class Differs(Record):
    """An output that two rulebooks draft otherwise for some evidence: what each says of it, and the least such
    evidence as the data of a force file for each. Both are the same where both rulebooks know all that is in it.
    """

    output: Output
    says: tuple[str, str]
    files: tuple[Mapping[str, Any], Mapping[str, Any]]


class Equivalence(Record):
    """What came of the comparison: how many outputs of each kind are the same for all evidence, those that differ for
    some, and those of which it is not known.
    """

    same: Mapping[Kind, int]
    differs: tuple[Differs, ...]
    unknown: tuple[Output, ...]
    certificates: tuple[Certificate, ...] = ()

    @property
    def holds(self) -> bool | None:
        """Whether all is the same; None where that is not known."""
        return False if self.differs else None if self.unknown else True


def equivalent(
    one: Compiled,
    other: Compiled,
    deadline: Deadline | None = None,
    *,
    only: Collection[Kind] = KINDS,
    renamed: Renamed = FrozenDict(),  # noqa: B008 - it cannot be changed
    least: bool = True,
    certify: bool = False,
) -> Equivalence:
    """Compare what two rulebooks draft for all evidence; `only` of some kinds, and with the `least` evidence on which
    they differ, or else with any. Rules and areas may be `renamed`.

    Raises InputError where they do not grade the same questions and themes.
    """
    _check_comparable(one.book, other.book)
    comparison = _Comparison(one, other, deadline or Deadline(), least, certify)
    try:
        return comparison.of(only, renamed)
    finally:
        comparison.close()


def _check_comparable(one: Rulebook, other: Rulebook) -> None:
    """Raise InputError where two rulebooks do not grade the same things by the same scale."""
    parts = {
        "questions": [list(book.questions) for book in (one, other)],
        "graded questions": [[name for name, each in book.questions.items() if each.graded] for book in (one, other)],
        "themes": [list(book.themes) for book in (one, other)],
        "grades": [list(book.framework.scale) for book in (one, other)],
        "overall grades": [["overall"] * book.graded_overall for book in (one, other)],
    }
    problems = []
    for part, (here, there) in parts.items():
        alone = [[name for name in of if name not in other] for of, other in ((here, there), (there, here))]
        said = [
            f"{', '.join(names)} in the {side} alone"
            for names, side in zip(alone, ("first", "second"), strict=True)
            if names
        ]
        if part == "grades" and here != there and not said:
            said = ["they are in another order"]
        if said:
            message = f"the rulebooks do not have the same {part}: {' and '.join(said)}"
            help = "what is drafted can be compared where both grade the same; `rulebook diff` tells what was edited"
            problems.append(Problem("rulebook equivalent", 0, 0, message, help))
    if problems:
        raise InputError(problems)


class _Comparison:
    def __init__(self, one: Compiled, other: Compiled, deadline: Deadline, least: bool, certify: bool) -> None:
        self._compiled, self._deadline, self._least, self._certify = (one, other), deadline, least, certify
        self._books = one.book, other.book
        self._lowered = lower(one.book), lower(other.book)
        self._net = Net()
        self._space = Space(self._books, [each.circuit for each in self._lowered])
        first = World(self._net, self._space, self._lowered[0])
        self._worlds = first, World(self._net, self._space, self._lowered[1], 1, like=first)
        self._engines: tuple[Engines, Engines] | None = None
        self._certificates: list[Certificate] = []
        self._told: set[Piece] = set()

    def of(self, only: Collection[Kind], renamed: Renamed) -> Equivalence:
        same: dict[Kind, int] = dict.fromkeys((kind for kind in KINDS if kind in only), 0)
        differs: list[Differs] = []
        unknown: list[Output] = []
        last = max((KINDS.index(kind) for kind in same), default=0)
        found = [each for each in outputs(*self._books, renamed) if KINDS.index(each.kind) <= last]
        for output in sorted(found, key=lambda each: KINDS.index(each.kind)):
            if output.kind == "remark" and any(each.output.kind == "overall" for each in differs):
                continue  # what is said of a grade changes with it
            answer = self._differing(output)
            if output.kind not in same:
                continue
            if answer.status == "impossible":
                same[output.kind] += 1
            elif answer.status == "found" and (shown := self._shown(output, answer.of(self._worlds[0]))):
                differs.append(shown)
            else:
                unknown.append(output)
        return Equivalence(same, tuple(differs), tuple(unknown), tuple(self._certificates))

    def close(self) -> None:
        for each in self._engines or ():
            each.close()

    def _differing(self, output: Output) -> Answer:
        """Whether an output can differ, and the evidence on which it does."""
        pairs = dict(self._literals(output))
        if output.alike:
            goals = [self._net.every(each) for one, other in pairs.values() for each in ((one, -other), (-one, other))]
        else:  # wherever either holds
            goals = [literal for pair in pairs.values() for literal in pair]
        undecided = False
        for goal in dict.fromkeys(goals):
            answer = solve(self._net, [goal], self._deadline, certify=self._certify)
            if answer.status == "found":
                return self._plainest([self._between_grades(pairs), goal] if output.alike else [goal], answer)
            undecided |= answer.status == "unknown"
            self._certificates += [answer.certificate] if answer.certificate is not None else []
        if undecided:
            return Answer("unknown")
        for one, other in pairs.values() if output.alike else ():
            self._net.merge(one, other)
        return Answer("impossible")

    def _plainest(self, goals: Iterable[Literal], found: Answer) -> Answer:
        """The evidence that shows most, in as plain a way as there is, or else what was `found`."""
        for goal in goals:
            for answer in (self._plainer(goal), solve(self._net, [goal], self._deadline)):
                if answer.status == "found":
                    return answer
        return found

    def _between_grades(self, pairs: Mapping[str, tuple[Literal, Literal]]) -> Literal:
        """Both draft a grade, and another one: what shows most."""
        drafts = {grade: pair for grade, pair in pairs.items() if grade in self._books[0].framework.scale}
        return self._net.some(
            self._net.every((one, other))
            for grade, (one, _) in drafts.items()
            for another, (_, other) in drafts.items()
            if grade != another
        )

    def _plainer(self, goal: Literal) -> Answer:
        """The same with nothing recorded but what showed an earlier difference, if that is possible: questions that
        have nothing to do with it then have the grade of an earlier inspection.
        """
        first, net = self._worlds[0], self._net
        others = {
            statement.piece[1]
            for number in net.cone([goal])
            if isinstance(statement := net.statements[number], OneOf)
            and isinstance(statement.piece, tuple)
            and statement.piece[1] not in self._told
        }
        unrecorded = [
            -first.is_in(piece, self._space.whole(piece) & ~1)
            for piece in others
            if piece.partition("/")[0] in ("indicator", "flag")
        ]
        return solve(net, [goal, *unrecorded], self._deadline)

    def _literals(self, output: Output) -> Iterator[tuple[str, tuple[Literal, Literal]]]:
        """What must be the same in both: that it is concluded or suggested, or by grade that the draft is it."""
        of_each = [
            {} if name is None else _nodes(output.kind, name, lowered)
            for name, lowered in zip(output.names, self._lowered, strict=True)
        ]
        for grade in dict.fromkeys(grade for nodes in of_each for grade in nodes):
            one, other = (
                world.literal(nodes.get(grade, NEVER)) for nodes, world in zip(of_each, self._worlds, strict=True)
            )
            yield grade, (one, other)

    def _shown(self, output: Output, states: Mapping[Piece, int]) -> Differs | None:
        """The difference as both rulebooks really draft it, on as little evidence as shows it."""

        def says(kept: Iterable[Piece]) -> tuple[str, str]:
            less = {piece: states[piece] for piece in kept}
            return self._says(output, [force_of(less, self._space, book, "x") for book in (0, 1)])

        said = says(states)
        if said[0] == said[1]:
            return None
        kept = fewest(states, lambda some: says(some) == said) if self._least else states
        self._told.update(kept)
        least = {piece: states[piece] for piece in kept}
        name = f"Where {output.name or 'the overall grade'} differs"
        one, other = (data_of(least, self._space, book, name) for book in (0, 1))
        said = self._says(output, [checked(data, self._space, book) for book, data in enumerate((one, other))])
        return Differs(output, said, (one, other)) if said[0] != said[1] else None

    def _says(self, output: Output, forces: Iterable[Any]) -> tuple[str, str]:
        if self._engines is None:
            one, other = self._compiled
            self._engines = Engines(one), Engines(other)
        return drafted(output, [assess(force, engines) for force, engines in zip(forces, self._engines, strict=True)])


def _nodes(kind: Kind, name: str, lowered: Lowered) -> Mapping[str, Node]:
    """The nodes that say what becomes of an output."""
    match kind:
        case "finding":
            return {"concludes": lowered.findings[name][0]}
        case "area":
            return {"suggested": lowered.suggested[name]}
        case "theme":
            return lowered.themes[name]
        case "question":
            return lowered.questions[name]
        case "overall":
            return lowered.overall
        case "remark":
            return lowered.borderline[name] if name in lowered.borderline else {"said": lowered.no_precedent[name]}
