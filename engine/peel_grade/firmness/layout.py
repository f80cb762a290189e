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

    def deciding(self, book: Rulebook, graded: Callable[[str, int], str]) -> Callable[[int], int]:
        """What turns a number into one of the questions alone, in which the themes count as they are graded."""
        mask, above, of_grade = (1 << self._diagrams.themes.width) - 1, self.above, self._diagrams.questions.of_grade
        places = [
            (name, place, self.questions[book.themes[name].question] - above, dict[str, int](), dict[int, int]())
            for name, place in self.themes.items()
        ]

        def decide(number: int) -> int:
            total = number >> above
            for name, place, to, of_grades, seen in places:
                counts = number >> place & mask
                if counts not in seen:
                    grade = graded(name, counts)
                    if grade not in of_grades:
                        of_grades[grade] = of_grade(name, grade) << to
                    seen[counts] = of_grades[grade]
                total += seen[counts]
            return total

        return decide
