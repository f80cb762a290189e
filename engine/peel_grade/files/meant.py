"""What was probably meant by a value that cannot stand as it is written."""

import re
from itertools import takewhile

from peel_grade.files.problems import printable
from peel_grade.files.yaml_tree import NodePath, Tree, is_number

_MEANT = dict.fromkeys(("yes", "on", "true"), "true") | dict.fromkeys(("no", "off", "false"), "false")
_UNSEEN = "[\u00a0\u2007\u2009\u202f]"
_WITHOUT = "without the space that only looks like one (U+00A0 or the like)"
_SPACES = f"(?:[ _]|{_UNSEEN})"
"""What people put between groups of digits, apart from a comma or a point."""


def plain_number(written: str) -> str | None:
    """The number that a text stands for beyond doubt, as YAML has it: of `1,234.5`, `12,5`, `\u22125`, `\u00a312 %`."""
    text = re.sub(r"\A[\u00a3\u20ac$]\s*|\s*%\Z", "", written.strip())
    text = re.sub(r"\A[\u2212\u2013]\s*", "-", text)
    if re.fullmatch(rf"-?[0-9]{{1,3}}(?:{_SPACES}[0-9]{{3}})+(?:[.,][0-9]+)?", text):
        text = re.sub(_SPACES, "", text)
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?[0-9]+,[0-9]+", text):
        text = text.replace(",", ".")
    return text if is_number(text) else None


def after_comma(tree: Tree, path: NodePath) -> str | None:
    """What to write where a key without a value follows another in its line: `{title: Response, and more}`."""
    around = tree.data
    for step in path[:-1]:
        around = around[step]
    before = list(takewhile(lambda key: key != path[-1], around))
    if not before or tree.mark((*path[:-1], before[-1]), key=True).line != tree.mark(path, key=True).line:
        return None
    was, rest = around[before[-1]], str(path[-1])
    if isinstance(was, int) and not isinstance(was, bool) and rest.isascii() and rest.isdigit():
        return f"write `{was}{rest}`, without a comma" if len(rest) == 3 else f"write `{was}.{rest}`, with a point"
    if isinstance(was, str):
        return f'put text that contains a comma in quotes: `"{printable(f"{was}, {rest}")[:60]}"`'
    return "give the key a value, or put text that contains a comma in quotes"


def instead(expected: str, value: object) -> str | None:
    """What to write where a value has the wrong type."""
    if value is None:
        return "write a value, or remove the key"
    if expected == "true or false" and (meant := _MEANT.get(str(value).strip().lower())):
        return "remove the quotes" if str(value) in ("true", "false") else f"write {meant}"
    if not isinstance(value, str):
        return None
    if expected in ("a number", "a whole number"):
        plain = plain_number(value)
        if is_number(value):
            return "remove the quotes"
        if plain is None and re.fullmatch(r"\d+\s*/\s*\d+", value.strip()):
            return "write what it comes to, with a point, as 0.5"
        unseen = re.search(_UNSEEN, value.strip(" "))
        return f"write `{plain}`{f', {_WITHOUT}' if unseen else ''}" if plain is not None else None
    if expected == "a mapping" and re.match(r"\w+:\S", value):
        return "put a space after the `:`"
    return None
