"""What is wrong with a file that is not YAML, in our words and with what an author can do about it.

The parser names two places: where it stopped, and where that began which it was reading. What is wrong follows from
these and the text there. The parser's own wording is never read: it differs between libyaml and Python, and between
versions.
"""

import re
from typing import TypeAlias

import yaml
from yaml.error import Mark
from yaml.scanner import ScannerError

from peel_grade.files.problems import Problem, printable

_QUOTES = ("the quotes are not closed", "close them, or remove the one that opens")
_INDENTATION = ("the indentation does not fit the lines above", "keys of one mapping start in the same column")
_TAB = ("a tab is used for indentation", "indent with spaces")
_TAG = ("a tag (`!`) is not allowed", "write the plain value, or put text that starts with `!` in quotes")
_ESCAPE = ("an unknown `\\` escape in double quotes", "use single quotes")
_DIRECTIVE = ("a `%` directive is not allowed", "remove the line")
_START = ("this character cannot start a value", "put the text in quotes")
_BLOCK_TEXT = (
    "nothing can follow `|` or `>` in a line",
    "start the text on the next line, or put text that starts with `|` or `>` in quotes",
)
_NO_COLON = ("a key without its `:`", "write `key: value`")
_VALUE = ("a value is missing here", None)
_ITEM = ("a list item must start with `- `", "start every item of a list in the same column")
_DOCUMENT = (
    "this does not fit what stands above",
    "keys of one mapping start in the same column, and a file holds one document",
)
_COLON = ("a `:` cannot stand here", "check the indentation, or put text that contains `: ` in quotes")
_COLON_IN_TEXT = ("a `:` cannot stand here", "put text that contains `:` in quotes")
_KEY = ("a `?` cannot stand here", "put text that starts with `?` in quotes")
_LIST = ("a list cannot start here", "start the list on a line of its own")
_DASH_ALONE = ("a lone `-` starts a list", "remove the key where nothing is known")
_QUESTION_ALONE = ("a `?` cannot stand here", "remove the key where nothing is known")
_APOSTROPHE = ("text cannot follow the closing `'`", "write `''` for a `'` in the text, or use double quotes")
_QUOTE_IN_TEXT = ('text cannot follow the closing `"`', "put the whole text in single quotes")
_UNKNOWN = ("this is not well-formed YAML", "check the lines above for a missing quote, bracket or indent")

_Wrong: TypeAlias = tuple[str, str | None]  # message and help
_CLOSING = {"[": "]", "{": "}"}
_QUOTED = re.compile(r"""'(?:[^']|'')*+'|"(?:[^"\\]|\\.)*+\"""", re.S)
_DASH = re.compile(r"-(\s|\Z)")
_ALONE = re.compile(r"[-?][ \t]*(#.*)?$", re.M)
_OPENS_QUOTES = re.compile(r"""(?<=[\s,:\[{])(?:'(?:[^']|'')*+'|"(?:[^"\\]|\\.)*+\")""", re.S)
_KEY_AND_TEXT = re.compile(r"([ \t]*(?:- +)?)([\w.-]+):(?!//)(\S|[^\S \t\n])([^\n]*)")
_KEY_BEFORE = re.compile(r"\S[ \t]+([\w.-]+)[ \t]*\Z")
_ESCAPE_STARTS = re.compile(r"\\[xuU]?\Z")
_CODE = "yaml-syntax"


def syntax_problem(error: yaml.MarkedYAMLError, file: str, text: str) -> Problem:
    """The problem that stopped the parser in `text`, at the place where an author would look for it."""
    stopped, began = error.problem_mark or error.context_mark, error.context_mark
    if not stopped:
        return Problem(file, 1, 1, *_UNKNOWN, _CODE)
    scanning = isinstance(error, ScannerError)  # no token could be read; else its token cannot follow
    opening = _at(text, began) if began else ""
    if began and not scanning and opening in _CLOSING and began.index < stopped.index:
        return _flow_problem(began, stopped, text, file)
    if began and scanning and opening in ("'", '"') and not _QUOTED.match(text, began.index, stopped.index):
        return _quotes_problem(began, stopped, text, file)
    row = [*text.split("\n", stopped.line + 1), ""][stopped.line]
    if "\t" in row[: len(row) - len(row.lstrip())]:
        return Problem(file, stopped.line + 1, stopped.column + 1, *_TAB, _CODE)
    wrong = (_wrong_token if scanning else _wrong_order)(text, stopped, began)
    if began and wrong is _NO_COLON:
        without_space = _without_space(text, began.index - began.column, began.line, file)
        return without_space or Problem(file, began.line + 1, began.column + 1, *wrong, _CODE)
    if wrong is _COLON and began is None and stopped.line:
        above = text.rfind("\n", 0, stopped.index - stopped.column - 1) + 1
        if without_space := _without_space(text, above, stopped.line - 1, file):
            return without_space
    return Problem(file, stopped.line + 1, stopped.column + 1, *wrong, _CODE)


def escape_problem(file: str, line: int, column: int) -> Problem:
    """The problem that what a backslash starts, which stands there, is no escape."""
    return Problem(file, line, column, *_ESCAPE, _CODE)


