"""What follows from the force of a scenario."""

from functools import cached_property

from peel_grade.findings.durable import Verdicts
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import Force
from peel_grade.grades.assessment import conclude
from peel_grade.grades.doubtful import without_doubtful
from peel_grade.grades.results import Assessment


class Conclusions:
    """How the rules stand, and the grades, which are worked out when they are first asked for.

    Most scenarios ask only how rules stand, and grades take ten times as long. The engines
    must stay open until then.
    """

    def __init__(
        self, force: Force, facts: Facts, verdicts: Verdicts, engines: Engines, like: Assessment | None = None
    ) -> None:
        """`like` is as `conclude` takes it."""
        self.force = force
        self.book = engines.compiled.book
        self.facts = facts
        self.verdicts = verdicts
        """Whether each rule concludes; those that cannot be decided are absent."""
        self._engines, self._like = engines, like

    @cached_property
    def assessment(self) -> Assessment:
        """The grades, with all that they rest on."""
        return conclude(self.force, self.facts, self.verdicts, self._engines, self._like)

    @cached_property
    def without_doubtful(self) -> "Conclusions":
        """What would follow without the evidence that is called doubtful."""
        return conclusions(without_doubtful(self.force)[0], self._engines)


def conclusions(force: Force, engines: Engines) -> Conclusions:
    """What follows from a force."""
    facts = evidence_facts(force, engines.compiled.book)
    return Conclusions(force, facts, engines.decide("findings", facts), engines)
