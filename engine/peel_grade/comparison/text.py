"""A comparison as text for a terminal or a pipe."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from peel_grade.comparison.saying import FEW, Saying
from peel_grade.report.lines import joined, wrapped
from peel_grade.wording.paint import Paint

if TYPE_CHECKING:
    from peel_grade.comparison import form

_SHOWN = 12
"""So many of each list are told where not all are."""


def text(document: "form.ComparisonDocument", paint: Paint, width: int = 80, *, full: bool = False) -> str:
    """What is otherwise, the grades first; with `full` all of it."""
    return _Text(Saying(document, None if full else FEW, ids=full), paint, width, full).text()


class _Text:
    def __init__(self, saying: Saying, paint: Paint, width: int, full: bool) -> None:
        self._saying, self._paint, self._width, self._full = saying, paint, width, full

    def text(self) -> str:
        """All parts."""
        said = (self._grades(), self._moderation(), self._areas(), self._findings(), self._evidence(), self._alone())
        return joined((self._head(), *said))

    def _line(self, told: str, indent: int = 0, mark: str = "") -> Iterator[str]:
        """A sentence in lines behind a mark."""
        first = " " * indent + mark
        yield from wrapped(told, self._width, " " * (indent + 2), first)

    def _title(self, told: str) -> Iterator[str]:
        yield from (self._paint(line, "bold") for line in wrapped(told, self._width))

    def _head(self) -> Iterator[str]:
        yield from self._title(self._saying.title())
        yield self._paint("Drafts for human judgement.", "dim")
        for side, told in self._saying.sides():
            yield from self._line(told, 2, f"{side}  ")
        yield from self._line(self._saying.headline())

    def _grades(self) -> Iterator[str]:
        saying = self._saying
        if rows := saying.moved():
            yield from self._title("Grades")
        for row in rows:
            was, now = row["was"], row["now"]
            told = saying.between(saying.stand(was, "was"), saying.stand(now, "now"))
            yield from self._line(f"{saying.kind_of(row)}: {told}", 2)
            for reasons, what in ((row["draft"], ""), (row["possible"], "not ruled out: ")):
                if what and saying.possible(was, "was") != saying.possible(now, "now"):
                    ends = saying.between(saying.possible(was, "was"), saying.possible(now, "now"))
                    yield from self._line(f"{what}{ends}", 4)
                if reasons is not None:
                    yield from self._line(f"{saying.below_of(row)}: {saying.causes(reasons['below'])}", 6)
                    yield from self._line(f"evidence: {saying.causes(reasons['evidence'])}", 6)
            if was and now and was["remarks"] != now["remarks"]:
                for side, remarks in zip(saying.called, (was["remarks"], now["remarks"]), strict=True):
                    yield from (line for remark in remarks for line in self._line(remark, 4, f"{side}: "))
        if rows and (alike := saying.alike()):
            yield from self._line(f"The same: {', '.join(row['title'] for row in alike)}.", 2)

    def _moderation(self) -> Iterator[str]:
        saying, rows = self._saying, self._saying.document["moderation"]
        if rows:
            yield from self._title("Moderation")
        for row in rows:
            yield from self._line(row["title"], 2, "~ ")
            for side, told in zip(saying.called, saying.moderated(row), strict=True):
                yield from self._line(told, 4, f"{side}: ")

    def _areas(self) -> Iterator[str]:
        saying, rows = self._saying, self._saying.document["areas"]
        if rows:
            yield from self._title(saying.suggested())
        for row in rows if self._full else rows[:_SHOWN]:
            mark = "- " if row["now"] is None else "+ " if row["was"] is None else "~ "
            yield from self._line(row["text"], 2, mark)
            yield from self._line(saying.area(row), 4)
            if row["below"] is not None and row["evidence"] is not None:
                yield from self._line(f"findings: {saying.causes(row['below'])}", 6)
                yield from self._line(f"evidence: {saying.causes(row['evidence'])}", 6)
        yield from self._more(len(rows))

    def _findings(self) -> Iterator[str]:
        saying = self._saying
        groups = (
            (saying.found("now"), "+ ", saying.gained()),
            (saying.found("was"), "- ", saying.lost()),
        )
        for title, mark, rows in groups:
            if rows:
                yield from self._title(f"{title} ({len(rows)})")
            for row in rows if self._full else rows[:_SHOWN]:
                side = row["now"] if mark == "+ " else row["was"]
                other = "" if mark == "+ " else f", {saying.became(row['now']['outcome'])}"
                yield from self._line(f"{saying.finding(row)}{other}: {side['because']} [{row['rule']}]", 2, mark)
                yield from self._line(saying.causes(row["evidence"]), 6)
            yield from self._more(len(rows))
        for row in saying.repeated():
            yield from self._line(f"{row['rule']}: {saying.again(row)}; {saying.causes(row['evidence'])}", 2, "~ ")
        if told := saying.decided():
            yield from self._line(told)
        for question, told in saying.unlike():
            yield from self._line(f"{question}: {told}.")

    def _evidence(self) -> Iterator[str]:
        saying = self._saying
        if saying.document["evidence"]:
            yield from self._title("Evidence")
        for how, title in saying.groups():
            rows = saying.evidence(how)
            if rows:
                yield from self._line(f"{title} ({len(rows)}):", 2)
            for row in rows if self._full else rows[:_SHOWN]:
                yield from self._line(self._recorded(row), 4)
            yield from self._more(len(rows))
        if cited := saying.cited():
            names = [saying.named(row["id"]) for row in (cited if self._full else cited[:_SHOWN])]
            more = f" and {len(cited) - len(names)} more" if len(names) < len(cited) else ""
            yield from self._line(f"Different in source or remark alone ({len(cited)}): {', '.join(names)}{more}.", 2)

    def _recorded(self, row: "form.EvidenceChange") -> str:
        """What is recorded of something on both sides, and where it stands."""
        was, now = self._saying.recorded(row)
        name = self._saying.named(row["id"])
        told = {"added": now, "gone": was}.get(row["change"]) or self._saying.between(was, now)
        sides = [side["sources"] for side in (row["was"], row["now"]) if side is not None]
        sources = ", ".join(dict.fromkeys(source for side in sides for source in side))
        return f"{name}: {told}{f' ({sources})' if sources else ''}"

    def _alone(self) -> Iterator[str]:
        if told := self._saying.alone():
            yield from self._title("Without a counterpart, and not compared")
        for what, names in told:
            shown = names if self._full else names[:_SHOWN]
            more = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
            yield from self._line(f"{what}: {', '.join(shown)}{more}.", 2)

    def _more(self, number: int) -> Iterator[str]:
        if not self._full and number > _SHOWN:
            yield f"    and {number - _SHOWN} more (--full lists all)"
