"""A rulebook of as many rules as wanted, and evidence of as many forces: seeded, the same every time."""

import json
import random
from pathlib import Path
from typing import Any

import numpy as np
from peel_grade.force.columns import Columns, Ends, FigureColumns
from peel_grade.rulebook.model import Rulebook

_THEMES = 20
_PER_FILE = 1_000
_LIST = {"grade": "good", "because": "always"}


def write_rulebook(folder: Path, rules: int, seed: int = 7) -> Path:
    """Write a rulebook of so many rules, with evidence and themes in proportion to the shipped one's."""
    rng = random.Random(seed)
    source = [{"document": "report", "lines": 1}]
    themes = [f"theme_{number}" for number in range(_THEMES)]
    framework = {
        "id": "generated-2017",
        "title": "Generated",
        "year": 2017,
        "version": "1",
        "grades": [
            {"id": "poor", "title": "Poor", "letter": "P"},
            {"id": "good", "title": "Good", "letter": "G", "standard": True},
        ],
        "weights": ["minor", "significant", "serious"],
        "units": {"count": {"least": 0, "whole": True}},
        "documents": {"report": {"title": "A report"}},
        "questions": {"question": {"title": "Question", "themes": {name: {"title": name} for name in themes}}},
        "theme_grades": [{"id": "theme-good", **_LIST, "when": {"count": "findings", "at_least": 0}}],
        "question_grades": [{"id": "question-good", **_LIST, "when": {"count": "themes", "at_least": 0}}],
        "overall": {"grades": [{"id": "overall-good", **_LIST, "when": {"count": "questions", "at_least": 0}}]},
    }
    indicators: dict[str, Any] = {}
    flags: dict[str, Any] = {}
    for number in range(rules // 4):
        common = {"theme": rng.choice(themes), "definition": "A definition.", "source": source}
        name = f"figure_{number}"
        words = {"label": name, "statement": "{value} " + name, "unit": "count", "worse": "higher"}
        indicators[name] = {**words, **common}
    for number in range(rules * 3 // 4):
        common = {"theme": rng.choice(themes), "definition": "A definition.", "source": source}
        name = f"flag_{number}"
        flags[name] = {"label": name, "holds": f"{name} holds", "fails": f"{name} fails", **common}
    written = [_rule(number, rng, themes, list(indicators), list(flags)) for number in range(rules)]
    _write(folder / "framework.yaml", framework)
    for part, start in enumerate(range(0, len(flags), _PER_FILE)):
        here = list(flags)[start : start + _PER_FILE]
        figures = list(indicators)[start // 3 : (start + _PER_FILE) // 3]
        content = {"flags": {name: flags[name] for name in here}, "indicators": {n: indicators[n] for n in figures}}
        _write(folder / "catalogue" / f"{part:03}.yaml", content)
    for part, start in enumerate(range(0, rules, _PER_FILE)):
        _write(folder / "findings" / f"{part:03}.yaml", written[start : start + _PER_FILE])
    return folder


def drawn_columns(book: Rulebook, forces: int, seed: int = 7) -> Columns:
    """Evidence of so many forces, four fifths of it recorded, each flag true or false as often, in columns."""
    chance = np.random.default_rng(seed)
    figures = {}
    for name in book.indicators:
        value, previous = (chance.integers(1, 220, forces).astype(np.float64) for _ in range(2))
        value[missing := chance.random(forces) < 0.2] = np.nan
        status = np.where(missing, np.uint8(0), np.uint8(1))
        figures[name] = FigureColumns(status, Ends(value, value), Ends(previous, previous))
    codes = np.arange(4, dtype=np.uint8)
    flags = {name: chance.choice(codes, forces, p=[0.2, 0.38, 0.04, 0.38]) for name in book.flags}
    return Columns(forces, [""] * forces, figures, flags, {}, {}, {}, np.ones(forces, np.bool_))


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")  # JSON is YAML


def _test(rng: random.Random, indicators: list[str], flags: list[str]) -> dict[str, Any]:
    if rng.random() < 0.7:
        return {"flag": rng.choice(flags)} if rng.random() < 0.5 else {"flag": rng.choice(flags), "is": False}
    name = rng.choice(indicators)
    return rng.choice(
        [
            {"indicator": name, "at_least": rng.randint(1, 200)},
            {"indicator": name, "rises_by": f"{rng.randint(5, 60)}%"},
        ]
    )


def _rule(
    number: int, rng: random.Random, themes: list[str], indicators: list[str], flags: list[str]
) -> dict[str, Any]:
    members = [_test(rng, indicators, flags) for _ in range(rng.choice([1, 1, 2, 2, 3, 4]))]
    group = rng.choice(["all", "any", "any", "of"])
    when: dict[str, Any] = members[0] if len(members) == 1 else {group: members}
    if "of" in when:
        when["at_least"] = rng.randint(1, len(members))
    conclusion = rng.choice(
        [("strength", True), *(("weakness", weight) for weight in ("minor", "significant", "serious"))]
    )
    return {
        "id": f"rule-{number}",
        "theme": rng.choice(themes),
        "when": when,
        conclusion[0]: conclusion[1],
        "because": f"reason {number}",
        "rationale": "A rationale.",
        "basis": "judgement",
        "source": [{"document": "report", "lines": 1}],
    }
