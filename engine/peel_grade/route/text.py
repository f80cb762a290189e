"""Routes as text for a terminal or a pipe."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from peel_grade.report.lines import joined, wrapped
from peel_grade.rulebook.framework import Framework
from peel_grade.wording.paint import Paint
from peel_grade.wording.terms import capital, show_number

if TYPE_CHECKING:
    from peel_grade.route import form

_BY = {
    "recorded": ("By what is recorded, if it were found otherwise", "of what is recorded"),
    "missing": ("By what is not recorded, if it came to be recorded so", "of what is missing"),
    "either": ("By both together, what is recorded and what is not", "of any evidence"),
}


def text(document: "form.RouteDocument", framework: Framework, paint: Paint, width: int = 80) -> str:
    """All ways, and how far figures may move."""
    return _Text(document, framework, paint, width).text()


class _Text:
    def __init__(self, document: "form.RouteDocument", framework: Framework, paint: Paint, width: int) -> None:
        self._document, self._framework, self._paint, self._width = document, framework, paint, width

    def text(self) -> str:
        """All parts."""
        return joined([self._head(), *map(self._way, self._document["ways"]), self._figures()])

    def _line(self, told: str, indent: int = 0, mark: str = "") -> Iterator[str]:
        """A sentence in lines behind a mark."""
        yield from wrapped(told, self._width, " " * (indent + len(mark)), " " * indent + mark)

    def _title(self, told: str) -> Iterator[str]:
        yield from (self._paint(line, "bold") for line in wrapped(told, self._width))

    def _head(self) -> Iterator[str]:
        document = self._document
        yield from self._title(f"{document['force']}: {document['framework']['title']}")
        target = self._framework.said(document["target"])
        told = f"The fewest changes of evidence that lead to {target} or better, with all else as it is; of as many"
        yield from self._line(f"{told} those that take least. Each set was graded: no grade is worse then.")

    def _way(self, way: "form.Way") -> Iterator[str]:
        yield from self._title(f"{way['title']}: {self._framework.said(way['draft_grade'])}")
        if way["reached"]:
            yield from self._line("The draft is there already.", 2)
        elif way["by"] is None:
            yield from self._line("Rules are too entangled to tell.", 2)
        for by in way["by"] or ():
            yield from self._by(by)

    def _by(self, by: "form.Routes") -> Iterator[str]:
        title, what = _BY[by["evidence"]]
        if not by["routes"]:
            yield from self._line(f"{title}: {_none(by, what)}.", 2)
            return
        yield from self._line(f"{title}:", 2)
        for number, route in enumerate(by["routes"], 1):
            many = "1 change" if len(route["changes"]) == 1 else f"{len(route['changes'])} changes"
            yield from self._line(f"{many}, effort {route['effort']}", 4, f"{number}. ")
            for change in route["changes"]:
                yield from self._change(change)
            yield from self._after(route["grades"], route["no_longer_suggested"], route["newly_suggested"], 7)
        if by["others"] is False:
            yield from self._line("There are no others.", 4)

    def _change(self, change: "form.Change") -> Iterator[str]:
        called = change["needed_says"] if change["kind"] == "flag" else f"{change['label']}: {change['needed_says']}"
        yield from self._line(capital(called), 7, "- ")
        sources = f" ({', '.join(change['sources'])})" if change["sources"] else ""
        told = [f"now {change['now_says']}{sources}"]
        told += [change["effort_title"]] if change["effort_title"] else []
        told += ["no way without it"] if not change["points"] or change["for_the_worse"] else []
        told += ["a change for the worse"] if change["for_the_worse"] else []
        yield from self._line(f"{change['name']}; {'; '.join(told)}", 9)

    def _after(
        self, grades: "Sequence[form.Followed]", gone: "Sequence[form.Area]", new: "Sequence[form.Area]", indent: int
    ) -> Iterator[str]:
        """What follows."""
        for each in grades:
            yield from self._line(f"{each['title']}: {self._framework.said(each['now'])}", indent, "→ ")
        for told, areas in (("no longer suggested", gone), ("newly suggested", new)):
            for area in areas:
                yield from self._line(f"{told}: {area['text']}", indent, "→ ")

    def _figures(self) -> Iterator[str]:
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
            for turns, at, beyond in ((each["below"], "or less", "less than"), (each["above"], "or more", "more than")):
                for turn in turns:
                    number = show_number(turn["figure"])
                    yield from self._line(f"{number} {at}:" if turn["included"] else f"{beyond} {number}:", 4)
                    yield from self._after(turn["grades"], turn["no_longer_suggested"], turn["newly_suggested"], 6)
        if still:
            others = "other " if still < len(figures) else ""
            which = f"the {others}figure moves" if still == 1 else f"the {still} {others}figures move"
            yield from self._line(f"Wherever {which}, no draft grade and no suggestion changes.", 2)


def _none(by: "form.Routes", what: str) -> str:
    """That there is no way, as far as it is known."""
    if by["looked_at_together"] is not None:
        number = by["looked_at_together"]
        return f"none of up to {number} changes, so at least {number + 1}" if number else "too entangled to tell"
    if by["of_any_kind"] is None:
        return f"no changes {what} bring it, however many"
    worse = f"up to {by['of_any_kind']} changes of any kind were tried too" if by["of_any_kind"] else ""
    return f"no changes {what} for the better bring it, however many" + (f" ({worse})" if worse else "")
