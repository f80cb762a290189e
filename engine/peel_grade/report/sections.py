"""Parts of a draft as text that its page and its full text have in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from peel_grade.files.problems import one_line
from peel_grade.report.decisions import grade_history, on_grade
from peel_grade.report.lines import packed, wrapped
from peel_grade.rulebook.framework import UNGRADED, Framework, Grade, Noun, Words
from peel_grade.wording.paint import Paint, style
from peel_grade.wording.terms import capital, words

if TYPE_CHECKING:
    from peel_grade.report import form

_ASKED_SHOWN = 3


def framework_of(document: "form.AssessmentDocument") -> Framework:
    """The framework, as far as the document tells of it."""
    return framework_in(document["framework"])


def framework_in(told: "form.Framework") -> Framework:
    """The framework, as far as it is told."""
    words_of = Words(**{name: Noun(one, many) for name, (one, many) in told["words"].items()})
    grades = tuple(Grade(each["id"], each["title"], each["letter"], None, each["standard"]) for each in told["grades"])
    return Framework(
        told["id"], told["title"], 0, told["version"], words_of, grades, tuple(told["weights"]), {}, {}, {}
    )


def heading(document: "form.AssessmentDocument", paint: Paint, width: int, *, history: bool = False) -> Iterator[str]:
    """Whose draft it is, and the overall grade: why, how firm it is, what a panel made of it (and its `history`)."""
    overall, named = document["overall"], f"{document['force']}: {document['framework']['title']}"
    yield from (paint(line, "bold") for line in wrapped(named, width))
    yield paint("Draft for human judgement.", "dim")
    grade, framework = overall["draft_grade"], framework_of(document)
    if grade == UNGRADED:
        return
    painted = paint(one_line(framework.said(grade)), style(grade, framework.grades))
    yield f"Overall: {painted}    {scale(overall, framework, paint)}".rstrip()
    if overall["because"]:
        yield from wrapped(f"Because {overall['because'][0]['says']}.", width)
    yield from (grade_history if history else on_grade)(overall, framework, width)
    if overall["if_moderated"]:
        asked, other = framework.words.question.many, framework.said(overall["if_moderated"])
        yield from wrapped(f"With the moderated grades of the {asked} it would be {other}.", width)
    for reading in overall["borderline"].values():
        told = f"Borderline: it would be {framework.said(reading['draft_grade'])} by {reading['title']}."
        yield from wrapped(told, width)
    for remark in overall["no_precedent"]:
        yield from wrapped(f"No precedent: {remark}.", width)


def headline(text: str, paint: Paint, width: int) -> Iterator[str]:
    """What stands above a part."""
    yield from (paint(line, "bold") for line in wrapped(text, width))


def thin(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """Which questions have too little evidence for a grade, and what to ask for first."""
    for question in document["questions"].values():
        if not question["ask_for"]:
            continue
        heading = f"Too little evidence for a grade: {question['title']}"
        yield from headline(heading, paint, width)
        if question["because"]:
            yield from wrapped(f"{capital(question['because'][0]['says'])}. Ask first for:", width, "  ")
        by_theme: dict[str, list[str]] = {}
        for each in question["ask_for"]:
            by_theme.setdefault(each["theme_title"] or "", []).append(each["label"])
        for theme, labels in by_theme.items():
            more = f"; and {len(labels) - _ASKED_SHOWN} more" if len(labels) > _ASKED_SHOWN else ""
            listed = f"{'; '.join(labels[:_ASKED_SHOWN])}{more}"
            yield from wrapped(f"{theme}: {listed}" if theme else listed, width, "    ", "  - ")


def scale(graded: "form.Overall | form.Question", framework: Framework, paint: Paint) -> str:
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


def asked_before(reason: "form.Finding") -> str:
    """When an earlier inspection made the area, and where it says so."""
    earlier = reason["earlier"]
    if earlier is None:
        return "asked for before"
    years = f" in {' and '.join(map(str, earlier['years']))}" if earlier["years"] else ""
    sources = f" ({', '.join(earlier['sources'])})" if earlier["sources"] else ""
    return f"asked for before{years}{sources}"


def once(evidence: Sequence["form.Evidence"]) -> Iterator["form.Evidence"]:
    """The pieces of evidence; of a figure that is compared in several ways, the one that says the most."""
    for piece in evidence:
        others = (each["says"] for each in evidence if each["name"] == piece["name"])
        if not any(said.startswith(f"{piece['says']},") for said in others):
            yield piece


def warnings(document: "form.AssessmentDocument", paint: Paint, width: int, most: int | None = None) -> Iterator[str]:
    """What in the force file is hardly true, apart from what the file itself allows; `most` of each code."""
    told = [each for each in document["warnings"] if not each["allowed"]]
    if not told:
        return
    yield paint(f"Warnings ({len(told)})", "bold")
    seen: Counter[str] = Counter()
    for each in told:
        seen[each["code"]] += 1
        if most is None or seen[each["code"]] <= most:
            where = f"line {each['line']}" if each["line"] else each["path"]
            yield from wrapped(f"{where}: {each['message']} [{each['code']}]", width, "    ", "  - ")
            yield from wrapped(f"help: {each['help']}", width, "    ")
    for code, number in seen.items():
        if most is not None and number > most:
            more = f"and {number - most} more [{code}] (--full lists all)"
            yield from wrapped(more, width, "    ", "  - ")


def doubtful(document: "form.AssessmentDocument", paint: Paint, width: int, most: int | None = None) -> Iterator[str]:
    """What would follow without the evidence that a second reader should look at; `most` of it."""
    found = document["doubtful"]
    if found is None:
        return
    title = f"Doubtful evidence ({len(found['evidence'])})"
    if most is not None and not found["differences"]:
        yield from headline(f"{title}; without it the draft would be the same", paint, width)
        return
    yield from headline(title, paint, width)
    yield from wrapped(", ".join(found["evidence"]), width, "  ")
    if not found["differences"]:
        yield from wrapped("Without it the draft would be the same.", width, "  ")
        return
    framework = framework_of(document)
    yield from wrapped("Without it:", width, "  ")
    for each in found["differences"][:most]:
        graded = each["kind"] in ("overall", "question", "theme")
        told = [framework.said(str(end)) if graded else words(end or "not suggested") for end in _ends(each)]
        yield from wrapped(f"{each['title']}: {told[1]} (in this draft: {told[0]})", width, "    ", "  - ")
    if most is not None and (more := len(found["differences"]) - most) > 0:
        yield f"  - and {more} more (--full lists all)"


def _ends(difference: "form.Difference") -> tuple[str | None, str | None]:
    return difference["draft"], difference["without"]


def themes_told(question: "form.Question", framework: Framework) -> list[str]:
    """The themes of a question, each with the letter of its grade and how much of its evidence is recorded."""
    letters = {grade.id: grade.letter for grade in framework.grades}
    return [
        f"{each['title'].lower()} {letters.get(each['draft_grade'], '?')} {known_of(each['evidence'])}"
        for each in question["themes"].values()
    ]


def known_of(evidence: "form.Recorded") -> str:
    """How much is recorded of how much: `47/101`."""
    return f"{evidence['known']}/{evidence['of']}"


def balance(question: "form.Question") -> str:
    """How many strengths were found, and how many weaknesses: `+36 -12`."""
    kinds = Counter(row["kind"] for row in question["findings"])
    return f"+{kinds['strength']} -{kinds.total() - kinds['strength']}"


def legend(framework: Framework, paint: Paint, width: int, ruled_out: str = "- ruled out.") -> Iterator[str]:
    """How the possible grades are read, and what is said of those that are ruled out."""
    letters = [f"{grade.letter} {grade.said}" for grade in framework.grades]
    told = ["[ ] the draft;", *(f"{letter}," for letter in letters[:-1]), f"{letters[-1]};"]
    sign, word, *others = ruled_out.split()
    told += [f"{sign} {word}", *others]
    yield from (paint(line, "dim") for line in packed(told, width))


def footer(document: "form.AssessmentDocument", paint: Paint, width: int) -> Iterator[str]:
    """What the draft was made from."""
    framework = document["framework"]
    rulebook = f"Rulebook {framework['id']} {framework['version']} ({framework['sha256'][:12]})"
    text = f"{rulebook}, input {document['input']['sha256'][:12]}."
    yield from (paint(line, "dim") for line in wrapped(text, width))