def _quotes_problem(began: Mark, stopped: Mark, text: str, file: str) -> Problem:
    """What is wrong in quotes that open at `began`: an escape, where the parser stopped at one, or no end."""
    escape = _ESCAPE_STARTS.search(text, began.index, stopped.index + (_at(text, stopped) == "\\"))
    if not escape or stopped.index >= len(text):
        return Problem(file, began.line + 1, began.column + 1, *_QUOTES, _CODE)
    return escape_problem(file, stopped.line + 1, stopped.column + 1 - (stopped.index - escape.start()))


def _flow_problem(began: Mark, stopped: Mark, text: str, file: str) -> Problem:
    """What is wrong between brackets or braces that open at `began`."""
    opening = _at(text, began)
    closing = _CLOSING[opening]
    for found in _OPENS_QUOTES.finditer(text, began.index + 1, stopped.index):
        if "\n" in found[0]:  # they end where those of another value open
            start = found.start()
            line, column = text.count("\n", 0, start), start - text.rfind("\n", 0, start)
            return Problem(file, line + 1, column, *_QUOTES, _CODE)
    if began.line == stopped.line:
        if wrong := _after_quotes(text, stopped):
            return Problem(file, stopped.line + 1, stopped.column + 1, *wrong, _CODE)
        help_ = f"put text that contains `: ` in quotes, and close with `{closing}`"
        before = text[stopped.index - stopped.column : stopped.index]
        if _at(text, stopped) == ":" and (key := _KEY_BEFORE.search(before)):
            help_ = f"if `{printable(key[1])}` is a key, a comma is missing before it; else {help_}"
        message = f"`,` or `{closing}` is expected here"
        return Problem(file, stopped.line + 1, stopped.column + 1, message, help_, _CODE)
    help_ = f"separate entries by `,` and close with `{closing}`"
    return Problem(file, began.line + 1, began.column + 1, f"this `{opening}` is not closed", help_, _CODE)


def _wrong_token(text: str, stopped: Mark, began: Mark | None) -> _Wrong:
    """Message and help where no token could be read; `began` is where it starts, if the parser says."""
    at = _at(text, stopped)
    if began is None:
        if _ALONE.match(text, stopped.index):
            return _DASH_ALONE if at == "-" else _QUESTION_ALONE
        return {":": _COLON, "?": _KEY, "-": _LIST}.get(at, _START)
    opening = _at(text, began)
    if began.index == stopped.index:
        return _START
    if opening == "%" and began.column == 0:
        return _DIRECTIVE
    if opening in ("|", ">"):
        return _BLOCK_TEXT
    if began.line < stopped.line:
        return _NO_COLON  # a key and its colon stand in one line
    return {"&": _START, "*": _START, "!": _TAG}.get(opening, _COLON_IN_TEXT if at == ":" else _NO_COLON)


def _wrong_order(text: str, stopped: Mark, began: Mark | None) -> _Wrong:
    """Message and help where a token cannot follow; `began` is where the value, list or mapping around it starts."""
    at = _at(text, stopped)
    if began is None:
        return _DIRECTIVE if at == "%" and stopped.column == 0 else _DOCUMENT
    if at == "!":
        return _TAG
    if at and at in "]}":
        return (f"this `{at}` closes nothing", f"remove it, or put text that contains `{at}` in quotes")
    if began.index == stopped.index:
        return _COLON if at == ":" else _VALUE
    if wrong := _after_quotes(text, stopped) or _after_bracket(text, stopped):
        return wrong
    return _ITEM if _DASH.match(text, began.index) else _INDENTATION


def _after_quotes(text: str, stopped: Mark) -> _Wrong | None:
    """What is wrong where text follows, in a line, the quotes that seem to close it."""
    before = text[stopped.index - stopped.column : stopped.index].rstrip()
    return {"'": _APOSTROPHE, '"': _QUOTE_IN_TEXT}.get(before[-1:])


def _after_bracket(text: str, stopped: Mark) -> _Wrong | None:
    """What is wrong where text follows, in a line, what seems to be a mapping or a list."""
    before = text[stopped.index - stopped.column : stopped.index].rstrip()
    opening = {"}": "{", "]": "["}.get(before[-1:])
    if opening is None:
        return None
    return (f"text cannot follow the closing `{before[-1]}`", f"put text that starts with `{opening}` in quotes")


def _without_space(text: str, start: int, line: int, file: str) -> Problem | None:
    """The problem of a key whose `:` no space follows, if the line that starts there has one."""
    found = _KEY_AND_TEXT.match(text, start)
    if found is None:
        return None
    wrong = missing_space(found[2], found[3] + found[4])
    return Problem(file, line + 1, found.start(3) - start + 1, *wrong, _CODE)


def missing_space(key: str, rest: str) -> tuple[str, str]:
    """Message and help where `rest` follows the `:` of a key, and no space between them."""
    if rest[0].isspace():
        return f"an invisible character (U+{ord(rest[0]):04X}) follows the `:`", "put a plain space in its place"
    return "a space is missing after the `:`", f"write `{printable(f'{key}: {rest}'[:60].rstrip())}`"


def _at(text: str, mark: Mark) -> str:
    """The character at a mark; empty at the end."""
    return text[mark.index : mark.index + 1]
