"""Doubts about sources: none, or cited lines that do not hold what they are cited for."""

import re
from collections.abc import Iterator

from peel_grade.files.problems import InputError
from peel_grade.files.yaml_tree import NodePath
from peel_grade.force.citations import citation
from peel_grade.force.figures import Figure, Range, plain
from peel_grade.force.file import FlagEvidence, IndicatorEvidence
from peel_grade.force.texts import Text, text_of
from peel_grade.force.warnings.found import Case, Found
from peel_grade.rulebook.units import Unit

_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_WHOLE = 100
_ALL = frozenset(("all", "each", "every"))
"""The words for 100 percent."""


def no_source(case: Case) -> Iterator[Found]:
    """Evidence that is known, and nothing says where it was found."""
    for section, rows in (("indicators", case.force.indicators), ("flags", case.force.flags)):
        for name, row in rows.items():
            if case.written(section, name) and row.status == "known" and not row.source:
                message = f"nothing says where `{name}` was found"
                yield Found("no-source", (section, name), message, "write `source`, such as `DOCUMENT:322`")


def cited_lines(case: Case) -> Iterator[Found]:
    """Cited lines that are blank, hold no such figure, or are conclusions; of documents whose text is at hand."""
    texts: dict[str, Text] = {}
    for document, about in case.force.documents.items():
        if not about.text:
            continue
        try:
            texts[document] = text_of(case.force, document, case.book.framework.words)
        except InputError as error:
            message = f"the text of `{document}` cannot be looked up: {error.problems[0].message}"
            yield Found("text-missing", ("source", document, "text"), message, "correct the path, or remove `text`")
    if not texts:
        return
    for document, text in texts.items():
        said, lines = case.force.documents[document].lines, len(text.lines)
        if said not in (0, lines):
            message = f"the text of `{document}` has {lines} lines, not {said}"
            yield Found("lines-differ", ("source", document, "lines"), message, f"write `lines: {lines}`")
    for section, rows in (("indicators", case.force.indicators), ("flags", case.force.flags)):
        for name, row in rows.items():
            if case.written(section, name) and row.status == "known":
                unit = None if section == "flags" else case.book.framework.units[case.book.indicators[name].unit]
                yield from _looked_up((section, name, "source"), row, texts, unit)


def _looked_up(
    place: NodePath, row: IndicatorEvidence | FlagEvidence, texts: dict[str, Text], unit: Unit | None
) -> Iterator[Found]:
    """What is wrong with the sources of a row; `unit` is that of its figure."""
    held: list[str] = []
    elsewhere = False
    for source in row.source:
        at = citation(source)
        if at.lines is None or at.document not in texts:
            elsewhere = True
            continue
        text, (start, end) = texts[at.document], at.lines
        cited = text.cited(start, end)
        held += cited
        if not any(line.strip() for line in cited):
            yield Found("cites-blank-line", place, f"{source} is blank", "count again")
        elif any(number in text.concluded for number in range(start, end + 1)):
            message = f"{source} lies in a box of conclusions"
            yield Found("cites-conclusion", place, message, "cite the paragraph that the conclusion rests on")
    if isinstance(row, IndicatorEvidence) and row.value is not None and unit and held and not elsewhere:
        share = unit.percent and unit.least == 0
        if not all(_holds(figure, " ".join(held), share=share) for figure in _stated(row.value, unit)):
            message = f"{' and '.join(row.source)} does not hold {plain(row.value)}"
            yield Found(
                "figure-not-cited",
                place,
                message,
                "cite the line that does, or allow it where a sentence says so in words",
            )


def _stated(figure: Figure, unit: Unit) -> Iterator[float]:
    """The numbers of a figure that its source must state.

    `at_least: 0` and `at_most: 0` of a change are words, such as that it fell; a low `at_least` of a count is how many
    a source names without counting them.
    """
    if not isinstance(figure, Range):
        yield figure
        return
    for end in figure:
        in_words = unit.change and end == 0
        counted = unit.whole and figure.high is None and end is not None and end < len(_WORDS)
        if end is not None and (None not in figure or not (in_words or counted)):
            yield end


def _holds(figure: float, text: str, *, share: bool) -> bool:
    """Whether a text holds a figure, whichever its sign, in digits or (up to twenty, and of a share all) in words."""
    size = abs(figure)
    if any(float(found.replace(",", "")) == size for found in re.findall(_NUMBER, text)):
        return True
    if share and size == _WHOLE:
        return not _ALL.isdisjoint(text.lower().split())
    return size <= len(_WORDS) - 1 and float(size).is_integer() and _WORDS[int(size)] in text.lower().split()
