"""An assessment document as text for a terminal, a pipe or a file, 80 columns wide unless told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from peel_grade.files.problems import one_line
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED, Framework, Grade, Noun, Words
from peel_grade.wording.paint import Paint, plain, style
from peel_grade.wording.terms import capital, words

if TYPE_CHECKING:
    from peel_grade.report import form

_GAPS_SHOWN = 5
_ASKED_SHOWN = 3
_WARNINGS_SHOWN = 3
"""Of each code."""
_BEFORE_SCALE = 46
"""Columns of a row before the possible grades, with the status among them."""


def full_report(document: "form.AssessmentDocument", paint: Paint, width: int = 80, full: bool = False) -> str:
    """Everything an analyst needs of one force, as text; `full` lists what is counted or cut short otherwise."""
    parts = [
        _heading(document, paint, width),
        _thin(document, paint, width),
        _table(document, paint, width),
        _concerns(document, paint, width),
        _improvements(document, paint, width),
        _other_weaknesses(document, paint, width),
        _strengths(document, paint, width, full),
        _warnings(document, paint, width, None if full else _WARNINGS_SHOWN),
        _doubtful(document, paint, width),
        _missing(document, paint, width, None if full else _GAPS_SHOWN),
        _sources(document, paint, width),
        _footer(document, paint, width),
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _framework(document: "form.AssessmentDocument") -> Framework:
    """The framework, as far as the document tells of it."""
    told = document["framework"]
    words_of = Words(**{name: Noun(one, many) for name, (one, many) in told["words"].items()})
    grades = tuple(Grade(each["id"], each["title"], each["letter"], None, each["standard"]) for each in told["grades"])
    return Framework(told["id"], told["title"], 0, told["version"], words_of, grades, (), {}, {}, {})


def summary_line(path: str, document: "form.AssessmentDocument", paint: Paint) -> str:
    """One force in one line: overall grade, grades of the questions, how much is suggested."""
    framework, overall = _framework(document), document["overall"]["draft_grade"]
    letters = []
    for name, question in document["questions"].items():
        grade = question["draft_grade"]
        if grade != UNGRADED:
            letter = next((each.letter for each in framework.grades if each.id == grade), "?")
            letters.append(f"{words(name)} {letter}{'*' if question['status'] == 'carried_forward' else ''}")
    concerns = sum(area["concern"] for area in document["areas"])
    suggested = framework.words.area.so_many(len(document["areas"]) - concerns)
    if concerns:
        suggested += f", {framework.words.concern.so_many(concerns)}"
    if told := sum(not each["allowed"] for each in document["warnings"]):
        suggested += f"; {told} warning{'' if told == 1 else 's'}"
    named = f"{one_line(path)}: {one_line(document['force'])}"
    if overall == UNGRADED:
        return f"{named}: {', '.join(letters)}; {suggested}"
    painted = paint(framework.said(overall), style(overall, framework.grades))
    return f"{named}: {painted} ({', '.join(letters)}); {suggested}"


def letters(framework: Framework) -> str:
    """What the letters of a framework's grades stand for, best grade first."""
    return ", ".join(f"{grade.letter} {grade.said}" for grade in reversed(framework.grades))


def summary_legend(scales: Iterable[str]) -> str:
    """What stands below summary lines; `scales` are what the letters of each framework stand for."""
    told = "; ".join(dict.fromkeys(scales))
    return f"draft grades for human judgement: {told},\n? too little evidence, * carried forward"


