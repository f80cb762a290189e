"""Finds the edits between two rulebooks, and makes some of them in the old one.

Names are told apart from what they name: the old rulebook is first read with the new names of what was renamed, the
edits are found and made there, and in the end the names whose change is not to be made are put back.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

from peel_grade.diff.names import Entry, Names, with_names
from peel_grade.diff.parts import (
    ALTERNATIVE,
    BENCHMARK,
    LISTED,
    NAMED,
    RENAMED,
    SUGGEST,
    listed_parts,
    named_parts,
    renamed,
    renamed_rules,
    translated,
    with_parameters,
)
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

Change: TypeAlias = Literal["added", "removed", "changed", "renamed", "replaced", "reordered"]
_OTHERS = [kind for kind in NAMED if kind not in ("rule", "area", "indicator", "flag")]
KINDS = (
    "rule",
    "area",
    SUGGEST,
    *LISTED,
    ALTERNATIVE,
    "indicator",
    "flag",
    BENCHMARK,
    *_OTHERS,
    "framework",
    "exclusion",
)
"""Every kind of edit, in the order in which they are listed."""
EXCLUSION = "exclusion"
INERT = ("document", "property", "exception", EXCLUSION)
"""What no draft depends on."""
_REPLACED = ("indicator", "flag", "rule", "area")
"""What can be given up for a successor."""
_Place: TypeAlias = tuple[str, str, str]
"""The kind, list and new name of an entry."""


class Excluded(NamedTuple):
    """Something that a rulebook leaves out of the sources: why, and where it stands."""

    reason: str
    references: tuple[str, ...]


_Exclusions: TypeAlias = tuple[Mapping[str, Excluded], Mapping[str, Excluded]]
"""What the old and the new rulebook leave out, by what it is."""


class Edit(NamedTuple):
    """One edit: its kind, the name of what is edited, and how.

    `within` is the list of an alternative aggregation, or what figures are compared with.
    What is renamed `became` another name, with which it may have changed otherwise; what is replaced is given up for
    a successor, which this edit adds where it was not there before.
    """

    kind: str
    name: str
    change: Change
    within: str = ""
    became: str = ""

    @property
    def id(self) -> str:
        """A short name, different from those of all other edits."""
        name = f"{self.name}→{self.became}" if self.became else self.name
        return ":".join(part for part in (self.kind, self.within, name) if part)

    @property
    def new_name(self) -> str:
        """What the new rulebook calls what is edited."""
        return self.became if self.change == "renamed" else self.name


class Edits(Sequence[Edit]):
    """The edits that turn `old` into `new`, by kind in the order of `KINDS`, then in the order of the rulebooks.

    Each is of one thing: what quotes it, or refers to it by its new name, is not edited by that.
    """

    def __init__(self, old: Rulebook, new: Rulebook, exclusions: _Exclusions = ({}, {})) -> None:
        self.old, self.new = old, new
        self.exclusions = exclusions
        """What both leave out of the sources: no draft depends on it."""
        self.names = renamed(old, new)
        """The new names of what is renamed."""
        self._lists = {key: renamed_rules(*lists, self.names) for key, lists in listed_parts(old, new)}
        self.start = with_parameters(translated(old, self.names, self._lists), new.parameters)
        """The old rulebook in the new names; its rules compare with the new values of parameters."""
        self._made_by: dict[_Place, tuple[Callable[[Iterable[bool]], bool], tuple[Edit, ...]]] = {}
        found = [*self._of_names(), *self._of_lists(), *self._of_exclusions()]
        if old.suggest != new.suggest:
            found.append(self._note(Edit(SUGGEST, new.framework.id, "changed")))
        if old.framework != new.framework:
            found.append(self._note(Edit("framework", new.framework.id, "changed")))
        self._found = tuple(sorted(found, key=lambda edit: KINDS.index(edit.kind)))
        inert = (*INERT, *(["framework"] if _says_the_same(old.framework, new.framework) else []))
        self.effective = tuple(edit for edit in self._found if edit.kind not in inert)
        """The edits that could change a draft at all."""

    def __getitem__(self, index: Any) -> Any:
        return self._found[index]

    def __len__(self) -> int:
        return len(self._found)

    def _note(self, edit: Edit, *names: str) -> Edit:
        """The edit, and that it makes the entries of these names; without them, that of its own."""
        for name in names or (edit.new_name,):
            place = edit.kind, edit.within, name
            self._made_by[place] = any, (*self._made_by.get(place, (any, ()))[1], edit)
        return edit

    def _of_names(self) -> Iterator[Edit]:
        replaced = self._successors()
        refer = Names(**{kind: dict(pairs) for kind, pairs in replaced.items()})
        for (kind, within), (before, after) in named_parts(self.start, self.new):
            given_up = replaced.get(kind, {})
            added = {new for new in given_up.values() if new not in before}
            old_names = {new: old for old, new in self.names.of(kind).items()}
            for name in (*after, *(name for name in before if name not in after)):
                if name in old_names:
                    yield self._note(Edit(kind, old_names[name], "renamed", "", name))
                elif name in given_up:
                    new = given_up[name]
                    made = (name, new) if new in added else (name,)
                    yield self._note(Edit(kind, name, "replaced", "", new), *made)
                elif name not in before:
                    if name not in added and not self._with_indicator(kind, within, name, replaced):
                        yield self._note(Edit(kind, name, "added", within))
                elif name not in after:
                    if not self._with_indicator(kind, within, name, replaced):
                        yield self._note(Edit(kind, name, "removed", within))
                elif before[name] != after[name]:
                    if with_names(before[name], refer) == after[name]:
                        self._follow(kind, name, before[name], replaced)
                    else:
                        yield self._note(Edit(kind, name, "changed", within))

    def _with_indicator(self, kind: str, within: str, name: str, replaced: Mapping[str, Mapping[str, str]]) -> bool:
        """Whether a benchmark goes or comes with its indicator: then it is made with what replaces that."""
        pairs = replaced.get("indicator", {}) if kind == BENCHMARK else {}
        for old, new in pairs.items():
            if name in (old, new):
                self._made_by[kind, within, name] = any, (Edit("indicator", old, "replaced", "", new),)
                return True
        return False

    def _successors(self) -> dict[str, dict[str, str]]:
        """The successors of what is given up now and was not before, by kind."""
        found: dict[str, dict[str, str]] = {}
        for kind in _REPLACED:
            known = getattr(self.start, NAMED[kind])
            for name, new in self.new.replaced.items():
                kept = name in getattr(self.new, NAMED[kind]) or (kind == "rule" and name in self.new.former_rules)
                if name in known and kept and self.start.replaced.get(name) != new:
                    found.setdefault(kind, {})[name] = new
        return found

    def _follow(self, kind: str, name: str, entry: Entry, replaced: Mapping[str, Mapping[str, str]]) -> None:
        """An entry that refers to a successor now, and is the same otherwise: it is made with what gives up for it."""
        causes = tuple(
            Edit(each, old, "replaced", "", new)
            for each, pairs in replaced.items()
            for old, new in pairs.items()
            if with_names(entry, Names(**{each: {old: new}})) != entry
        )
        self._made_by[kind, "", name] = all, causes

    def _of_lists(self) -> Iterator[Edit]:
        for (kind, within), (before, after) in listed_parts(self.start, self.new):
            old, new = ({rule.id: rule for rule in rules} for rules in (before, after))
            old_names = {became: name for name, became in self._lists[kind, within].items()}
            for name in (*new, *(name for name in old if name not in new)):
                if name in old_names:
                    yield self._note(Edit(kind, old_names[name], "renamed", within, name))
                elif name not in old:
                    yield self._note(Edit(kind, name, "added", within))
                elif name not in new:
                    yield self._note(Edit(kind, name, "removed", within))
                elif old[name] != new[name]:
                    yield self._note(Edit(kind, name, "changed", within))
            if [name for name in old if name in new] != [name for name in new if name in old]:
                yield Edit(kind, "order", "reordered", within)

    def _of_exclusions(self) -> Iterator[Edit]:
        before, after = self.exclusions
        for what in (*after, *(what for what in before if what not in after)):
            if what not in before or what not in after:
                yield Edit(EXCLUSION, what, "added" if what in after else "removed")
            elif before[what] != after[what]:
                yield Edit(EXCLUSION, what, "changed")

    def combine(self, made: Collection[Edit]) -> Rulebook:
        """The old rulebook with these edits made; what both rulebooks hold stands in the order of the new one."""
        made = frozenset(made)
        is_new = {place for place, (enough, edits) in self._made_by.items() if enough(edit in made for edit in edits)}
        lists = {(edit.kind, edit.within) for edit in made}
        fields: dict[str, Any] = {"replaced": self._replaced(is_new), "former_rules": self._former_rules(is_new)}
        benchmarks = dict(self.start.benchmarks)
        edited = {(kind, within) for kind, within, _ in is_new}
        for (kind, within), (old, new) in named_parts(self.start, self.new):
            if (kind, within) in edited and kind == BENCHMARK:
                benchmarks[within] = _with_entries(kind, within, old, new, is_new)
            elif (kind, within) in edited:
                fields[NAMED[kind]] = _with_entries(kind, within, old, new, is_new)
        alternatives = dict(self.start.overall_alternatives)
        for (kind, within), (before, after) in listed_parts(self.start, self.new):
            if (kind, within) not in lists:
                continue
            rules = self._with_rules(kind, within, before, after, made)
            if kind != ALTERNATIVE:
                fields[LISTED[kind]] = rules
            elif rules:
                alternatives[within] = rules
            else:
                alternatives.pop(within, None)
        if any(edit.kind == SUGGEST for edit in made):
            fields[SUGGEST] = self.new.suggest
        if any(edit.kind == "framework" for edit in made):
            fields["framework"] = self.new.framework
        elif self.old.framework != self.new.framework:  # what the other edits may name
            ours, theirs = self.old.framework, self.new.framework
            fields["framework"] = ours._replace(
                benchmarks={**theirs.benchmarks, **ours.benchmarks}, units={**theirs.units, **ours.units}
            )
        fields |= {"benchmarks": FrozenDict(benchmarks), "overall_alternatives": FrozenDict(alternatives)}
        book = self._with_headings(self.start._replace(**fields))
        # of a parameter that the edits made leave out and a rule names, the value of the other rulebook stands
        values = {**self.new.parameters, **self.start.parameters, **book.parameters}
        return self._with_old_names(with_parameters(book, values), made)

    def _with_headings(self, book: Rulebook) -> Rulebook:
        """The rulebook with the areas, themes and questions that it refers to, whichever edit brings them."""
        themes, questions, areas = dict(book.themes), dict(book.questions), dict(book.areas)
        for name in {rule.area for rule in book.rules.values() if rule.area is not None} - areas.keys():
            areas[name] = self._either("areas", name)
        for name in {rule.theme for rule in book.rules.values() if rule.theme is not None} - themes.keys():
            themes[name] = self._either("themes", name)
        parts = (book.rules, themes, areas)
        standing = {each.question for part in parts for each in part.values()}
        for name in standing - questions.keys():
            questions[name] = self._either("questions", name)
        if (len(themes), len(questions), len(areas)) == (len(book.themes), len(book.questions), len(book.areas)):
            return book
        return book._replace(
            themes=_like(self.new.themes, themes),
            questions=_like(self.new.questions, questions),
            areas=_like(self.new.areas, areas),
        )

    def _either(self, field: str, name: str) -> Entry:
        side = getattr(self.new, field)
        return side[name] if name in side else getattr(self.start, field)[name]

    def _with_old_names(self, book: Rulebook, made: Collection[Edit]) -> Rulebook:
        """The rulebook without the new names whose edit is not made."""

        def kept(kind: str, within: str, names: Mapping[str, str]) -> dict[str, str]:
            return {new: old for old, new in names.items() if Edit(kind, old, "renamed", within, new) not in made}

        names = Names(**{kind: kept(kind, "", self.names.of(kind)) for kind in RENAMED})
        return translated(book, names, {place: kept(*place, names) for place, names in self._lists.items()})

    def _replaced(self, is_new: Collection[_Place]) -> FrozenDict[str, str]:
        found = dict(self.start.replaced)
        for kind, _, name in is_new:
            if kind in _REPLACED:
                found.pop(name, None)
                if name in self.new.replaced:
                    found[name] = self.new.replaced[name]
        return FrozenDict(sorted(found.items()))

    def _former_rules(self, is_new: Collection[_Place]) -> FrozenDict[str, str]:
        found = dict(self.start.former_rules)
        for kind, _, name in is_new:
            if kind == "rule":
                found.pop(name, None)
                if name in self.new.former_rules:
                    found[name] = self.new.former_rules[name]
        return FrozenDict(sorted(found.items()))

    @staticmethod
    def _with_rules(
        kind: str, within: str, old: Sequence[Entry], new: Sequence[Entry], made: Collection[Edit]
    ) -> tuple[Entry, ...]:
        """A list with edits made; what is added follows what it follows in the new list."""
        before, after = {rule.id: rule for rule in old}, {rule.id: rule for rule in new}
        is_new = {edit.new_name for edit in made if (edit.kind, edit.within) == (kind, within)}
        kept = [name for name in before if name in after or name not in is_new]
        if Edit(kind, "order", "reordered", within) in made:
            common = [name for name in after if name in before]
            order = _inserted(common, [name for name in kept if name not in after], list(before))
        else:
            order = kept
        added = [name for name in after if name not in before and name in is_new]
        return tuple((after if name in is_new else before)[name] for name in _inserted(order, added, list(after)))


def _like(order: Iterable[str], entries: Mapping[str, Entry]) -> FrozenDict[str, Entry]:
    """The entries in an order; those that are not in it at the end."""
    first = {name: entries[name] for name in order if name in entries}
    return FrozenDict({**first, **entries})


def _with_entries(
    kind: str, within: str, old: Mapping[str, Entry], new: Mapping[str, Entry], is_new: Collection[_Place]
) -> FrozenDict[str, Entry]:
    """What is looked up by name, as the new rulebook has it where it `is_new`, else as the old one has."""
    found = {}
    for name in (*new, *(name for name in old if name not in new)):
        side = new if (kind, within, name) in is_new else old
        if name in side:
            found[name] = side[name]
    return FrozenDict(found)


def _says_the_same(old: Framework, new: Framework) -> bool:
    """Whether two frameworks differ in nothing but how they are called, and call things."""
    named: dict[str, Any] = {"id": "", "title": "", "year": 0, "version": "", "words": new.words}
    named["alternatives"] = new.alternatives  # their titles
    return old._replace(**named) == new._replace(**named)


def _inserted(order: list[str], names: Iterable[str], like: list[str]) -> list[str]:
    """`order` with the names inserted, each after the nearest name that precedes it in `like`."""
    found = list(order)
    for name in names:
        earlier = [other for other in like[: like.index(name)] if other in found]
        found.insert(found.index(earlier[-1]) + 1 if earlier else 0, name)
    return found
