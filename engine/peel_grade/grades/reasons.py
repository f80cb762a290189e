"""What rules found, and why: the comparisons that made a condition hold, and the reason with the force's figures."""

from collections.abc import Iterable

from peel_grade.files.record import Record
from peel_grade.force.file import PreviousArea
from peel_grade.grades.assessment import suggests
from peel_grade.grades.counts import RuleResult
from peel_grade.grades.results import Assessment
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import OPPOSITE, Condition, Leaf, threshold
from peel_grade.rulebook.model import Rule, placeholders
from peel_grade.wording.evidence import LeafResult, leaf_result, shown


class Why(Record):
    """The reason of a rule in a sentence, and the comparisons behind it; of a rule that does not conclude, none."""

    because: str
    evidence: tuple[LeafResult, ...]


class Finding(Record):
    """What a rule concluded of a force: the rule, and why.

    `repeat` is whether it is known that an earlier inspection made the same area for improvement, `earlier` what it
    said; `suggested` whether the area for which it is a reason is suggested.
    """

    rule: Rule
    repeat: bool
    because: str
    evidence: tuple[LeafResult, ...]
    earlier: PreviousArea | None
    suggested: bool


def findings(assessment: Assessment, question: str) -> tuple[Finding, ...]:
    """What the rules of a question concluded, in the order of the rulebook."""
    return tuple(finding(assessment, result) for result in assessment.questions[question].rules if result.verdict)


def finding(assessment: Assessment, result: RuleResult) -> Finding:
    """What a rule that concludes found."""
    rule = result.rule
    earlier = next((row for row in assessment.force.previous_areas if row.area == rule.area), None)
    return Finding(rule, result.repeat is True, *why(assessment, rule.id), earlier, suggests(rule, assessment))


def why(assessment: Assessment, rule: str) -> Why:
    """Why a rule of the rulebook concludes for a force.

    A finding that the rule rests on is told by the evidence of that finding.
    """
    evidence = _evidence(rule, assessment, {})
    return Why(_because(rule, evidence, assessment), evidence)


def _evidence(rule: str, assessment: Assessment, known: dict[str, tuple[LeafResult, ...]]) -> tuple[LeafResult, ...]:
    """The comparisons that made a rule conclude; those of a finding that many rules rest on are looked up once."""
    if not assessment.verdicts.get(rule):
        return ()
    if rule not in known:
        rows: list[LeafResult] = []
        for leaf, result in _supporting(assessment.book.rules[rule].condition, True, assessment)[1]:
            match subjects.subject(leaf.subject):
                case subjects.Finding(other) if assessment.verdicts.get(other):
                    rows += _evidence(other, assessment, known)
                case _:
                    rows.append(result)
        known[rule] = tuple(dict.fromkeys(rows))
    return known[rule]


def _supporting(
    condition: Condition, wanted: bool, assessment: Assessment
) -> tuple[bool | None, list[tuple[Leaf, LeafResult]]]:
    """The truth of a condition, and the comparisons in it that give it the wanted truth."""
    if isinstance(condition, Leaf):
        result = _result(condition, wanted, assessment)
        truth = result.truth if wanted or result.truth is None else not result.truth
        return truth, [(condition, result)] if result.truth else []
    inside = wanted != condition.negated
    parts = [_supporting(member, inside, assessment) for member in condition.members]
    rows = [row for truth, supporting in parts if truth is inside for row in supporting]
    return threshold(condition, [truth for truth, _ in parts]), rows


def _result(leaf: Leaf, wanted: bool, assessment: Assessment) -> LeafResult:
    """How a comparison turned out, or, where it is wanted false, its opposite."""
    force, book, verdicts = assessment.force, assessment.book, assessment.verdicts
    if wanted:
        return leaf_result(leaf, force, book, verdicts)
    if leaf.operator != "between":
        return leaf_result(leaf._replace(operator=OPPOSITE[leaf.operator]), force, book, verdicts)
    result = leaf_result(leaf, force, book, verdicts)
    if result.truth is None:
        return result
    return result._replace(test=f"not {result.test}", truth=not result.truth, negated=True)


def _because(rule: str, evidence: Iterable[LeafResult], assessment: Assessment) -> str:
    """The rule's reason with the force's figures; where one is not recorded, what the evidence says instead."""
    template = assessment.book.rules[rule].because
    figures: dict[str, str] = {}
    for name in placeholders(template):
        figure = assessment.force.indicators.get(name)
        if figure is None or figure.value is None:
            return "; ".join(row.says for row in evidence) or assessment.book.rules[rule].rationale
        figures[name] = shown(figure)
    return template.format(**figures) if figures else template
