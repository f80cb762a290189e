"""Why a draft grade is not the one that was published, rule by rule: the findings that would have to be otherwise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from peel_grade.causes.search import Causes, find_causes
from peel_grade.findings.engines import Engines
from peel_grade.grades.assessment import decide_overall, question_result, recorded_evidence
from peel_grade.grades.counts import RuleResult
from peel_grade.grades.results import Assessment, Graded


class Explained(NamedTuple):
    """Why a grade differs.

    `causes` are the rules (overall: the questions) that bring the draft where it is: were they otherwise, the draft
    would be at least as good (or as bad) as what was published. None where no such rules are.
    """

    causes: Causes[str] | None
    found: Mapping[str, bool | None]
    """What became of each rule that is named; of a question, nothing."""


def explain_question(name: str, published: str, draft: Assessment, engines: Engines) -> Explained:
    """Why a question is graded otherwise than was published.

    A draft that is too low: by which weaknesses that are found, or which strengths are undecided. One that is too
    high: by which weaknesses are undecided, or which strengths are found.
    """
    result, scale = draft.questions[name], draft.book.framework.scale
    if result.grade.draft not in scale:
        return Explained(None, {})
    low = scale.index(result.grade.draft) < scale.index(published)
    rules = {each.rule.id: each for each in result.rules}
    evidence = recorded_evidence(draft.force, engines.compiled)

    def reached(made: frozenset[str]) -> bool:
        turned = tuple(each._replace(verdict=not each.verdict) if id in made else each for id, each in rules.items())
        grade = question_result(name, turned, evidence, draft.force, engines).grade.draft
        if grade not in scale:
            return False
        return scale.index(grade) >= scale.index(published) if low else scale.index(grade) <= scale.index(published)

    for turned in _turned(rules, low):
        if turned and reached(frozenset(turned)):
            causes = find_causes(turned, _remembered(reached))
            named = {id for cause in causes.causes for id in cause.edits}
            return Explained(causes, {id: rules[id].verdict for id in rules if id in named})
    return Explained(None, {})


def _turned(rules: Mapping[str, RuleResult], low: bool) -> Iterator[list[str]]:
    """What may be turned, to come to a better grade or to a worse one: less first, and what rests on evidence first."""
    against = [id for id, each in rules.items() if (each.rule.kind != "strength") == low and each.verdict]
    undecided = [id for id, each in rules.items() if (each.rule.kind == "strength") == low and each.verdict is None]
    yield from ([*first] for first in ((against, undecided) if low else (undecided, against)))
    yield [*against, *undecided]


def _remembered(value: Callable[[frozenset[str]], bool]) -> Callable[[frozenset[str]], bool]:
    found: dict[frozenset[str], bool] = {}

    def remembered(made: frozenset[str]) -> bool:
        if made not in found:
            found[made] = value(made)
        return found[made]

    return remembered


def explain_overall(published: Mapping[str, str], draft: Assessment, engines: Engines) -> Explained:
    """Why the overall grade differs: by which questions, of those that are graded otherwise than was published."""
    scale = draft.book.framework.scale
    graded: dict[str, Graded] = {name: each.grade for name, each in draft.questions.items()}
    other: Sequence[str] = [name for name, grade in published.items() if name in graded and grade != graded[name].draft]

    def reached(made: frozenset[str]) -> bool:
        grades = {
            name: Graded(published[name], None, frozenset({published[name]}), scale) if name in made else grade
            for name, grade in graded.items()
        }
        return decide_overall(grades, engines).grade.draft == published["overall"]

    if other and reached(frozenset(other)):
        return Explained(find_causes(other, _remembered(reached)), {})
    return Explained(None, {})
