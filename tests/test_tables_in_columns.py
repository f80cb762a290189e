"""Tables read in whole columns say what the same rows say that are read one by one, as force files."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.files.problems import InputError
from peel_grade.findings.cache import load_compiled
from peel_grade.force.columns import Columns, Ends, FigureColumns, columns_of
from peel_grade.rulebook import shipped
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.arrow_file import of_frame
from peel_grade.tables.rows import read_rows
from peel_grade.tables.table import Table, open_table
from peel_grade.tables.vectors import column_batches

AREA, OTHER = "registered-sex-offenders-managed", "asb-responded-to"
COUNTED = ["260", "0", " 7 ", "1e2", "12.0", "", "", "", "not_recorded", "not_supplied", "not_comparable"]
SHARES = ["14", "0.5", "99.99", "-0", "+3", ".5", "", "", "", "not_supplied"]
FIGURES = ["3", "4.5", "", "", ""]
DEGREES = [
    "true",
    "TRUE",
    "false",
    "partly",
    "0.5",
    "1",
    "0",
    "1.0",
    "",
    "",
    "not_recorded",
    "not_supplied",
    "not_comparable",
]
STATUSES = ["", "", "", "known", "not_recorded", "not_supplied", "not_comparable"]
RIGHT: dict[str, list[str]] = {
    "rso_visits_overdue": COUNTED,
    "rso_visits_overdue.previous": ["3", "12", "", ""],
    "rso_visits_overdue.england_and_wales": FIGURES[:1] + FIGURES[2:],
    "scpos": ["12", "", "", "", "not_supplied"],
    "scpos.previous": ["1", "", ""],
    "charge_share": SHARES,
    "charge_share.from": ["2", "", "", "", "", ""],
    "charge_share.to": ["9", "", "", "", "", ""],
    "charge_share.at_least": ["70.5", "", "", "", "", ""],
    "charge_share.at_most": ["20", "", "", "", "", "", ""],
    "charge_share.rank": ["middle", "highest_quarter", "lowest_quarter", "", "", "", ""],
    "charge_share.status": STATUSES,
    "charge_share.england_and_wales.from": ["2", "", "", ""],
    "charge_share.england_and_wales.to": ["3.5", "", "", ""],
    "problem_solving_evaluated": DEGREES,
    "problem_solving_evaluated.status": STATUSES,
    "redeployment_infrequent": ["true", "false", "", "not_supplied", "not_recorded"],
    "neighbourhood_officers_kept_local": ["partly", "", "", "not_recorded"],
    "inspected": ["", "", "vulnerability; investigation", "none", "crime_prevention"],
    "previous.grades.vulnerability.grade": ["good", "inadequate", "", "", " outstanding "],
    "previous.grades.vulnerability.year": ["2016", "2015", "", ""],
    "previous.grades.overall.grade": ["good", ""],
    "previous.grades.overall.year": ["2016", ""],
    f"previous.areas.{AREA}": ["true", "2016", "2015; 2016", "false", "", ""],
    f"previous.areas.{OTHER}": ["1", "0", "", ""],
    "previous.complete": ["true", "false", "", "1", "0"],
    "source.report.title": ["A report", "A report", "A report", ""],
    "source.report.lines": ["100", "20", "", ""],
    "source.report.pages": ["9", ""],
    "source.other.title": ["Another", ""],
    "rso_visits_overdue.source": ["report:12", "report:12; report:14-16", "report:p3/2", "https://x.org/a,b", "", ""],
    "scpos.source": ["other:4", "other:5, https://x.org;;", "", ""],
    "charge_share.note": ["=so", "12", "2017-04-01", "", ""],
    "charge_share.period": ["one year", ""],
    "charge_share.sample": ["60", "1", " 90 ", "", ""],
    "charge_share.doubtful": ["true", "0", "", ""],
    "charge_share.allow.no-source": ["so", "", ""],
    "redeployment_infrequent.note": ["so", "", ""],
    "allow.no-source": ["so", "", ""],
    f"previous.areas.{AREA}.note": ["", "", "", "", "so"],
    f"previous.areas.{AREA}.source": ["", "", "", "", "report:3"],
    "previous.grades.vulnerability.source": ["", "", "", "report:3"],
    "moderation.grades.vulnerability.grade": ["", "", "", "", "good"],
    "moderation.grades.vulnerability.reason": ["", "", "", "", "so"],
    "moderation.grades.vulnerability.by": ["", "", "", "", "A panel"],
    "moderation.grades.vulnerability.date": ["", "", "", "", "2018-03-01"],
}
"""Columns, and cells that each of them may hold, though not all beside all others."""
WRONG: dict[str, list[str]] = {
    "rso_visits_overdue": ["many", "2.5", "-1", "inf", "nan", "1,234", "2017-04-01", "1e300", "known", "0x1F"],
    "charge_share": ["100.1", "-0.5", "NaN", "=1+1"],
    "charge_share.from": ["x", "101"],
    "charge_share.rank": ["top"],
    "charge_share.status": ["unknown"],
    "problem_solving_evaluated": ["2", "yes", "0.25", "known"],
    "inspected": ["vulnerability; vulnerability", "everything"],
    "previous.grades.vulnerability.grade": ["god"],
    "previous.grades.vulnerability.year": ["16", "2016.5"],
    f"previous.areas.{AREA}": ["16", "1950", "yes"],
    "previous.complete": ["maybe"],
    "source.report.lines": ["0", "2.5", "many"],
    "rso_visits_overdue.source": ["report:", "report:101", "report:p10", "other:3", "elsewhere:3", "page 3"],
    "scpos.source": ["report:12; other", "http:/x"],
    "charge_share.sample": ["0", "2.5", "some"],
    "charge_share.doubtful": ["perhaps", "0.5"],
    "moderation.grades.vulnerability.grade": ["god"],
    "moderation.grades.vulnerability.date": ["2018"],
}
TYPED: dict[str, st.SearchStrategy[Any]] = {
    "rso_visits_overdue": st.sampled_from([3, 0, None, None, 2**53]),
    "rso_visits_overdue.previous": st.sampled_from([3.0, 2.5, None, float("nan"), -1.0]),
    "charge_share": st.sampled_from([3.5, 0.1, None, 100.0, float("inf")]),
    "charge_share.at_most": st.sampled_from([None, None, None, 4.0]),
    "charge_share.status": st.sampled_from([None, None, "not_supplied"]),
    "problem_solving_evaluated": st.sampled_from([True, False, None]),
    "redeployment_infrequent": st.sampled_from([1.0, 0.5, 0.0, None, 0.3]),
    "previous.grades.vulnerability.grade": st.sampled_from(["good", None]),
    "previous.grades.vulnerability.year": st.sampled_from([2016, None]),
    f"previous.areas.{AREA}": st.sampled_from([True, False, None]),
    f"previous.areas.{OTHER}": st.sampled_from([2016, None, 16]),
    "inspected": st.sampled_from([None, ["vulnerability"], []]),
    "previous.complete": st.sampled_from([True, None]),
    "source.report.title": st.sampled_from(["A report", "A report", None]),
    "source.report.lines": st.sampled_from([100, None, 3]),
    "charge_share.source": st.sampled_from([None, ["report:3"], ["report:4", "report:9-101"], None]),
    "charge_share.note": st.sampled_from([None, "so"]),
    "charge_share.sample": st.sampled_from([None, 60, 60.0, None]),
    "redeployment_infrequent.doubtful": st.sampled_from([None, True, False]),
    "rso_visits_overdue.note": st.sampled_from([None, None, None, 3]),
}


@lru_cache
def book() -> Rulebook:
    """A rulebook in which a figure, too, has replaced another."""
    found = load_compiled(shipped.rules_folder() / "peel-2017").book
    return found._replace(replaced={**found.replaced, "scpos": "rso_visits_overdue"})


def told(table: Table) -> tuple[Columns | None, set[int]]:
    """What the columns say, or else the rows that they refuse."""
    try:
        (found,) = column_batches(table, book())
    except InputError as error:
        return None, {problem.line for problem in error.problems if "more rows" not in problem.message}
    return found, set()


def agree(table: Table) -> None:
    """Check that both ways of reading say the same."""
    found, refused = told(table)
    try:
        forces = [force for _, force in read_rows(table, book())]
    except InputError as error:
        wrong = {problem.line for problem in error.problems}
        assert found is None, wrong
        assert refused <= wrong
        assert refused
        return
    assert found is not None, refused
    same(found, columns_of(forces, book()))


def same(found: Columns, expected: Columns) -> None:
    """Check that both say the same; what is left out of one of them says nothing."""
    nothing = np.zeros(expected.size, np.uint8)
    assert (found.size, list(found.names)) == (expected.size, list(expected.names))
    for name in {*found.figures, *expected.figures}:
        blank = FigureColumns(nothing)
        one, other = found.figures.get(name, blank), expected.figures.get(name, blank)
        assert one.status.tolist() == other.status.tolist(), name
        ranks = [nothing if each.rank is None else each.rank for each in (one, other)]
        assert ranks[0].tolist() == ranks[1].tolist(), name
        pairs = [(one.value, other.value), (one.previous, other.previous)]
        pairs += [(one.benchmarks.get(mark), other.benchmarks.get(mark)) for mark in book().framework.benchmarks]
        for mine, its in pairs:
            for end in ("low", "high"):
                assert np.array_equal(_end(mine, end, found.size), _end(its, end, found.size), equal_nan=True), name
    for here, there in (
        (found.flags, expected.flags),
        (found.previous_grades, expected.previous_grades),
        (found.previous_areas, expected.previous_areas),
    ):
        for name in {*here, *there}:
            blank_codes = nothing.astype(bool) if here is found.previous_areas else nothing
            assert here.get(name, blank_codes).tolist() == there.get(name, blank_codes).tolist(), name
    assert {name: each.tolist() for name, each in found.inspected.items()} == {
        name: each.tolist() for name, each in expected.inspected.items()
    }
    assert found.previous_complete.tolist() == expected.previous_complete.tolist()


def _end(ends: Ends | None, which: str, size: int) -> Any:
    return np.full(size, np.nan) if ends is None else getattr(ends, which)


def rows(cells: Mapping[str, list[str]]) -> st.SearchStrategy[list[dict[str, str]]]:
    """Some rows, each with a cell in some columns."""
    named = st.lists(st.sampled_from(sorted(cells)), min_size=1, max_size=12, unique=True)
    return named.flatmap(
        lambda columns: st.lists(
            st.fixed_dictionaries({column: st.sampled_from(cells[column]) for column in columns}),
            min_size=1,
            max_size=6,
        )
    )


def write(path: Path, rows: list[dict[str, str]]) -> Table:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["force", *rows[0]])
        writer.writeheader()
        writer.writerows({"force": f"F{number}", **row} for number, row in enumerate(rows))
    return open_table(path)


@pytest.mark.slow
@given(rows(RIGHT))
def test_text_in_columns(tmp_path_factory: pytest.TempPathFactory, found: list[dict[str, str]]) -> None:
    agree(write(tmp_path_factory.getbasetemp() / "right.csv", found))


@pytest.mark.slow
@given(rows({column: [*RIGHT[column], *WRONG.get(column, ())] for column in RIGHT}))
@settings(max_examples=50)
def test_mistakes_in_columns(tmp_path_factory: pytest.TempPathFactory, found: list[dict[str, str]]) -> None:
    agree(write(tmp_path_factory.getbasetemp() / "wrong.csv", found))


@pytest.mark.slow
@given(st.lists(st.fixed_dictionaries(TYPED), min_size=1, max_size=6), st.booleans())
@settings(max_examples=50)
def test_numbers_and_truths_in_columns(found: list[dict[str, Any]], coded: bool) -> None:
    table = pa.table({column: pa.array([row[column] for row in found]) for column in TYPED})
    names = pa.array([f"F{number}" for number in range(len(found))])
    table = table.append_column("force", names.dictionary_encode() if coded else names)
    agree(of_frame(table, "frame"))
