"""An assessment document as text for a terminal, a pipe or a file, 80 columns wide unless told."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from peel_grade.files.problems import one_line
from peel_grade.rulebook.model import GRADES
from peel_grade.wording.paint import Paint, plain
from peel_grade.wording.terms import words

if TYPE_CHECKING:
    from peel_grade.report import form

_LETTERS = {"inadequate": "I", "requires_improvement": "R", "good": "G", "outstanding": "O"}
_LEGEND = "[ ] the draft; I inadequate, R requires improvement, G good, O outstanding; - ruled out"
_GAPS_SHOWN = 5
_BEFORE_SCALE = 69
"""Columns of a row before the possible grades, with the status among them."""


def full_report(document: "form.AssessmentDocument", paint: Paint, width: int = 80) -> str:
    """Everything an analyst needs of one force, as text."""
    parts = [
        _heading(document, paint, width),
        _table(document, paint, width),
        _concerns(document, paint, width),
        _improvements(document, paint, width),
        _other_weaknesses(document, paint, width),
        _strengths(document, paint, width),
        _missing(document, paint, width),
        _footer(document, paint, width),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def summary_line(path: str, document: "form.AssessmentDocument", paint: Paint) -> str:
    """One force in one line: overall grade, grades of the questions, how much is suggested."""
    overall = document["overall"]["draft_grade"]
    letters = []
    for name, question in document["questions"].items():
        grade = question["draft_grade"]
        if grade != "ungraded":
            letter = _LETTERS.get(grade, "?")
            letters.append(f"{words(name)} {letter}{'*' if question['status'] == 'carried_forward' else ''}")
    improvements, concerns = len(document["areas_for_improvement"]), len(document["causes_of_concern"])
    suggested = f"{improvements} area{'s' if improvements != 1 else ''} for improvement"
    if concerns:
        suggested += f", {concerns} cause{'s' if concerns != 1 else ''} of concern"
    named = f"{one_line(path)}: {one_line(document['force'])}"
    return f"{named}: {paint(words(overall), overall)} ({', '.join(letters)}); {suggested}"


SUMMARY_LEGEND = (
    "draft grades for human judgement: O outstanding, G good, R requires improvement, I inadequate,\n"
    "? too little evidence, * carried forward"
)


def _heading(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    overall, title = document["overall"], f"{document['force']}: {document['framework']['title']}"
    yield from (paint(line, "bold") for line in _wrapped(title, width))
    yield paint("Draft for human judgement.", "dim")
    yield ""
    grade = overall["draft_grade"]
    yield f"Overall: {paint(words(grade), grade)}    {_scale(overall, paint)}".rstrip()
    if overall["range"] is not None and overall["range"][0] != overall["range"][1]:
        worst, best = map(words, overall["range"])
        yield from _wrapped(f"What is not recorded could still bring it to anything from {worst} to {best}.", width)
    if overall["moderated"]:
        yield from _moderated(overall["moderated"], width)
    if overall["if_moderated"]:
        yield from _wrapped(
            f"With the moderated grades of the questions it would be {words(overall['if_moderated'])}.", width
        )
    for name, other in overall["borderline"].items():
        yield from _wrapped(f"Borderline: by the {name.replace('-', ' ')} it would be {words(other)}.", width)
    for remark in overall["no_precedent"]:
        yield from _wrapped(f"No precedent: {remark}.", width)


def _moderated(moderation: "form.Moderation", width: int) -> Iterator[str]:
    who = f"by {moderation['by']} on {moderation['date']}"
    yield from _wrapped(f"Moderated to {words(moderation['grade'])} {who}: {moderation['reason']}", width, "  ")


def _scale(graded: "form.Overall | form.Question", paint: Paint) -> str:
    """The four grades with those still possible, the draft in brackets."""
    if graded["range"] is None:
        return ""
    low, high = (GRADES.index(grade) for grade in graded["range"])
    cells = []
    for rank, grade in enumerate(GRADES):
        letter = _LETTERS[grade] if low <= rank <= high else "-"
        cells.append(paint(f"[{letter}]", grade) if grade == graded["draft_grade"] else f" {letter} ")
    return "".join(cells)


def _table(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    questions = document["questions"]
    wide = all(_BEFORE_SCALE + len(_scale(question, plain).rstrip()) <= width for question in questions.values())
    titles = [("Question", 25), ("Draft grade", 23), *([("Status", 21)] if wide else []), ("Possible", 0)]
    yield paint("".join(title.ljust(columns) for title, columns in titles), "bold")
    for name, question in questions.items():
        grade = question["draft_grade"]
        status = words(question["status"]) + (f" {question['year']}" if question["year"] else "")
        row = f"{words(name):<25}{paint(f'{words(grade):<23}', grade)}"
        yield f"{row}{f'{status:<21}' if wide else ''}{_scale(question, paint)}".rstrip()
        if not wide:
            yield f"  {status}"
        yield from _below_row(name, question, width)
    yield from (paint(line, "dim") for line in _wrapped(_LEGEND, width))


def _below_row(name: str, question: "form.Question", width: int) -> Iterator[str]:
    """What is told of a question under its row of the table."""
    if question["moderated"]:
        yield from _moderated(question["moderated"], width)
    if question["sources"]:
        yield from _wrapped(f"from {', '.join(question['sources'])}", width, "  ")
    if question["status"] != "inspected":
        if count := len(question["findings"]):
            recorded = f"{count} finding{'s' if count != 1 else ''} recorded all the same (--explain {name})"
            yield from _wrapped(recorded, width, "  ")
        return
    themes = question["themes"].values()
    low = [theme["title"].lower() for theme in themes if theme["draft_grade"] in GRADES[:2]]
    thin = [
        f"{theme['title'].lower()} ({theme['evidence']['known']} of {theme['evidence']['of']} recorded)"
        for theme in themes
        if theme["draft_grade"] == "insufficient_evidence"
    ]
    if low:
        yield from _wrapped(f"below good: {'; '.join(low)}", width, "  ")
    if thin:
        yield from _wrapped(f"too little evidence: {'; '.join(thin)}", width, "  ")


def _concerns(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    if document["causes_of_concern"]:
        yield from _areas(document["causes_of_concern"], "Causes of concern", paint, width)


def _improvements(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    title, areas = "Suggested areas for improvement", document["areas_for_improvement"]
    yield from _areas(areas, title, paint, width) if areas else [paint(f"{title}: none", "bold")]


def _areas(areas: "Sequence[form.Area]", title: str, paint: Paint, width: int) -> Iterator[str]:
    question = ""
    yield paint(f"{title} ({len(areas)})", "bold")
    for number, area in enumerate(areas, 1):
        if area["question"] != question:
            question = area["question"]
            yield from _wrapped(area["question_title"], width, " ")
        yield from _wrapped(area["text"], width, "     ", f"{number:>3}. ")
        for reason in area["reasons"]:
            yield from _reason(reason, paint, width)


def _reason(finding: "form.Finding", paint: Paint, width: int) -> Iterator[str]:
    """Why something is suggested: a finding with its evidence."""
    kind = f"{finding['weight']} weakness" if finding["weight"] else words(finding["kind"])
    earlier, again = finding["earlier"], ""
    if earlier is not None:
        when = f" in {earlier['year']}" if earlier["year"] else ""
        again = f"; asked for before{', '.join([when, *earlier['sources']])}"
    yield from _wrapped(f"because {finding['because']} ({kind}{again})", width, "     ")
    for piece in finding["evidence"]:
        sources = f" ({', '.join(piece['sources'])})" if piece["sources"] else ""
        note = f"; {piece['note']}" if piece["note"] else ""
        yield from _wrapped(f"{piece['says']}{note}{sources}", width, "       ", "     - ")
    yield from (paint(line, "dim") for line in _wrapped(f"rule {finding['rule']}", width, "     "))


def _other_weaknesses(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    areas = (*document["areas_for_improvement"], *document["causes_of_concern"])
    reasons = {reason["rule"] for area in areas for reason in area["reasons"]}
    rows = [
        (name, row)
        for name, question in document["questions"].items()
        if question["status"] == "inspected"
        for row in question["findings"]
        if row["kind"] == "weakness" and row["rule"] not in reasons
    ]
    if not rows:
        return
    yield paint(f"Other weaknesses, without a suggestion ({len(rows)})", "bold")
    for name, row in rows:
        yield from _wrapped(
            f"{words(name)}: {row['because']} ({row['weight']}; rule {row['rule']})", width, "    ", "  - "
        )


def _strengths(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    counts = {
        name: sum(row["kind"] == "strength" for row in question["findings"])
        for name, question in document["questions"].items()
        if question["status"] == "inspected"
    }
    listed = ", ".join(f"{words(name)} {count}" for name, count in counts.items())
    yield paint(f"Strengths ({sum(counts.values())})", "bold")
    yield from _wrapped(
        f"{listed}. --explain QUESTION lists them." if listed else "No question was inspected.", width, "  "
    )


def _missing(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    gaps: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for gap in document["evidence_gaps"]:
        missing = "" if gap["missing"] == "evidence" else f" ({words(gap['missing'])})"
        gaps.setdefault((gap["question"], tuple(gap["could_become"])), []).append(gap["label"] + missing)
    if not gaps:
        yield paint("Missing evidence", "bold")
        yield from _wrapped("None that could change a draft grade through the rules that rest on it.", width, "  ")
        return
    heading = f"Missing evidence that could change a draft grade ({len(document['evidence_gaps'])})"
    yield from (paint(line, "bold") for line in _wrapped(heading, width))
    for (question, grades), names in gaps.items():
        outcome = " or ".join(map(words, grades))
        yield from _wrapped(f"{words(question)} could become {outcome}:", width, "    ", "  ")
        for name in names[:_GAPS_SHOWN]:
            yield from _wrapped(name, width, "      ", "    - ")
        if len(names) > _GAPS_SHOWN:
            yield from _wrapped(
                f"and {len(names) - _GAPS_SHOWN} more (--format json lists all)", width, "      ", "    - "
            )


def _footer(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    framework = document["framework"]
    rulebook = f"Rulebook {framework['id']} {framework['version']} ({framework['sha256'][:12]})"
    text = f"{rulebook}, input {document['input']['sha256'][:12]}."
    yield from (paint(line, "dim") for line in _wrapped(text, width))


def _wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """A text out of a file as lines; nothing in it acts on a terminal."""
    return wrap(
        one_line(text),
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
