"""The language of one rulebook's scenarios: what each of their sentences means. Nothing here knows Gherkin."""

from peel_grade.files.problems import quoted
from peel_grade.rulebook.model import Rulebook
from peel_grade.scenarios.expectation import Expectation
from peel_grade.scenarios.expectations import EXPECTATIONS, expectation
from peel_grade.scenarios.givens import GIVENS, statement
from peel_grade.scenarios.locate import Samples, shipped_samples
from peel_grade.scenarios.sentences import GRADED, INSPECTED_FORCE, normal
from peel_grade.scenarios.statement import Statement
from peel_grade.scenarios.vocabulary import Vocabulary


class Language:
    """The sentences that one rulebook knows; they name the forces of `samples`, and the shipped ones.

    What a sentence means is worked out once.
    """

    def __init__(self, book: Rulebook, samples: Samples | None = None) -> None:
        self.book = book
        self.vocabulary = Vocabulary(book, samples or shipped_samples())
        self._givens: dict[str, Statement | None] = {}
        self._expectations: dict[str, Expectation | None] = {}

    def given(self, sentence: str) -> Statement | None:
        """What a `Given` sentence states, or None for an unknown one."""
        if sentence not in self._givens:
            self._givens[sentence] = statement(normal(sentence), self.vocabulary)
        return self._givens[sentence]

    def when(self, sentence: str) -> bool:
        """Whether this is the `When` sentence."""
        return GRADED.of(self.vocabulary.called).slots(normal(sentence)) is not None

    def then(self, sentence: str) -> Expectation | None:
        """What a `Then` sentence asks, or None for an unknown one."""
        if sentence not in self._expectations:
            self._expectations[sentence] = expectation(normal(sentence), self.vocabulary)
        return self._expectations[sentence]

    def misnamed(self, kind: str, sentence: str) -> str | None:
        """Which name in a sentence is none, with what may stand there; None where the sentence itself is not known.

        `kind` is given or then.
        """
        if named := self.vocabulary.area_in_quotes(sentence):
            return named
        for known in (GIVENS if kind == "given" else EXPECTATIONS) if kind != "when" else ():
            form = known.of(self.vocabulary.called)
            slots = form.slots(" ".join(sentence.split())) or form.slots(normal(sentence)) or {}
            if known is INSPECTED_FORCE and slots and int(slots["year"]) != self.book.framework.year:
                framework = self.book.framework
                return f"{quoted(slots['year'])} is not the year of {framework.id}: that is {framework.year}"
            told = (self.vocabulary.misnamed(slot, word) for slot, word in slots.items())
            if wrong := next(filter(None, told), None):
                return wrong
        return None
