"""The evidence that undecided rules lack, and that may still be recorded."""

from collections.abc import Iterator
from typing import TypeAlias

from peel_grade.force.derived import missing_parts
from peel_grade.force.facts import Interval
from peel_grade.grades.results import Assessment
from peel_grade.grades.settled import closed
from peel_grade.rulebook.conditions import Leaf, holds_within, leaves
from peel_grade.rulebook.subjects import Aspect, Finding, Flag, Indicator, Subject, subject

Missing: TypeAlias = tuple[str, str]
"""A piece of evidence by its name, and what of it is missing: empty, `previous`, `rank`, the id of a benchmark..."""

_ASPECTS = {
    Aspect.VALUE: "",
    Aspect.AGAINST_PREVIOUS: "previous",
    Aspect.RANK: "rank",
    Aspect.SUPPLIED: "supplied",
}
"""What of an indicator is missing, as force files name it; a benchmark by its id."""
EXACT_FIGURE = "exact_figure"
"""What is missing where a range of the figure is known."""


def rules_by_missing(assessment: Assessment) -> dict[str, dict[Missing, set[str]]]:
    """By question, for each missing piece of evidence the undecided rules that would see it, directly or through
    findings; the evidence in the order of the catalogue.
    """
    book, lack, found = assessment.book, _Lack(assessment), dict[str, dict[Missing, set[str]]]()
    order = {name: number for number, name in enumerate([*book.indicators, *book.flags])}
    for name, question in assessment.questions.items():
        touched: dict[Missing, set[str]] = {}
        for each in question.rules:
            if each.verdict is None:
                for missing in lack.of_rule(each.rule.id):
                    touched.setdefault(missing, set()).add(each.rule.id)
        found[name] = dict(sorted(touched.items(), key=lambda item: (order[item[0][0]], item[0][1])))
    return found


class _Lack:
    """What rules lack; many rest on the same evidence, which is looked up once."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._of_rule: dict[str, set[Missing]] = {}
        self._of_subject: dict[str, set[Missing]] = {}

    def of_rule(self, name: str) -> set[Missing]:
        """The evidence that a rule, or an undecided finding that it rests on, tests and that may still be recorded."""
        if name not in self._of_rule:
            found: set[Missing] = set()
            self._of_rule[name] = found
            facts, of_subject = self._assessment.facts, self._of_subject
            for leaf in leaves(self._assessment.book.rules[name].condition):
                text = leaf.subject
                if (known := facts.get(text)) is not None:
                    if known.low != known.high:
                        found.update(self._inexact(leaf, known))
                    continue
                if text not in of_subject:
                    of_subject[text] = self._unknown(subject(text))
                found |= of_subject[text]
        return self._of_rule[name]

    def _inexact(self, leaf: Leaf, known: Interval) -> Iterator[Missing]:
        """What is missing of an indicator of which a range is known, so that a comparison may turn out either way."""
        compared = subject(leaf.subject)
        if isinstance(compared, Indicator) and holds_within(leaf, *known) is None:
            figure = self._assessment.facts[str(Indicator(compared.name))]
            inexact = figure.low != figure.high
            yield compared.name, EXACT_FIGURE if inexact else compared.benchmark or _ASPECTS[compared.aspect]

    def _unknown(self, compared: Subject) -> set[Missing]:
        """What is missing of a subject of which nothing is known."""
        force = self._assessment.force
        if isinstance(compared, Flag):
            return set() if closed(force.flags.get(compared.name)) else {(compared.name, "")}
        if isinstance(compared, Finding):
            return set() if compared.rule in self._assessment.verdicts else self.of_rule(compared.rule)
        if not isinstance(compared, Indicator) or closed(force.indicators.get(compared.name)):
            return set()
        # without the figure itself, what is compared with it is missing with it
        if str(Indicator(compared.name)) in self._assessment.facts:
            return {(compared.name, compared.benchmark or _ASPECTS[compared.aspect])}
        return {(self._figure(compared.name), "")}

    def _figure(self, name: str) -> str:
        """The figure that is missing: of one that is computed from two others and lacks one of them, that."""
        derived, force = self._assessment.book.indicators[name].derived, self._assessment.force
        lacking = () if derived is None else missing_parts(derived, force)
        (only,) = lacking if len(lacking) == 1 else (name,)
        return name if closed(force.indicators.get(only)) else only
