"""Which of many drafts a panel should look at first."""

from peel_grade.panel.drafts import Draft, Standing
from peel_grade.rulebook.framework import Framework


def by_risk(drafts: list[Draft], framework: Framework) -> list[Draft]:
    """The drafts, those most at risk first: by the overall grade that stands, the worst first; then by how many grades
    of questions are below the standard, and how far; by causes of concern; by areas that are suggested; by name.
    """
    return sorted(drafts, key=lambda each: (*_risk(each, framework), each.name))


def _risk(draft: Draft, framework: Framework) -> tuple[int, ...]:
    questions = [*draft.questions.values()]
    concerns = sum(each.concern for each in draft.suggested)
    return (
        _place(draft.overall, framework),
        -sum(each.grade in framework.below for each in questions),
        sum(_place(each, framework) for each in questions),
        -concerns,
        -len(draft.suggested),
    )


def _place(standing: Standing, framework: Framework) -> int:
    """The place of a grade on the scale; what is no grade stands behind the best."""
    return framework.place(standing.grade) if standing.grade in framework.scale else len(framework.scale) + 1
