"""What was found of two rulebooks, as data and in sentences."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from peel_grade.proof.examples import Told, evidence_of, few
from peel_grade.proof.outputs import KINDS, Output
from peel_grade.rulebook.framework import Noun, Words
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.terms import listed, words

if TYPE_CHECKING:  # who tells what was found need not be able to find it
    from peel_grade.proof.equivalence import Differs, Equivalence


def as_data(found: "Equivalence", one: Rulebook, other: Rulebook) -> Told:
    """The comparison of two rulebooks of a framework, as JSON data."""
    book = other
    return {
        "id": book.framework.id,
        "title": book.framework.title,
        "words": {kind: list(_noun(kind, book.framework.words)) for kind in KINDS},
        "subject": list(book.framework.words.subject),
        "same": found.holds,
        "the_same": dict(found.same),
        "differences": [_differs(each, number, one, other) for number, each in enumerate(found.differs, 1)],
        "unknown": [_output(each, one, other) for each in found.unknown],
    }


def could_change(found: "Equivalence | None", one: Rulebook, other: Rulebook) -> Told:
    """What a change of a rulebook could change, as JSON data. `same`: nothing; None where it is not known."""
    if found is None:
        return {"same": None, "could_change": []}
    return {"same": found.holds, "could_change": [_output(each.output, one, other) for each in found.differs]}


def _noun(kind: str, called: Words) -> Noun:
    match kind:
        case "area":
            return called.area
        case "theme":
            return called.theme
        case "question":
            return called.question
        case "overall":
            return Noun("overall grade", "overall grades")
        case "remark":
            return Noun("remark", "remarks")
    return Noun("finding", "findings")


def _output(output: Output, one: Rulebook, other: Rulebook) -> Told:
    return {"kind": output.kind, "name": output.name or None, "title": title(output, one, other)}


def _differs(found: "Differs", number: int, one: Rulebook, other: Rulebook) -> Told:
    was, now = found.files
    name = "-".join(filter(None, (f"{number:02}", found.output.kind, found.output.name)))
    files = [f"{name}.yaml"] if was == now else [f"{name}-old.yaml", f"{name}-new.yaml"]
    return {
        **_output(found.output, one, other),
        "was": found.says[0],
        "now": found.says[1],
        "files": files,
        "forces": [dict(was)] if was == now else [dict(was), dict(now)],
    }


def title(output: Output, one: Rulebook, other: Rulebook) -> str:
    """An output in words: `theme “Investigating crime”`."""
    book = one if output.names[0] is not None else other
    noun, name = _noun(output.kind, book.framework.words).one, output.name
    match output.kind:
        case "overall":
            return noun
        case "theme":
            return f"{noun} “{book.themes[name].title}”"
        case "question":
            return f"{noun} “{book.questions[name].title}”"
        case "finding":
            return f"{noun} of rule {name}"
    return f"{noun} {name}"


def headline(told: Told) -> str:
    """What came of the comparison, in a sentence."""
    same, differing = _counted(told, told["the_same"]), _counted(told, _by_kind(told["differences"]))
    unknown = _counted(told, _by_kind(told["unknown"]))
    if told["same"]:
        return f"The same drafts for all evidence: {same}."
    sentences = [f"Not the same for all evidence: {differing}."] if differing else []
    sentences += [f"Not known, the time was up: {unknown}."] if unknown else []
    return " ".join([*sentences, f"The same for all evidence: {same or 'nothing'}."])


def _by_kind(rows: Iterable[Told]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row["kind"]] = found.get(row["kind"], 0) + 1
    return found


def _counted(told: Told, numbers: Mapping[str, int]) -> str:
    said = []
    for kind, number in numbers.items():
        noun = Noun(*told["words"][kind])
        said += [f"the {noun.one}" if kind == "overall" else noun.so_many(number)] if number else []
    return listed(said, "and") if said else ""


def difference(each: Told, subject: Iterable[str]) -> str:
    """What differs, in a sentence that its example follows."""
    one, _ = subject
    return f"{each['title']}: {words(each['was'])} → {words(each['now'])}, of a {one} of which only this is recorded:"


def examples(told: Told) -> Iterator[tuple[Told, list[str]]]:
    """Each difference with the evidence of its example, line by line: first what showed an earlier one, and of much of
    it the beginning.
    """
    shown: set[str] = set()
    for each in told["differences"]:
        lines = [*dict.fromkeys(line for data in each["forces"] for line in evidence_of(data))]
        lines.sort(key=lambda line: line not in shown)
        shown.update(lines)
        yield each, few(lines)
