"""What an author is told of a file that is not YAML: the same by every parser, whatever that says in its own words."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from peel_grade.files.problems import InputError
from peel_grade.files.yaml_syntax import syntax_problem
from peel_grade.files.yaml_tree import parse

PARSERS = [parser for name in ("CSafeLoader", "SafeLoader") if (parser := getattr(yaml, name, None))]
CASES = {
    'a: "x\n': "1:4: the quotes are not closed",
    "a: 'x\n---\n": "1:4: the quotes are not closed",
    "a: 'it''s\n": "1:4: the quotes are not closed",
    'a: "x \\\\': "1:4: the quotes are not closed",
    'a: "x\\q"\n': "1:6: an unknown `\\` escape in double quotes",
    'a: "\\xzz"\n': "1:5: an unknown `\\` escape in double quotes",
    'a: "\\U99999999"\n': "1:5: an unknown `\\` escape in double quotes",
    "a: @x\n": "1:4: this character cannot start a value",
    "a: %x\n": "1:4: this character cannot start a value",
    "a: *\n": "1:5: this character cannot start a value",
    "a: b: c\n": "1:5: a `:` cannot stand here",
    "a: b\n c: d\n": "2:3: a `:` cannot stand here",
    ": a\n": "1:1: a `:` cannot stand here",
    "a: {b: c d: e}\n": "1:11: `,` or `}` is expected here",
    "a: [b, c\nd: e\n": "1:4: this `[` is not closed",
    "a: {b: c\n": "1:4: this `{` is not closed",
    "a: [b, , c]\n": "1:8: a value is missing here",
    "a: ]\n": "1:4: this `]` closes nothing",
    "a: b\n}\n": "2:1: this `}` closes nothing",
    "a:\n  b: c\n d: e\n": "3:2: the indentation does not fit the lines above",
    "a:\n\tb: c\n": "2:1: a tab is used for indentation",
    "a: b\nc\nd: e\n": "2:1: a key without its `:`",
    "'a'\n'b': c\n": "2:1: this does not fit what stands above",
    "- a\nb: c\n": "2:1: a list item must start with `- `",
    "a: - b\n": "1:4: a list cannot start here",
    "a: ? b\n": "1:4: a `?` cannot stand here",
    "a: |x\n b\n": "1:5: nothing can follow `|` or `>` in a line",
    "a: !x!y z\n": "1:4: a tag (`!`) is not allowed",
    "a:b\nc: d\n": "1:3: a space is missing after the `:`",
    "a: b\nc:d\ne: f\n": "2:3: a space is missing after the `:`",
    "a:\u00a0b\nc: d\n": "1:3: an invisible character (U+00A0) follows the `:`",
    "a: 'b's c'\n": "1:7: text cannot follow the closing `'`",
    "a: {b: 'c's d'}\n": "1:11: text cannot follow the closing `'`",
    'a: {b: "c}\nd: {e: "f"}\n': "1:8: the quotes are not closed",
    "a: {b} c\n": "1:8: text cannot follow the closing `}`",
    "a: [b] c\n": "1:8: text cannot follow the closing `]`",
    "a: ?\n": "1:4: a `?` cannot stand here",
    "%YAML 2.0\n---\na: b\n": "1:1: a `%` directive is not allowed",
    "a: " + "[" * 2_000: "1:43: nested more than 40 levels deep",
    "a: " + "[b, " * 2_000: "1:160: nested more than 40 levels deep",
    "a: " + "{b: " * 2_000: "1:160: nested more than 40 levels deep",
    "a:\n" + "- " * 2_000 + "b\n": "2:79: nested more than 40 levels deep",
    "[" * 41: "1:41: nested more than 40 levels deep",
}


def told(text: str) -> str:
    """Place and message of the only problem of a text."""
    with pytest.raises(InputError) as error:
        parse(text.encode(), "file")
    [problem] = error.value.problems
    return f"{problem.line}:{problem.column}: {problem.message}"


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.__name__)
@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=lambda text: repr(text[:20]))
def test_every_parser_leads_to_the_same_words(
    monkeypatch: pytest.MonkeyPatch, parser: object, text: str, expected: str
) -> None:
    monkeypatch.setattr(yaml, "CSafeLoader", parser)
    assert told(text) == expected


def test_forty_levels_are_read() -> None:
    data = parse(b"[" * 40 + b"]" * 40, "file").data
    assert str(data) == "[" * 40 + "]" * 40


@given(st.text("ab:-?[]{},&*!|>'\"%@# \n\t\\", max_size=60), st.sampled_from(PARSERS), st.text(max_size=20))
def test_the_wording_of_a_parser_is_never_read(text: str, parser: type, wording: str) -> None:
    try:
        for _ in yaml.parse(text, Loader=parser):
            pass
    except yaml.MarkedYAMLError as error:
        problem = syntax_problem(error, "file", text)
        error.problem, error.context = wording, wording
        assert syntax_problem(error, "file", text) == problem
    except (OverflowError, ValueError):
        assert parser is yaml.SafeLoader


def test_an_error_without_a_place_is_told_at_the_start() -> None:
    problem = syntax_problem(yaml.MarkedYAMLError("words", None, "more words"), "file", "a: b\n")
    assert (problem.line, problem.column, problem.message) == (1, 1, "this is not well-formed YAML")
