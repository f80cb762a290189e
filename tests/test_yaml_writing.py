"""One value written into a YAML file: what the file says otherwise, its comments and its form stay."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.files.problems import InputError
from peel_grade.files.yaml_tree import parse
from peel_grade.files.yaml_writing import with_value

FILE = """\
# a comment before all
force: Staffordshire Police  # its name
flags:
  # about the first
  first: {is: true, source: "r:1", note: a note}  # said twice
  second:
    # what follows is doubtful
    is: false   # so it says
    source: [r:1, "r:2-3"]
  third: not_recorded  # short

  # about the last
  fourth: {is: partly}
previous: {areas: []}
moderation:
  grades:
    vulnerability:
      - {grade: good, by: A, date: 2018-03-22}  # the panel
# a comment after all
"""

CASES: list[tuple[tuple[str, ...], object, str, str]] = [
    (("flags", "first", "is"), False, "first: {is: true,", "first: {is: false,"),
    (
        ("flags", "first"),
        {"is": True, "source": "r:1", "doubtful": True},
        '"r:1", note: a note}  # said',
        '"r:1", doubtful: true}  # said',
    ),
    (("flags", "second", "is"), "partly", "is: false   # so", "is: partly   # so"),
    (("flags", "second", "source"), ["r:1", "r:2-3", "r:9"], '"r:2-3"]', '"r:2-3", r:9]'),
    (("flags", "second", "note"), "x: y", '"r:2-3"]\n', "\"r:2-3\"]\n    note: 'x: y'\n"),
    (("flags", "third"), {"is": True}, "third: not_recorded  # short", "third: {is: true}  # short"),
    (("flags", "third"), None, "  third: not_recorded  # short\n", ""),
    (("flags", "fourth"), None, "  fourth: {is: partly}\n", ""),
    (("flags", "fifth"), {"is": True}, "{is: partly}\n", "{is: partly}\n  fifth: {is: true}\n"),
    (("previous", "complete"), True, "{areas: []}", "{areas: [], complete: true}"),
    (
        ("moderation", "grades", "vulnerability"),
        [{"grade": "good", "by": "A", "date": "2018-03-22"}, {"withdrawn": True}],
        "# the panel\n",
        "# the panel\n      - {withdrawn: true}\n",
    ),
    (
        ("moderation", "grades", "vulnerability"),
        [{"grade": "outstanding", "by": "A", "date": "2018-03-22"}, {"withdrawn": True}],
        "{grade: good, by: A, date: 2018-03-22}  # the panel\n",
        "{grade: outstanding, by: A, date: 2018-03-22}  # the panel\n      - {withdrawn: true}\n",
    ),
    (("flags", "second", "source"), ["r:1", "r:4"], '[r:1, "r:2-3"]', "[r:1, r:4]"),
    (("flags", "second", "source"), ["r:1"], '[r:1, "r:2-3"]', "['r:1']"),
    (
        ("moderation", "grades", "vulnerability"),
        None,
        FILE[FILE.index("moderation:") : FILE.index("# a comment a")],
        "",
    ),
    (("indicators", "visits"), {"value": 3}, "after all\n", "after all\nindicators:\n  visits: {value: 3}\n"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("path", "value", "before", "after"), CASES)
def test_only_what_differs_is_written(path: tuple[str, ...], value: object, before: str, after: str, end: str) -> None:
    assert FILE.count(before) == 1
    expected = FILE.replace(before, after).replace("\n", end)
    assert with_value(FILE.replace("\n", end).encode(), "f", path, value).decode() == expected


LIST = """\
force: A
previous:
  areas:
    # of the report before last
    - area: first  # its name
      years: [2015, 2016]  # both
      # said of it
      note: a note
    - second  # plain
    # the last
    - {area: third, years: [2014]}  # in braces
