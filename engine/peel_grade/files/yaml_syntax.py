"""What libyaml says of a file that is not YAML, in our words and with what an author can do about it."""

import yaml
from peel_grade.files.problems import Problem

_QUOTES = ("the quotes are not closed", "close them, or remove the one that opens")
_INDENTATION = ("the indentation does not fit the lines above", "keys of one mapping start in the same column")
_TAG = ("a tag (`!`) is not allowed", "write the plain value, or put text that starts with `!` in quotes")
_ESCAPE = ("an unknown `\\` escape in double quotes", "use single quotes")
_DIRECTIVE = ("a `%` directive is not allowed", "remove the line")
_START = ("this character cannot start a value", "put the text in quotes")

# Part of libyaml's text, in lower case: message, help.
_SYNTAX: dict[str, tuple[str, str | None]] = {
    "invalid unicode character escape": _ESCAPE,
    "expected hexdecimal number": _ESCAPE,
    "unknown escape character": _ESCAPE,
    "cannot start any token": _START,
    "expected alphabetic or numeric character": _START,
    "mapping values are not allowed": (
        "a `:` cannot stand here",
        "check the indentation, or put text that contains `: ` in quotes",
    ),
    "mapping keys are not allowed": ("a `?` cannot stand here", "put text that starts with `?` in quotes"),
    "found unexpected ':'": ("a `:` cannot stand here", "put text that contains `:` in quotes"),
    "could not find expected ':'": ("a key without its `:`", "write `key: value`"),
    "expected <block end>": _INDENTATION,
    "expected <document start>": (
        "this does not fit what stands above",
        "keys of one mapping start in the same column, and a file holds one document",
    ),
    "did not find expected key": _INDENTATION,
    "did not find expected '-' indicator": (
        "a list item must start with `- `",
        "start every item of a list in the same column",
    ),
    "did not find expected node content": ("a value is missing here", None),
    "scanning a block scalar": ("nothing can follow `|` or `>` in a line", "start the text on the next line"),
    "block sequence entries are not allowed": ("a list cannot start here", "start the list on a line of its own"),
    "tag": _TAG,
    "directive": _DIRECTIVE,
    "incompatible yaml document": _DIRECTIVE,
}
_CODE = "yaml-syntax"
_UNKNOWN = ("this is not well-formed YAML", "check the lines above for a missing quote, bracket or indent")


def syntax_problem(error: yaml.MarkedYAMLError, file: str, text: str) -> Problem:
    """The problem that stopped libyaml, at the place where an author would look for it."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{error.context or ''} {error.problem or ''}".lower()
    for opening, closing in ("[]", "{}"):
        if f"',' or '{closing}'" not in said or not opened:
            continue
        if opened.line + 1 == line:
            help_ = f"put text that contains `: ` in quotes, and close with `{closing}`"
            return Problem(file, line, column, f"`,` or `{closing}` is expected here", help_, _CODE)
        help_ = f"separate entries by `,` and close with `{closing}`"
        return Problem(file, opened.line + 1, opened.column + 1, f"this `{opening}` is not closed", help_, _CODE)
    if "scanning a quoted scalar" in said and "unexpected" in said and opened:
        return Problem(file, opened.line + 1, opened.column + 1, *_QUOTES, _CODE)
    row = [*text.split("\n", line), ""][line - 1]
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return Problem(file, line, column, "a tab is used for indentation", "indent with spaces", _CODE)
    message, told = next((words for part, words in _SYNTAX.items() if part in said), _UNKNOWN)
    return Problem(file, line, column, message, told, _CODE)
