"""The language of one rulebook's scenarios: what each of their sentences means. Nothing here knows Gherkin."""

from collections.abc import Iterator

from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.expectation import Expectation
from peel_grade.scenarios.expectations import EXPECTATIONS, expectation
from peel_grade.scenarios.givens import GIVENS, statement
from peel_grade.scenarios.locate import Samples, shipped_samples
from peel_grade.scenarios.sentences import BACKGROUND, GRADED, INSPECTED_FORCE, OF_OVERALL, OF_THEMES, Sentence, normal
from peel_grade.scenarios.statement import Statement
from peel_grade.scenarios.vocabulary import Vocabulary


class Language:
    """The sentences that one rulebook knows; they name the forces of `samples`, and the shipped ones.

    What a sentence means is worked out once.
    """

    def __init__(self, book: Rulebook, samples: Samples | None = None) -> None:
        self.book = book
        self._vocabulary = Vocabulary(book, samples or shipped_samples())
        self._givens: dict[str, Statement | None] = {}
        self._expectations: dict[str, Expectation | None] = {}

    def given(self, sentence: str) -> Statement | None:
        """What a `Given` sentence states, or None for an unknown one."""
        if sentence not in self._givens:
            self._givens[sentence] = statement(normal(sentence), self._vocabulary)
        return self._givens[sentence]

    def when(self, sentence: str) -> bool:
        """Whether this is the `When` sentence."""
        return GRADED.of(self._vocabulary.called).slots(normal(sentence)) is not None

    def then(self, sentence: str) -> Expectation | None:
        """What a `Then` sentence asks, or None for an unknown one."""
        if sentence not in self._expectations:
            self._expectations[sentence] = expectation(normal(sentence), self._vocabulary)
        return self._expectations[sentence]

    def misnamed(self, kind: str, sentence: str) -> str | None:
        """Which name in a sentence is none, with what may stand there; None where the sentence itself is not known.

        `kind` is given or then.
        """
        if quoted := self._vocabulary.area_in_quotes(sentence):
            return quoted
        for known in (GIVENS if kind == "given" else EXPECTATIONS) if kind != "when" else ():
            form = known.of(self._vocabulary.called)
            slots = form.slots(" ".join(sentence.split())) or form.slots(normal(sentence)) or {}
            told = (self._vocabulary.misnamed(slot, word) for slot, word in slots.items())
            if wrong := next(filter(None, told), None):
                return wrong
        return None

    def sentences(self) -> Iterator[str]:
        """Every sentence, with a name in braces for what differs: those of the catalogue, then the general ones."""
        known = self._vocabulary
        yield from (*known.flags, *known.figures)
        yield from (BACKGROUND.of(known.called).text(background=name) for name in known.backgrounds)
        year = str(self.book.framework.year)
        yield from (INSPECTED_FORCE.text(force=name, year=year) for name in known.forces)
        left_out: set[Sentence] = {BACKGROUND, INSPECTED_FORCE}
        left_out |= set() if self.book.themes else OF_THEMES
        left_out |= set() if self.book.graded_overall else OF_OVERALL
        for sentence in (*GIVENS, GRADED, *EXPECTATIONS):
            if sentence not in left_out:
                yield from sentence.of(known.called).examples({"finding": known.findings})
