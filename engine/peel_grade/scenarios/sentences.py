"""The sentences that scenarios know beside those of the catalogue: a row each, to read, write and list it by.

    GRADED_BEFORE = Sentence("{question} was graded {grade} before")

A name in braces is a slot. `slots` takes the words in the slots out of a sentence, `text`
writes them into it. What a sentence means stands in `givens` and `expectations`. In brackets
stands what a framework calls a thing: `of` writes its word there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol, TypeVar

from peel_grade.rulebook.framework import Framework, Words

T = TypeVar("T")
_NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d,.]*\d)"
FIGURE = rf"(?:between {_NUMBER} and {_NUMBER}|(?:at least|at most) {_NUMBER}|{_NUMBER})"
"""A number or a range as sentences write it, as a regular expression."""
_SLOTS = {
    "rule": "[a-z0-9-]+",
    "area": "[a-z0-9-]+",
    "year": r"\d{4}",
    "value": FIGURE,
    "previous": FIGURE,
    "benchmark": FIGURE,
}
"""What may stand in a slot, as a regular expression; in any other slot stands any text."""
NUMBER = re.compile(_NUMBER)
"""A number as sentences write it: 1,849 or 12.5."""
RANGE = re.compile(
    rf"between (?P<low>{_NUMBER}) and (?P<high>{_NUMBER})|(?P<bound>at least|at most) (?P<end>{_NUMBER})"
)
"""A range as sentences write it: between 30 and 50, at least 1,000."""


def normal(sentence: str) -> str:
    """A sentence without what does not matter: a capital at its start, further spaces, a full stop.

    A first word with another capital in it is a name, such as GPs, and keeps both.
    """
    text = " ".join(sentence.split()).rstrip(".")
    first = text.partition(" ")[0][1:]
    return text if first != first.lower() else text[:1].lower() + text[1:]


class Sentence(NamedTuple):
    """A sentence with slots in braces; as the ending of a sentence about a figure it starts with a comma."""

    template: str

    def of(self, words: Words) -> "Sentence":
        """The sentence in the words of a framework."""
        return _in_words(self, words)

    def slots(self, text: str) -> dict[str, str] | None:
        """The words in the slots of a normal sentence; None where it is another sentence."""
        found = _pattern(self.template).fullmatch(text)
        return found.groupdict() if found else None

    def ending(self, text: str) -> tuple[str, dict[str, str]] | None:
        """The text before this ending, and the words in the slots; None where the text ends otherwise."""
        found = _pattern(self.template, "$").search(text)
        return (text[: found.start()], found.groupdict()) if found else None

    def text(self, **words: str) -> str:
        """The sentence with these words in its slots. Raises KeyError where one is missing."""
        return "".join(words[_group(part)] if slot else part for slot, part in _parts(self.template))


@lru_cache(maxsize=512)
def _in_words(sentence: Sentence, words: Words) -> Sentence:
    return Sentence(words.into(sentence.template))


def _parts(template: str) -> Iterator[tuple[bool, str]]:
    """The parts of a template in order, and whether each is the name of a slot."""
    for number, part in enumerate(re.split(r"\{([a-z ]+)\}", template)):
        yield number % 2 == 1, part


def _group(slot: str) -> str:
    return slot.replace(" ", "_")


@lru_cache(maxsize=256)
def _pattern(template: str, end: str = "") -> re.Pattern[str]:
    parts = (
        f"(?P<{_group(part)}>{_SLOTS.get(part, '.+')})" if slot else re.escape(part) for slot, part in _parts(template)
    )
    return re.compile("".join(parts) + end)


class Worded(Protocol):
    """What has the words of a framework."""

    @property
    def called(self) -> Words:
        """The words."""


W = TypeVar("W", bound=Worded)


def meaning(text: str, table: Mapping[Sentence, Callable[..., T | None]], vocabulary: W) -> T | None:
    """What a normal sentence means by a table of meanings, each a function of the vocabulary and of the words in the
    slots, by name; None where no sentence of the table is meant.
    """
    for sentence, read in table.items():
        words = sentence.of(vocabulary.called).slots(text)
        found = read(vocabulary, **words) if words is not None else None
        if found is not None:
            return found
    return None


# `Given` sentences...
NOTHING_RECORDED = Sentence("[a subject] about which nothing is recorded")
BACKGROUND = Sentence("[a subject] that is {background}")
INSPECTED_FORCE = Sentence("{force} as inspected in {year}")
NOT_SUPPLIED = Sentence("the [subject] could not supply {label}")
NOT_SHOWN = Sentence("the [subject] could not show whether {statement}")
NOT_RECORDED = Sentence("nothing is recorded about {label}")
NOTHING_OF_QUESTION = Sentence("nothing is recorded for {question}")
NOTHING_OF_THEME = Sentence("nothing is recorded for {theme}")
CARRIED_FORWARD = Sentence("{question} was not inspected and was graded {grade} in {year}")
GRADED_BEFORE = Sentence("{question} was graded {grade} before")
NOT_INSPECTED = Sentence("{question} was not inspected")
ASKED_BEFORE = Sentence("an earlier inspection already asked for {area}")
OVERALL_MODERATED = Sentence("the panel moderates the overall grade to {grade}")
MODERATED = Sentence("the panel moderates {question} to {grade}")
OVERALL_WITHDRAWN = Sentence("the panel withdraws its overall grade")
WITHDRAWN = Sentence("the panel withdraws its grade for {question}")
AREA_ACCEPTED = Sentence("the panel accepts {area}")
AREA_REJECTED = Sentence("the panel rejects {area}")
AREA_REWORDED = Sentence("the panel rewords {area} as {wording}")
AREA_WITHDRAWN = Sentence("the panel withdraws its decision on {area}")
# ...the ending of a sentence that states what was found...
DOUBTFUL = Sentence(", though a second reader should look")
# ...the endings of a sentence about a figure...
UP, DOWN, UNCHANGED = (Sentence(f", {trend} from {{previous}}") for trend in ("up", "down", "unchanged"))


def against(framework: Framework) -> dict[str, Sentence]:
    """The endings that state what a figure is compared with, by the ids of those benchmarks."""
    return {name: Sentence(f", against {{benchmark}} {of.says}") for name, of in framework.benchmarks.items()}


def ranked(framework: Framework) -> dict[str, Sentence]:
    """The endings that state where a figure stands among all, by the ids of those ranks."""
    return {name: Sentence(f", {says}") for name, says in framework.ranks.items()}


# ...the `When`...
GRADED = Sentence("the [subject] is graded")
# ...and `Then` sentences.
SUGGESTED = Sentence("{area} is suggested as [a area]")
SUGGESTED_BECAUSE = Sentence("{area} is suggested because of {rules}")
CAUSE_OF_CONCERN = Sentence("{area} is raised as [a concern]")
NOT_SUGGESTED = Sentence("{area} is not suggested")
NOTHING_SUGGESTED = Sentence("nothing is suggested")
NOTHING_SUGGESTED_FOR = Sentence("nothing is suggested for {question}")
QUESTION_GRADE = Sentence("the draft grade for {question} is {grade}")
THEME_GRADE = Sentence("the draft grade of the [theme] {theme} is {grade}")
BORDERLINE = Sentence("the overall draft grade is borderline")
NOT_BORDERLINE = Sentence("the overall draft grade is not borderline")
BORDERLINE_WITH = Sentence("the overall draft grade is borderline with {grade}")
NO_PRECEDENT = Sentence("the overall draft grade is without precedent")
PRECEDENT = Sentence("the overall draft grade has precedent")
OVERALL_GRADE = Sentence("the overall draft grade is {grade}")
POSSIBLE_GRADES = Sentence("the possible grades for {question} are {lowest} to {highest}")
POSSIBLE_THEME_GRADES = Sentence("the possible grades of the [theme] {theme} are {lowest} to {highest}")
POSSIBLE_OVERALL_GRADES = Sentence("the possible overall grades are {lowest} to {highest}")
ONLY_GRADE = Sentence("the only possible grade for {question} is {grade}")
ONLY_THEME_GRADE = Sentence("the only possible grade of the [theme] {theme} is {grade}")
ONLY_OVERALL_GRADE = Sentence("the only possible overall grade is {grade}")
MODERATED_GRADE = Sentence("the moderated grade for {question} is {grade}")
OVERALL_AFTER_MODERATION = Sentence("the overall grade after moderation is {grade}")
NOT_MODERATED = Sentence("the grade for {question} is not moderated")
OVERALL_NOT_MODERATED = Sentence("the overall grade is not moderated")
ACCEPTED_BY_PANEL = Sentence("{area} is accepted by the panel")
REJECTED_BY_PANEL = Sentence("{area} is rejected by the panel")
REWORDED_BY_PANEL = Sentence("{area} is reworded by the panel as {wording}")
UNDECIDED_BY_PANEL = Sentence("{area} is left open by the panel")
WITHOUT_DOUBTFUL = Sentence("without the doubtful evidence, {expectation}")
FOUND = Sentence("{rule} is found as {finding}")
NOT_FOUND = Sentence("{rule} is not found")
UNDECIDED = Sentence("{rule} is undecided")
OUTCOME = Sentence("{rule} is {outcome}")
"""The form of the last three, by which an outline has its outcomes in a column."""
OF_THEMES = frozenset({NOTHING_OF_THEME, THEME_GRADE, POSSIBLE_THEME_GRADES, ONLY_THEME_GRADE})
"""The sentences of frameworks that have themes."""
OF_OVERALL = frozenset(
    {
        OVERALL_MODERATED,
        OVERALL_WITHDRAWN,
        BORDERLINE,
        NOT_BORDERLINE,
        BORDERLINE_WITH,
        NO_PRECEDENT,
        PRECEDENT,
        OVERALL_GRADE,
        POSSIBLE_OVERALL_GRADES,
        ONLY_OVERALL_GRADE,
        OVERALL_AFTER_MODERATION,
        OVERALL_NOT_MODERATED,
    }
)
"""The sentences of frameworks that give an overall grade."""
