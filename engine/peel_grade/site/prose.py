"""A feature file as its page tells it: what authors wrote around the steps, and each scenario with its examples."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from peel_grade.files.problems import Problem
from peel_grade.scenarios.features import Scenario, parse_feature
from peel_grade.scenarios.running import Failure
from peel_grade.scenarios.verdicts import BAD, VERDICTS
from peel_grade.site.derivation import Derivation

_MOST = 480
"""So many steps and cells, titles counted as three, are shown at once."""

Text: TypeAlias = tuple[tuple[str, ...], ...]
"""Paragraphs; one of several parts is a list."""


class Case(NamedTuple):
    """One scenario, or one example of an outline: how it turned out and why.

    `verdict` is one of `peel_grade.scenarios.verdicts`; `reason` is why it is not to pass.
    """

    scenario: Scenario
    verdict: str
    reason: str
    failures: tuple[Failure, ...]
    derivation: Derivation


def first(verdicts: Iterable[str]) -> str:
    """Of several verdicts the one that a reader must know first: what is wrong, then what passes, then the rest."""
    return min(verdicts, key=(*BAD, *VERDICTS).index)


class Sentence(NamedTuple):
    """A step as it is written, with `<column>` where examples differ."""

    keyword: str
    text: str
    line: int

    @property
    def parts(self) -> list[str]:
        """Its text in turns: as it stands, the name of a column, as it stands, and so on."""
        return re.split(r"<([^<>]+)>", self.text)


class Row(NamedTuple):
    """A row of a table of examples."""

    cells: tuple[str, ...]
    case: Case


class Table(NamedTuple):
    """The examples under one `Examples:`."""

    title: str
    description: Text
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


class Outline(NamedTuple):
    """A scenario; one that has no tables has one case."""

    name: str
    description: Text
    tags: tuple[str, ...]
    steps: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    cases: tuple[Case, ...]

    @property
    def verdict(self) -> str:
        """The verdict of its examples that a reader must know first."""
        return first(case.verdict for case in self.cases)


class Section(NamedTuple):
    """What stands under a `Rule:`, or (without a title) before the first one. `background` begins each scenario."""

    title: str
    description: Text
    background: tuple[Sentence, ...]
    background_description: Text
    outlines: tuple[Outline, ...]


class Feature(NamedTuple):
    """A feature file: `stem` is its name without `.feature`, `warnings` are about what it states."""

    stem: str
    title: str
    description: Text
    warnings: tuple[Problem, ...]
    sections: tuple[Section, ...]

    @property
    def long(self) -> bool:
        """Whether it is too long to be shown all at once: more than some 25,000 pixels where the page is narrow."""
        lines = sum(3 + len(outline.steps) for outline in self.outlines)
        cells = sum(len(row.cells) + 2 for each in self.outlines for table in each.tables for row in table.rows)
        return lines + cells > _MOST

    @property
    def outlines(self) -> list[Outline]:
        """Every scenario."""
        return [outline for section in self.sections for outline in section.outlines]

    @property
    def cases(self) -> list[Case]:
        """Every example of every scenario."""
        return [case for outline in self.outlines for case in outline.cases]


def read_prose(file: Path, cases: Mapping[int, Case], warnings: Iterable[Problem]) -> Feature:
    """The feature in a file, with its cases by the lines of their scenarios or rows; what has no case is left out.

    `warnings` may be of several files.
    """
    document = parse_feature(file)
    feature, own = document["feature"], tuple(each for each in warnings if each.file == document["uri"])
    sections = tuple(_sections(feature, cases))
    return Feature(file.stem, feature["name"], paragraphs(feature["description"]), own, sections)


def paragraphs(text: str) -> Text:
    """A text as paragraphs, which blank lines part; lines that start with `-` or `*` are the parts of a list."""
    found: list[tuple[str, ...]] = []
    for block in re.split(r"\n\s*\n", text):
        lead, *items = (" ".join(part.split()) for part in re.split(r"(?m)^\s*[-*] +", block))
        found += [(lead,)] if lead else []
        found += [tuple(items)] if items else []
    return tuple(found)


def _sections(feature: Mapping[str, Any], cases: Mapping[int, Case]) -> Iterator[Section]:
    own = [child for child in feature["children"] if "rule" not in child]
    parts: list[Mapping[str, Any]] = [{"name": "", "description": "", "children": own}]
    parts += [child["rule"] for child in feature["children"] if "rule" in child]
    for part in parts:
        written = [child["background"] for child in part["children"] if "background" in child]
        scenarios = [child["scenario"] for child in part["children"] if "scenario" in child]
        outlines = tuple(found for each in scenarios if (found := _outline(each, cases)).cases)
        background = tuple(step for each in written for step in _steps(each))
        said = paragraphs("\n\n".join(each["description"] for each in written))
        if outlines or background:
            yield Section(part["name"], paragraphs(part["description"]), background, said, outlines)


def _outline(scenario: Mapping[str, Any], cases: Mapping[int, Case]) -> Outline:
    tables = []
    for examples in scenario["examples"]:
        given = [(row, cases.get(row["location"]["line"])) for row in examples["tableBody"]]
        rows = tuple(Row(_cells(row), case) for row, case in given if case is not None)
        if rows:
            columns = _cells(examples["tableHeader"])
            tables.append(Table(examples["name"], paragraphs(examples["description"]), columns, rows))
    alone = cases.get(scenario["location"]["line"]) if not scenario["examples"] else None
    inside = [row.case for table in tables for row in table.rows]
    found = inside if alone is None else [alone]
    tags = tuple(dict.fromkeys(tag.name for case in found for tag in case.scenario.tags))
    description = paragraphs(scenario["description"])
    return Outline(scenario["name"], description, tags, tuple(_steps(scenario)), tuple(tables), tuple(found))


def _steps(written: Mapping[str, Any]) -> Iterator[Sentence]:
    for step in written["steps"]:
        yield Sentence(step["keyword"].strip(), step["text"], step["location"]["line"])


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(cell["value"] for cell in row["cells"])
