"""What was proved of a rulebook, as data and in sentences."""

from collections.abc import Iterable, Iterator, Sequence

from peel_grade.proof.claims import Result
from peel_grade.proof.examples import Told, evidence_of, few
from peel_grade.proof.ground import name_of
from peel_grade.proof.prover import GENERAL, properties, title
from peel_grade.rulebook.model import Rulebook

_SAID = {"proved": "proved", "refuted": "REFUTED", "unknown": "unknown"}


def told(book: Rulebook, only: Sequence[str], results: Iterable[Result]) -> Told:
    """What came of the properties of a rulebook, as JSON data; of a property that is proved the number of claims."""
    by_claim: dict[str, list[Result]] = {name: [] for name in properties(book) if name in only}
    for each in results:
        by_claim[each.claim].append(each)
    used = {each.exception for of in by_claim.values() for each in of if each.exception}
    asked = [each for each in book.exceptions.values() if each.general in by_claim]
    found = [_property(book, name, of) for name, of in by_claim.items()]
    idle = [{"id": each.id, "property": each.general, "because": each.because} for each in asked if each.id not in used]
    statuses = [row["status"] for row in found]
    return {
        "id": book.framework.id,
        "title": book.framework.title,
        "version": book.framework.version,
        "sha256": book.sha256,
        "proved": all(status == "proved" for status in statuses) and not idle,
        "properties": found,
        "idle_exceptions": idle,
    }


def _property(book: Rulebook, name: str, results: Sequence[Result]) -> Told:
    standing = [each for each in results if not each.exception]
    refuted = [each for each in standing if each.status == "refuted"]
    unknown = [each for each in standing if each.status == "unknown"]
    excepted: dict[str, int] = {}
    for each in results:
        if each.exception:
            excepted[each.exception] = excepted.get(each.exception, 0) + 1
    return {
        "id": name,
        "title": title(book, name),
        "general": name in GENERAL,
        "status": "refuted" if refuted else "unknown" if unknown else "proved",
        "claims": len(standing),
        "refuted": [_result(each, number) for number, each in enumerate(refuted, 1)],
        "unknown": [_result(each, number) for number, each in enumerate(unknown, 1)],
        "excepted": [
            {"id": each, "because": book.exceptions[each].because, "cases": number} for each, number in excepted.items()
        ],
        "measured": [_measured(each, number) for number, each in enumerate(results, 1) if each.most is not None],
    }


def _result(result: Result, number: int) -> Told:
    return {
        "about": result.about or None,
        "place": result.place or None,
        "says": result.says,
        **_files(result, number),
    }


def _files(result: Result, number: int) -> Told:
    """The force files that show it, and what they are called."""
    stem = "-".join(filter(None, (result.claim, f"{number:03}", result.about, name_of(result.place))))
    sides = ("",) if len(result.forces) == 1 else ("-one", "-other")
    return {
        "files": [f"{stem}{side}.yaml" for side, _ in zip(sides, result.forces, strict=False)],
        "forces": [dict(each) for each in result.forces],
    }


def _measured(result: Result, number: int) -> Told:
    return {
        "grade": result.about,
        "place": result.place,
        "at_least": result.least,
        "at_most": result.most,
        **_files(result, number),
    }


def shown(part: Told) -> Iterator[Told]:
    """All that force files show of a rulebook: what is refuted of it, and on how little evidence grades are drawn."""
    for each in part["properties"]:
        yield from each["refuted"]
        yield from each["measured"]


def lines(part: Told, book: Rulebook, written: bool) -> Iterator[tuple[int, str]]:
    """The text, each line with how far it stands in; first what is refuted, then what is not known."""
    order = {"refuted": 0, "unknown": 1, "proved": 2}
    rows = sorted(part["properties"], key=lambda row: order[row["status"]])
    for row in rows:
        claims = _many(row["claims"], "claim", "claims")
        yield 0, f"{_SAID[row['status']]}: {row['title']} ({row['id']}; {claims})"
        for key in ("refuted", "unknown"):
            yield from _told_cases(row[key], key, book, written)
        for each in row["excepted"]:
            yield 2, f"excepted by {each['id']}: {each['because']}"
        for each in row["measured"]:
            least, most = each["at_least"], each["at_most"]
            number = f"{least}" if least == most else f"from {least} to {most}"
            where = f" ({', '.join(each['files'])})" if written else ""
            said = f"{_place(each['place'], book)}, {book.framework.said(each['grade'])}"
            yield 2, f"{said}: {number} recorded pieces{where}"
    for each in part["idle_exceptions"]:
        yield 0, f"EXCEPTS NOTHING: {each['id']} ({each['property']}): remove it"


_FEW = 6
"""So many cases of a property are told; JSON and --output have all."""


def _told_cases(cases: Sequence[Told], key: str, book: Rulebook, written: bool) -> Iterator[tuple[int, str]]:
    for row in cases[:_FEW]:
        place = _place(row["place"], book)
        said = row["says"] or ("it is not known" if key == "unknown" else "it does not hold")
        yield 2, ": ".join(filter(None, (", ".join(filter(None, (row["about"], place))), said)))
        for data, file in zip(row["forces"], row["files"], strict=True):
            shown = few(list(evidence_of(data)))
            where = f" ({file})" if written else ""
            yield 4, f"{next(iter(data.values()))}{where}: {'; '.join(shown) or 'nothing recorded'}"
    if len(cases) > _FEW:
        yield 2, f"and {len(cases) - _FEW:,} more"


def _place(place: str | None, book: Rulebook) -> str:
    if not place:
        return ""
    kind, _, name = place.partition("/")
    match kind:
        case "theme":
            return f"{book.framework.words.theme.one} “{book.themes[name].title}”"
        case "question":
            return f"{book.framework.words.question.one} “{book.questions[name].title}”"
        case _:
            return "overall"


def headline(part: Told) -> str:
    """What came of it, in a sentence."""
    counts = {status: sum(row["status"] == status for row in part["properties"]) for status in _SAID}
    if part["proved"]:
        return f"Proved for all evidence: {_many(counts['proved'], 'property', 'properties')}."
    said = [f"{counts[status]} {status}" for status in ("refuted", "unknown", "proved") if counts[status]]
    idle = len(part["idle_exceptions"])
    said += [f"{_many(idle, 'exception', 'exceptions')} without effect"] if idle else []
    return f"Of {_many(sum(counts.values()), 'property', 'properties')}: {', '.join(said)}."


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
