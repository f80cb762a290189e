"""What edits change in the draft of one force, and which edit it is that changes it.

The drafts of the two rulebooks come from the rules engine. To find causes, edits
are made one at a time in the old rulebook and the findings evaluated again by the
truth tables alone (as mutants of rules are); where none alone brings a change,
edits are taken back from the new one until every one that is left is needed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from typing import NamedTuple, TypeAlias

from peel_grade.diff.edits import ALTERNATIVE, LISTED, Edit, combine
from peel_grade.findings import oracle
from peel_grade.findings.compiler import conditions, with_stratum
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import Force
from peel_grade.grades import Assessment, assess, conclude
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Finding, subject
from peel_grade.wording.sentences import conclusion
from peel_grade.wording.terms import words

GRADED = ("overall", "question", "theme")
"""The items that are grades."""
ITEMS = (*GRADED, "area_for_improvement", "cause_of_concern", "finding", "range", "remark")
"""Everything in a draft that is compared, in the order in which it is told."""
Item: TypeAlias = tuple[str, str]
Draft: TypeAlias = dict[Item, str]
_INERT = ("document", "framework")


class Cause(NamedTuple):
    """Edits that bring a change: any one of them alone, or (`together`) only all of them."""

    edits: tuple[Edit, ...]
    together: bool


class Moved(NamedTuple):
    """Something in a draft that differs; None where it is not in that draft."""

    item: Item
    was: str | None
    now: str | None
    cause: Cause


class Impact(NamedTuple):
    """What changes for one force."""

    force: str
    path: str
    overall: tuple[str, str]
    moved: list[Moved]


class Comparison:
    """Two rulebooks and the edits between them, ready to assess forces with any of the edits made.

    Its engines hold native memory until `close`.
    """

    def __init__(self, old: Compiled, new: Compiled, edits: Sequence[Edit]) -> None:
        self.old, self.new, self.edits = old.book, new.book, tuple(edits)
        self._open = ExitStack()
        self._engines = tuple(self._open.enter_context(closing(Engines(side))) for side in (old, new))
        self._alone: dict[frozenset[Edit], tuple[Rulebook, Engines]] = {}
        self.effective = tuple(edit for edit in edits if edit.kind not in _INERT)
        """The edits that could change a draft at all."""

    def drafts(self, force: Force) -> tuple[Draft, Draft]:
        """What the two rulebooks draft."""
        old, new = (draft_of(assess(force, engines)) for engines in self._engines)
        return old, new

    def impact(self, force: Force) -> Impact:
        """What changes for a force, and why."""
        old, new = self.drafts(force)
        trial = Trial(self, force)
        moved = [Moved(item, old.get(item), new.get(item), trial.cause(item, new)) for item in differing(old, new)]
        overall = ("overall", "")
        return Impact(force.name, force.file, (old[overall], new[overall]), moved)

    def close(self) -> None:
        """Free all engines; the comparison must not be used afterwards."""
        self._open.close()

    @contextmanager
    def with_edits(self, edits: frozenset[Edit]) -> Iterator[tuple[Rulebook, Engines]]:
        """The old rulebook with some edits made, and engines for its grades; to be used inside of the `with` only."""
        if edits in self._alone:
            yield self._alone[edits]
            return
        with ExitStack() as stack:
            book = combine(self.old, self.new, edits)
            engines = stack.enter_context(closing(self._engines_for(book, edits)))
            if len(edits) <= 1:  # asked for again with every force; several together are one choice of very many
                self._alone[edits] = book, engines
                self._open.push(stack.pop_all())
            yield book, engines

    def _engines_for(self, book: Rulebook, edits: frozenset[Edit]) -> Engines:
        base = self._engines[0]
        if any(edit.kind in (*LISTED, ALTERNATIVE) for edit in edits):
            return Engines(_recompiled(book, base.compiled))
        return Engines(base.compiled._replace(book=book), base)


def _recompiled(book: Rulebook, old: Compiled) -> Compiled:
    """The strata of the grades; findings are not decided by these engines."""
    compiled = old._replace(book=book)
    for stratum in ("themes", "questions", "overall"):
        if conditions(book, stratum) != conditions(old.book, stratum):
            compiled = with_stratum(compiled, stratum)
    return compiled


class Trial:
    """One force, drafted with some of the edits made; each choice of edits once."""

    def __init__(self, comparison: Comparison, force: Force) -> None:
        self._comparison, self._force = comparison, force
        self._drafts: dict[frozenset[Edit], Draft] = {}
        self._verdicts: dict[str, bool] = {}
        """What the old rulebook finds."""
        self.draft(())

    def draft(self, edits: Iterable[Edit]) -> Draft:
        """The draft of the old rulebook with these edits made."""
        key = frozenset(edits)
        if key not in self._drafts:
            with self._comparison.with_edits(key) as (book, engines):
                self._drafts[key] = self._drafted(key, book, engines)
        return self._drafts[key]

    def _drafted(self, edits: frozenset[Edit], book: Rulebook, engines: Engines) -> Draft:
        facts = evidence_facts(self._force, book)
        verdicts = _verdicts(book, facts)
        if not edits:
            self._verdicts = verdicts
        elif self._finds_the_same(edits, verdicts, book):
            return self._drafts[frozenset()]
        return draft_of(conclude(self._force, facts, verdicts, engines))

    def _finds_the_same(self, edits: Collection[Edit], verdicts: dict[str, bool], book: Rulebook) -> bool:
        """Whether the edits leave every finding as it is, and nothing but findings could change the draft."""
        if verdicts != self._verdicts or any(edit.kind not in ("rule", "benchmark") for edit in edits):
            return False
        old = self._comparison.old.rules
        return all(
            edit.change == "changed" and _concluded(old[edit.name]) == _concluded(book.rules[edit.name])
            for edit in edits
            if edit.kind == "rule"
        )

    def cause(self, item: Item, new: Draft) -> Cause:
        """What brings this item to where the new rulebook has it."""
        wanted, edits = new.get(item), self._comparison.effective
        alone = tuple(edit for edit in edits if self.draft([edit]).get(item) == wanted)
        if alone:
            return Cause(alone, together=False)
        return Cause(self._needed(item, wanted, edits), together=True)

    def _needed(self, item: Item, wanted: str | None, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Edits of which none can be left out: half of them are taken back at first, one at the end."""
        left, size = list(edits), len(edits) // 2
        while size:
            start = 0
            while start < len(left):
                fewer = [*left[:start], *left[start + size :]]
                if self.draft(fewer).get(item) == wanted:
                    left = fewer
                else:
                    start += size
            size //= 2
        return tuple(left)


