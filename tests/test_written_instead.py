"""What is advised in place of a figure that cannot stand as it is written: it must be the figure that was meant."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.files.meant import instead, plain_number
from peel_grade.files.yaml_tree import parse
from peel_grade.findings.engines import Engines
from peel_grade.force.file import check_force
from peel_grade.grades.assessment import assess
from peel_grade.report.tree import explain_rule

SEPARATORS = {"none": "", "comma": ",", "point": ".", "space": " ", "no-break space": "\u00a0", "thin space": "\u202f"}


@given(
    whole=st.integers(0, 9_999_999),
    part=st.integers(0, 99),
    separator=st.sampled_from(sorted(SEPARATORS)),
    around=st.sampled_from(["{}", "-{}", "\u2212{}", "\u2013 {}", "\u00a3{}", "\u20ac {}", "{}%", "{} %", " {} "]),
)
def test_the_number_that_is_advised_is_the_one_that_was_written(
    whole: int, part: int, separator: str, around: str
) -> None:
    point = "," if separator == "point" else "."
    written = f"{whole:,}".replace(",", SEPARATORS[separator]) + f"{point}{part:02}"
    advised = plain_number(around.format(written))
    assert advised is not None
    assert Decimal(advised) == Decimal(f"{whole}.{part:02}") * (-1 if around[0] in "-\u2212\u2013" else 1)


@pytest.mark.parametrize("written", ["", "x", "1-2", "1,2,3", "12,345,6", "1..2", "--1", "1 2", "1 23", "0x10"])
def test_where_it_is_in_doubt_no_number_is_advised(written: str) -> None:
    assert plain_number(written) is None
    assert not re.match("write `", instead("a number", written) or "")


def test_why_a_difference_from_nothing_is_unknown_is_said(engines: dict[str, Engines]) -> None:
    drafting = engines["peel-2017"]
    book = drafting.compiled.book
    rule, name = next(
        (rule.id, leaf.split("/")[1])
        for rule in book.rules.values()
        for leaf in re.findall(r"indicator/\w+/against_previous", repr(rule.condition))
    )
    content = f"force: X\nframework: peel-2017\nindicators: {{{name}: {{value: 5, previous: 0}}}}\n"
    assessment = assess(check_force(parse(content.encode(), "force.yaml"), book), drafting)
    assert "against the figure previously, which is 0: nothing has no percentage" in repr(
        explain_rule(assessment, rule)
    )
