"""What was probably meant by a value that cannot stand as it is written."""

import re
from collections.abc import Iterable, Mapping
from itertools import takewhile

from peel_grade.files.problems import did_you_mean, printable, quoted
from peel_grade.files.yaml_tree import NodePath, Tree, is_number

_MEANT = dict.fromkeys(("yes", "on", "true"), "true") | dict.fromkeys(("no", "off", "false"), "false")
_PARTLY = (
    "partially",
    "partial",
    "part",
    "half",
    "in part",
    "some",
    "mixed",
    "mostly",
    "partly",
    "yes and no",
    "\u00bd",
)
_UNSEEN = "[\u00a0\u2007\u2009\u202f]"
_WITHOUT = "without the space that only looks like one (U+00A0 or the like)"
_MOST_NAMES = 4
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
    if before[-1] == "lines":
        return "give each place its own `{document: ..., lines: ...}`"
    if before[-1] == "source" and (places := several_sources(f"{was}, {rest}")):
        return f"write `{places}`"
    if isinstance(was, int) and not isinstance(was, bool) and rest.isascii() and rest.isdigit():
        return f"write `{was}{rest}`, without a comma" if len(rest) == 3 else f"write `{was}.{rest}`, with a point"
    if isinstance(was, str):
        return f'put text that contains a comma in quotes: `"{printable(f"{was}, {rest}")[:60]}"`'
    return "give the key a value, or put text that contains a comma in quotes"


def named_like(word: object, labels: Mapping[str, str]) -> str | None:
    """The help that names the id which was probably meant: one spelt like `word`, whose label it is or begins, or with
    its parts.

    `labels` are what the ids stand for, in words; empty for those that have none.
    """
    if not isinstance(word, str):
        return None
    said = _parts(word)
    exact = [name for name, label in labels.items() if said and said in (_parts(label), _parts(name))]
    begun = [name for name, label in labels.items() if len(said) > 1 and _parts(label)[: len(said)] == said]
    for alone in (exact, begun):
        if len(alone) == 1:
            return f"did you mean {quoted(alone[0])}?"
    if near := did_you_mean(word, labels):
        return near
    if not any(len(each) > 2 for each in said):
        return None
    within = [name for name in labels if _all_in(said, _parts(name))]
    within = within or [name for name, label in labels.items() if _all_in(said, _parts(label))]
    if not within:
        return None
    *others, last = map(quoted, sorted(within, key=len)[:_MOST_NAMES])
    return f"did you mean {', '.join(others)}{' or ' if others else ''}{last}?"


def _parts(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", name.lower())


def _all_in(said: list[str], parts: list[str]) -> bool:
    """Whether every part of what was said is one of the parts, or starts one, also without the `s` of a plural."""
    starts = tuple(each.removesuffix("s") if len(each) > 3 else each for each in said)
    return all(
        any(part == each or (len(each) > 2 and part.startswith(start)) for part in parts)
        for each, start in zip(said, starts, strict=True)
    )


def several_sources(written: str) -> str | None:
    """The list that several places of a source are written as, for `report:20, report:21` or `report:20-25, 40`."""
    document, _, _ = written.partition(":")
    places = [place if ":" in place else f"{document}:{place}" for place in re.split(r"\s*[,;]\s*", written.strip())]
    if len(places) < 2 or not all(re.fullmatch(r"[\w-]+:\d+(-\d+)?", place) for place in places):
        return None
    return f"[{', '.join(places)}]"


def degree_help(value: object, others: Iterable[str] = ()) -> str:
    """What to write where true, false or partly is expected, or one of `others`."""
    if str(value).strip().lower() in (*_PARTLY, "0.5"):
        return "write partly"
    meant = instead("true or false", value) if isinstance(value, str) else None
    return meant or f"write true, false{', partly or one of' if others else ' or partly'} {', '.join(others)}".strip()


def instead(expected: str, value: object, key: object = None) -> str | None:
    """What to write where a value, that of a `key`, has the wrong type."""
    if value is None:
        return "write a value, or remove the key"
    if expected == "true or false" and (meant := _MEANT.get(str(value).strip().lower())):
        return "remove the quotes" if str(value) in ("true", "false") else f"write {meant}"
    if expected == "text" and isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        *others, last = (quoted(each) for each in value[:_MOST_NAMES])
        return f"write {'one of them: ' if others else ''}{', '.join(others)}{' or ' if others else ''}{last}"
    if not isinstance(value, str):
        return None
    if expected in ("a number", "a whole number"):
        plain = plain_number(value)
        if is_number(value):
            return "remove the quotes"
        if key in ("year", "since") and (year := re.match(r"(\d{4})(\s*[/-]\s*\d\d)?\b", value.strip())):
            of = "the year of the report" if key == "year" else "a year"
            return f"write {of}, such as {int(year[1]) + (year[2] is not None)}"
        if plain is None and (part := re.fullmatch(r"(\d{1,9})\s*/\s*(\d{1,9})", value.strip())) and int(part[2]):
            return f"write what it comes to: {round(int(part[1]) / int(part[2]), 4):.10g}"
        unseen = re.search(_UNSEEN, value.strip(" "))
        return f"write `{plain}`{f', {_WITHOUT}' if unseen else ''}" if plain is not None else None
    if expected == "a mapping" and (found := re.match(r"(\w+):(\S|[^\S \n])", value)):
        instead_of = f" in the place of the invisible character (U+{ord(found[2]):04X})" if found[2].isspace() else ""
        return f"put a space after the `:`{instead_of}"
    return None