def _heading(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    overall, title = document["overall"], f"{document['force']}: {document['framework']['title']}"
    yield from (paint(line, "bold") for line in _wrapped(title, width))
    yield paint("Draft for human judgement.", "dim")
    grade, framework = overall["draft_grade"], _framework(document)
    if grade == UNGRADED:
        return
    yield ""
    painted = paint(framework.said(grade), style(grade, framework.grades))
    yield f"Overall: {painted}    {_scale(overall, framework, paint)}".rstrip()
    if overall["because"]:
        yield from _wrapped(f"Because {overall['because'][0]['says']}.", width)
    if overall["range"] is not None and overall["range"][0] != overall["range"][1]:
        worst, best = map(framework.said, overall["range"])
        yield from _wrapped(f"What is not recorded could still bring it to anything from {worst} to {best}.", width)
    if overall["moderated"]:
        yield from _moderated(overall["moderated"], framework, width)
    if overall["if_moderated"]:
        asked, other = framework.words.question.many, framework.said(overall["if_moderated"])
        yield from _wrapped(f"With the moderated grades of the {asked} it would be {other}.", width)
    for reading in overall["borderline"].values():
        told = f"Borderline: it would be {framework.said(reading['draft_grade'])} by {reading['title']}."
        yield from _wrapped(told, width)
    for remark in overall["no_precedent"]:
        yield from _wrapped(f"No precedent: {remark}.", width)


def _thin(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """Which questions have too little evidence for a grade, and what to ask for first."""
    for question in document["questions"].values():
        if not question["ask_for"]:
            continue
        heading = f"Too little evidence for a grade: {question['title']}"
        yield from (paint(line, "bold") for line in _wrapped(heading, width))
        if question["because"]:
            yield from _wrapped(f"{capital(question['because'][0]['says'])}. Ask first for:", width, "  ")
        by_theme: dict[str, list[str]] = {}
        for each in question["ask_for"]:
            by_theme.setdefault(each["theme_title"] or "", []).append(each["label"])
        for theme, labels in by_theme.items():
            more = f"; and {len(labels) - _ASKED_SHOWN} more" if len(labels) > _ASKED_SHOWN else ""
            listed = f"{'; '.join(labels[:_ASKED_SHOWN])}{more}"
            yield from _wrapped(f"{theme}: {listed}" if theme else listed, width, "    ", "  - ")


def _moderated(moderation: "form.Moderation", framework: Framework, width: int) -> Iterator[str]:
    who = f"by {moderation['by']} on {moderation['date']}"
    grade = framework.said(moderation["grade"])
    yield from _wrapped(f"Moderated to {grade} {who}: {moderation['reason']}", width, "  ")


def _scale(graded: "form.Overall | form.Question", framework: Framework, paint: Paint) -> str:
    """All grades with those still possible, the draft in brackets."""
    if graded["range"] is None:
        return ""
    low, high = map(framework.place, graded["range"])
    cells = []
    for place, grade in enumerate(framework.grades, 1):
        letter = grade.letter if low <= place <= high else "-" * len(grade.letter)
        drafted = grade.id == graded["draft_grade"]
        cells.append(paint(f"[{letter}]", style(grade.id, framework.grades)) if drafted else f" {letter} ")
    return "".join(cells)


def _table(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    questions, framework = document["questions"], _framework(document)
    scales = [_scale(question, framework, plain).rstrip() for question in questions.values()]
    wide = all(_BEFORE_SCALE + len(scale) <= width for scale in scales)
    titles = [
        ("  Draft grade", 25),
        *([("Status", 21)] if wide else []),
        ("Possible", 0),
    ]
    yield paint(capital(framework.words.question.many), "bold")
    yield paint("".join(title.ljust(columns) for title, columns in titles), "bold")
    for name, question in questions.items():
        grade = question["draft_grade"]
        status = words(question["status"]) + (f" {question['year']}" if question["year"] else "")
        yield from _wrapped(f"{question['title']} ({name})", width)
        row = f"  {paint(f'{framework.said(grade):<23}', style(grade, framework.grades))}"
        yield f"{row}{f'{status:<21}' if wide else ''}{_scale(question, framework, paint)}".rstrip()
        if not wide:
            yield f"  {status}"
        yield from _below_row(name, question, framework, width)
    letters = [f"{grade.letter} {grade.said}" for grade in framework.grades]
    legend = ["[ ] the draft;", *(f"{letter}," for letter in letters[:-1]), f"{letters[-1]};", "- ruled out"]
    yield from (paint(line, "dim") for line in _packed(legend, width))


def _below_row(name: str, question: "form.Question", framework: Framework, width: int) -> Iterator[str]:
    """What is told of a question under its row of the table."""
    if question["moderated"]:
        yield from _moderated(question["moderated"], framework, width)
    if question["sources"]:
        yield from _wrapped(f"from {', '.join(question['sources'])}", width, "  ")
    if question["status"] != "inspected":
        if count := len(question["findings"]):
            recorded = f"{count} finding{'s' if count != 1 else ''} recorded all the same (--explain {name})"
            yield from _wrapped(recorded, width, "  ")
        return
    if question["because"]:
        yield from _wrapped(f"because {question['because'][0]['says']}", width, "  ")
    themes = question["themes"].values()
    low = [_brought_low(theme) for theme in themes if theme["draft_grade"] in framework.below]
    if low:
        yield from _wrapped(f"below {framework.standard.said}: {'; '.join(low)}", width, "  ")
    # a grade rule may say that the evidence is insufficient, and why; that no rule holds is another thing
    insufficient = [theme for theme in themes if theme["draft_grade"] == INSUFFICIENT]
    thin: dict[str, list[str]] = {}
    for theme in insufficient:
        if theme["because"]:
            thin.setdefault(theme["because"][0]["says"], []).append(_recorded(theme))
    for reason, recorded_of in thin.items():
        yield from _wrapped(f"{words(INSUFFICIENT)}, as {reason}: {'; '.join(recorded_of)}", width, "  ")
    if open_ := [_recorded(theme) for theme in insufficient if not theme["because"]]:
        yield from _wrapped(f"no grade rule holds: {'; '.join(open_)}", width, "  ")
    if question["draft_grade"] == INSUFFICIENT and not question["because"]:
        yield from _wrapped(f"no grade rule of the {framework.words.question.one} holds", width, "  ")


def _packed(pieces: Sequence[str], width: int) -> Iterator[str]:
    """The pieces in lines; none is broken."""
    line = ""
    for piece in pieces:
        if line and len(line) + 1 + len(piece) > width:
            yield line
            line = piece
        else:
            line = f"{line} {piece}".lstrip()
    yield line


def _recorded(theme: "form.Theme") -> str:
    return f"{theme['title'].lower()} ({theme['evidence']['known']} of {theme['evidence']['of']} recorded)"


def _brought_low(theme: "form.Theme") -> str:
    """A theme below the standard, with what brought it there; of a repeat also what is repeated."""
    title = theme["title"].lower()
    if not theme["because"]:
        return title
    decided, *repeated = (row["says"] for row in theme["because"])
    return f"{title} ({decided}{': ' if repeated else ''}{', '.join(repeated)})"


def _concerns(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    concerns = [area for area in document["areas"] if area["concern"]]
    if concerns:
        title = capital(_framework(document).words.concern.many)
        yield from _areas(concerns, title, _framework(document), paint, width)


def _improvements(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    called = _framework(document).words
    title = f"Suggested {called.area.many}"
    if areas := [area for area in document["areas"] if not area["concern"]]:
        yield from _areas(areas, f"{title}, in order of priority", _framework(document), paint, width)
    else:
        yield paint(f"{title}: none", "bold")
    if still := len(document["open_areas"]):
        more = f"{still} more could follow from what is not recorded (--format json lists them)."
        yield from _wrapped(more, width, "  ")


def _areas(areas: Sequence["form.Area"], title: str, framework: Framework, paint: Paint, width: int) -> Iterator[str]:
    yield paint(f"{title} ({len(areas)})", "bold")
    for number, area in enumerate(areas, 1):
        yield from _wrapped(area["text"], width, "     ", f"{number:>3}. ")
        asked = f"; {_asked_before(area['reasons'][0])}" if area["repeat"] else ""
        yield from _wrapped(f"{area['question_title']}{asked}", width, "     ")
        told: set[tuple[str, ...]] = set()
        for reason in area["reasons"]:
            yield from _reason(reason, framework.words.concern.one, told, paint, width)


def _asked_before(reason: "form.Finding") -> str:
    """When an earlier inspection made the area, and where it says so."""
    earlier = reason["earlier"]
    if earlier is None:
        return "asked for before"
    years = f" in {' and '.join(map(str, earlier['years']))}" if earlier["years"] else ""
    sources = f" ({', '.join(earlier['sources'])})" if earlier["sources"] else ""
    return f"asked for before{years}{sources}"


def _reason(
    finding: "form.Finding", concern: str, told: set[tuple[str, ...]], paint: Paint, width: int
) -> Iterator[str]:
    """Why something is suggested: a finding with its evidence, as far as it was not `told` before."""
    kind = concern if finding["kind"] == "cause_of_concern" else finding["kind"]
    kind = f"{words(finding['weight'])} {kind}" if finding["weight"] else kind
    yield from _wrapped(f"because {finding['because']} ({kind})", width, "     ")
    for piece in _once(finding["evidence"]):
        sources = tuple(dict.fromkeys(piece["sources"]))
        if (piece["says"], *sources) in told:
            continue
        told.add((piece["says"], *sources))
        note = f"; {piece['note']}" if piece["note"] else ""
        cited = f" ({', '.join(sources)})" if sources else ""
        yield from _wrapped(f"{piece['says']}{note}{cited}", width, "       ", "     - ")
    yield from (paint(line, "dim") for line in _wrapped(f"rule {finding['rule']}", width, "     "))


def _once(evidence: Sequence["form.Evidence"]) -> Iterator["form.Evidence"]:
    """The pieces of evidence; of a figure that is compared in several ways, the one that says the most."""
    for piece in evidence:
        others = (each["says"] for each in evidence if each["name"] == piece["name"])
        if not any(said.startswith(f"{piece['says']},") for said in others):
            yield piece


def _other_weaknesses(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    rows = [
        (question["title"], row)
        for question in document["questions"].values()
        if question["status"] == "inspected"
        for row in question["findings"]
        if row["kind"] == "weakness" and not row["suggested"]
    ]
    if not rows:
        return
    yield paint(f"Other weaknesses, without a suggestion ({len(rows)})", "bold")
    for title, of_question in groupby(rows, key=lambda row: row[0]):
        yield from _wrapped(title, width, " ")
        for _, row in of_question:
            yield from _wrapped(f"{row['because']} ({row['weight']}; rule {row['rule']})", width, "    ", "  - ")


def _strengths(document: "form.AssessmentDocument", paint: Paint, width: int, full: bool) -> Iterator[str]:
    found = [
        (question["title"], [row for row in question["findings"] if row["kind"] == "strength"])
        for question in document["questions"].values()
        if question["status"] == "inspected"
    ]
    yield paint(f"Strengths ({sum(len(rows) for _, rows in found)})", "bold")
    if full and found:
        for title, rows in found:
            yield from _wrapped(title, width, " ")
            for row in rows:
                yield from _wrapped(f"{row['because']} (rule {row['rule']})", width, "    ", "  - ")
        return
    listed = "; ".join(f"{title}: {len(rows)}" for title, rows in found)
    asked = _framework(document).words.question.one
    ask, nothing = f"--explain {asked.upper().replace(' ', '_')}", f"No {asked} was inspected."
    yield from _wrapped(f"{listed}. {ask} lists them." if listed else nothing, width, "  ")


def _warnings(document: "form.AssessmentDocument", paint: Paint, width: int, most: int | None) -> Iterator[str]:
    """What in the force file is hardly true, apart from what the file itself allows."""
    told = [each for each in document["warnings"] if not each["allowed"]]
    if not told:
        return
    yield paint(f"Warnings ({len(told)})", "bold")
    seen: Counter[str] = Counter()
    for each in told:
        seen[each["code"]] += 1
        if most is None or seen[each["code"]] <= most:
            where = f"line {each['line']}" if each["line"] else each["path"]
            yield from _wrapped(f"{where}: {each['message']} [{each['code']}]", width, "    ", "  - ")
            yield from _wrapped(f"help: {each['help']}", width, "    ")
    for code, number in seen.items():
        if most is not None and number > most:
            more = f"and {number - most} more [{code}] (--full lists all)"
            yield from _wrapped(more, width, "    ", "  - ")


def _doubtful(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """What would follow without the evidence that a second reader should look at."""
    found = document["doubtful"]
    if found is None:
        return
    yield paint(f"Doubtful evidence ({len(found['evidence'])})", "bold")
    yield from _wrapped(", ".join(found["evidence"]), width, "  ")
    if not found["differences"]:
        yield from _wrapped("Without it the draft would be the same.", width, "  ")
        return
    framework = _framework(document)
    yield from _wrapped("Without it:", width, "  ")
    for each in found["differences"]:
        graded = each["kind"] in ("overall", "question", "theme")
        told = [framework.said(str(end)) if graded else words(end or "not suggested") for end in _ends(each)]
        yield from _wrapped(f"{each['title']}: {told[1]} (in this draft: {told[0]})", width, "    ", "  - ")


def _ends(difference: "form.Difference") -> tuple[str | None, str | None]:
    return difference["draft"], difference["without"]


def _missing(document: "form.AssessmentDocument", paint: Paint, width: int, most: int | None) -> Iterator[str]:
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
        outcome = " or ".join(map(_framework(document).said, grades))
        title = document["questions"][question]["title"]
        yield from _wrapped(f"{title} could become {outcome}:", width, "    ", "  ")
        for name in names[:most]:
            yield from _wrapped(name, width, "      ", "    - ")
        if most is not None and len(names) > most:
            yield from _wrapped(f"and {len(names) - most} more (--full lists all)", width, "      ", "    - ")


def _sources(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """What the documents are that evidence and earlier inspections cite."""
    cited = {source.partition(":")[0] for source in _cited(document)}
    told = {name: about for name, about in document["documents"].items() if name in cited}
    if not told:
        return
    yield paint("Sources (document:line, document:pPAGE/PARAGRAPH)", "bold")
    for name, about in told.items():
        isbn = f"ISBN {about['isbn']}" if about["isbn"] else ""
        beside = ", ".join(filter(None, (isbn, about["published"], about["url"])))
        yield from _wrapped(f"{name}: {about['title']}{f' ({beside})' if beside else ''}", width, "    ", "  ")


def _cited(document: "form.AssessmentDocument") -> Iterator[str]:
    for question in document["questions"].values():
        yield from question["sources"]
        for finding in question["findings"]:
            yield from (source for piece in finding["evidence"] for source in piece["sources"])
            yield from finding["earlier"]["sources"] if finding["earlier"] else ()


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
