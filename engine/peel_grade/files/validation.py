"""Turns the errors that pydantic finds in a YAML file into problems, in our words and at their positions.

pydantic decides what is wrong. Each of its errors is looked up by type (never by
its text) and set at the line and column of the value, with a suggestion where a
name was misspelled. Where nothing is wrong not even `pydantic_core` is imported here: `grade` starts without pydantic.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from peel_grade.files.meant import after_comma, instead, several_sources
from peel_grade.files.problems import MOST, Problem, did_you_mean, printable, quoted
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import LARGEST_NUMBER, NodePath, Tree

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails, PydanticCustomError, ValidationError

AllowedKeys: TypeAlias = Callable[[tuple[int | str, ...]], Iterable[str]]
"""The keys that the mapping at a location may have."""

_REFERENCE = re.compile(r"[a-z0-9][a-z0-9-]*:(.+)", re.DOTALL)
_LINE = "[1-9][0-9]{0,8}"
_LINES = re.compile(f"({_LINE})(?:-({_LINE}))?")
LINES_PATTERN = f"^{_LINE}(-{_LINE})?$"
"""What `lines` takes as text, for a JSON Schema."""
REFERENCE_PATTERN = f"^[a-z0-9][a-z0-9-]*:{_LINE}(-{_LINE})?$"
"""What `reference` takes, for a JSON Schema."""


def fault(
    message: str, help: str | None = None, *, key: str | None = None, code: str = "wrong-value"
) -> "PydanticCustomError":
    """An error for a validator to raise: a message in our style and a help line.

    It is told where the value stands that was validated, or at its `key`.
    """
    from pydantic_core import PydanticCustomError  # only where something is wrong: it takes long to import

    return PydanticCustomError("fault", "{message}", {"message": message, "help": help, "key": key, "code": code})


def located(
    error: "ValidationError",
    tree: Tree,
    allowed: AllowedKeys,
    at: NodePath = (),
    missing: Mapping[str, str] = MappingProxyType({}),
) -> list[Problem]:
    """The errors that pydantic found in the value `at` a path of the file, as problems.

    What the loader refused at the same place is not told again. `missing` is the help for keys of that value that are
    not there.
    """
    told = {problem.place for problem in tree.problems}
    value = tree.data
    for step in at:
        value = value[step]
    details = islice(error.errors(include_url=False), MOST + 1)
    found = [_problem(tree, at, value, detail, allowed, missing) for detail in details]
    return [problem for problem in found if problem.place not in told]


def kind_of(value: object) -> str:
    """What a YAML value is, in an author's words: `text`, `a number`, `a list`..."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a mapping"


def written(value: object) -> str:
    """A value as the author wrote it, in backticks, in one line and shortened; `nothing` for an empty one."""
    if value is None or isinstance(value, list | dict):
        return kind_of(value)
    return quoted(str(value).lower() if isinstance(value, bool) else str(value))


def not_a(expected: str, value: object) -> str:
    """The message for a value of the wrong type."""
    if value is None or isinstance(value, list | dict):
        return f"{kind_of(value)} stands here, {expected} is expected"
    return f"{written(value)} is {kind_of(value)}, {expected} is expected"


