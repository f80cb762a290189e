"""All drafts of one framework, set side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from peel_grade.files.record import Record
from peel_grade.force.moderation import AreaDecision
from peel_grade.panel import links
from peel_grade.panel.alike import Alike, alike
from peel_grade.panel.comparisons import comparisons
from peel_grade.panel.drafts import Asked, Draft, Standing
from peel_grade.panel.risk import by_risk
from peel_grade.panel.scale import Scale
from peel_grade.panel.sides import SIDES, Sides, sides
from peel_grade.panel.years import courses
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.sentences import kind_said
from peel_grade.wording.titles import rule_titles

_FIRST = 3
"""So many of those most at risk are named above the map."""
_MARKS = {
    "below": "below the standard somewhere",
    "loose": "not firm: missing evidence could change a grade",
    "hangs": "a grade would fall if one piece of evidence turned out otherwise",
    "moderated": "moderated",
    "borderline": "borderline",
    "no-precedent": "no precedent",
    "insufficient": "too little evidence",
    "not-inspected": "not inspected in all",
    "concern": "",
    "warned": "warnings",
}
"""What a map may be asked for; what is not named is called by the framework's word."""


class AskedOf(Record):
    """An area for improvement: those for which it is suggested, those with reasons that are not enough, and those
    undecided, some with reasons; and what panels decided about it where it is not suggested.
    """

    id: str
    text: str
    address: str
    suggested: tuple[tuple[Draft, Asked], ...]
    others: tuple[tuple[Draft, Asked], ...]
    undecided: tuple[tuple[Draft, Asked | None], ...]
    of_panel: tuple[tuple[Draft, AreaDecision], ...]

    @property
    def rejected(self) -> int:
        """For how many of those for which it is suggested a panel rejected it."""
        return sum(asked.rejected for _, asked in self.suggested)


class OfQuestion(Record):
    """The areas of a question, those suggested most often first."""

    title: str
    areas: tuple[AskedOf, ...]


class Row(Record):
    """A rule in a list: how often it concludes, is undecided, and does not conclude."""

    address: str
    title: str
    said: str
    kind: str
    numbers: tuple[int, ...]


class Part(Record):
    """The rules of a theme, or of a question as a whole."""

    title: str
    rules: tuple[Row, ...]


