"""A force from a program's data: a mapping shaped like a force file, or a row of a table."""

import copy
import math
import pickle
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.files.data import tree_of
from peel_grade.files.problems import MOST, InputError
from peel_grade.files.yaml_tree import MAX_DEPTH, MAX_VALUES, load, parse
from peel_grade.findings.engines import Compiled
from peel_grade.force.cache import keep_force, key_of, recall_force
from peel_grade.force.file import check_force
from peel_grade.force.row import row_tree
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook

from tests.conftest import FORCES

START = {"force": "Test Police", "framework": "peel-2017"}


@pytest.fixture(scope="session")
def book(compiled: dict[str, Compiled]) -> Rulebook:
    return compiled["peel-2017"].book


def told(read: Callable[[], object]) -> list[str]:
    """What is said of data that is refused."""
    with pytest.raises(InputError) as caught:
        read()
    return [line for problem in caught.value.problems for line in str(problem).splitlines()]


@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_a_mapping_says_what_its_file_says(path: Path, compiled: dict[str, Compiled]) -> None:
    book = compiled[f"peel-{path.stem[-4:]}"].book
    tree = load(path)
    from_file, from_data = check_force(tree, book), check_force(tree_of(tree.data, "force"), book)
    assert from_data == from_file._replace(file="force")


CASES: dict[str, tuple[object, list[str]]] = {
    "a list": (
        [],
        [
            "force: a list stands here, a mapping is expected",
            "  help: a force file starts with `force:` and `framework:`",
        ],
    ),
    "empty": (
        {},
        [
            "force: key `force` is missing",
            "force: key `framework` is missing",
            "  help: say by which it is graded, such as `framework: peel-2017`",
        ],
    ),
    "misspelled name": (
        {**START, "indicators": {"rso_visit_overdue": 260}},
        [
            "indicators.rso_visit_overdue: unknown indicator `rso_visit_overdue`",
            "  help: did you mean `rso_visits_overdue`?",
        ],
    ),
    "text for a number": (
        {**START, "indicators": {"rso_visits_overdue": {"value": "many"}}},
        ["indicators.rso_visits_overdue.value: `many` is text, a number is expected"],
    ),
    "misspelled key": (
        {**START, "indicators": {"rso_visits_overdue": {"valu": 3}}},
        ["indicators.rso_visits_overdue.valu: unknown key `valu`", "  help: did you mean `value`?"],
    ),
    "in a list": (
        {**START, "previous": {"areas": [{"area": "no-such-area"}]}},
        ["previous.areas[0].area: unknown area `no-such-area`"],
    ),
    "not a number": (
        {**START, "indicators": {"rso_visits_overdue": math.nan}},
        ["indicators.rso_visits_overdue: `nan` is not a finite number", "  help: leave out what is not known"],
    ),
    "too large": (
        {**START, "indicators": {"rso_visits_overdue": 10**5000}},
        ["indicators.rso_visits_overdue: a number beyond 2^53 cannot be compared exactly"],
    ),
    "fraction too large": (
        {**START, "indicators": {"rso_visits_overdue": Fraction(10**400)}},
        ["indicators.rso_visits_overdue: `nan` is not a finite number", "  help: leave out what is not known"],
    ),
    "an object": (
        {**START, "flags": {"problem_solving_evaluated": object()}},
        [
            "flags.problem_solving_evaluated: a `object` cannot be read",
            "  help: give text, a number, a list or a mapping",
        ],
    ),
    "a key that is no text": (
        {**START, "flags": {3: True}},
        ["flags: a key of type `int` is not text", "  help: put it in quotes"],
    ),
    "half of a surrogate pair": ({**START, "force": "A\ud800"}, ["force: the character U+D800 is not allowed in text"]),
    "odd key": (
        {**START, "flags": {"a.b c": True}},
        ["flags['a.b c']: unknown flag `a.b c`"],
    ),
}


@pytest.mark.parametrize(("data", "expected"), CASES.values(), ids=CASES)
def test_mistakes_are_told_by_their_path(data: object, expected: list[str], book: Rulebook) -> None:
    assert told(lambda: check_force(tree_of(data, "force"), book)) == expected


def test_all_mistakes_are_told_at_once(book: Rulebook) -> None:
    data = {"force": "", "indicators": {"rso_visits_overdue": -1, "scpos": math.inf}, "flags": {"nonesuch": True}}
    with pytest.raises(InputError) as caught:
        check_force(tree_of(data, "force"), book)
    assert [problem.path for problem in caught.value.problems] == [
        "", "flags.nonesuch", "force", "indicators.rso_visits_overdue", "indicators.scpos",
    ]  # fmt: skip
    assert all((problem.file, problem.line, problem.column) == ("force", 0, 0) for problem in caught.value.problems)


