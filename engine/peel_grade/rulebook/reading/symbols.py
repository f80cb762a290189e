"""The names that a rulebook defines, and problems with names that it does not define."""

from collections.abc import Collection, Iterable
from typing import Any

from peel_grade.files.meant import named_like
from peel_grade.files.problems import Problem, did_you_mean, one_of
from peel_grade.files.validation import written
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.reading.declared import declared
from peel_grade.rulebook.reading.form_fields import SourceText
from peel_grade.rulebook.reading.framework_form import DocumentText, FrameworkFile, grade_lists
from peel_grade.rulebook.reading.layers import Layer, Located
from peel_grade.rulebook.reading.meanings import Frame

_SCALES = ("grade", "outcome", "weight", "benchmark", "rank", "extreme rank", "unit", "effort")
"""Kinds of names of which a framework declares a few: another one is told with all of them."""
_SAID = {
    "outcome": "grade",
    "evidence": "indicator or flag",
    "excepted": "evidence, rule, grade rule, area or grade",
    "droppable": "rule, area, evidence, grade rule, benchmark, parameter, property or exception",
}
_LISTED = 8
_EVIDENCE = {"indicator": "an indicator", "flag": "a flag", "finding": "a rule"}


def _droppable(layers: list[Layer]) -> set[str]:
    """All that `without` may name: rules, areas, evidence, grade rules, remarks, benchmarks, parameters, properties."""
    found = {name for layer in layers for name in layer.entries()}
    for layer in layers:
        found |= {rule.id for _, rules in grade_lists(layer.framework.text) for rule in rules}
        found |= {each.id for each in layer.framework.text.properties or ()}
        found |= {each.id for each in layer.framework.text.exceptions or ()}
        found |= layer.framework.text.benchmarks.keys() | layer.framework.text.parameters.keys()
    return found


