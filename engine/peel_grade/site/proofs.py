"""What was proved of the documented rulebook, as a run of `rulebook prove --format json` tells it, for its pages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import read_bytes, shown
from peel_grade.proof.examples import evidence_of, few
from peel_grade.proof.prover import GENERAL, ON_REQUEST, title
from peel_grade.proof.report import headline
from peel_grade.rulebook.model import Excepted, Property, Rulebook
from peel_grade.wording.properties import excepting, speaking_of

if TYPE_CHECKING:
    from peel_grade.proof import form

SHOWN = 12
"""So many cases of a property stand on the page; the file and `--output` have all."""
_RUN = "run `rulebook prove --format json` again, and give what it writes"
_OF_RULES = {
    "reachable": "there is evidence by which it is found",
    "needed": "without it, or any part of its condition, some draft would be another one",
}
"""What a property says of each rule, where it is proved of all but those that the run names."""


class Asked(Record):
    """What is asked of every draft; `told` is what came of it, None where no run tells it."""

    id: str
    title: str
    told: "form.Property | None"

    def cases(self) -> "list[tuple[str, form.Case]]":
        """What is refuted, then what is not known."""
        if self.told is None:
            return []
        refuted, unknown = self.told["refuted"], self.told["unknown"]
        return [*(("refuted", each) for each in refuted), *(("unknown", each) for each in unknown)]


class Claim(Record):
    """What is known of a rule: `status` is empty where no run tells it; `says` what is claimed, or found."""

    property: str
    status: str
    says: str


class Proofs:
    """What is asked of the drafts of a rulebook, and, where a run was given, what came of it."""

    def __init__(self, book: Rulebook, told: "form.ProvedRulebook | None") -> None:
        self._book = book
        self.told = told
        self._of: Mapping[str, form.Property] = {each["id"]: each for each in told["properties"]} if told else {}
        self._idle = {each["id"] for each in told["idle_exceptions"]} if told else set[str]()

    def headline(self) -> str:
        """What came of the run, in a sentence."""
        return headline(dict(self.told)) if self.told else ""

    def general(self) -> list[Asked]:
        """What is asked of every rulebook; a measurement only where a run has made it."""
        names = [name for name in GENERAL if name not in ON_REQUEST or name in self._of]
        return [Asked(name, title(self._book, name), self._of.get(name)) for name in names]

    def of_property(self, each: Property) -> Asked:
        """What came of a property that the authors declare."""
        return Asked(each.id, each.title, self._of.get(each.id))

    def of_exception(self, each: Excepted) -> str:
        """In how many cases an exception excepts something, as the run tells it; else empty."""
        if each.id in self._idle:
            return "it excepts nothing"
        told = self._of.get(each.general)
        cases = next((row["cases"] for row in told["excepted"] if row["id"] == each.id), None) if told else None
        return "" if cases is None else f"{cases:,} case{'' if cases == 1 else 's'}"

    def evidence(self, force: Mapping[str, object]) -> Sequence[str]:
        """The evidence of a force that shows something, of much of it the beginning."""
        return few(list(evidence_of(force)))

    def of_rule(self, name: str) -> list[Claim]:
        """What is claimed of a rule, refuted first; and by which exception something is not asked of it."""
        found = []
        excepted = {each.general: each for each in excepting(name, self._book)}
        for asked in self.general():
            cases = [(status, case) for status, case in asked.cases() if case["about"] == name]
            found += [Claim(asked.id, status, case["says"]) for status, case in cases]
            if asked.id in excepted:
                found.append(Claim(asked.id, "excepted", excepted[asked.id].because))
            elif asked.id in _OF_RULES and asked.told is not None and not cases:
                found.append(Claim(asked.id, "proved", _OF_RULES[asked.id]))
        for each in speaking_of(name, self._book):
            told = self._of.get(each.id)
            found.append(Claim(each.id, told["status"] if told else "", each.title))
        order = ("refuted", "unknown", "excepted", "proved", "")
        return sorted(found, key=lambda claim: order.index(claim.status))


def read_proofs(file: Path, book: Rulebook) -> "form.ProvedRulebook":
    """What a file tells of a rulebook. Raises InputError where it is no run of `rulebook prove`, or of other rulebooks,
    or of an earlier state of this one.
    """
    from pydantic import TypeAdapter, ValidationError

    from peel_grade.proof.form import ProofsDocument

    name, framework = shown(file), book.framework
    content = read_bytes(file)
    try:
        document = TypeAdapter(ProofsDocument).validate_json(content)
        cases = (case for each in document["rulebooks"] for of in each["properties"] for case in of["refuted"])
        _ = [[*evidence_of(force)] for case in cases for force in case["forces"]]
    except (ValidationError, AttributeError, KeyError, TypeError, ValueError):  # its force files are no force files
        message = "this is not what `rulebook prove --format json` writes"
        raise InputError([Problem(name, 0, 0, message, "give the file that it wrote")]) from None
    of_it = [each for each in document["rulebooks"] if each["id"] == framework.id]
    same = next((each for each in of_it if each["sha256"] == book.sha256), None)
    if same is not None:
        return same
    if of_it:
        message = f"these are proofs of another state of {framework.id}: SHA-256 {of_it[0]['sha256'][:12]}…"
        message += f", and here it is {book.sha256[:12]}…"
    else:
        of = ", ".join(each["id"] for each in document["rulebooks"]) or "none"
        message = f"these are not proofs of {framework.id}, but of {of}"
    raise InputError([Problem(name, 0, 0, message, _RUN)])