"""


@pytest.mark.parametrize(
    ("items", "before", "after"),
    [
        ([{"area": "first", "years": [2015, 2016], "note": "b"}, "second", 0], "note: a note", "note: b"),
        ([{"area": "first", "years": [2015, 2017], "note": "a note"}, "second", 0], "2016]", "2017]"),
        ([{"area": "first", "note": "a note"}, "second", 0], "      years: [2015, 2016]  # both\n", ""),
        ([{"years": [2015, 2016], "note": "a note"}, "second", 0], "area: first  # its name\n      ", ""),
        ([0, "other", 0], "- second ", "- other "),
        ([0, {"area": "other"}, 0], "- second ", "- {area: other} "),
        ([0, "second", {"area": "third", "years": [2014], "note": "n"}], "2014]}", "2014], note: n}"),
        ([0, "second", 0, {"area": "fourth"}], "# in braces\n", "# in braces\n    - {area: fourth}\n"),
        (["whole", "second", 0], LIST[LIST.index("area: first") : LIST.index("\n    - second")], "whole"),
    ],
)
def test_of_a_list_only_the_items_that_differ_are_written(items: list[Any], before: str, after: str) -> None:
    """0 stands for an item as it was."""
    there = parse(LIST.encode(), "f.yaml").data["previous"]["areas"]
    new = [there[number] if item == 0 else item for number, item in enumerate(items)]
    assert LIST.count(before) == 1
    written = with_value(LIST.encode(), "f.yaml", ("previous", "areas"), new).decode()
    assert written == LIST.replace(before, after)


def test_what_would_be_long_stands_in_several_lines() -> None:
    written = with_value(FILE.encode(), "f", ("flags", "fifth"), {"is": True, "note": "word " * 60}).decode()
    assert max(map(len, written.splitlines())) <= 120
    assert parse(written.encode(), "f").data["flags"]["fifth"]["note"] == "word " * 60


def test_many_entries_are_written_at_once_each_at_its_place() -> None:
    flags = parse(FILE.encode(), "f").data["flags"]
    new = {**flags, "second": {**flags["second"], "is": True, "note": "so"}, "fifth": True, "sixth": False}
    del new["third"]
    expected = FILE.replace("is: false   # so", "is: true   # so")
    expected = expected.replace('"r:2-3"]\n', '"r:2-3"]\n    note: so\n').replace(
        "  third: not_recorded  # short\n", ""
    )
    expected = expected.replace("{is: partly}\n", "{is: partly}\n  fifth: true\n  sixth: false\n")
    assert with_value(FILE.encode(), "f", ("flags",), new).decode() == expected


def test_what_is_new_inside_stands_before_what_is_new_beside_it() -> None:
    content = b"a:\n  b:\n    c: 1\n"
    written = with_value(content, "f", ("a",), {"b": {"c": 1, "d": 2}, "e": 3})
    assert written == b"a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n"


def test_a_mark_at_the_start_and_a_missing_end_of_line_are_kept() -> None:
    assert with_value(b"\xef\xbb\xbfa: 1", "f", ("b",), 2) == b"\xef\xbb\xbfa: 1\nb: 2\n"


def test_nothing_is_written_into_what_has_no_keys() -> None:
    with pytest.raises(InputError, match="holds no keys"):
        with_value(b"", "f", ("a", "b"), "c")


def test_a_file_with_mistakes_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        with_value(b"a: 1\na: 2\n", "f", ("a",), 3)


SCALARS = st.one_of(st.booleans(), st.integers(-99, 99), st.text("ab: #'\"\n-{}[],&*!|>%@", max_size=8))
VALUES = st.recursive(
    SCALARS,
    lambda below: st.one_of(
        st.lists(below, min_size=1, max_size=3),
        st.dictionaries(st.text("abc", min_size=1, max_size=2), below, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
PATHS = st.lists(
    st.sampled_from([*"abc", "flags", "first", "second", "is", "moderation", "grades"]), min_size=1, max_size=3
)


@given(st.lists(st.tuples(PATHS, st.one_of(st.none(), VALUES)), min_size=1, max_size=4))
def test_whatever_is_written_is_read_again_beside_all_else(changes: list[tuple[list[str], Any]]) -> None:
    content = FILE.encode()
    for path, value in changes:
        before = parse(content, "f").data
        content = with_value(content, "f", tuple(path), value)
        after = parse(content, "f").data
        for step in path[:-1]:
            after = after.get(step, {})
        assert after.get(path[-1]) == value
        assert {key: each for key, each in before.items() if key != path[0]} == {
            key: each for key, each in parse(content, "f").data.items() if key != path[0]
        }
