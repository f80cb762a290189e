"""What is read from YAML: values by the core schema of YAML 1.2, each with its line and column."""

import gc
import json
import re
import weakref
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.files.problems import _UNPRINTABLE, InputError, printable
from peel_grade.files.yaml_tree import MAX_BYTES, Mark, load, parse, refused


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1),
        ("+12", 12),
        ("-0012", -12),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e-5", 0.00001),
        ("1E+3", 1000.0),
        ("9007199254740992", 2**53),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("0x10", "0x10"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2018-02-01", "2018-02-01"),
        ("NaN", "NaN"),
        ("\u0663\u0664", "\u0663\u0664"),
        ("'1'", "1"),
        ('"true"', "true"),
        ("'~'", "~"),
        ("|\n  1\n", "1\n"),
        (">\n  a\n  b\n", "a b\n"),
    ],
)
def test_scalars(written: str, value: object) -> None:
    read = parse(f"key: {written}\n".encode(), "file").data["key"]
    assert (read, type(read)) == (value, type(value))


def test_every_value_and_key_has_its_place() -> None:
    tree = parse("\ufeffa: 1\r\nb:\r\n  - {c: \xe9, d: [x, y]}\r\n".encode(), "file")
    assert tree.data == {"a": 1, "b": [{"c": "\xe9", "d": ["x", "y"]}]}
    assert tree.mark(("a",)) == Mark(1, 4)
    assert tree.mark(("b",), key=True) == Mark(2, 1)
    assert tree.mark(("b",)) == Mark(3, 3)
    assert tree.mark(("b", 0, "d"), key=True) == Mark(3, 12)
    assert tree.mark(("b", 0, "d", 1)) == Mark(3, 19)
    assert tree.mark(("b", 0, "missing")) == tree.mark(("b", 0)) == Mark(3, 5)
    assert str(tree.problem(("a",), "wrong", "right")) == "file:1:4: wrong\n  help: right"


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    file = tmp_path / "file.yaml"
    file.write_bytes(b"a: 1\n" + b"#" * (MAX_BYTES - 5))
    assert load(file).data == {"a": 1}
    file.write_bytes(b"a: 1\n" + b"#" * (MAX_BYTES - 4))
    with pytest.raises(InputError, match="the file has more than the 5,000,000 bytes that are read"):
        load(file)


@pytest.mark.parametrize("path", ["missing", "folder", "file/below", "a\0b", "a" * 5000])
def test_what_is_no_file_is_an_input_error(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(InputError):
        load(tmp_path / path)


def test_a_path_is_told_in_one_printable_line() -> None:
    with pytest.raises(InputError) as error:
        load(Path("a\n\x1b[31m\udcff.yaml"))
    assert str(error.value) == r"a\n\x1b[31m\udcff.yaml: no such file"


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(min_codepoint=32, max_codepoint=126)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_json_is_read_as_it_is(value: object) -> None:
    assert parse(json.dumps(value).encode(), "file").data == value


@given(st.binary(max_size=200) | st.text("ab:-?[]{},&*!|>'\"%@# \n\t\\", max_size=60).map(str.encode))
def test_whatever_is_written_there_is_data_or_a_problem_with_a_place(content: bytes) -> None:
    try:
        tree = parse(content, "file")
    except InputError as error:
        assert error.problems
        assert all(problem.file == "file" and problem.line > 0 and problem.column > 0 for problem in error.problems)
        assert "not well-formed" not in str(error)
    else:
        assert tree.problems or tree.data is None or isinstance(tree.data, str | int | float | list | dict)


def test_a_file_that_was_read_is_freed_without_the_collector() -> None:
    gc.disable()
    try:
        left = weakref.ref(parse(b"a: [1, {b: c}]\n", "file"))
        assert left() is None
    finally:
        gc.enable()


EVERY_CHARACTER = "".join(map(chr, range(0x110000)))


def test_exactly_the_characters_that_yaml_refuses_are_refused() -> None:
    allowed = re.compile("[\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
    assert [each for each in allowed.sub("", EVERY_CHARACTER) if not refused(each)] == []
    assert refused("".join(allowed.findall(EVERY_CHARACTER))) is None


def test_exactly_the_characters_that_act_on_a_terminal_are_told_as_escapes() -> None:
    others = re.sub(_UNPRINTABLE, "", EVERY_CHARACTER)
    assert printable(others) == others
    assert [each for each in re.findall(_UNPRINTABLE, EVERY_CHARACTER) if printable(each) == each] == []
