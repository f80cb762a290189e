"""What follows from the force of a scenario."""

from functools import cached_property

from peel_grade.findings.durable import Verdicts
from peel_grade.findings.engines import Engines
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import ForceFile
from peel_grade.grades.assessment import Assessment, conclude


class Conclusions:
    """How the rules stand, and the grades, which are worked out when they are first asked for.

    Most scenarios ask only how rules stand, and grades take ten times as long. The engines
    must stay open until then.
    """

    def __init__(self, file: ForceFile, facts: Facts, verdicts: Verdicts, engines: Engines) -> None:
        self.file = file
        self.book = engines.compiled.book
        self.facts = facts
        self.verdicts = verdicts
        """Whether each rule concludes; those that cannot be decided are absent."""
        self._engines = engines

    @cached_property
    def assessment(self) -> Assessment:
        """The grades, with all that they rest on."""
        return conclude(self.file, self.facts, self.verdicts, self._engines)


def conclusions(file: ForceFile, engines: Engines) -> Conclusions:
    """What follows from a force."""
    facts = evidence_facts(file.force, engines.compiled.book)
    return Conclusions(file, facts, engines.decide("findings", facts), engines)
