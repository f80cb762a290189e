"""What was found in a question, in a few sentences that are made from its findings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from peel_grade.report.firmness import firm_said, without_doubt
from peel_grade.report.sections import once
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED, Framework
from peel_grade.wording.terms import capital, listed

if TYPE_CHECKING:
    from peel_grade.report import form

_GRAVEST, _BEST = 3, 3
"""So many weaknesses and strengths are named in a summary."""


def summary(name: str, document: "form.AssessmentDocument", framework: Framework) -> list[str]:
    """The paragraphs: the grade and what decided it, what weighs, what is done well, how firm it is."""
    question = document["questions"][name]
    if question["status"] != "inspected":
        year = f" of {question['year']}" if question["year"] else ""
        if question["status"] == "carried_forward":
            return [f"This was not inspected. The grade{year}, {framework.said(question['draft_grade'])}, stands."]
        return ["This was not inspected, and no earlier grade is recorded."]
    parts = (
        _grade(question, framework),
        _weak(question, framework),
        _strong(question),
        _asked(name, document, framework),
    )
    return [" ".join(part) for each in parts if (part := list(each))] + [_firm(name, document, framework)]


def _grade(question: "form.Question", framework: Framework) -> Iterator[str]:
    draft, because = question["draft_grade"], question["because"]
    reason = f", because {because[0]['says']}" if because else ""
    if draft == UNGRADED:
        yield "This is inspected and not graded."
    elif draft == INSUFFICIENT:
        yield f"There is too little evidence for a grade{reason}."
    else:
        yield f"The draft grade is {framework.said(draft)}{reason}."
    themes = question["themes"].values()
    for theme in themes:
        if theme["draft_grade"] in framework.below:
            reason = f", because {theme['because'][0]['says']}" if theme["because"] else ""
            yield f"{theme['title']} is {framework.said(theme['draft_grade'])}{reason}."
    for grade in framework.grades:
        if grade.id not in framework.below:
            titles = [_inside(theme["title"]) for theme in themes if theme["draft_grade"] == grade.id]
            if titles:
                yield f"{capital(listed(titles, 'and'))} {'is' if len(titles) == 1 else 'are'} {grade.said}."


def _inside(title: str) -> str:
    """A title inside of a sentence."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _weak(question: "form.Question", framework: Framework) -> Iterator[str]:
    rows = gravest_first(question, framework)
    concerns = [row for row in rows if row["weight"] is None]
    weights = Counter(row["weight"] for row in rows if row["weight"])
    counts = [framework.words.concern.so_many(len(concerns))] if concerns else []
    counts += [f"{weights[weight]} {weight}" for weight in framework.gravest if weights[weight]]
    if weights:
        counts[-1] += f" weakness{'' if weights.total() == 1 else 'es'}"
    if not counts:
        yield "No weakness was found."
        return
    were = "was" if len(rows) == 1 else "were"
    yield f"{capital(listed(counts, 'and'))} {were} found."
    yield _named("The gravest", [row["because"] for row in rows[:_GRAVEST]], len(rows))
    if again := [row for row in rows if row["repeat"]]:
        yield f"An earlier inspection asked for improvement in {len(again)} of {'this' if len(rows) == 1 else 'these'}."


def _strong(question: "form.Question") -> Iterator[str]:
    rows = [row for row in question["findings"] if row["kind"] == "strength"]
    if not rows:
        yield "No strength was found."
        return
    yield f"{len(rows)} strength{' was' if len(rows) == 1 else 's were'} found."
    yield _named("Among them", [_said(row) for row in _best(rows)], len(rows))


def _best(rows: Sequence["form.Finding"]) -> list["form.Finding"]:
    """Those on which most evidence stands, of each theme one at first."""
    most = sorted(rows, key=lambda row: -len({piece["name"] for piece in row["evidence"]}))
    seen: set[str | None] = set()
    first = [row for row in most if row["theme"] not in seen and not seen.add(row["theme"])]  # type: ignore[func-returns-value]
    return (first + [row for row in most if row not in first])[:_BEST]


def _said(row: "form.Finding") -> str:
    """A finding by the first piece of its evidence, which says what is so; without any by its reason."""
    pieces = (piece["says"] for piece in once(row["evidence"]) if piece["kind"] in ("flag", "indicator"))
    return next(pieces, row["because"])


def _named(some: str, sentences: Sequence[str], of: int) -> str:
    """All of so many, or some of them, as in `The gravest: a; b`."""
    before = f"{some}:" if of > len(sentences) else "It is this:" if of == 1 else "They are:"
    return f"{before} {'; '.join(sentences)}."


def gravest_first(question: "form.Question", framework: Framework) -> list["form.Finding"]:
    """What was found that is no strength."""
    order = ["", *framework.gravest]  # what has no weight is a cause of concern
    rows = (row for row in question["findings"] if row["kind"] != "strength")
    return sorted(rows, key=lambda row: order.index(row["weight"] or ""))


def _asked(name: str, document: "form.AssessmentDocument", framework: Framework) -> Iterator[str]:
    areas = [area for area in document["areas"] if area["question"] == name]
    for concern, noun in ((True, framework.words.concern), (False, framework.words.area)):
        numbers = [str(area["priority"]) for area in areas if area["concern"] is concern]
        if numbers:
            follow = "follows (number" if len(numbers) == 1 else "follow (numbers"
            yield f"{capital(noun.so_many(len(numbers)))} {follow} {listed(numbers, 'and')} above)."


def _firm(name: str, document: "form.AssessmentDocument", framework: Framework) -> str:
    question = document["questions"][name]
    known = f"{question['evidence']['known']} of {question['evidence']['of']} pieces of evidence are recorded"
    if question["range"] is None:
        return f"{known}."
    low, high = map(framework.said, question["range"])
    firm = firm_said(question, framework, without_doubt(document).get(name))
    firm = f" It {firm}." if firm else ""
    if low == high:
        return f"{known}; whatever else is recorded, the grade stays.{firm}"
    alone = sum(gap["question"] == name for gap in document["evidence_gaps"])
    could = {0: "no piece could change it alone", 1: "1 piece could change it alone"}
    told = could.get(alone, f"{alone} pieces could each change it alone")
    return f"{known}. With all that is missing the grade could be anything from {low} to {high}; {told}.{firm}"
