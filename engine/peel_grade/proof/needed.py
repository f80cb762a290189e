"""Whether all of a rulebook is needed: whether without a rule, a grade rule, or a part of a condition of either, some
force would be graded otherwise, or be asked to improve something else.

Of each it is first looked in the smallest part of the rulebook that could tell, then in the whole.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from peel_grade.circuit.gates import NEVER, Node
from peel_grade.circuit.lowering import Lowered, lower
from peel_grade.findings.compiler import with_stratum
from peel_grade.findings.durable import Verdicts
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Facts, Interval, evidence_facts, exactly
from peel_grade.grades.assessment import assess, conclude
from peel_grade.grades.results import Assessment
from peel_grade.proof.claims import Exceptions, Job, Result, Status
from peel_grade.proof.forces import force_of
from peel_grade.proof.ground import Ground, States
from peel_grade.proof.own import truth
from peel_grade.rulebook.conditions import Condition, Group, Leaf, all_of, leaves, negation
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import GradeRule, Rule, Rulebook
from peel_grade.rulebook.subjects import Finding, findings_named, subject
from peel_grade.wording.sentences import sentence

CLAIM = "needed"
_STRATA = {"theme_grades": "themes", "question_grades": "questions", "overall_grades": "overall"}
"""The lists of grade rules, each with what it decides."""


def jobs(ground: Ground) -> Iterator[Job]:
    """One for each rule and each grade rule, with the parts of its condition."""
    yield from (Job(CLAIM, rule) for rule in ground.book.rules)
    for name in _STRATA:
        yield from (Job(CLAIM, rule.id, name) for rule in getattr(ground.book, name))


class Needed:
    """What would be otherwise without a part of a rulebook."""

    def __init__(self, ground: Ground, exceptions: Exceptions) -> None:
        self._ground, self._exceptions = ground, exceptions
        self._parts: dict[str, tuple[Rulebook, Lowered]] = {}

    def prove(self, job: Job) -> Iterator[Result]:
        """Of a rule or grade rule and each part of its condition whether it is needed."""
        excepted = self._exceptions.of(CLAIM, job.about, "")
        for says, without in self._variants(job):
            status = self._changes(job, without)
            if status == "refuted":
                yield Result(CLAIM, job.about, "", status, says, exception=excepted)
                if says == _WHOLE:
                    return  # a part of what is not needed is not needed
            else:
                yield Result(CLAIM, job.about, "", status, "" if status == "proved" else says)

    def _variants(self, job: Job) -> Iterator[tuple[str, Rulebook]]:
        """The rulebook without a rule, then with a shorter condition of it, each with what is said where none tells."""
        book = self._ground.book
        if not job.place:
            rule = book.rules[job.about]
            yield _WHOLE, _with_rule(book, rule._replace(when=_never(rule), unless=None))
            for part, shorter in _shorter(rule.when):
                yield self._without(part), _with_rule(book, rule._replace(when=shorter))
            if rule.unless is not None:
                yield self._without(rule.unless), _with_rule(book, rule._replace(unless=None))
                for part, shorter in _shorter(rule.unless):
                    yield self._without(part), _with_rule(book, rule._replace(unless=shorter))
            return
        listed: Sequence[GradeRule] = getattr(book, job.place)
        (number,) = (number for number, each in enumerate(listed) if each.id == job.about)
        yield _WHOLE, _with_list(book, job.place, (*listed[:number], *listed[number + 1 :]))
        for part, shorter in _shorter(listed[number].when):
            changed = listed[number]._replace(when=shorter)
            rules = (*listed[:number], changed, *listed[number + 1 :])
            yield self._without(part), _with_list(book, job.place, rules)

    def _without(self, part: Condition) -> str:
        return f"without “{sentence(part, self._ground.book)}” nothing is graded or suggested otherwise"

    def _changes(self, job: Job, without: Rulebook) -> Status:
        """Whether a draft changes: proved where a force shows it, refuted where none can."""
        for name, narrowed in self._narrowed(job):
            if name not in self._parts:
                book = narrowed(self._ground.book)
                self._parts[name] = book, lower(book, self._ground.lowered.circuit)
            changed = lower(narrowed(without), self._ground.lowered.circuit)
            found = self._differs(self._parts[name][1], changed, without, job, certain=not name)
            if found != "refuted":
                return found
        return "refuted"

    def _narrowed(self, job: Job) -> "Iterator[tuple[str, _Narrow]]":
        """The parts of the rulebook in which to look, the whole last."""
        book = self._ground.book
        if not job.place:
            rule = book.rules[job.about]
            if rule.theme is not None:
                yield f"theme/{rule.theme}", _Narrow(rule.question, rule.theme)
            yield f"question/{rule.question}", _Narrow(rule.question, None)
        elif job.place == "theme_grades":
            yield from ((f"theme/{theme.id}", _Narrow(theme.question, theme.id)) for theme in book.themes.values())
        elif job.place == "question_grades":
            yield from ((f"question/{name}", _Narrow(name, None)) for name in book.questions)
        yield "", _Narrow("", None)

    def _differs(self, one: Lowered, other: Lowered, without: Rulebook, job: Job, *, certain: bool) -> Status:
        """Whether a force is drafted otherwise, as really grading it by both rulebooks shows."""
        ground, world = self._ground, self._ground.world
        pairs = [(world.literal(here), world.literal(there)) for here, there in _outputs(one, other) if here != there]
        goal = ground.net.some(-ground.net.same(here, there) for here, there in pairs)
        answer = ground.ask(goal)
        if answer.status != "found":
            return "refuted" if answer.status == "impossible" else "unknown"
        states = answer.of(world)
        drafts = ground.draft(states), self._draft(states, without, job)
        if _drafted(drafts[0]) != _drafted(drafts[1]):
            return "proved"
        return "unknown" if certain else "refuted"

    def _draft(self, states: States, without: Rulebook, job: Job) -> Assessment:
        """What is drafted by the rulebook without a part: by the same engines but for what is decided otherwise."""
        ground = self._ground
        compiled = ground.compiled._replace(book=without)
        force = force_of(states, ground.space, 0, "x")
        if not job.place:
            engines = Engines(compiled, like=ground.engines)
            facts = evidence_facts(force, without)
            verdicts = ground.engines.decide("findings", facts)
            return conclude(force, facts, _decided(without, job.about, facts, verdicts), engines)
        stratum = _STRATA[job.place]
        engines = Engines(with_stratum(compiled, stratum), like=ground.engines, but=[stratum])
        try:
            return assess(force, engines)
        finally:
            engines.close()


def _decided(book: Rulebook, changed: str, facts: Facts, verdicts: Verdicts) -> Verdicts:
    """The verdicts where one rule has another condition: its own, and those of rules that rest on it."""
    found = dict(verdicts)
    waiting = [changed]
    while waiting:
        name = waiting.pop(0)
        verdict = truth(book.rules[name].condition, partial(_known, facts, found))
        if verdict is not found.get(name):
            found.pop(name, None)
            found |= {} if verdict is None else {name: verdict}
            tests = f"finding/{name}"
            waiting += [
                rule.id for rule in book.rules.values() if any(leaf.subject == tests for leaf in leaves(rule.condition))
            ]
    return found


def _known(facts: Facts, verdicts: Verdicts, leaf: Leaf) -> Interval | None:
    """What is known of what a comparison is about."""
    about = subject(leaf.subject)
    if isinstance(about, Finding):
        return None if verdicts.get(about.rule) is None else exactly(int(verdicts[about.rule]))
    return facts.get(leaf.subject)


class _Narrow:
    """The part of a rulebook that grades a question, or a theme of it; the whole without a question."""

    def __init__(self, question: str, theme: str | None) -> None:
        self._question, self._theme = question, theme

    def __call__(self, book: Rulebook) -> Rulebook:
        if not self._question:
            return book
        questions = {name: each for name, each in book.questions.items() if name == self._question}
        themes = {
            name: each
            for name, each in book.themes.items()
            if each.question == self._question and self._theme in (None, name)
        }
        rules = {
            name: each
            for name, each in book.rules.items()
            if each.question == self._question and self._theme in (None, each.theme)
        }
        rules = {**_rested_on(rules, book), **rules}
        areas = {name: each for name, each in book.areas.items() if each.question == self._question}
        if self._theme is not None:
            questions = {name: each._replace(graded=False) for name, each in questions.items()}
        return book._replace(
            questions=FrozenDict(questions),
            themes=FrozenDict(themes),
            rules=FrozenDict({name: each for name, each in book.rules.items() if name in rules}),
            areas=FrozenDict(areas),
            overall_grades=(),
            overall_alternatives=FrozenDict(),
            no_precedent=(),
        )


def _rested_on(rules: dict[str, Rule], book: Rulebook) -> dict[str, Rule]:
    """The rules whose findings others test, further and further down."""
    found: dict[str, Rule] = {}
    waiting = list(rules.values())
    while waiting:
        for name in findings_named(leaf.subject for leaf in leaves(waiting.pop().condition)):
            if name not in rules and name not in found:
                found[name] = book.rules[name]
                waiting.append(found[name])
    return found


def _outputs(one: Lowered, other: Lowered) -> Iterator[tuple[Node, Node]]:
    """The nodes of what drafts say, in both: grades and areas."""
    graded = [(one.themes, other.themes), (one.questions, other.questions), ({"": one.overall}, {"": other.overall})]
    for here, there in graded:
        for name, grades in here.items():
            for grade in dict.fromkeys((*grades, *there.get(name, {}))):
                yield grades.get(grade, NEVER), there[name].get(grade, NEVER)
    for name, node in one.suggested.items():
        yield node, other.suggested.get(name, NEVER)


def _drafted(found: Assessment) -> tuple[object, ...]:
    questions = found.questions.items()
    return (
        found.overall.grade.draft,
        [(name, row.grade.draft, [theme.grade.draft for theme in row.themes.values()]) for name, row in questions],
        {name for name, each in found.areas.items() if each.suggested},
    )


_WHOLE = "without it nothing is graded or suggested otherwise"


def _with_rule(book: Rulebook, rule: Rule) -> Rulebook:
    return book._replace(
        rules=FrozenDict({name: rule if name == rule.id else each for name, each in book.rules.items()})
    )


def _with_list(book: Rulebook, name: str, rules: tuple[GradeRule, ...]) -> Rulebook:
    fields: dict[str, Any] = {name: rules}
    return book._replace(**fields)


def _never(rule: Rule) -> Condition:
    """A condition that never holds, and is unknown where that of the rule is."""
    return all_of(rule.when, negation(rule.when))


def _shorter(condition: Condition) -> Iterator[tuple[Condition, Condition]]:
    """Each part of a condition, with the condition that is left without it."""
    if isinstance(condition, Leaf) or len(condition.members) < 2:
        return
    needed, members, negated = condition
    for number, member in enumerate(members):
        rest = (*members[:number], *members[number + 1 :])
        yield member, Group(min(needed, len(rest)) if needed == len(members) else needed, rest, negated)
        for part, shorter in _shorter(member):
            yield part, Group(needed, (*members[:number], shorter, *members[number + 1 :]), negated)
