"""Whether every force gets one grade, whether all that a rulebook can say is ever said, and whether limits limit.

That something can be is shown by a force of which it is really drafted; that it cannot, by the solver.
"""

from collections.abc import Callable, Iterator
from functools import partial

from peel_grade.circuit.gates import NEVER, Node
from peel_grade.circuit.lowering import lower
from peel_grade.grades.results import Assessment
from peel_grade.proof.claims import Exceptions, Job, Result, decided
from peel_grade.proof.ground import Ground, States, grade_in, improves, name_of, rules_of
from peel_grade.proof.net import Literal
from peel_grade.proof.own import truth
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import GradeRule, Rulebook

ONE_GRADE, REACHABLE, LIMITS = "one-grade", "reachable", "limits"


def jobs(ground: Ground) -> Iterator[Job]:
    """By place what grades it, then by place and question what is found and suggested there."""
    for place in ground.places:
        yield Job(ONE_GRADE, "", place)
    for place in ground.places:
        yield Job(REACHABLE, "grades", place)
    for name in ground.book.questions:
        yield Job(REACHABLE, "findings", f"question/{name}")
        yield Job(REACHABLE, "areas", f"question/{name}")
    for place in ground.places:
        yield Job(LIMITS, "", place)


class Reach:
    """What is drafted of some force, and what of none."""

    def __init__(self, ground: Ground, exceptions: Exceptions) -> None:
        self._ground, self._exceptions = ground, exceptions

    def prove(self, job: Job) -> Iterator[Result]:
        """What comes of a part of the claims."""
        match job.claim, job.about:
            case "one-grade", _:
                yield self._one_grade(job.place)
            case "limits", _:
                yield from self._limits(job.place)
            case _, "grades":
                yield from self._grades(job.place)
            case _, "findings":
                yield from self._findings(name_of(job.place))
            case _:
                yield from self._areas(name_of(job.place))

    # one grade

    def _one_grade(self, place: str) -> Result:
        """Some rule of the list decides, and no two grades are drafted at once."""
        ground, world = self._ground, self._ground.world
        result = Result(ONE_GRADE, "", place, "proved")
        grades = [world.literal(node) for node in ground.graded(place).values()]
        twice = ground.net.at_least(2, grades)
        none = -ground.net.some(world.literal(node) for node in ground.lowered.decided[place].values())
        inspected = [world.is_in(piece, 1) for piece in self._inspected(place)]
        answer = ground.ask(ground.net.some((twice, -ground.net.some(grades), none)), *inspected)
        if answer.status != "found":
            return decided(result, answer)
        file = ground.shown(
            answer.of(world), lambda found: grade_in(found, place).rule is None, "Graded by no rule", least=True
        )
        if file is None:
            return result._replace(status="unknown", says="what the solver found is not drafted so")
        excepted = self._exceptions.of(ONE_GRADE, "", name_of(place))
        says = "no rule of the list decides"
        return result._replace(status="refuted", says=says, forces=(file,), exception=excepted)

    def _inspected(self, place: str) -> list[str]:
        """The questions that must be inspected for a rule of the list to decide."""
        kind, _, name = place.partition("/")
        return [f"inspected/{name}"] if kind == "question" else []

    # reachable

    def _grades(self, place: str) -> Iterator[Result]:
        ground = self._ground
        grades = ground.graded(place)
        inspected = [ground.world.is_in(piece, 1) for piece in self._inspected(place)]
        for grade in ground.book.framework.scale:
            says = f"no {ground.book.framework.words.subject.one} is graded {ground.book.framework.said(grade)}"
            yield self._reached(
                grade, place, grades.get(grade, NEVER), partial(_grades_so, place, grade), says, inspected
            )
        for rule, node in ground.lowered.decided[place].items():
            says = f"it decides for no {ground.book.framework.words.subject.one}"
            yield self._reached(rule, place, node, partial(_decides_so, place, rule), says, inspected)

    def _findings(self, question: str) -> Iterator[Result]:
        says = f"it concludes for no {self._ground.book.framework.words.subject.one}"
        for rule in self._ground.book.rules.values():
            if rule.question == question:
                node, _ = self._ground.lowered.findings[rule.id]
                yield self._reached(rule.id, "", node, partial(_concludes, rule.id), says, [])

    def _areas(self, question: str) -> Iterator[Result]:
        says = f"it is suggested for no {self._ground.book.framework.words.subject.one}"
        for area in self._ground.book.areas.values():
            if area.question == question and not area.retired and area.id not in self._ground.book.replaced:
                node = self._ground.lowered.suggested.get(area.id, NEVER)
                yield self._reached(area.id, "", node, partial(_suggests, area.id), says, [])

    def _reached(
        self,
        about: str,
        place: str,
        node: Node,
        shows: Callable[[Assessment], bool],
        says: str,
        given: list[Literal],
    ) -> Result:
        ground = self._ground
        result = Result(REACHABLE, about, place, "proved")
        answer = ground.ask(ground.world.literal(node), *given)
        if answer.status == "unknown":
            return result._replace(status="unknown")
        if answer.status == "impossible":
            excepted = self._exceptions.of(REACHABLE, about, name_of(place))
            return result._replace(status="refuted", says=says, exception=excepted)
        states: States = answer.of(ground.world)
        if not shows(ground.draft(states)):
            return result._replace(status="unknown", says="what the solver found is not drafted so")
        return result

    # limits

    def _limits(self, place: str) -> Iterator[Result]:
        """Of each rule that keeps one below it from giving a better grade: none above it gives one where it holds."""
        ground = self._ground
        listed = rules_of(ground.book, place)
        for number, rule in enumerate(listed):
            grade = rule.grade
            if grade == INSUFFICIENT or not any(improves(ground.book, grade, each.grade) for each in listed[number:]):
                continue
            above = [each for each in listed[:number] if improves(ground.book, grade, each.grade)]
            result = Result(LIMITS, rule.id, place, "proved")
            yield self._limit(place, rule, above, result) if above else result

    def _limit(self, place: str, rule: GradeRule, above: list[GradeRule], result: Result) -> Result:
        ground, world = self._ground, self._ground.world
        first = lower(_with_first(ground.book, rule.id), ground.lowered.circuit)
        holds = world.literal(first.decided[place][rule.id])
        outvoted = ground.net.some(world.literal(ground.lowered.decided[place][each.id]) for each in above)
        answer = ground.ask(holds, outvoted)
        if answer.status != "found":
            return decided(result, answer)
        better = grade_in(ground.draft(answer.of(world)), place).rule

        def shows(found: Assessment) -> bool:
            graded = grade_in(found, place)
            facts = graded.facts or {}
            return graded.rule == better and truth(rule.when, lambda leaf: facts.get(leaf.subject)) is True

        file = ground.shown(answer.of(world), shows, "Outvoted", least=True) if better in above else None
        if better is None or file is None:
            return result._replace(status="unknown", says="what the solver found is not drafted so")
        said = ground.book.framework.said
        says = f"where it gives {said(rule.grade)}, `{better.id}` before it gives {said(better.grade)}"
        excepted = self._exceptions.of(LIMITS, rule.id, name_of(place))
        return result._replace(status="refuted", says=says, forces=(file,), exception=excepted)


def _grades_so(place: str, grade: str, found: Assessment) -> bool:
    return grade_in(found, place).draft == grade


def _decides_so(place: str, rule: str, found: Assessment) -> bool:
    by = grade_in(found, place).rule
    return by is not None and by.id == rule


def _concludes(rule: str, found: Assessment) -> bool:
    return found.verdicts.get(rule) is True


def _suggests(area: str, found: Assessment) -> bool:
    return area in found.areas and found.areas[area].suggested


def _with_first(book: Rulebook, rule: str) -> Rulebook:
    """The rulebook in which a grade rule stands before the others of its list."""

    def ordered(rules: tuple[GradeRule, ...]) -> tuple[GradeRule, ...]:
        return tuple(sorted(rules, key=lambda each: each.id != rule))

    return book._replace(
        theme_grades=ordered(book.theme_grades),
        question_grades=ordered(book.question_grades),
        overall_grades=ordered(book.overall_grades),
    )
