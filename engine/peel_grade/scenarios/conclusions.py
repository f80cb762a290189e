"""What follows from the force of a scenario."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from peel_grade.findings.durable import Verdicts
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import Force
from peel_grade.grades.assessment import conclude
from peel_grade.grades.doubtful import without_doubtful
from peel_grade.grades.possible import exactly
from peel_grade.grades.results import Assessment, Graded
from peel_grade.scenarios.standing import AreaStanding, PossibleGrades, Stratum

if TYPE_CHECKING:
    from peel_grade.firmness.possible import Possibilities


class Conclusions:
    """How the rules stand, and the grades, which are worked out when they are first asked for; so are those that are
    possible.

    Most scenarios ask only how rules stand, and grades take ten times as long, possible ones up to a hundred times.
    The engines must stay open until then.
    """

    def __init__(self, force: Force, facts: Facts, verdicts: Verdicts, engines: Engines) -> None:
        self.force = force
        self.book = engines.compiled.book
        self.facts = facts
        self.verdicts = verdicts
        """Whether each rule concludes; those that cannot be decided are absent."""
        self.engines = engines

    @cached_property
    def assessment(self) -> Assessment:
        """The grades, with all that they rest on."""
        return conclude(self.force, self.facts, self.verdicts, self.engines)

    @cached_property
    def without_doubtful(self) -> "Conclusions":
        """What would follow without the evidence that is called doubtful."""
        return conclusions(without_doubtful(self.force)[0], self.engines)

    @cached_property
    def _possibilities(self) -> "Possibilities":
        """What tells exactly which grades are possible."""
        from peel_grade.firmness.possible import possibilities  # few scenarios ask for them

        return possibilities(self.assessment, self.engines)

    def verdict(self, rule: str) -> bool | None:
        """Whether a rule concludes; None where it cannot be decided."""
        return self.verdicts.get(rule)

    def area(self, name: str) -> AreaStanding | None:
        """How an area stands; None where nothing is a reason for it."""
        found = self.assessment.areas.get(name)
        if found is None:
            return None
        return AreaStanding(found.suggested, found.concern, tuple(each.rule.id for each in found.reasons))

    def draft(self, stratum: Stratum, name: str) -> str:
        """A draft grade."""
        return self._graded(stratum, name).draft

    def possible(self, stratum: Stratum, name: str) -> PossibleGrades:
        """The possible grades, as a draft tells them."""
        graded = self._graded(stratum, name)
        if graded.facts is None or len({*(graded.range or ())}) <= 1:  # no grade rule decides it, or nothing is open
            return PossibleGrades(graded.range, exact=True)
        known = self._possibilities.of(_place(stratum, name))
        found = graded if known is None else exactly(graded, known)
        return PossibleGrades(found.range, found.exact)

    def completion(self, stratum: Stratum, name: str, grade: str) -> Force | None:
        """The force with missing evidence recorded so that it has a possible grade; None where none such is known."""
        return self._possibilities.completion(_place(stratum, name), grade)

    def overall_at_most(self) -> frozenset[str]:
        """The overall grades that grades of questions can come to together which are not ruled out of each."""
        return self._possibilities.overall_at_most()

    def _graded(self, stratum: Stratum, name: str) -> Graded:
        match stratum:
            case "theme":
                return self.assessment.questions[self.book.themes[name].question].themes[name].grade
            case "question":
                return self.assessment.questions[name].grade
            case "overall":
                return self.assessment.overall.grade

    def borderline(self) -> Mapping[str, str]:
        """The grade that each alternative which differs gives in place of the overall grade."""
        return self.assessment.overall.borderline

    def no_precedent(self) -> tuple[str, ...]:
        """Why the record has no case like the overall grade."""
        return self.assessment.overall.no_precedent

    def if_moderated(self) -> str | None:
        """The overall grade by the grades that a panel gave questions; None where it gave none."""
        return self.assessment.overall.if_moderated


def _place(stratum: Stratum, name: str) -> str:
    return stratum if stratum == "overall" else f"{stratum}/{name}"


def conclusions(force: Force, engines: Engines) -> Conclusions:
    """What follows from a force."""
    facts = evidence_facts(force, engines.compiled.book)
    return Conclusions(force, facts, engines.decide("findings", facts), engines)