class Names:
    """Every name that a rulebook defines, the names of entries with mistakes included."""

    def __init__(self, layers: list[Layer], framework: FrameworkFile) -> None:
        self.framework = declared(framework)
        """What the framework declares, as far as it can be read."""
        self.parameters = framework.parameters
        """The parameters that no framework drops."""
        values = {name: text.number for name, text in framework.parameters.items()}
        self.frame = Frame(self.framework.scale, tuple(self.framework.ranks), values)
        questions = self._questions = framework.questions or {}
        rules = {name: rule.text for layer in layers for name, rule in layer.rules.items()}
        self.former_rules = {name: text for name, text in rules.items() if self.given_up(text)}
        """The rules that are kept for old files only: nothing concludes so."""
        successors = {name: text.replaced_by for name, text in self.former_rules.items() if text.replaced_by}
        self.frame = self.frame._replace(successors=successors)
        self.removed: set[str] = set()
        """What a framework drops of that which it extends, and none that extends it writes again."""
        for layer in layers:
            self.removed = (self.removed | {*layer.framework.text.without}) - layer.entries().keys()
        self.ungraded = {name for name, question in questions.items() if not question.graded}
        self.graded_overall = framework.overall is not None or any("overall" in layer.broken for layer in layers)
        self.question_of = {theme: name for name, question in questions.items() for theme in question.themes or ()}
        self.documents: dict[str, DocumentText] = {}
        for layer in layers:
            self.documents |= layer.framework.text.documents

        def named(kind: str) -> set[str]:
            return {name for layer in layers for name in layer.named.get(kind, {})}

        self.known: dict[str, Collection[str]] = {
            "indicator": named("indicator") - self.removed,
            "flag": named("flag") - self.removed,
            "evidence": (named("indicator") | named("flag")) - self.removed,
            "rule": named("finding"),
            "finding": named("finding") - self.removed,
            "area": named("area") - self.removed,
            "droppable": _droppable(layers),
            "question": questions,
            "theme": self.question_of,
            "document": self.documents,
            "grade": self.framework.scale,
            "outcome": (*self.framework.scale, INSUFFICIENT),
            "weight": self.framework.weights,
            "benchmark": self.framework.benchmarks,
            "rank": self.framework.ranks,
            "extreme rank": [name for name, place in self.framework.rank_places().items() if place],
            "unit": self.framework.units,
            "effort": self.framework.efforts,
            "parameter": self.parameters,
            "place": (*self.question_of, *questions, "overall"),
            "excepted": {
                *(named("indicator") | named("flag") | named("finding") | named("area")) - self.removed,
                *(rule.id for _, rules in grade_lists(framework) for rule in rules),
                *self.framework.scale,
            },
        }
        titled = [
            (theme, text.title) for question in questions.values() for theme, text in (question.themes or {}).items()
        ]
        self._labels = {name: question.title for name, question in questions.items()} | dict(titled)
        self._labels |= {name: text.title for name, text in framework.parameters.items()}
        for kind in ("indicator", "flag"):
            for layer in layers:
                for name, entry in layer.named.get(kind, {}).items():
                    label = entry.text.get("label") if isinstance(entry.text, dict) else None
                    self._labels[name] = label if isinstance(label, str) else ""
        for layer in layers:
            self._labels |= {name: area.text.text for name, area in layer.areas.items()}
        self._unread = {kind for layer in layers for kind in layer.unread}
        self._unread |= {"rule"} if "finding" in self._unread else set()
        self._unread |= {"evidence"} if self._unread & {"indicator", "flag"} else set()
        self._unread |= {"grade"} if not self.framework.grades else set()
        self._unread |= {"weight"} if not self.framework.weights else set()
        self._unread |= {"outcome"} if "grade" in self._unread else set()
        self._unread |= {"extreme rank"} if "rank" in self._unread else set()
        self._unread |= set() if questions else {"question", "theme"}
        self._unread |= {"place"} if self._unread & {"question", "theme"} else set()
        broken = any(layer.broken for layer in layers)  # a list of grade rules may be among what could not be read
        self._unread |= {"excepted"} if broken or self._unread & {"evidence", "finding", "area", "grade"} else set()

    def unknown(self, kind: str, name: str) -> bool:
        """Whether nothing of that kind has the name; False where some names could not be read."""
        return name not in self.known[kind] and kind not in self._unread

    def suggestion(self, kind: str, name: str, *, tested: bool = False) -> str | None:
        """The help for an unknown name; `tested` is whether a condition tests it."""
        others = (other for other in _EVIDENCE if kind in _EVIDENCE and name in self.known[other])
        if other := next(others, None):
            form = f"`{{{other}: ...}}`" if other != "indicator" else "`{indicator: ..., at_least: ...}`"
            return f"`{name}` is {_EVIDENCE[other]}" + (f": write {form}" if tested else "")
        if kind == "theme" and name in self._questions and tested:
            themes = ", ".join(self._questions[name].themes or ())
            called = self.framework.words.question
            return f"`{name}` is {called.a()}: write " + (f"one of {themes}" if themes else f"`question: {name}`")
        if kind == "question" and name in self.question_of and tested:
            return f"`{name}` is one of `{self.question_of[name]}`: write `theme: {name}`"
        if kind in _SCALES:
            return one_of(name, self.known[kind]) or f"the framework declares no {kind}"
        if kind == "document" and self.documents:
            listed = ", ".join([*self.documents][:_LISTED])
            return (
                did_you_mean(name, self.documents) or f"one of {listed}; `documents:` of framework.yaml declares them"
            )
        if kind == "parameter" and not self.parameters:
            return "`parameters:` of framework.yaml declares them"
        return named_like(name, {each: self._labels.get(each, "") for each in sorted(self.known[kind])})

    def check(
        self,
        kind: str,
        name: str | None,
        located: Located[Any],
        at: NodePath,
        problems: list[Problem],
        *,
        key: bool = False,
    ) -> None:
        """Add a problem `at` a place if the name is unknown."""
        if name is not None and self.unknown(kind, name):
            help = self.suggestion(kind, name, tested=at[-1:] == (kind,))
            called = self.framework.words
            said = _SAID | {"theme": called.theme.one, "question": called.question.one}
            message = f"unknown {said.get(kind, kind)} {written(name)}"
            if kind == "extreme rank":
                message = f"{written(name)} cannot be asked for: it is neither the highest nor the lowest rank"
            problems.append(located.problem(message, help, at=at, key=key, code="unknown-name"))

    def retired(self, text: Any) -> str | None:
        """Why an entry or rule is not used in this cycle, though nothing replaces it; None where it is used."""
        told = text.retired
        return None if told is None or told.since > self.framework.year else str(told.why)

    def given_up(self, text: Any) -> bool:
        """Whether an entry or rule is kept for old files only."""
        return text.replaced_by is not None or self.retired(text) is not None

    def place(self, text: Any) -> str | None:
        """The question of an entry or rule, by its theme or named; None where it is not known."""
        question = text.question if text.theme is None else self.question_of.get(text.theme)
        return question if question in self.known["question"] else None

    def questions_with(self, theme: str | None) -> list[str]:
        """The questions that have a theme of this name: several only by mistake."""
        return [name for name, each in self._questions.items() if theme in (each.themes or ())]

    def check_each(
        self,
        located: Located[Any],
        written_names: Iterable[str] | None,
        at: NodePath,
        problems: list[Problem],
        kind: str,
    ) -> None:
        """Add a problem for each of the names `at` a place, where one may stand alone, that is unknown."""
        data: Any = located.tree.data
        for step in (*located.path, *at) if written_names is not None else ():
            data = data[step]
        for index, name in enumerate(written_names or ()):
            self.check(kind, name, located, (*at, index) if isinstance(data, list) else at, problems)

    def check_sources(self, located: Located[Any], sources: Iterable[SourceText], problems: list[Problem]) -> None:
        """Add a problem for each source whose document is unknown or too short."""
        for index, source in enumerate(sources):
            at = ("source", index)
            self._check_lines(located, source.document, source.lines, (*at, "document"), (*at, "lines"), problems)

    def check_references(self, located: Located[Any], references: Iterable[str], problems: list[Problem]) -> None:
        """The same for sources in the short form, `document:lines`."""
        for index, reference in enumerate(references):
            document, _, lines = reference.partition(":")
            self._check_lines(located, document, lines, ("source", index), ("source", index), problems)

    def _check_lines(
        self,
        located: Located[Any],
        document: str,
        lines: str,
        at_document: NodePath,
        at_lines: NodePath,
        problems: list[Problem],
    ) -> None:
        self.check("document", document, located, at_document, problems)
        length = self.documents[document].lines if document in self.documents else None
        last = int(lines.rpartition("-")[2])
        if length is not None and last > length:
            message = f"line {last} is beyond the end of `{document}`"
            help = f"it has {length} lines"
            problems.append(located.problem(message, help, at=at_lines, code="source-beyond-document"))