class Cycle:
    """The drafts of one framework, those most at risk first, and all that pages tell of them together.

    `others` are the drafts of other frameworks in the call, each with its own.
    """

    def __init__(
        self, number: int, book: Rulebook, drafts: list[Draft], others: Sequence[tuple[Draft, Framework]]
    ) -> None:
        framework = book.framework
        self.number, self.book, self.title, self.called = number, book, framework.title, framework.words
        self.drafts = by_risk(drafts, framework)
        self.scale, self.titles = Scale(framework), rule_titles(book)
        self.overall = book.graded_overall
        self.questions = [(name, each.title) for name, each in book.questions.items() if each.graded]
        self.columns = [*([("overall", "Overall")] if self.overall else []), *self.questions]
        self.rule_page, self.area_page = partial(links.rule, framework), partial(links.area, framework)
        self.courses = [(draft, courses(draft, framework, others)) for draft in self.drafts]

    def kind_of(self, rule: str) -> str:
        """What a rule concludes, in words."""
        return kind_said(self.book.rules[rule], self.book.framework)

    @cached_property
    def first(self) -> list[tuple[Draft, str]]:
        """Those that a panel should look at first, each with why."""
        found = []
        for draft in self.drafts[:_FIRST]:
            if why := self._why(draft):
                found.append((draft, why))
        return found

    def _why(self, draft: Draft) -> str:
        below = Counter(each.grade for each in draft.questions.values() if each.grade in self.book.framework.below)
        told = [f"{below[grade]} {self.scale[grade].said}" for grade in self.scale.ids if below[grade]]
        told += [self.called.concern.so_many(draft.concerns)] if draft.concerns else []
        return ", ".join(told)

    @cached_property
    def rows(self) -> list[tuple[Draft, dict[str, str]]]:
        """Each draft with what the map may be filtered by."""
        return [(draft, self._fields(draft)) for draft in self.drafts]

    def _fields(self, draft: Draft) -> dict[str, str]:
        grades = {f"of_{name}": self._standing(draft, name).grade for name, _ in self.columns}
        return grades | {"mark": " ".join(self._marks(draft))}

    def _standing(self, draft: Draft, name: str) -> Standing:
        return draft.overall if name == "overall" else draft.questions[name]

    def _marks(self, draft: Draft) -> Iterator[str]:
        every = [self._standing(draft, name) for name, _ in self.columns]
        holds = {
            "below": any(each.grade in self.book.framework.below for each in every),
            "loose": not all(each.firm for each in every),
            "hangs": any(each.falls == 1 for each in every),
            "moderated": any(each.moderation for each in every) or draft.decided_areas > 0,
            "borderline": any(each.borderline for each in every),
            "no-precedent": any(each.no_precedent for each in every),
            "insufficient": any(each.grade == INSUFFICIENT and each.status != "not_inspected" for each in every),
            "not-inspected": any(each.status not in ("", "inspected") for each in every),
            "concern": draft.concerns > 0,
            "warned": draft.warnings > 0,
        }
        return (mark for mark in _MARKS if holds[mark])

    @cached_property
    def choices(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """What the map may be filtered by: each grade of each column, and marks; as far as there are any."""
        found = []
        for name, title in self.columns:
            met = {self._standing(draft, name).grade for draft in self.drafts}
            grades = [*self.scale.ids, INSUFFICIENT]
            found.append((f"of_{name}", title, [(each, self.scale[each].said) for each in grades if each in met]))
        marks = {mark for draft in self.drafts for mark in self._marks(draft)}
        titles = [(mark, said or self.called.concern.one) for mark, said in _MARKS.items() if mark in marks]
        return [*found, ("mark", "Only", titles)]

    @cached_property
    def counts(self) -> list[tuple[str, list[int]]]:
        """How many have each grade, by column; the best grade first."""
        met = [Counter(self._standing(draft, name).grade for draft in self.drafts) for name, _ in self.columns]
        rows = [(grade, [column[grade] for column in met]) for grade in (*self.scale.ids[::-1], INSUFFICIENT)]
        return [(grade, numbers) for grade, numbers in rows if grade in self.scale.ids or any(numbers)]

    @cached_property
    def asked(self) -> list[OfQuestion]:
        """The areas by question, those suggested most often first."""
        found: dict[str, list[AskedOf]] = {name: [] for name in self.book.questions}
        by_area: dict[str, list[tuple[Draft, Asked]]] = {name: [] for name in self.book.areas}
        undecided: dict[str, list[Draft]] = {name: [] for name in self.book.areas}
        for draft in self.drafts:
            for asked in draft.asked:
                by_area[asked.area].append((draft, asked))
            for name in draft.open_areas:
                undecided[name].append(draft)
        for name, rows in by_area.items():
            area = self.book.areas[name]
            suggested = sorted((row for row in rows if row[1].suggested), key=lambda row: row[1].priority)
            reasons = {draft.address: asked for draft, asked in rows if not asked.suggested}
            open_ = tuple((draft, reasons.pop(draft.address, None)) for draft in undecided[name])
            others = tuple(row for row in rows if row[0].address in reasons)
            address = self.area_page(name)
            decided = tuple((draft, draft.of_panel[name]) for draft in self.drafts if name in draft.of_panel)
            found[area.question].append(AskedOf(name, area.text, address, tuple(suggested), others, open_, decided))
        return [
            OfQuestion(self.book.questions[name].title, tuple(sorted(areas, key=lambda each: -len(each.suggested))))
            for name, areas in found.items()
            if areas
        ]

    @cached_property
    def sides(self) -> list[Sides]:
        """How everyone stands to each rule, in the order of the rulebook."""
        numbers = {leaf: number for number, leaf in enumerate(comparisons(self.book))}
        return [sides(rule, self.drafts, numbers) for rule in self.book.rules.values()]

    @cached_property
    def rules(self) -> list[Part]:
        """The rules in the parts of the framework, as a list."""
        parts: dict[tuple[str, str | None], list[Row]] = {}
        for found in self.sides:
            rule = found.rule
            said = kind_said(rule, self.book.framework)
            row = Row(
                self.rule_page(rule.id), self.titles[rule.id], said, said.replace(" ", "-"),
                tuple(len(found.places[side]) for side in SIDES),
            )  # fmt: skip
            parts.setdefault((rule.question, rule.theme), []).append(row)
        return [Part(self._titled(*key), tuple(rows)) for key, rows in parts.items()]

    def _titled(self, question: str, theme: str | None) -> str:
        title = self.book.questions[question].title
        return title if theme is None else f"{title}: {self.book.themes[theme].title}"

    @cached_property
    def kinds(self) -> list[tuple[str, str]]:
        """What the rules conclude, to filter them by."""
        said = dict.fromkeys(kind_said(rule, self.book.framework) for rule in self.book.rules.values())
        return [(each.replace(" ", "-"), each) for each in said]

    @cached_property
    def alike(self) -> list[tuple[str, str, Alike]]:
        """The pairs with like evidence and another grade, by question."""
        return [(name, title, alike(name, self.drafts, self.book)) for name, title in self.questions]

    @cached_property
    def changes(self) -> list[tuple[str, int, int, int, int]]:
        """How many improved, are the same, declined or are not compared, overall and by question; empty where nothing
        is known of before.
        """
        found = []
        for name, title in self.columns:
            met = Counter(course[name].change for _, course in self.courses)
            found.append((title, met["better"], met["same"], met["worse"], met[""]))
        every = [course for _, of_it in self.courses for course in of_it.values()]
        return found if any(course.change or len(course.points) > 1 for course in every) else []


def cycles_of(drafts: Sequence[Draft], books: Iterable[Rulebook]) -> list[Cycle]:
    """The drafts by framework, the latest cycle first."""
    by_id: Mapping[str, Rulebook] = {book.framework.id: book for book in books}
    used = sorted({draft.framework for draft in drafts}, key=lambda name: (-by_id[name].framework.year, name))
    found = []
    for number, name in enumerate(used, 1):
        mine = [draft for draft in drafts if draft.framework == name]
        others = [(each, by_id[each.framework].framework) for each in drafts if each.framework != name]
        found.append(Cycle(number, by_id[name], mine, others))
    return found