def number(value: object) -> object:
    """A validator: a number, not text and not true or false."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fault(not_a("a number", value), instead("a number", value))
    return value


def text(value: str) -> str:
    """A validator: text with something in it."""
    if not value.strip():
        raise fault("must not be empty")
    return value


def lines(value: object) -> str:
    """A validator: `322` or `1606-1640`, as text."""
    alone = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    found = _LINES.fullmatch(alone) if isinstance(alone, str) else None
    if not found or int(found[2] or found[1]) < int(found[1]):
        help = "write `322` or `1606-1640`"
        if found:
            help = f"the first line comes first: `{found[2]}-{found[1]}`"
        elif isinstance(value, str) and re.search(r"\d\s*[,;]\s*\d", value):
            help = "give each place its own `{document: ..., lines: ...}`"
        raise fault(f"{written(value)} is not a line or a range of lines", help)
    return found[0]


def reference(value: object) -> str:
    """A validator: `document:322` or `document:1606-1640`."""
    found = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
    if not found or not (bounds := _LINES.fullmatch(found[1])) or int(bounds[2] or bounds[1]) < int(bounds[1]):
        raise fault(f"{written(value)} is not a source", _reference_help(value))
    return found[0]


def _reference_help(value: object) -> str:
    """What to write for a source that is none: with its own document, if it names one."""
    alone = value.strip() if isinstance(value, str) else ""
    if straight := re.fullmatch("[\u201c\u201d\u201e\u2018\u2019](.*)[\u201c\u201d\u2018\u2019]", alone):
        return f'use straight quotes: `"{printable(straight[1])[:60]}"`'
    if places := several_sources(alone):
        return f"write `{places}`"
    found = re.match(r"([a-z0-9][a-z0-9-]*):(.*)", alone)
    document = found[1][:60] if found else "staffordshire-2017"
    if found and (bounds := _LINES.fullmatch(found[2])):
        return f"the first line comes first: `{document}:{bounds[2]}-{bounds[1]}`"
    return f"write `document:line`, such as `{document}:322`"


def percentage(value: object) -> float:
    """A validator: `25%`, as a number."""
    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*%", value) if isinstance(value, str) else None
    if not found:
        raise fault(f"{written(value)} is not a percentage", "write a positive number with its sign, as `25%`")
    if float(found[1]) > LARGEST_NUMBER:
        raise fault(f"{written(value)} is beyond 2^53 and cannot be compared exactly")
    return float(found[1])


def as_list(value: object) -> list[Any]:
    """A validator: what may be written alone where a list is meant, as a list of one."""
    return value if isinstance(value, list) else [value]


class _Said(Record):
    """What to say of an error.

    Its position is that of the value, or (`on_key`) of the value's key, or of the `key` inside of the value.
    """

    message: str
    help: str | None = None
    code: str = "wrong-value"
    on_key: bool = False
    key: str | None = None


def _problem(
    tree: Tree, at: NodePath, value: Any, error: "ErrorDetails", allowed: AllowedKeys, missing: Mapping[str, str]
) -> Problem:
    location = error["loc"]
    said = _SAY.get(error["type"], _other)(error, allowed)
    path = (*at, *_path(value, location))
    if error["type"] == "extra_forbidden" and said.help is None:
        meant = after_comma(tree, path) if error["input"] is None else None
        said = said._replace(help=meant or _keys_are([*allowed(location[:-1])]))
    if error["type"] == "missing" and said.help is None and len(location) == 1:
        said = said._replace(help=missing.get(str(location[0])))
    on_key = said.on_key or location[-1:] == ("[key]",)
    if said.key:
        path, on_key = (*path, said.key), True
    return tree.problem(path, said.message, said.help, key=on_key, code=said.code)


def _other(error: "ErrorDetails", _allowed: AllowedKeys) -> _Said:
    return _Said(f"{written(error['input'])} is not allowed here")


def _missing(error: "ErrorDetails", _allowed: AllowedKeys) -> _Said:
    key = error["loc"][-1]
    code = f"missing-{key}" if key in ("source", "basis") else "missing-key"
    given_up = isinstance(error["input"], dict) and not _GIVEN_UP.isdisjoint(error["input"])
    help = "what is given up keeps the keys that it had: old files still use it" if given_up else None
    return _Said(f"key `{key}` is missing", help, code, on_key=True)


def _unknown_key(error: "ErrorDetails", allowed: AllowedKeys) -> _Said:
    *inside, key = error["loc"]
    keys = [*allowed(tuple(inside))]
    meant = next((each for each in _KEY_MEANT.get(str(key), ()) if each in keys), None)
    longer = [each for each in keys if len(str(key)) > 2 and each.startswith(f"{key}_")]
    help = f"write `{meant or longer[0]}`" if meant or len(longer) == 1 else did_you_mean(key, keys)
    return _Said(f"unknown key {written(key)}", help, "unknown-key", on_key=True)


def _fault(error: "ErrorDetails", _allowed: AllowedKeys) -> _Said:
    """What one of our own validators says (see `fault`)."""
    context = error["ctx"]
    return _Said(context["message"], context["help"], context["code"], key=context["key"])


def _none_of_the_choices(error: "ErrorDetails", allowed: AllowedKeys) -> _Said:
    found = error["input"]
    listed = re.findall(r"'([^']*)'|(True|False)", error["ctx"]["expected"])
    choices = [text or boolean.lower() for text, boolean in listed]
    near = did_you_mean(found, choices) if isinstance(found, str) else None
    help = near or f"write {'one of ' if len(choices) > 1 else ''}{', '.join(choices)}"
    return _other(error, allowed)._replace(help=help)


def _wrong_type(error: "ErrorDetails", allowed: AllowedKeys) -> _Said:
    expected, found, location = _EXPECTED[error["type"]], error["input"], error["loc"]
    key = location[-1] if location else None
    form = None
    if expected in ("a mapping", "a list") and found is not None:
        alone = found[0] if isinstance(found, list) and len(found) == 1 else found
        form = _form(expected, alone, key, [*allowed(location)])
    return _Said(not_a(expected, found), instead(expected, found, key) or form)


def _form(expected: str, found: object, key: int | str | None, keys: list[str]) -> str | None:
    """What to write in place of a value where a mapping with some of the `keys`, or a list, is expected."""
    listed = _keys_are(keys)
    if isinstance(found, dict) and expected == "a list":
        return _listed(found, keys)
    if not isinstance(found, str):
        return listed if expected == "a mapping" else None
    shown = printable(found[:60])
    shown = shown if re.fullmatch(r"\w[\w .-]*", shown) else f'"{shown}"'
    if key == "allow":
        form = f"{{{shown}: the reason}}"
    elif keys[:2] == ["document", "lines"] and _REFERENCE.fullmatch(found):
        document, _, lines = found.partition(":")
        form = f"{{document: {document}, lines: {lines}}}"
    elif keys and keys[0] in _ALONE:
        form = f"{{{keys[0]}: {shown}}}"
    elif expected == "a mapping" or keys:
        return listed
    else:
        form = shown
    return f"write `[{form}]`" if expected == "a list" else f"write `{form}`"


def _keys_are(keys: list[str]) -> str | None:
    """The keys that a mapping may have; of many the first."""
    return f"its keys are {', '.join(keys[:_MOST_KEYS])}{', ...' if len(keys) > _MOST_KEYS else ''}" if keys else None


def _listed(found: dict[Any, Any], keys: list[str]) -> str | None:
    """What to write in place of a mapping where a list is expected: of mappings with these keys, or else of names."""
    if keys:
        return f"start each entry with `- `; {_keys_are(keys)}"
    named = [name for value in found.values() for name in (value if isinstance(value, list) else [value])]
    plain = all(isinstance(name, str) and re.fullmatch(r"[\w-]{1,60}", name) for name in named)
    return (
        f"write `[{', '.join(named)}]`" if plain and 0 < len(named) <= 4 else "write `[...]`, or start each with `- `"
    )


def _out_of_bounds(error: "ErrorDetails", _allowed: AllowedKeys) -> _Said:
    name, words = _BOUNDS[error["type"]]
    return _Said(f"{written(error['input'])} is out of bounds", f"write {words} {error['ctx'][name]}")


def _wrong_length(error: "ErrorDetails", _allowed: AllowedKeys) -> _Said:
    context = error["ctx"]
    if not context["actual_length"]:
        return _Said("must not be empty")
    length = context["min_length"] if error["type"] == "too_short" else context["max_length"]
    return _Said(f"{context['actual_length']} entries stand here, {length} are expected")


def _empty(_error: "ErrorDetails", _allowed: AllowedKeys) -> _Said:
    return _Said("must not be empty")


_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}
_MOST_KEYS = 8
_GIVEN_UP = {"replaced_by", "retired"}
"""The keys of an entry that is kept for old files only."""
_ALONE = ("grade", "area", "title")
"""What text most likely is that stands in the place of a mapping with such a key."""
_KEY_MEANT = {
    "value": ("is",),
    "is": ("value",),
    ">=": ("at_least",),
    ">": ("above",),
    "<=": ("at_most",),
    "<": ("below",),
    "or": ("any",),
    "and": ("all",),
    "not": ("none",),
    **dict.fromkeys(("more_than", "greater_than", "over", "exceeds"), ("above",)),
    **dict.fromkeys(("less_than", "fewer_than", "lower_than", "under"), ("below",)),
    **dict.fromkeys(("min", "minimum"), ("at_least",)),
    **dict.fromkeys(("max", "maximum"), ("at_most",)),
}
"""Keys that other places or other languages have for the same."""
_BOUNDS = {"greater_than_equal": ("ge", "at least"), "less_than_equal": ("le", "at most")}
_SAY: "dict[str, Callable[[ErrorDetails, AllowedKeys], _Said]]" = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "fault": _fault,
    "literal_error": _none_of_the_choices,
    "too_short": _wrong_length,
    "too_long": _wrong_length,
    "string_too_short": _empty,
    **dict.fromkeys(_EXPECTED, _wrong_type),
    **dict.fromkeys(_BOUNDS, _out_of_bounds),
}
"""What is said of each type of error that pydantic finds."""


def _path(data: Any, location: tuple[int | str, ...]) -> NodePath:
    """The path in the data of a pydantic location, whose steps that are not in the data are left out."""
    path: list[int | str] = []
    for step in location:
        if step in (data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()):
            data = data[step]
            path.append(step)
    return tuple(path)
