"""What an overview says in sentences, the same in text and in documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from peel_grade.files.record import Record
from peel_grade.report.sections import framework_in
from peel_grade.rulebook.framework import Framework, Noun
from peel_grade.wording.terms import capital, listed

if TYPE_CHECKING:
    from peel_grade.overview import form

CARRIED, OTHERWISE, UNTRIED, OPEN = "*", "!", "+", "~"
_MARKS = {
    CARRIED: "carried forward",
    ">": "moderated to",
    OTHERWISE: "borderline",
    UNTRIED: "no precedent",
    OPEN: "missing evidence could change it",
    "?": "too little evidence",
    "-": "neither inspected nor graded before",
    ".": "not stated",
}
_NOTHING = {
    "insufficient_evidence": "with too little evidence",
    "not_inspected": "not inspected",
    "not_stated": "not stated",
}


def number_of(counts: "form.Counts", key: str) -> int:
    """How many have a grade, or none for one reason."""
    beside: Mapping[str, int] = {
        "insufficient_evidence": counts["insufficient_evidence"],
        "not_inspected": counts["not_inspected"],
        "not_stated": counts["not_stated"],
    }
    return beside[key] if key in beside else counts["grades"][key]


class Said(Record):
    """Says what stands in a section, in the words of its framework; `draft` is whether it is of drafts."""

    framework: Framework
    draft: bool

    @property
    def subject(self) -> Noun:
        """Whom the framework inspects."""
        return self.framework.words.subject

    def counts(self, counts: "form.Counts") -> str:
        """How many have which grade, best first: `11 fair, 6 poor`."""
        told = [f"{counts['grades'][grade.id]} {grade.said}" for grade in reversed(self.framework.grades)
                if counts["grades"][grade.id]]  # fmt: skip
        beside = ((number_of(counts, key), says) for key, says in _NOTHING.items())
        return ", ".join([*told, *(f"{number} {says}" for number, says in beside if number)])

    def measure(self, name: str) -> str:
        """What is counted: a grade, or what else a document says of many."""
        standard = self.framework.standard.said
        beside = {"standard_or_better": f"{standard} or better", "below_standard": f"below {standard}"}
        return beside.get(name) or self.framework.said(name)

    def area(self, area: "form.Area") -> str:
        """What is asked for, of how many it was asked before, and where it is graver."""
        told = [f"{len(area['concern'])} as {self.framework.words.concern.a()}"] if area["concern"] else []
        told += [f"{len(area['repeat'])} asked before"] if area["repeat"] else []
        told += [f"{len(area['rejected'])} rejected by a panel"] if area["rejected"] else []
        told += [f"{len(area['added'])} added by a panel: {', '.join(area['added'])}"] if area["added"] else []
        return f"{area['text']} ({', '.join(told)})" if told else area["text"]

    def theme(self, theme: "form.Theme") -> str:
        """A theme, and how many have which grade."""
        return f"{theme['title']}: {self.counts(theme['all'])}"

    def strength(self, strength: "form.Strength") -> str:
        """What is done well, and how many are known not to do it."""
        return f"{capital(strength['says'])} (known to be missing in {len(strength['without'])})"

    def cell(self, cell: "form.Cell | None", row: "form.Row | None" = None) -> str:
        """A grade as a letter with its marks; those of the overall grade stand in its `row`."""
        if cell is None:
            return "."
        letter = "-" if cell["status"] == "not_inspected" and cell["year"] is None else self._letter(cell["grade"])
        letter += CARRIED if cell["status"] == "carried_forward" else ""
        letter += OPEN if cell["range"] else ""
        if row is not None:
            letter += (OTHERWISE if row["borderline"] else "") + (UNTRIED if row["no_precedent"] else "")
        after = cell["moderated"] or cell["follows"]
        return f"{letter}>{self._letter(after)}" if after and after != cell["grade"] else letter

    def _letter(self, grade: str) -> str:
        return next((each.letter for each in self.framework.grades if each.id == grade), "?")

    def place(self, cell: "form.Cell | None") -> int:
        """The place of a grade on the scale, 1 the worst; 0 where there is no grade."""
        graded = cell is not None and cell["grade"] in self.framework.scale
        return self.framework.place(cell["grade"]) if cell is not None and graded else 0

    def marks(self, section: "form.Section") -> list[str]:
        """What the marks mean that stand beside letters in the table of a section."""
        used = {mark for row in section["table"] for mark in self._told(row, section) if mark in _MARKS}
        return [f"{mark} {says}" for mark, says in _MARKS.items() if mark in used]

    def _told(self, row: "form.Row", section: "form.Section") -> str:
        cells = [self.cell(row["questions"].get(name)) for name in section["questions"]]
        return "".join([*cells, self.cell(row["overall"], row) if section["overall"] else ""])

    def all_of(self, counts: "form.Counts") -> int:
        """How many there are in all."""
        return sum(counts["grades"].values()) + sum(number_of(counts, key) for key in _NOTHING)

    def uncertain(self, section: "form.Section") -> Iterator[str]:
        """What should be looked at: too little evidence, borderline, no precedent, moderated, warnings."""
        grades = {**section["questions"], **({"overall": section["overall"]} if section["overall"] else {})}
        for name, each in grades.items():
            if each["all"]["insufficient_evidence"]:
                thin = [row["force"] for row in section["table"] if self._thin(_cell_of(row, name))]
                yield f"Too little evidence for a grade, {each['title']}: {', '.join(thin)}"
        for row in section["table"]:
            for reading in row["borderline"]:
                grade = self.framework.said(reading["grade"])
                yield f"Borderline, {row['force']}: overall it would be {grade} by {reading['title']}"
            yield from (f"No precedent, {row['force']}: {remark}" for remark in row["no_precedent"])
        for row in section["table"]:
            for name, each in grades.items():
                cell = _cell_of(row, name)
                if cell and (after := cell["moderated"] or cell["follows"]) and after != cell["grade"]:
                    how = "moderated to" if cell["moderated"] else "with the moderated grades it would be"
                    drafted = self.framework.said(cell["grade"])
                    yield f"{row['force']}, {each['title']}: {how} {self.framework.said(after)} (draft: {drafted})"
        warned = [f"{row['force']} ({row['warnings']})" for row in section["table"] if row["warnings"]]
        if warned:
            yield f"Warnings about what is recorded: {', '.join(warned)}"

    def _thin(self, cell: "form.Cell | None") -> bool:
        return cell is not None and self.cell(cell).startswith("?")


def _cell_of(row: "form.Row", name: str) -> "form.Cell | None":
    return row["overall"] if name == "overall" else row["questions"].get(name)


def said_of(section: "form.Section") -> Said:
    """What says what stands in a section."""
    return Said(framework_in(section["framework"]), section["basis"] == "draft")


def basis_said(section: "form.Section") -> str:
    """What kind of grades these are, and where they come from."""
    published = section["published"]
    if section["basis"] == "draft":
        return "Draft grades for human judgement."
    if published is None:
        return "Grades as they were published, no drafts."
    titled = f"{published['title']} ({published['document']})" if published["title"] else published["document"]
    return f"Grades as published in {titled}; these are no drafts."


def stated_said(found: "form.Stated", said: Said) -> str:
    """What a document states of a number in which lines, and what its table comes to."""
    numbers = [f"{each['number']} in {_lines(each['lines'])}" for each in found["stated"]]
    table = "" if found["counted"] is None else f"; the table has {found['counted']}"
    told = f"{found['title']}, {said.measure(found['measure'])}: {', '.join(numbers)}{table}"
    if found["reading"] is not None:
        told += f" ({found['reading']} are {said.framework.standard.said} or better)"
    return told


def alone_said(published: "form.Published", said: Said) -> Iterator[str]:
    """Of each question what the document states once and its table does not tell."""
    told: dict[str, list[str]] = {}
    for each in published["stated"]:
        if each["counted"] is None and each["agrees"]:
            number = each["stated"][0]
            says = f"{number['number']} {said.measure(each['measure'])} ({_lines(number['lines'])})"
            told.setdefault(each["title"], []).append(says)
    yield from (f"{title}: {', '.join(says)}" for title, says in told.items())


def _lines(lines: Sequence[int]) -> str:
    return f"line{'s' if len(lines) > 1 else ''} {listed(map(str, lines), 'and')}"


def since_said(section: "form.Section") -> str:
    """What stands above who improved: what is compared, which moderation may have made another grade of the draft."""
    rows = [*section["questions"].values(), *([section["overall"]] if section["overall"] else [])]
    after = "after moderation, " if any(each["moderated"] for each in rows) else ""
    return f"Since the cycle before, {after}as far as earlier grades are recorded"


def moved_said(graded: "form.Graded") -> str:
    """Who improved and who declined, and how many did neither."""
    named = (("improved", graded["improved"]), ("declined", graded["declined"]))
    told = [f"{len(names)} {word} ({', '.join(names)})" for word, names in named if names]
    told += [f"{graded['unchanged']} the same"] if graded["unchanged"] else []
    told += [f"{graded['not_compared']} not compared"] if graded["not_compared"] else []
    return "; ".join(told)


class Shared(Record):
    """What several share: how many, what it is, and who."""

    number: str
    text: str
    names: Sequence[str]


class Listing(Record):
    """What is listed under a title, what most share first; `what` is one of it."""

    title: str
    what: Noun
    rows: tuple[Shared, ...]


def listings(section: "form.Section", said: Said) -> Iterator[Listing]:
    """The lists of a section that have anything: what is asked for, what is below the standard, what others could
    copy, and what could not be supplied.
    """
    words, standard = said.framework.words, said.framework.standard.said
    asked = "suggested" if said.draft else "published"
    themes = [
        Shared(f"{len(theme['below_standard'])} of {graded}", said.theme(theme), theme["below_standard"])
        for theme in section["themes"]
        if theme["below_standard"] and (graded := sum(theme["all"]["grades"].values()))
    ]
    lists = (
        (
            f"{capital(words.area.many)} most often {asked}",
            words.area,
            [_shared(said.area(each), each["forces"]) for each in section["areas"]],
        ),
        (f"{capital(words.theme.many)} most often below {standard}", words.theme, themes),
        (
            "Strengths that others could copy",
            Noun("strength", "strengths"),
            [_shared(said.strength(each), each["forces"]) for each in section["strengths"] if each["without"]],
        ),
        (
            "Asked for and not supplied",
            Noun("piece of evidence", "pieces of evidence"),
            [_shared(each["label"], each["forces"]) for each in section["not_supplied"]],
        ),
    )
    yield from (Listing(f"{title} ({len(rows)})", what, tuple(rows)) for title, what, rows in lists if rows)


def _shared(text: str, names: Sequence[str]) -> Shared:
    return Shared(str(len(names)), text, names)


def unplaced_said(each: "form.Unplaced") -> str:
    """What was published and nothing in the rulebook stands for."""
    return f"{each['force']}: {each['about']} ({each['source']}; nothing in the rulebook stands for it)"


class Head(Record):
    """A column of the counts: a sign for it, how it is headed and what it says; `counted` is what is counted in it."""

    sign: str
    title: str
    says: str
    counted: str


_MOVED = {"up": "improved", "down": "declined"}
_BESIDE = {
    "insufficient_evidence": ("?", "too little evidence"),
    "not_inspected": ("-", "neither inspected nor graded before"),
    "not_stated": (".", "not stated"),
}


def heads_of(section: "form.Section", rows: Sequence["form.Graded"], said: Said) -> list[Head]:
    """The columns of the counts: the grades, best first, then what is of any use here."""
    found = [Head(grade.letter, grade.title, grade.said, grade.id) for grade in reversed(said.framework.grades)]
    for key, (sign, says) in _BESIDE.items():
        if any(number_of(each["all"], key) for each in rows):
            found.append(Head(sign, capital(says), says, key))
    if any(each["not_compared"] < section["forces"] for each in rows):
        found += [Head(sign, capital(says), says, says) for sign, says in _MOVED.items()]
    return found


def number_under(graded: "form.Graded", head: Head, said: Said) -> int:
    """The number of a question in a column."""
    if head.sign in _MOVED and head.counted not in said.framework.scale:
        return len(graded["improved"] if head.counted == "improved" else graded["declined"])
    return number_of(graded["all"], head.counted)


def ended(pieces: Iterable[str]) -> list[str]:
    """Pieces of a sentence, each with the comma or the full stop behind it."""
    told = [*pieces]
    return [f"{piece}{',' if place < len(told) else '.'}" for place, piece in enumerate(told, 1)]


def marks_said(section: "form.Section", said: Said) -> str:
    """What letters and marks in the table of a section mean."""
    return " ".join(ended([*(f"{each.letter} {each.said}" for each in said.framework.grades), *said.marks(section)]))
