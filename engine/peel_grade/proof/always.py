"""What is asked of every draft of a rulebook, and what came of it in a run of `rulebook prove`: for pages."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import TYPE_CHECKING

from peel_grade.files.record import Record
from peel_grade.proof.concerns import Concerns
from peel_grade.proof.examples import evidence_of, few
from peel_grade.proof.prover import GENERAL, ON_REQUEST, title
from peel_grade.proof.report import headline
from peel_grade.rulebook.conditions import Condition
from peel_grade.rulebook.model import Excepted, Property, Rulebook
from peel_grade.wording.properties import excepted_said, excepting, speaking_of
from peel_grade.wording.sentences import Phrase, basis, phrase

if TYPE_CHECKING:
    from peel_grade.proof import form

_ORDER = {"refuted": "refuted", "unknown": "not known", "proved": "proved"}
"""What can come of a property, in words, the gravest first."""
_OF_RULES = {
    "reachable": "there is evidence by which it is found",
    "needed": "without it, or any part of its condition, some draft would be another one",
}
"""What a property says of each rule, where it is proved of all but those that the run names."""


class Asked(Record):
    """What is asked of every draft, and what came of it.

    `status` is empty where no run tells it, `elsewhere` the graver one that it has where nobody looks. `claims` is how
    many it makes of all drafts; `cases` are those that are refuted, then those that are not known; `measured` what a
    measurement came to.
    """

    id: str
    title: str
    status: str = ""
    elsewhere: str = ""
    claims: int = 0
    cases: "tuple[tuple[str, form.Case], ...]" = ()
    measured: "tuple[form.Measured, ...]" = ()


class Claim(Record):
    """What is known of a rule: `status` is empty where no run tells it; `says` what is claimed, or found."""

    property: str
    status: str
    says: str


class Proofs:
    """What is asked of the drafts of a rulebook, and, where a run was given, what came of it.

    With a `place`, a question or `overall`, only what concerns that.
    """

    most = 12
    """So many cases of a property stand on a page; the file and `--output` have all."""

    place = ""

    def __init__(self, book: Rulebook, told: "form.ProvedRulebook | None") -> None:
        self._book, self.told = book, told
        self._of: Mapping[str, form.Property] = {each["id"]: each for each in told["properties"]} if told else {}
        self._idle = {each["id"] for each in told["idle_exceptions"]} if told else set[str]()
        self._concerns = Concerns(book)

    def concerning(self, place: str) -> "Proofs":
        """The same of what concerns a question, or `overall`; empty: all of it."""
        found = copy(self)
        found.place = place
        return found

    def headline(self) -> str:
        """What came of the run, in a sentence."""
        return headline(dict(self.told)) if self.told else ""

    def tally(self) -> str:
        """What came of that which concerns the place: `1 refuted, 10 proved`; empty where nothing is told."""
        found = [asked.status for asked in (*self.general(), *(asked for _, asked in self.declared()))]
        return ", ".join(f"{found.count(status)} {said}" for status, said in _ORDER.items() if status in found)

    def declared(self) -> list[tuple[Property, Asked]]:
        """What the authors ask."""
        found = []
        for each in self._book.properties.values():
            concerned = self._concerns.of_property(each)
            if not self.place or self.place in concerned:
                found.append((each, self._asked(each.id, each.title)))
        return found

    def general(self) -> list[Asked]:
        """What is asked of every rulebook; a measurement only where a run has made it."""
        names = [name for name in GENERAL if name not in ON_REQUEST or name in self._of]
        return [self._asked(name, title(self._book, name)) for name in names]

    def exceptions(self) -> list[tuple[Excepted, str]]:
        """What is excepted, each with in how many cases, as the run tells it."""
        exceptions = self._book.exceptions.values()
        return [
            (each, self._excepted(each))
            for each in exceptions
            if not self.place or self.place in self._concerns.of_exception(each)
        ]

    def of_rule(self, name: str) -> list[Claim]:
        """What is claimed of a rule, refuted first; and by which exception something is not asked of it."""
        found = []
        excepted = {each.general: each for each in excepting(name, self._book)}
        for asked in self.general():
            cases = [(status, case) for status, case in asked.cases if case["about"] == name]
            found += [Claim(asked.id, status, case["says"]) for status, case in cases]
            if asked.id in excepted:
                found.append(Claim(asked.id, "excepted", excepted[asked.id].because))
            elif asked.id in _OF_RULES and asked.status and not cases:
                found.append(Claim(asked.id, "proved", _OF_RULES[asked.id]))
        for each in speaking_of(name, self._book):
            told = self._of.get(each.id)
            found.append(Claim(each.id, told["status"] if told else "", each.title))
        order = ("refuted", "unknown", "excepted", "proved", "")
        return sorted(found, key=lambda claim: order.index(claim.status))

    def evidence(self, force: Mapping[str, object]) -> Sequence[str]:
        """The evidence of a force that shows something, of much of it the beginning."""
        return few(list(evidence_of(force)))

    def phrase(self, condition: Condition) -> Phrase:
        """A condition in words."""
        return phrase(condition, self._book)

    def basis(self, each: Property) -> str:
        """What a property rests on, in words."""
        return basis(each, self._book.framework)

    def place_said(self, place: str) -> str:
        """Where something is claimed: `theme/ID` by its title."""
        name = place.partition("/")[2]
        titled = self._book.themes.get(name) or self._book.questions.get(name)
        return "overall" if titled is None else f"“{titled.title}”"

    def excepted_said(self, each: Excepted) -> str:
        """Of what an exception is, beside what it names."""
        return excepted_said(each, self._book)

    def said(self, grade: str) -> str:
        """A grade inside of a sentence."""
        return self._book.framework.said(grade)

    def _asked(self, name: str, title: str) -> Asked:
        told = self._of.get(name)
        if told is None:
            return Asked(name, title)
        cases = [(status, case) for status in ("refuted", "unknown") for case in told[status]]
        if not self.place or name not in GENERAL:
            return Asked(name, title, told["status"], "", told["claims"], tuple(cases), tuple(told["measured"]))
        here = [
            (status, case)
            for status, case in cases
            if self.place in self._concerns.of_case(case["about"], case["place"])
        ]
        status = here[0][0] if here else "proved"
        elsewhere = "" if status == told["status"] else told["status"]
        measured = [each for each in told["measured"] if self.place in self._concerns.of_case(None, each["place"])]
        return Asked(name, title, status, elsewhere, 0, tuple(here), tuple(measured))

    def _excepted(self, each: Excepted) -> str:
        """In how many cases an exception excepts something, as the run tells it; else empty."""
        if each.id in self._idle:
            return "it excepts nothing"
        told = self._of.get(each.general)
        cases = next((row["cases"] for row in told["excepted"] if row["id"] == each.id), None) if told else None
        return "" if cases is None else f"{cases:,} case{'' if cases == 1 else 's'}"
