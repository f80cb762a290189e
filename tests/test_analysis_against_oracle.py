"""What `rulebook check` proves of rules is what the oracle finds on all evidence there is: no false alarm, no miss."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, example, given, seed, settings
from peel_grade.files.yaml_tree import parse
from peel_grade.findings import oracle
from peel_grade.force.file import (
    PreviousGrade,
    check_force,
)
from peel_grade.lint.checking import check
from peel_grade.lint.proving.search import Analysis, Goal
from peel_grade.lint.proving.states import EARLIER_AREAS, FALSE, TRUE, UNKNOWN, Domain, Scales
from peel_grade.rulebook.reading.load import load_rulebook, read_rulebook
from peel_grade.rulebook.reading.origins import FolderOrigin
from peel_grade.rulebook.units import Unit

from tests.all_evidence import expected, over_evidence, told_once
from tests.random_rules import AREAS, CATALOGUE, FRAMEWORK, rules
from tests.rulebooks import write

EXACT = (
    "never-concludes",
    "impossible-condition",
    "always-concludes",
    "certain-condition",
    "same-rule",
    "implied-rule",
    "strength-and-weakness",
    "counted-twice",
    "needless-condition",
)
# To look at all evidence there is takes long, and to make a failure smaller takes minutes.
COSTLY = settings(max_examples=settings().max_examples // 5, phases=(Phase.explicit, Phase.reuse, Phase.generate))


def lines(written: list[dict[str, Any]]) -> str:
    """Rules as YAML, each on a line of its own: the first on the second."""
    rows = ",\n".join(map(json.dumps, written))
    return f"[\n{rows}\n]"


def reported(folder: Path) -> set[tuple[str, str, str]]:
    """The same, by the lints."""
    found = set()
    for each in check(FolderOrigin(folder)).diagnostics:
        code = each.problem.code
        if code in EXACT:
            names = [part for part in each.problem.message.split("`") if part.startswith("r")]
            rule = f"r{each.problem.line - 2}"
            found.add((rule, code, names[1] if code in ("strength-and-weakness", "counted-twice") else ""))
    return told_once(found)


# Both rest on the figure, its rank and the earlier grade, where it is not asked whether the figure was supplied.
_WRITTEN: dict[str, Any] = {"because": "found", "rationale": "x", "basis": "judgement"}
_WRITTEN["source"] = [{"document": "report", "lines": 1}]
SUPPLIED_OR_NOT = [
    {
        "id": "r0",
        "theme": "speed",
        "when": {"indicator": "calls", "among": "lowest_quarter"},
        "unless": {
            "none": [
                {"indicator": "calls", "supplied": True},
                {"all": [{"previous_grade": "good"}, {"indicator": "calls", "between": [0, 3]}]},
                {"indicator": "share", "above_england_and_wales_by": "50%"},
            ]
        },
        "weakness": "minor",
        **_WRITTEN,
    },
    {
        "id": "r1",
        "theme": "speed",
        "when": {"all": [{"indicator": "calls", "between": [0, 4]}, {"finding": "r0", "is": True}]},
        "strength": True,
        **_WRITTEN,
    },
]


FILES = {
    "framework.yaml": FRAMEWORK.replace("{count: findings, at_least: 0}", "{count: findings, at_least: 2}"),
    "catalogue/a.yaml": json.dumps(CATALOGUE),
    "areas/a.yaml": json.dumps(AREAS),
}


def lints_agree(written: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = write(Path(place) / "random-2017", {**FILES, "findings/a.yaml": lines(written)})
        book = load_rulebook(folder)
        assert reported(folder) == expected(book, read_rulebook(FolderOrigin(folder))), json.dumps(written)


@pytest.mark.slow
@COSTLY
@example(SUPPLIED_OR_NOT)
@given(rules())
def test_lints_say_what_all_evidence_shows(written: list[dict[str, Any]]) -> None:
    lints_agree(written)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(5))
def test_lints_say_what_all_evidence_shows_at_length(number: int) -> None:
    seed(number)(COSTLY(given(rules())(lints_agree)))()


UNITS = {"count": Unit(0, whole=True), "percent": Unit(0, 100), "percent_change": Unit(-100)}
SCALES = Scales(
    {
        name: Domain(UNITS[entry["unit"]], {"england_and_wales": 50 if name == "share" else None})
        for name, entry in CATALOGUE["indicators"].items()
    },
    ("inadequate", "requires_improvement", "good", "outstanding"),
    ("highest_quarter", "middle", "lowest_quarter"),
)


def witnesses_hold(written: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        book = load_rulebook(write(Path(place), {**FILES, "findings/a.yaml": json.dumps(written)}))
    analysis = Analysis(SCALES)
    for name, rule in book.rules.items():
        for bit, truth in ((TRUE, True), (FALSE, False), (UNKNOWN, None)):
            witness = analysis.find(Goal(over_evidence(rule.condition, book), bit))
            if witness is None:
                continue
            text = "force: Witness\nframework: random-2017\n"
            listed = [state for entry, state in witness.items() if entry == EARLIER_AREAS]
            if listed:
                names, _, rest = listed[0].says.strip("[").partition("]")
                rows = [f"{{area: {each}}}" for each in names.split(", ") if each]
                text += f"previous: {{areas: [{', '.join(rows)}], complete: {str(bool(rest)).lower()}}}\n"
            for kind, section in (("indicator", "indicators"), ("flag", "flags")):
                rows = [
                    f"  {entry.split('/')[1]}: {state.says}\n"
                    for entry, state in witness.items()
                    if entry.startswith(kind)
                ]
                text += f"{section}:\n{''.join(rows)}" if rows else ""
            grade = next((state.says for entry, state in witness.items() if entry.startswith("previous_grade")), None)
            force = check_force(parse(text.encode(), "witness.yaml"), book)
            if grade is not None:
                force = force._replace(previous_grades={"response": PreviousGrade(grade, 2016)})
            assert oracle.verdicts(book, force)[name] is truth, text


@pytest.mark.slow
@given(rules())
def test_every_witness_is_a_force_file_that_the_oracle_reads_the_same(written: list[dict[str, Any]]) -> None:
    witnesses_hold(written)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(3))
def test_every_witness_is_a_force_file_that_the_oracle_reads_the_same_at_length(number: int) -> None:
    seed(number)(given(rules())(witnesses_hold))()
