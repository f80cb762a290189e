"""What tells the grades of themes, questions and overall by what is counted for them."""

from collections.abc import Callable, Sequence

from peel_grade.firmness.counting import Counts, grading
from peel_grade.firmness.kept import Diagrams


class Graders:
    """The lists of a rulebook, each asked with a number in which its counts lie."""

    def __init__(self, diagrams: Diagrams) -> None:
        self._diagrams = diagrams
        self._of_list: dict[str, Callable[[int], str]] = {}

    def theme(self, name: str) -> Callable[[int], str]:
        """What tells the grade of a theme by its counts."""
        return self._grading(f"theme/{name}", self._diagrams.themes)

    def question(self, name: str, questions: Sequence[str]) -> Callable[[int], str]:
        """What tells the grade of a question by a number that has the counts of some."""
        counts = self._diagrams.questions
        shift, mask = questions.index(name) * counts.width, (1 << counts.width) - 1
        grade = self._grading(f"question/{name}", counts)
        return lambda number: grade(number >> shift & mask)

    def to_overall(self, questions: Sequence[str]) -> Callable[[int], int]:
        """What tells how the grades of some questions count overall, by the number of these."""
        of_each = [(self._diagrams.grades[f"question/{name}"], self.question(name, questions)) for name in questions]
        return lambda number: sum([adds[grade(number)] for adds, grade in of_each])

    def overall(self, rest: int = 0) -> Callable[[int], str]:
        """What tells the overall grade; `rest` are the counts of the questions in which nothing changes."""
        grade = self._grading("overall", self._diagrams.overall)
        return lambda number: grade(rest + number)

    def _grading(self, of: str, counts: Counts) -> Callable[[int], str]:
        if of not in self._of_list:
            self._of_list[of] = grading(self._diagrams.lists[of], (1 << counts.bits) - 1)
        return self._of_list[of]
