"""Routes as text for a terminal or a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from peel_grade.report.lines import joined, wrapped
from peel_grade.report.sections import framework_in
from peel_grade.rulebook.framework import Framework
from peel_grade.wording.paint import Paint
from peel_grade.wording.terms import capital, listed, show_number

if TYPE_CHECKING:
    from peel_grade.routes import form

BY = {
    "recorded": ("By what is recorded, if it were found otherwise", "of what is recorded"),
    "missing": ("By what is not recorded, if it came to be recorded so", "of what is missing"),
    "either": ("By both together, what is recorded and what is not", "of any evidence"),
}
"""How routes by each kind of evidence are headed, and what it is called."""
ENTANGLED = "rules are too entangled to tell"
_FEWEST = "the fewest changes of evidence that"


def text(document: "form.RouteDocument", paint: Paint, width: int = 80) -> str:
    """All ways, and how far figures may move."""
    return _Text(document, paint, width).text()


def in_short(document: "form.RouteDocument", paint: Paint, width: int) -> Iterator[Iterator[str]]:
    """The same as two parts of a longer text: each route in a sentence, without what follows from it."""
    told = _Text(document, paint, width)
    yield told.in_short()
    yield told.figures()


class _Text:
    def __init__(self, document: "form.RouteDocument", paint: Paint, width: int) -> None:
        self._document, self._paint, self._width = document, paint, width
        self._framework = framework_in(document["framework"])

    def text(self) -> str:
        """All parts."""
        return joined([self._head(), *map(self._way, self._document["ways"]), self.figures()])

    def in_short(self) -> Iterator[str]:
        """Each way with its routes."""
        ways = self._document["ways"]
        if not ways:
            return
        yield from self._title(f"Routes: {_FEWEST} bring the next grade, with all else as it is")
        for way in ways:
            yield from self._line(f"{way['title']}: {self._framework.said(way['target'])}", 2)
            if way["by"] is None:
                yield from self._line(f"{capital(ENTANGLED)}.", 4)
            for by in way["by"] or ():
                yield from self._by_in_short(by)

    def _by_in_short(self, by: "form.Routes") -> Iterator[str]:
        title, _ = BY[by["evidence"]]
        if not by["routes"]:
            yield from self._line(f"{title}: {none(by)}.", 4)
            return
        yield from self._line(f"{title}:", 4)
        for number, route in enumerate(by["routes"], 1):
            told = _as_first(by["routes"][0], route) or "; ".join(map(_now_and_needed, route["changes"]))
            yield from self._line(f"{capital(told)} ({effort_said(route)})", 6, f"{number}. ")

    def _line(self, told: str, indent: int = 0, mark: str = "") -> Iterator[str]:
        """A sentence in lines behind a mark."""
        yield from wrapped(told, self._width, " " * (indent + len(mark)), " " * indent + mark)

    def _title(self, told: str) -> Iterator[str]:
        yield from (self._paint(line, "bold") for line in wrapped(told, self._width))

    def _head(self) -> Iterator[str]:
        document = self._document
        yield from self._title(f"{document['force']}: {document['framework']['title']}")
        if not document["ways"]:
            return
        target = self._framework.said(document["ways"][0]["target"])
        yield from self._line(fewest(f"lead to {target} or better"))

    def _way(self, way: "form.Way") -> Iterator[str]:
        yield from self._title(f"{way['title']}: {self._framework.said(way['draft_grade'])}")
        if way["reached"]:
            yield from self._line("The draft is there already.", 2)
        elif way["by"] is None:
            yield from self._line(f"{capital(ENTANGLED)}.", 2)
        for by in way["by"] or ():
            yield from self._by(by)

    def _by(self, by: "form.Routes") -> Iterator[str]:
        title, _ = BY[by["evidence"]]
        if not by["routes"]:
            yield from self._line(f"{title}: {none(by)}.", 2)
            return
        yield from self._line(f"{title}:", 2)
        for number, route in enumerate(by["routes"], 1):
            yield from self._line(effort_said(route), 4, f"{number}. ")
            for change in route["changes"]:
                yield from self._change(change)
            yield from self._after(route["grades"], route["no_longer_suggested"], route["newly_suggested"], 7)
        if by["others"] is False:
            yield from self._line("There are no others.", 4)

    def _change(self, change: "form.Change") -> Iterator[str]:
        yield from self._line(capital(change_said(change)), 7, "- ")
        sources = f" ({', '.join(change['sources'])})" if change["sources"] else ""
        told = [f"now {change['now_says']}{sources}", *takes(change)]
        yield from self._line(f"{change['name']}; {'; '.join(told)}", 9)

    def _after(
        self, grades: "Sequence[form.Followed]", gone: "Sequence[form.Area]", new: "Sequence[form.Area]", indent: int
    ) -> Iterator[str]:
        """What follows."""
        for told in after_said(grades, gone, new, self._framework):
            yield from self._line(told, indent, "→ ")

    def figures(self) -> Iterator[str]:
        """How far each may move."""
        figures = self._document["figures"]
        if not figures:
            return
        yield from self._title("How far recorded figures may move, with all else as it is")
        still = 0
        for each in figures:
            if not each["below"] and not each["above"]:
                still += 1
                continue
            sources = f" ({', '.join(each['sources'])})" if each["sources"] else ""
            yield from self._line(f"{capital(each['label'])}: {show_number(each['value'])}{sources}", 2, "- ")
            for turn, at in turns_said(each):
                yield from self._line(f"{at}:", 4)
                yield from self._after(turn["grades"], turn["no_longer_suggested"], turn["newly_suggested"], 6)
        if still:
            yield from self._line(still_said(still, len(figures)), 2)


def fewest(bring: str) -> str:
    """What routes are: the fewest changes that `bring` (a verb of many) something."""
    told = f"{capital(_FEWEST)} {bring}, with all else as it is; of as many those that take least"
    return f"{told}. Each set was graded: no grade is worse then."


def effort_said(route: "form.Route", what: str = "") -> str:
    """How many changes (of `what`) a route has, and what they take together."""
    many = "1 change" if len(route["changes"]) == 1 else f"{len(route['changes'])} changes"
    return f"{many}{what and f' {what}'}, effort {route['effort']}"


def in_brief(way: "form.Way", framework: Framework) -> str:
    """How few changes of each kind of evidence lead to a grade, in a sentence."""
    told = "; ".join(map(_brief, way["by"])) if way["by"] is not None else ENTANGLED
    return f"To {framework.said(way['target'])}: {told}."


def _brief(by: "form.Routes") -> str:
    what = BY[by["evidence"]][1]
    looked = by["looked_at_together"]
    if by["routes"]:
        return effort_said(by["routes"][0], what)
    if looked is None:
        return f"none {what}{'' if by['of_any_kind'] is None else ' for the better'}, however many"
    return f"none of up to {looked} changes {what}" if looked else f"more {what} than can be looked through"


def takes(change: "form.Change") -> list[str]:
    """What a change takes, and what else is to be known of it."""
    told = [change["effort_title"]] if change["effort_title"] else []
    told += ["no way without it"] if not change["points"] or change["for_the_worse"] else []
    return told + (["a change for the worse"] if change["for_the_worse"] else [])


def change_said(change: "form.Change") -> str:
    """What would have to be found."""
    return change["needed_says"] if change["kind"] == "flag" else f"{change['label']}: {change['needed_says']}"


def after_said(
    grades: "Iterable[form.Followed]", gone: "Iterable[form.Area]", new: "Iterable[form.Area]", framework: Framework
) -> Iterator[str]:
    """What follows from changes, each in a sentence."""
    yield from (f"{each['title']}: {framework.said(each['now'])}" for each in grades)
    yield from (f"no longer suggested: {area['text']}" for area in gone)
    yield from (f"newly suggested: {area['text']}" for area in new)


def turns_said(margin: "form.Margin") -> "Iterator[tuple[form.Turn, str]]":
    """The numbers at which something is otherwise, each in words: `49 or less`, `more than 50`."""
    for turns, at, beyond in ((margin["below"], "or less", "less than"), (margin["above"], "or more", "more than")):
        for turn in turns:
            number = show_number(turn["figure"])
            yield turn, f"{number} {at}" if turn["included"] else f"{beyond} {number}"


def still_said(still: int, of: int) -> str:
    """That so many figures may move, and nothing changes."""
    others = "other " if still < of else ""
    which = f"the {others}figure moves" if still == 1 else f"the {still} {others}figures move"
    return f"Wherever {which}, no draft grade and no suggestion changes."


def _now_and_needed(change: "form.Change") -> str:
    """What would have to be found, of a figure with what it is."""
    now = f" (now {change['now_says']})" if change["kind"] == "indicator" and change["now"] is not None else ""
    return f"{change_said(change)}{now}"


def beside(first: "form.Route", other: "form.Route") -> "tuple[list[form.Change], str] | None":
    """How another route differs from the first one, where it has at least half of its changes: the changes that only it
    has, and those in place of which they stand, in words; else None.
    """
    new, gone = (
        [change for change in one["changes"] if change not in two["changes"]]
        for one, two in ((other, first), (first, other))
    )
    if not new or len(new) > len(other["changes"]) / 2:
        return None
    return new, f"in place of {listed([f'“{change_said(each)}”' for each in gone], 'and')}"


def _as_first(first: "form.Route", other: "form.Route") -> str:
    """The same as a sentence; empty where they differ more."""
    found = beside(first, other)
    if found is None:
        return ""
    return f"as 1, with {listed([f'“{_now_and_needed(each)}”' for each in found[0]], 'and')} {found[1]}"


def none(by: "form.Routes") -> str:
    """That there is no way by one kind of evidence, as far as it is known."""
    if by["looked_at_together"] is not None:
        number = by["looked_at_together"]
        some = f"none of up to {number} changes, so at least {number + 1}"
        return some if number else "more than can be looked through"
    what = BY[by["evidence"]][1]
    if by["of_any_kind"] is None:
        return f"no changes {what} bring it, however many"
    worse = f"up to {by['of_any_kind']} changes of any kind were tried too" if by["of_any_kind"] else ""
    return f"no changes {what} for the better bring it, however many" + (f" ({worse})" if worse else "")