def test_data_is_bounded_as_files_are() -> None:
    deep: dict[str, Any] = {}
    for _ in range(MAX_DEPTH + 1):
        deep = {"a": deep}
    circle: list[Any] = []
    circle.append(circle)
    assert told(lambda: tree_of(deep, "force")) == [f"a: nested more than {MAX_DEPTH} levels deep"]
    assert told(lambda: tree_of(circle, "force")) == [f"[0]: nested more than {MAX_DEPTH} levels deep"]
    assert told(lambda: tree_of([0] * MAX_VALUES, "force")) == [
        f"force: the data has more than the {MAX_VALUES:,} values that are read", "  help: split it",
    ]  # fmt: skip
    assert len(told(lambda: tree_of([math.nan] * 1000, "force"))) == 2 * (MOST + 1)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="ascii", exclude_categories=["Cc"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3),
)  # fmt: skip


@given(PLAIN)
@settings(max_examples=200, derandomize=True)
def test_what_is_read_is_an_equal_copy(data: Any) -> None:
    before = copy.deepcopy(data)
    if any(abs(number) > 2**53 for number in _numbers(data)):
        return
    read = tree_of(data, "force").data
    assert read == before == data
    if isinstance(data, dict | list):
        assert read is not data


def _numbers(data: Any) -> list[float]:
    if isinstance(data, dict | list):
        return [n for row in (data.values() if isinstance(data, dict) else data) for n in _numbers(row)]
    return [data] if isinstance(data, int | float) else []


class _Scalar:
    """Like a scalar of numpy, which is no number of Python's."""

    ndim = 0

    def __init__(self, value: object) -> None:
        self._value = value

    def item(self) -> object:
        return self._value


class _Missing:
    """Like pandas.NA: compared with anything, it is itself; it is neither true nor false."""

    def __eq__(self, _other: object) -> Any:
        return self

    __ne__ = __eq__
    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


class _Array:
    """Like an array of numpy: comparisons give another array, which is neither true nor false."""

    ndim = 1

    def __eq__(self, _other: object) -> Any:
        return _Array()

    __ne__ = __eq__
    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        raise ValueError("the truth value of an array is ambiguous")


ROW = {
    "force": "Test Police",
    "framework": "peel-2017",
    "inspected": "vulnerability; investigation",
    "source.report.title": "A report",
    "source.report.lines": 100,
    "previous.grades.vulnerability.grade": "good",
    "previous.grades.vulnerability.year": 2016,
    "rso_visits_overdue": 260,
    "rso_visits_overdue.previous": 200,
    "rso_visits_overdue.source": "report:12; report:14-16",
    "rso_visits_overdue.note": "at the end of March",
    "charge_share": 12.5,
    "charge_share.england_and_wales": 10.2,
    "charge_share.rank": "highest_quarter",
    "charge_share.period": "12 months to June 2017",
    "charge_share.sample": 60,
    "scpos": "not_supplied",
    "crime_change.note": "lost in the scan",
    "problem_solving_evaluated": True,
    "prevention_led_from_the_top": False,
    "prevention_led_from_the_top.source": "report:3",
}
SAME = """
force: Test Police
framework: peel-2017
inspected: [vulnerability, investigation]
source: {report: {title: A report, lines: 100}}
previous: {grades: {vulnerability: {grade: good, year: 2016}}}
indicators:
  rso_visits_overdue: {value: 260, previous: 200, source: ["report:12", "report:14-16"], note: at the end of March}
  charge_share:
    {value: 12.5, england_and_wales: 10.2, rank: highest_quarter, period: 12 months to June 2017, sample: 60}
  scpos: {supplied: false}
  crime_change: {status: not_recorded, note: lost in the scan}
flags:
  problem_solving_evaluated: true
  prevention_led_from_the_top: {is: false, source: "report:3"}
"""
EMPTY = {
    "asb_powers_change": None,
    "fraud_referrals_received": math.nan,
    "iom_gang_share": " ",
    "asb_incidents_change": Decimal("nan"),
    "crimes_per_1000": _Missing(),
}
TEXT = {column: str(cell) for column, cell in ROW.items()}
FLOATS = {column: float(cell) if isinstance(cell, int) else cell for column, cell in ROW.items()}
SCALARS = {column: _Scalar(cell) for column, cell in ROW.items()}


@pytest.mark.parametrize(
    "row",
    [ROW, TEXT, FLOATS, SCALARS, ROW | EMPTY, ROW | {"charge_share": Decimal("12.5")}, dict(reversed(ROW.items()))],
    ids=["as it is", "as CSV gives it", "floats for all numbers", "numpy", "with empty cells", "decimal", "reversed"],
)
def test_a_row_says_what_a_force_file_says(row: Mapping[str, object], book: Rulebook) -> None:
    found, same = check_force(row_tree(row, book), book), check_force(parse(SAME.encode(), "row"), book)
    assert [each.path for each in found.warnings] == [each.path for each in same.warnings]
    assert found._replace(warnings=()) == same._replace(warnings=())


