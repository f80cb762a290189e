"""What an overview says in sentences, the same in text and in documents."""

from collections.abc import Iterator, Mapping, Sequence
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
    """Says what stands in a section, in the words of its framework. `grade_of` has the grades by their letters."""

    framework: Framework
    grade_of: Mapping[str, str]
    draft: bool

    @property
    def subject(self) -> Noun:
        """Whom the framework inspects."""
        return self.framework.words.subject

    def counts(self, counts: "form.Counts") -> str:
        """How many have which grade, best first: `11 good, 6 requires improvement`."""
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

    def marks(self, used: str) -> Iterator[str]:
        """What the marks mean that are used."""
        told = [f"{mark} {says}" for mark, says in _MARKS.items() if mark in used]
        yield from (f"{each}{',' if each is not told[-1] else '.'}" for each in told)

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
    framework = framework_in(section["framework"])
    letters = {grade.letter: grade.id for grade in framework.grades}
    return Said(framework, letters, section["basis"] == "draft")


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


def moved_said(graded: "form.Graded") -> str:
    """Who improved and who declined, and how many did neither."""
    named = (("improved", graded["improved"]), ("declined", graded["declined"]))
    told = [f"{len(names)} {word} ({', '.join(names)})" for word, names in named if names]
    told += [f"{graded['unchanged']} the same"] if graded["unchanged"] else []
    told += [f"{graded['not_compared']} not compared"] if graded["not_compared"] else []
    return "; ".join(told)