def _concluded(rule: Rule) -> tuple[object, ...]:
    """All of a rule that a draft shows or counts, beside whether it concludes."""
    return rule.question, rule.theme, rule.kind, rule.weight, rule.area_for_improvement


def _verdicts(book: Rulebook, facts: Facts) -> dict[str, bool]:
    """What is true and what is false of the rules; a rule that is not there is unknown."""
    found: dict[str, bool | None] = {}
    for name in book.rules:
        _decide(name, book, facts, found)
    return {name: value for name, value in found.items() if value is not None}


def _decide(name: str, book: Rulebook, facts: Facts, found: dict[str, bool | None]) -> bool | None:
    """The truth of a rule, remembered in `found` with those that it rests on."""
    if name not in found:
        found[name] = None  # also for a circle, which some edits alone may make
        if name in book.rules:
            found[name] = oracle.truth(book.rules[name].condition, partial(_known, book, facts, found))
    return found[name]


def _known(book: Rulebook, facts: Facts, found: dict[str, bool | None], text: str) -> oracle.Known:
    if text in facts:  # evidence, most of the time
        return facts[text]
    match subject(text):
        case Finding(rule):
            value = _decide(rule, book, facts, found)
            return None if value is None else (int(value), int(value))
        case _:
            return None


def draft_of(assessment: Assessment) -> Draft:
    """All that is compared of a draft."""
    book, overall = assessment.book, assessment.overall
    found: Draft = {("overall", ""): overall.grade.draft, ("range", ""): _range(overall.grade.range)}
    for name, question in assessment.questions.items():
        found["question", name] = question.grade.draft
        if question.status == "inspected" and book.questions[name].graded:
            found["range", name] = _range(question.grade.range)
        for theme, result in question.themes.items():
            if question.status == "inspected":
                found["theme", theme] = result.grade.draft
    for rule in book.rules.values():
        status = assessment.questions[rule.question].status if rule.question in assessment.questions else ""
        if not assessment.verdicts.get(rule.id) or status != "inspected":
            continue
        found["finding", rule.id] = conclusion(rule, assessment.book.framework)
        if rule.area_for_improvement:
            kind = "cause_of_concern" if rule.kind == "cause_of_concern" else "area_for_improvement"
            found[kind, rule.id] = rule.area_for_improvement
    if overall.borderline:
        grades = sorted({book.framework.said(grade) for grade in overall.borderline.values()})
        found["remark", "borderline"] = f"another reading gives {' or '.join(grades)}"
    if overall.no_precedent:
        found["remark", "no_precedent"] = "; ".join(overall.no_precedent)
    return found


def _range(grades: tuple[str, str] | None) -> str:
    return f"{words(grades[0])} to {words(grades[1])}" if grades else "no grade"


def differing(old: Draft, new: Draft) -> list[Item]:
    """The items that differ, in the order of `ITEMS`, then of the draft."""
    found: Collection[Item] = dict.fromkeys([*new, *old])
    return sorted((item for item in found if old.get(item) != new.get(item)), key=lambda item: ITEMS.index(item[0]))