def test_a_row_without_a_framework_has_that_of_the_rulebook(book: Rulebook) -> None:
    assert check_force(row_tree({"force": "A"}, book), book).framework == "peel-2017"


ROWS: dict[str, tuple[dict[str, object], list[str]]] = {
    "misspelled id": (
        {"rso_visit_overdue": 3},
        ["rso_visit_overdue: unknown column `rso_visit_overdue`", "  help: did you mean `rso_visits_overdue`?"],
    ),
    "nothing like it": (
        {"§§§": 3},
        [
            "§§§: unknown column `§§§`",
            "  help: leave out what is no evidence; columns are the ids of indicators and flags",
        ],
    ),
    "misspelled aspect": (
        {"scpos.previus": 3},
        ["scpos.previus: unknown column `scpos.previus`", "  help: did you mean `previous`?"],
    ),
    "an aspect that flags do not have": (
        {"problem_solving_evaluated.rank": "middle"},
        [
            "problem_solving_evaluated.rank: unknown column `problem_solving_evaluated.rank`",
            "  help: `problem_solving_evaluated` has the columns `problem_solving_evaluated.status`, "
            "`problem_solving_evaluated.source`, `problem_solving_evaluated.note`, "
            "`problem_solving_evaluated.doubtful`, `problem_solving_evaluated.allow`",
        ],
    ),
    "two columns for one thing": (
        {"source.report.title": "A", "source": {}},
        ["source: `source` and `source.report.title` stand for the same", "  help: keep one of them"],
    ),
    "a figure that is none": (
        {"scpos": "many"},
        [
            "scpos: `many` is text, a number is expected",
            "  help: where it is not known, write one of not_recorded, not_comparable, not_supplied",
        ],
    ),
    "a misspelled status": (
        {"scpos": "not_suplied"},
        [
            "scpos: `not_suplied` is text, a number is expected",
            "  help: did you mean `not_supplied`?",
        ],
    ),
    "a date in the place of a figure": (
        {"scpos": "2017-04-01"},
        [
            "scpos: `2017-04-01` is a date, a number is expected",
            "  help: a spreadsheet may have made it one: write the figure into a cell of text",
        ],
    ),
    "a status in two columns": (
        {"scpos": "not_supplied", "scpos.status": "not_supplied"},
        ["scpos.status: `scpos.status` and `scpos` stand for the same", "  help: keep one of them"],
    ),
    "known, and not what": (
        {"scpos.status": "known"},
        [
            "scpos: `value` or `rank` is missing",
            "  help: write `status: not_recorded` where it is not known, or `supplied: false`",
        ],
    ),
    "more of an earlier area that is not named": (
        {"previous.areas.registered-sex-offenders-managed.note": "x"},
        [
            "previous.areas.registered-sex-offenders-managed.note: this says more of an earlier area that "
            "`previous.areas.registered-sex-offenders-managed` does not name",
            "  help: write the years there, or true",
        ],
    ),
    "an earlier area that there is none of": (
        {"previous.areas.sex-offenders": "2015; 201"},
        [
            "previous.areas.sex-offenders: unknown area `sex-offenders`",
            "  help: did you mean `sex-offenders-known-locally`?",
            "previous.areas.sex-offenders[1]: `201` is out of bounds",
            "  help: write at least 1900",
        ],
    ),
    "a figure with more of it": (
        {"scpos": "many", "scpos.previous": 3},
        [
            "scpos: `many` is text, a number is expected",
            "  help: where it is not known, write one of not_recorded, not_comparable, not_supplied",
        ],
    ),
    "a figure that its unit forbids": (
        {"scpos.previous": -3, "scpos": 3},
        ["scpos.previous: `-3` is less than nothing", "  help: the unit of `scpos` is count: 0 or more"],
    ),
    "a flag that is neither": (
        {"problem_solving_evaluated": 2},
        [
            "problem_solving_evaluated: `2` is a number, true, false or partly is expected",
            "  help: write true, false, partly or one of not_recorded, not_comparable, not_supplied",
        ],
    ),
    "an unknown document": (
        {"scpos": 3, "scpos.source": "report:3"},
        ["scpos.source[0]: unknown document `report`", "  help: list the document under `source:`"],
    ),
    "a status with a figure": (
        {"scpos": "not_supplied", "scpos.rank": "middle"},
        ["scpos: `supplied: false` does not go with `rank`", "  help: remove one of them"],
    ),
    "an earlier grade": (
        {"previous.grades.vulnerability.grade": "god", "previous.grades.vulnerability.year": "2016"},
        ["previous.grades.vulnerability.grade: unknown grade `god`", "  help: did you mean `good`?"],
    ),
    "arrays": (
        {"scpos": _Array(), "problem_solving_evaluated": _Array(), "scpos.note": _Array()},
        [
            "problem_solving_evaluated: a `_Array` cannot be read",
            "  help: give text, a number, a list or a mapping",
            "scpos: a `_Array` cannot be read",
            "  help: give text, a number, a list or a mapping",
            "scpos.note: a `_Array` cannot be read",
            "  help: give text, a number, a list or a mapping",
        ],
    ),
    "an unknown column beside wrong cells": (
        {"overdue_visits": 3, "scpos": "many", "problem_solving_evaluated": 2},
        [
            "overdue_visits: unknown column `overdue_visits`",
            "  help: did you mean `rso_visits_overdue`?",
            "problem_solving_evaluated: `2` is a number, true, false or partly is expected",
            "  help: write true, false, partly or one of not_recorded, not_comparable, not_supplied",
            "scpos: `many` is text, a number is expected",
            "  help: where it is not known, write one of not_recorded, not_comparable, not_supplied",
        ],
    ),
    "no force": ({"force": math.nan}, ["row: key `force` is missing"]),
}


