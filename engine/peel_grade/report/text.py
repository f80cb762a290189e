"""An assessment document as text for a terminal, a pipe or a file, 80 columns wide unless told."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from peel_grade.files.problems import one_line
from peel_grade.rulebook.model import GRADES
from peel_grade.wording.evidence import words
from peel_grade.wording.paint import Paint, plain

_LETTERS = {"inadequate": "I", "requires_improvement": "R", "good": "G", "outstanding": "O"}
_LEGEND = "[ ] the draft; I inadequate, R requires improvement, G good, O outstanding; - ruled out"
_GAPS_SHOWN = 5
_BEFORE_SCALE = 69
"""Columns of a row before the possible grades, with the status among them."""


def full_report(
    document: Mapping[str, Any], labels: Mapping[str, str], title: str, paint: Paint, width: int = 80
) -> str:
    """Everything an analyst needs of one force, as text; `labels` tell the names of evidence in words."""
    document, labels = _printable(document), _printable(labels)
    parts = [
        _heading(document, one_line(title), paint, width),
        _table(document, paint, width),
        _conclusions(document, "causes_of_concern", "Causes of concern", paint, width),
        _conclusions(document, "areas_for_improvement", "Suggested areas for improvement", paint, width),
        _other_weaknesses(document, paint, width),
        _strengths(document, paint, width),
        _missing(document, labels, paint, width),
        _footer(document, paint, width),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def summary_line(path: str, document: Mapping[str, Any], paint: Paint) -> str:
    """One force in one line: overall grade, grades of the questions, how much is suggested."""
    document = _printable(document)
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
    return (
        f"{one_line(path)}: {document['force']}: {paint(words(overall), overall)} ({', '.join(letters)}); {suggested}"
    )


SUMMARY_LEGEND = (
    "draft grades for human judgement: O outstanding, G good, R requires improvement, I inadequate,\n"
    "? too little evidence, * carried forward"
)


def _printable(data: Any) -> Any:
    """The same data with every text in it fit to print."""
    if isinstance(data, str):
        return one_line(data)
    if isinstance(data, Mapping):
        return {key: _printable(value) for key, value in data.items()}
    return [_printable(value) for value in data] if isinstance(data, list) else data


def _heading(document: Mapping[str, Any], title: str, paint: Paint, width: int) -> Iterator[str]:
    overall = document["overall"]
    yield from (paint(line, "bold") for line in _wrapped(f"{document['force']}: {title}", width))
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


def _moderated(moderation: Mapping[str, str], width: int) -> Iterator[str]:
    who = f"by {moderation['by']} on {moderation['date']}"
    yield from _wrapped(f"Moderated to {words(moderation['grade'])} {who}: {moderation['reason']}", width, "  ")


def _scale(graded: Mapping[str, Any], paint: Paint) -> str:
    """The four grades with those still possible, the draft in brackets."""
    if graded["range"] is None:
        return ""
    low, high = (GRADES.index(grade) for grade in graded["range"])
    cells = []
    for rank, grade in enumerate(GRADES):
        letter = _LETTERS[grade] if low <= rank <= high else "-"
        cells.append(paint(f"[{letter}]", grade) if grade == graded["draft_grade"] else f" {letter} ")
    return "".join(cells)


def _table(document: Mapping[str, Any], paint: Paint, width: int) -> Iterator[str]:
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


def _below_row(name: str, question: Mapping[str, Any], width: int) -> Iterator[str]:
    """What is told of a question under its row of the table."""
    if question["moderated"]:
        yield from _moderated(question["moderated"], width)
    if question["status"] == "carried_forward" and question["source"]:
        yield from _wrapped(f"from {question['source']}", width, "  ")
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


def _findings(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {row["rule"]: row for question in document["questions"].values() for row in question["findings"]}


def _conclusions(document: Mapping[str, Any], key: str, title: str, paint: Paint, width: int) -> Iterator[str]:
    rows = document[key]
    if not rows:
        if key == "areas_for_improvement":
            yield paint(f"{title}: none", "bold")
        return
    findings, question = _findings(document), ""
    yield paint(f"{title} ({len(rows)})", "bold")
    for number, row in enumerate(rows, 1):
        if row["question"] != question:
            question = row["question"]
            yield from _wrapped(document["questions"][question]["title"], width, " ")
        finding = findings[row["rule"]]
        yield from _wrapped(row["text"], width, "     ", f"{number:>3}. ")
        weight = f"{finding['weight']} weakness" if finding["weight"] else words(finding["kind"])
        again = ""
        if row["repeat"]:
            earlier = finding["earlier"]
            when = f" in {earlier['year']}" if earlier["year"] else ""
            again = f"; asked for before{when}{', ' + earlier['source'] if earlier['source'] else ''}"
        yield from _wrapped(f"because {row['because']} ({weight}{again})", width, "     ")
        for piece in finding["evidence"]:
            source = f" ({piece['source']})" if piece["source"] else ""
            note = f"; {piece['note']}" if piece.get("note") else ""
            yield from _wrapped(f"{piece['says']}{note}{source}", width, "       ", "     - ")
        yield from (paint(line, "dim") for line in _wrapped(f"rule {row['rule']}", width, "     "))


def _other_weaknesses(document: Mapping[str, Any], paint: Paint, width: int) -> Iterator[str]:
    told = {row["rule"] for key in ("areas_for_improvement", "causes_of_concern") for row in document[key]}
    rows = [
        (name, row)
        for name, question in document["questions"].items()
        if question["status"] == "inspected"
        for row in question["findings"]
        if row["kind"] == "weakness" and row["rule"] not in told
    ]
    if not rows:
        return
    yield paint(f"Other weaknesses, without a suggestion ({len(rows)})", "bold")
    for name, row in rows:
        yield from _wrapped(
            f"{words(name)}: {row['because']} ({row['weight']}; rule {row['rule']})", width, "    ", "  - "
        )


def _strengths(document: Mapping[str, Any], paint: Paint, width: int) -> Iterator[str]:
    counts = {
        name: sum(row["kind"] == "strength" for row in question["findings"])
        for name, question in document["questions"].items()
        if question["status"] == "inspected"
    }
    told = ", ".join(f"{words(name)} {count}" for name, count in counts.items())
    yield paint(f"Strengths ({sum(counts.values())})", "bold")
    yield from _wrapped(
        f"{told}. --explain QUESTION lists them." if told else "No question was inspected.", width, "  "
    )


def _missing(document: Mapping[str, Any], labels: Mapping[str, str], paint: Paint, width: int) -> Iterator[str]:
    gaps: dict[str, list[str]] = {}
    for gap in document["evidence_gaps"]:
        what = labels.get(gap["name"], gap["name"])
        if gap["missing"] != "evidence":
            what += f" ({words(gap['missing'])})"
        outcome = gap["could_change"].split(" -> ")[1]
        gaps.setdefault(f"{gap['question']}\n{outcome}", []).append(what)
    if not gaps:
        yield paint("Missing evidence", "bold")
        yield from _wrapped("None that could change a draft grade through the rules that rest on it.", width, "  ")
        return
    heading = f"Missing evidence that could change a draft grade ({len(document['evidence_gaps'])})"
    yield from (paint(line, "bold") for line in _wrapped(heading, width))
    for key, names in gaps.items():
        question, outcome = key.split("\n")
        yield from _wrapped(f"{words(question)} could become {words(outcome)}:", width, "    ", "  ")
        for name in names[:_GAPS_SHOWN]:
            yield from _wrapped(name, width, "      ", "    - ")
        if len(names) > _GAPS_SHOWN:
            yield from _wrapped(
                f"and {len(names) - _GAPS_SHOWN} more (--format json lists all)", width, "      ", "    - "
            )


def _footer(document: Mapping[str, Any], paint: Paint, width: int) -> Iterator[str]:
    framework = document["framework"]
    rulebook = f"Rulebook {framework['id']} {framework['version']} ({framework['sha256'][:12]})"
    text = f"{rulebook}, input {document['input']['sha256'][:12]}."
    yield from (paint(line, "dim") for line in _wrapped(text, width))


def _wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
