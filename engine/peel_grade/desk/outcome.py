"""What follows from the working copy, beside what follows from the file: what a reviewer sees change."""

from collections.abc import Iterator, Mapping
from typing import Any

from peel_grade.desk.copies import Copy
from peel_grade.desk.drafts import Draft
from peel_grade.diff.document import change
from peel_grade.diff.draft import GRADED, SUGGESTED, differing, draft_of
from peel_grade.documents.routes import Routes, routes_of
from peel_grade.explanation.drafted import drafted
from peel_grade.files.record import Record
from peel_grade.report.citing import citing_of
from peel_grade.report.firmness import firm_said, without_doubt
from peel_grade.report.node import Node
from peel_grade.routes.asked import next_grade
from peel_grade.routes.document import document as route_document
from peel_grade.routes.reach import OVERALL
from peel_grade.routes.search import way_to
from peel_grade.rulebook.model import Rulebook

_WIDE = 10_000
"""Characters of a line that a browser breaks."""


class Line(Record):
    """A line of a derivation: what it says, whether it holds ("" where it has no truth), the lines under it, and
    whether the file's derivation has no such line.
    """

    label: str
    truth: bool | str | None
    under: tuple["Line", ...]
    new: bool


class Derivation(Record):
    """Why something is so, by its kind and id."""

    kind: str
    id: str
    line: Line


def differences(copy: Copy) -> list[dict[str, Any]]:
    """What is otherwise than in the draft of the file: the kind, name and title of each, what it was and what it is.
    Grades are said as the framework says them.
    """
    now, was = copy.draft().assessment, copy.filed().assessment
    old, new = draft_of(was), draft_of(now)
    found = [change(item, old.get(item), new.get(item), was.book, now.book) for item in differing(old, new)]
    return [_told(each, now.book) for each in found]


def _told(change: dict[str, Any], book: Rulebook) -> dict[str, Any]:
    ends = {key: book.framework.said(str(change[key])) for key in ("was", "now")}
    if change["kind"] in SUGGESTED:  # what is suggested is told once
        text = book.areas[change["name"]].text
        ends = {key: "suggested" if change[key] == text else str(change[key]) for key in ends}
        return change | ends | {"title": f"{change['title']} (“{text.rstrip('.')}”)"}
    return change | (ends if change["kind"] in GRADED else {})


def derivation(copy: Copy, name: str) -> Derivation:
    """How something about the working copy comes about. Raises InputError for what nothing is called."""
    now, was = (drafted(each.assessment, [name])[0] for each in (copy.draft(), copy.filed()))
    return Derivation(now.kind, now.id, _line(now.tree, was.tree))


class Firm(Record):
    """How firm a grade is: the id of its question, or `overall`; what it is of; in a sentence; and the smallest sets of
    changes that would make it fall or rise. Each has what would happen (`fall to poor`), how
    (`recorded`, `recorded otherwise`), and its pieces of evidence.
    """

    id: str
    title: str
    says: str
    sets: tuple[tuple[str, str, list[Any]], ...]


def firmness(copy: Copy) -> list[Firm]:
    """How firm the overall grade and that of each question is."""
    document, framework = copy.firm(), copy.draft().assessment.book.framework
    graded: list[tuple[str, str, Any]] = [("overall", "Overall", document["overall"])]
    graded += [(name, each["title"], each) for name, each in document["questions"].items()]
    found, without = [], without_doubt(document)
    for name, title, each in graded:
        if each["firmness"] is not None:
            told = firm_said(each, framework, without.get(name))
            says = told or "holds, whatever few pieces of evidence are otherwise"
            sets = tuple(
                (f"{verb} to {framework.said(changed['grade'])}", how, changed["evidence"])
                for direction, verb in (("falls", "fall"), ("rises", "rise"))
                for kind, how in (("missing", "recorded"), ("recorded", "recorded otherwise"))
                for changed in each["firmness"][direction][kind]["sets"]
            )
            found.append(Firm(name, title, says, sets))
    return found


class Routed(Record):
    """The routes of a question (or `overall`) by its id: what they are of, the grade that they lead to, and what was
    found; None where it was not looked for, which may take a second.
    """

    id: str
    title: str
    to: str
    found: Routes | None


def routed(copy: Copy, name: str, *, looked: bool) -> Routed | None:
    """The routes of a question (or `overall`) to the standard, or above that to the next grade, `looked` for or not;
    None where there are none to look for.
    """
    draft = copy.draft()
    target, book = leads_to(draft, name), draft.assessment.book
    if target is None:
        return None
    title = book.questions[name].title if name in book.questions else "Overall"
    return Routed(name, title, book.framework.said(target), _found(draft, target, name) if looked else None)


def _found(draft: Draft, target: str, name: str) -> Routes:
    book = draft.assessment.book
    way = way_to(target, _question(name), draft.assessment, draft.engines)
    told = route_document(draft.assessment, [way], (), "")
    return routes_of(_question(name), told, book.framework, book, citing_of(draft.document))


def leads_to(draft: Draft, name: str) -> str | None:
    """The grade that routes of a question (or `overall`) lead to; None where there are none to look for."""
    return next_grade(draft.assessment, _question(name))


def _question(name: str) -> str:
    return OVERALL if name == "overall" else name


def _line(now: Node, was: Node | None) -> Line:
    """A line with whether it is new beside the lines under the one in the place of which it stands."""
    under = [each for each in now.children if not each.full]
    before = [] if was is None else [each for each in was.children if not each.full]
    pairs = zip(under, _partners(under, before), strict=True)
    new = was is None or (now.label, now.truth) != (was.label, was.truth)
    return Line(now.label, now.truth, tuple(_line(each, partner) for each, partner in pairs), new)


def _partners(now: list[Node], was: list[Node]) -> Iterator[Node | None]:
    """For each line the one that stood in its place: one that says the same, or else the next that is left."""
    said = [each.label for each in now]
    left = [each for each in was if each.label not in said]
    for each in now:
        same = next((other for other in was if other.label == each.label), None)
        yield same if same is not None else left.pop(0) if left else None


def changed(now: Draft, was: Draft) -> Mapping[str, set[str]]:
    """The ids of suggested areas, and of rules that concluded, that only one of two drafts has: `new` and `gone`."""
    ours, theirs = _concluded(now), _concluded(was)
    return {"new": ours - theirs, "gone": theirs - ours}


def _concluded(draft: Draft) -> set[str]:
    document = draft.document
    found = {each["id"] for each in document["areas"]}
    return found | {row["rule"] for question in document["questions"].values() for row in question["findings"]}