@pytest.mark.parametrize(("row", "expected"), ROWS.values(), ids=ROWS)
def test_mistakes_are_told_by_their_column(row: dict[str, object], expected: list[str], book: Rulebook) -> None:
    assert told(lambda: check_force(row_tree({"force": "A"} | row, book), book)) == expected


def test_a_row_has_ranges_of_what_a_figure_is_compared_with(book: Rulebook) -> None:
    row = {"force": "A", "charge_share": 12, "charge_share.previous.from": 10, "charge_share.previous.to": "11.5"}
    found = check_force(row_tree(row | {"charge_share.england_and_wales.at_most": 14}, book), book)
    assert found.indicators["charge_share"].previous == (10, 11.5)
    assert found.indicators["charge_share"].benchmarks == {"england_and_wales": (None, 14)}
    wrong = ("charge_share.rank.from", "charge_share.previous.value", "charge_share.previous.from.to")
    mistakes = told(lambda: check_force(row_tree({"force": "A"} | dict.fromkeys(wrong, 1), book), book))
    assert all(any(f"unknown column `{name}`" in each for each in mistakes) for name in wrong)


def test_a_row_is_left_as_it_was(book: Rulebook) -> None:
    row: dict[str, object] = {
        "force": "A",
        "source": {"report": {"title": "A"}},
        "scpos": 1,
        "scpos.source": ["report:3"],
    }
    before = copy.deepcopy(row)
    check_force(row_tree(row, book), book)
    assert row == before


def test_a_frozen_mapping_refuses_every_change_and_is_a_mapping_otherwise() -> None:
    frozen = FrozenDict({"a": 1})
    changes: list[Callable[[Any], object]] = [
        lambda d: d.__setitem__("a", 2),
        lambda d: d.__delitem__("a"),
        lambda d: d.__ior__({"b": 1}),
        lambda d: d.clear(),
        lambda d: d.pop("a"),
        lambda d: d.popitem(),
        lambda d: d.setdefault("b", 1),
        lambda d: d.update(b=1),
    ]
    for change in changes:
        with pytest.raises(TypeError, match="cannot be changed"):
            change(frozen)
    changing = {name for name in dir(dict) if name not in dir(Mapping)} - {
        "__class_getitem__", "__getattribute__", "__or__", "__ror__", "copy", "fromkeys",
    }  # fmt: skip
    assert {name for name in changing if getattr(FrozenDict, name) is getattr(dict, name)} == set()
    assert frozen == {"a": 1}
    for again in (copy.copy(frozen), copy.deepcopy(frozen), pickle.loads(pickle.dumps(frozen))):
        assert type(again) is FrozenDict
        assert again == frozen


@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_a_force_can_be_written_as_data_and_read_again(path: Path, compiled: dict[str, Compiled]) -> None:
    book = compiled[f"peel-{path.stem[-4:]}"].book
    force = check_force(load(path), book)
    again = check_force(tree_of(force.to_dict(), "force"), book)
    assert again == force._replace(file="force", sha256=again.sha256)
    assert again.to_dict() == force.to_dict()
    changed = force.to_dict()
    changed["indicators"].clear()
    assert force.to_dict() != changed


def test_a_force_that_was_kept_is_the_one_that_was_checked(book: Rulebook) -> None:
    content = next(force for force in FORCES if force.stem.endswith("2017")).read_bytes()
    force = check_force(parse(content, "a.yaml"), book)
    keep_force(key_of(content), force, book)
    kept = recall_force(key_of(content))
    assert kept is not None
    assert kept.force("b.yaml") == force._replace(file="b.yaml")
    assert kept.force("b.yaml").to_dict() == force.to_dict()
