"""One force, drafted with any choice of edits made.

Findings are evaluated by the truth tables alone (as mutants of rules are), grades by the engines. Which rules an edit
can change at all for this force is worked out first, so that few choices have to be drafted.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import cached_property
from itertools import chain, combinations
from typing import TypeAlias

from peel_grade.causes.search import MOST_TRIED_TOGETHER
from peel_grade.diff.draft import SUGGESTED, Draft, Item, draft_of, with_new_names
from peel_grade.diff.edits import Edit, Edits
from peel_grade.diff.parts import ALTERNATIVE, BENCHMARK, LISTED, NAMED, PARAMETER, SUGGEST, listed_parts
from peel_grade.findings.compiler import conditions, with_stratum
from peel_grade.findings.engines import Engines
from peel_grade.findings.truths import decided, truth_of, truths
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import Force, with_successors
from peel_grade.grades.assessment import conclude
from peel_grade.grades.settled import has_closed, never_concluding
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Aspect, Finding, Indicator, subject

Made: TypeAlias = frozenset[Edit]
_OF_RULES = ("rule", BENCHMARK, PARAMETER)
"""Edits of these kinds change a draft through the rules alone, unless they change a name or grade rules name them."""
_GRADE_RULES = {
    SUGGEST: SUGGESTED,
    "theme_grade_rule": ("theme", "question", "overall", "range", "remark"),
    "question_grade_rule": ("question", "overall", "range", "remark"),
    "overall_grade_rule": ("overall", "range", "remark"),
    ALTERNATIVE: ("remark",),
    "no_precedent_remark": ("remark",),
}
"""The kinds of items that the rules of each list can change."""


class Combined:
    """The old rulebook with some edits made, ready to draft; engines hold native memory until `close`."""

    def __init__(self, edits: Edits, old: Engines) -> None:
        self.edits, self.old = edits, old
        self._open = ExitStack()
        self._kept: dict[Made, tuple[Rulebook, Engines]] = {}
        self.reach = _reach(edits)
        """The rules, by their new names, that an edit could change; of edits not in it, any rule."""

    def close(self) -> None:
        """Free the engines."""
        self._open.close()

    @contextmanager
    def engines(self, made: Made) -> Iterator[tuple[Rulebook, Engines]]:
        """The rulebook with the edits made, and engines for its grades; to be used inside of the `with` only."""
        if made in self._kept:
            yield self._kept[made]
            return
        with ExitStack() as stack:
            book = self.edits.combine(made)
            engines = stack.enter_context(closing(self._engines_for(book, made)))
            if len(made) <= 1:  # asked for again with every force; several together are one choice of very many
                self._kept[made] = book, engines
                self._open.push(stack.pop_all())
            yield book, engines

    def _engines_for(self, book: Rulebook, made: Made) -> Engines:
        compiled = self.old.compiled._replace(book=book)
        if any(edit.kind in (*LISTED, ALTERNATIVE, PARAMETER, SUGGEST) for edit in made):
            for stratum in ("areas", "themes", "questions", "overall"):  # findings are not decided by these engines
                if conditions(book, stratum) != conditions(self.old.compiled.book, stratum):
                    compiled = with_stratum(compiled, stratum)
            return Engines(compiled)
        return Engines(compiled, self.old)


def _reach(edits: Edits) -> dict[Edit, frozenset[str]]:
    """What an edit of a rule, benchmark or parameter touches, with all rules that rest on it."""
    lists = chain.from_iterable(chain(*pair) for _, pair in listed_parts(edits.start, edits.new))
    counting = {name for rule in lists for leaf in leaves(rule.when) for name in leaf.parameters}
    resting: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    tested: dict[tuple[str, str], set[str]] = {}
    for rule in chain(edits.start.rules.values(), edits.new.rules.values()):
        for leaf in leaves(rule.condition):
            for parameter in leaf.parameters:
                named.setdefault(parameter, set()).add(rule.id)
            match subject(leaf.subject):
                case Finding(other):
                    resting.setdefault(other, set()).add(rule.id)
                case Indicator(name, Aspect.AGAINST_BENCHMARK, benchmark):
                    tested.setdefault((benchmark, name), set()).add(rule.id)
    found: dict[Edit, frozenset[str]] = {}
    for edit in edits:
        if edit.kind in _OF_RULES and edit.change not in ("renamed", "replaced"):
            if edit.kind == PARAMETER and edit.name in counting:
                continue
            touched = {
                "rule": {edit.name},
                BENCHMARK: {*tested.get((edit.within, edit.name), ())},
                PARAMETER: {*named.get(edit.name, ())},
            }[edit.kind]
            further = list(touched)
            while further:
                new = resting.get(further.pop(), set()) - touched
                touched |= new
                further += new
            found[edit] = frozenset(touched)
    return found


class Trial:
    """One force, drafted with some of the edits made; each choice of edits once."""

    def __init__(self, combined: Combined, force: Force) -> None:
        self._combined, self._force = combined, force
        self._edits = combined.edits
        self._drafts: dict[Made, Draft] = {}
        self._alike: dict[object, Draft] = {}
        self._facts: dict[Made, Facts] = {}
        self._settled: dict[Made, frozenset[str]] = {}

    def draft(self, edits: Iterable[Edit]) -> Draft:
        """The draft of the old rulebook with these edits made, by the new names."""
        made = frozenset(edits)
        if made not in self._drafts:
            with self._combined.engines(made) as (book, engines):
                self._drafts[made] = self._drafted(made, book, engines)
        return self._drafts[made]

    def _drafted(self, made: Made, book: Rulebook, engines: Engines) -> Draft:
        facts = self._facts_of(made, book)
        verdicts = truths(book, facts)
        known = decided(verdicts)
        force = with_successors(self._force, book)
        # two choices that leave the rules alike, and make the same edits of all else, are drafted once
        others = frozenset(edit for edit in made if edit not in self._combined.reach)
        settled = self._settled_of(made, book, known)
        rules = tuple((name, verdicts[name], name in settled, _concluded(rule)) for name, rule in book.rules.items())
        alike = others, rules
        if alike not in self._alike:
            drafted = draft_of(conclude(force, facts, known, engines))
            self._alike[alike] = with_new_names(drafted, self._edits.names)
        return self._alike[alike]

    def _facts_of(self, made: Made, book: Rulebook) -> Facts:
        """What the force file states; it depends on benchmarks, on names, and on which rules there are."""
        key = frozenset(edit for edit in made if (edit.kind, edit.change) != ("rule", "changed"))
        if key not in self._facts:
            self._facts[key] = evidence_facts(with_successors(self._force, book), book)
        return self._facts[key]

    def contested(self) -> Iterator[Item]:
        """The findings and suggestions that several edits could change, in whichever draft they are."""
        counted = Counter(rule for rules in self._live.values() for rule in rules)
        yield from (("finding", rule) for rule in sorted(counted) if counted[rule] > 1)
        rules = (*self._edits.start.rules.values(), *self._edits.new.rules.values())
        areas = {rule.area for rule in rules if rule.area is not None}
        for item in ((kind, area) for area in sorted(areas) for kind in SUGGESTED):
            if len(self.relevant(item)) > 1:
                yield item

    def relevant(self, item: Item) -> list[Edit]:
        """The edits that could change an item for this force, made with any others."""
        return [edit for edit in self._edits.effective if self._concerns(edit, *item)]

    def _concerns(self, edit: Edit, kind: str, name: str) -> bool:
        if edit.kind in _GRADE_RULES:
            return kind in _GRADE_RULES[edit.kind]
        if edit.kind == "area" and edit.change not in ("renamed", "replaced"):
            return kind in SUGGESTED and name == edit.name
        if edit not in self._live:
            return True
        rules = self._live[edit]
        if kind == "finding":
            return name in rules
        if kind in SUGGESTED:
            return any(name in self._areas_of(rule) for rule in rules)
        if not name or kind not in ("theme", "question", "range"):
            return bool(rules)
        field = "theme" if kind == "theme" else "question"
        books = self._edits.start.rules, self._edits.new.rules
        return any(getattr(book[rule], field) == name for rule in rules for book in books if rule in book)

    def _areas_of(self, rule: str) -> set[str]:
        """The areas for which a rule is a reason, before and after all edits."""
        books = self._edits.start.rules, self._edits.new.rules
        return {area for book in books if rule in book and (area := book[rule].area) is not None}

    @cached_property
    def _live(self) -> Mapping[Edit, Collection[str]]:
        """The rules of which something else may become with one of the edits that reach some rules, for this force."""
        reach = self._combined.reach
        by_rule: dict[str, list[Edit]] = {}
        for edit, rules in reach.items():
            for rule in rules:
                by_rule.setdefault(rule, []).append(edit)
        names = [edit for edit in self._edits if edit.change in ("renamed", "replaced") and edit.kind in NAMED]
        found: dict[Edit, set[str]] = {edit: set() for edit in reach}
        for rule, edits in by_rule.items():
            for edit in self._deciding(rule, [*edits, *names]):
                if edit in found:
                    found[edit].add(rule)
        return found

    def _deciding(self, rule: str, edits: Sequence[Edit]) -> Iterable[Edit]:
        """Those of the edits with which, made with some of the others, something else becomes of a rule."""
        if len(edits) > MOST_TRIED_TOGETHER:
            return edits
        choices = [frozenset(chosen) for size in range(len(edits) + 1) for chosen in combinations(edits, size)]
        outcomes = {made: self._outcome(rule, made) for made in choices}
        return [
            edit
            for edit in edits
            if any(outcomes[made] != outcomes[made | {edit}] for made in choices if edit not in made)
        ]

    def _outcome(self, name: str, made: Made) -> tuple[object, ...]:
        """What becomes of a rule: all of it that a draft shows or counts."""
        book = self._edits.combine(made)
        if name not in book.rules:
            name = next((old for old, new in self._edits.names.rule.items() if new == name), name)
        rule = book.rules.get(name)
        if rule is None:
            return ()
        verdict = truth_of(name, book, self._facts_of(made, book), {})
        return verdict, verdict is None and name in self._settled_of(made, book), *_concluded(rule)

    def _settled_of(self, made: Made, book: Rulebook, known: Mapping[str, bool] | None = None) -> frozenset[str]:
        """The undecided rules that nothing that may still be recorded makes conclude, so that they widen no range.

        `known` is what is decided, where that has been worked out already.
        """
        if not has_closed(self._force):
            return frozenset()
        if made not in self._settled:
            facts, force = self._facts_of(made, book), with_successors(self._force, book)
            verdicts = decided(truths(book, facts)) if known is None else known
            self._settled[made] = never_concluding(force, book, facts, verdicts)
        return self._settled[made]


def _concluded(rule: Rule) -> tuple[object, ...]:
    """All of a rule that a draft shows or counts, beside whether it concludes."""
    return rule.question, rule.theme, rule.kind, rule.weight, rule.area
