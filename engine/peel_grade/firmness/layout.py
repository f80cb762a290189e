"""Where the counts of themes and questions that share evidence lie in one number."""

from collections.abc import Callable, Mapping, Sequence

from peel_grade.firmness.kept import Diagrams
from peel_grade.rulebook.model import Flag, Indicator, Rule, Rulebook


class Layout:
    """The counts of some themes, below those of some questions; `told` are the bits of each that are told apart.

    `themes` and `questions` have where the counts of each begin.
    """

    def __init__(
        self, themes: Sequence[str], questions: Sequence[str], diagrams: Diagrams, told: Mapping[str, int]
    ) -> None:
        self._diagrams, self._told = diagrams, told
        width = diagrams.themes.width
        self.themes = {name: place * width for place, name in enumerate(themes)}
        self.above = len(themes) * width
        self.questions = {name: self.above + place * diagrams.questions.width for place, name in enumerate(questions)}

    def at(self, adds: tuple[int, int], entry: Rule | Indicator | Flag) -> int:
        """What a rule, or a piece of evidence, adds to the number: `adds` to its theme and to its question."""
        theme, question = entry.theme, entry.question
        found = (adds[0] & self._told[f"theme/{theme}"]) << self.themes[theme] if theme in self.themes else 0
        if question in self.questions:
            found += (adds[1] & self._told[f"question/{question}"]) << self.questions[question]
        return found

    def of_grades(self, book: Rulebook) -> list[list[int]]:
        """Of each theme, what its grades add to the counts of its question, in the number of the questions alone."""
        return [
            [
                adds << self.questions[book.themes[name].question] - self.above
                for adds in self._diagrams.grades[f"theme/{name}"].values()
            ]
            for name in self.themes
        ]

    def deciding(self, book: Rulebook, grading: Callable[[str], Callable[[int], str]]) -> Callable[[int], int]:
        """What turns a number into one of the questions alone, in which the themes count as they are graded."""
        mask, above = (1 << self._diagrams.themes.width) - 1, self.above
        places = [
            (self._diagrams.grades[f"theme/{name}"], place, self.questions[book.themes[name].question] - above, grade)
            for (name, place), grade in zip(self.themes.items(), map(grading, self.themes), strict=True)
        ]

        def decide(number: int) -> int:
            total = number >> above
            for adds, place, to, grade in places:
                total += adds[grade(number >> place & mask)] << to
            return total

        return decide
