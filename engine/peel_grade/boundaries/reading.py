"""The stored boundaries of a framework, read from the files of its folder, with every mistake at its place."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from pydantic_core import SchemaValidator, ValidationError
from pydantic_core import core_schema as schema

from peel_grade.boundaries.givens import SIDES, is_so_many
from peel_grade.boundaries.layout import completed
from peel_grade.boundaries.model import NO, UNDECIDED, YES, Boundaries, Case, Entry, Key, Part
from peel_grade.files.listing import listed
from peel_grade.files.problems import InputError, Problem, one_of, quoted
from peel_grade.files.validation import fault, located, not_a, written
from peel_grade.files.yaml_tree import Tree, load
from peel_grade.force.figures import KEYS
from peel_grade.force.range_form import check_range
from peel_grade.rulebook.frozen import FrozenDict

HELP = "`rulebook test --accept` writes these files"


def stored(folder: Path, framework: str) -> Boundaries | None:
    """The boundaries of a framework that stand in a folder named after it in `folder`; None where there are none.

    Raises InputError with every mistake in them.
    """
    return _stored(folder, framework, ())


def _stored(folder: Path, framework: str, before: tuple[str, ...]) -> Boundaries | None:
    files = listed(folder / framework, ".yaml")
    if not files:
        return None
    trees = [load(file) for file in files]
    problems: list[Problem] = []
    read = [data for tree in trees if (data := _checked(tree, framework, problems)) is not None]
    like = _like(trees, (*before, framework), folder, problems)
    if problems:
        raise InputError(problems)
    taken = None if not like else _stored(folder, like, (*before, framework))
    without = tuple(_key(text) for data in read for text in data.get("without", ()))
    entries = {} if taken is None else {key: each for key, each in taken.entries.items() if key not in without}
    own = {entry.key: entry for data in read for entry in _entries(data)}
    return Boundaries(framework, FrozenDict(entries | own), like, without, frozenset(own))


def _like(trees: Iterable[Tree], before: tuple[str, ...], folder: Path, problems: list[Problem]) -> str:
    """The framework whose boundaries hold too, which every file must name."""
    named = {}
    for tree in trees:
        if isinstance(tree.data, dict) and isinstance(name := tree.data.get("like", ""), str):
            named[name] = tree
            if name in before:
                problems.append(tree.problem(("like",), f"the boundaries of {quoted(name)} rest on themselves", HELP))
            elif name and not listed(folder / name, ".yaml"):
                problems.append(tree.problem(("like",), f"there are no boundaries of {quoted(name)}", HELP))
    if len(named) > 1:
        (name, tree), *_ = sorted(named.items())
        problems.append(tree.problem(("like",), "`like` is not the same in all files of this folder", HELP))
    return next(iter(named), "")


def _checked(tree: Tree, framework: str, problems: list[Problem]) -> Any:
    """The data of a file; None where it has mistakes, which are told."""
    found = list(tree.problems)
    data: dict[str, Any] = {}
    for validator, part in zip((_REST, _RULES, _LISTS), _divided(tree.data), strict=True):
        try:
            data |= validator.validate_python(part, strict=True)
        except ValidationError as error:
            found += located(error, tree, _allowed)
    if data.get("framework", framework) != framework:
        message = f"the folder is of {quoted(framework)}, this file of {quoted(data['framework'])}"
        found.append(tree.problem(("framework",), message, HELP))
    problems += found
    return None if found else data


def _divided(data: object) -> tuple[object, dict[str, object], dict[str, object]]:
    """What a file says of itself, its entries of rules, and those of lists of grade rules."""
    if not isinstance(data, dict):
        return data, {}, {}
    parts: dict[str, str] = {key: _part(key) for key in data}
    rest = {key: value for key, value in data.items() if parts[key] not in _ENTRIES}
    rules = {key: value for key, value in data.items() if parts[key] == "rule"}
    return rest, rules, {key: value for key, value in data.items() if key not in rest and key not in rules}


def _part(text: object) -> str:
    """What part of a rulebook a key of a file is of: its first word."""
    return str(text).partition(" ")[0]


def _key(text: str) -> Key:
    """The key of an entry as files write it: `suggest`, `rule late-visits`."""
    part, _, name = text.partition(" ")
    return cast(Part, part), name


def _entries(data: Mapping[str, Any]) -> Iterator[Entry]:
    if "scale" in data:
        yield Entry("scale", "", data["scale"], {}, ())
    for text, row in data.items():
        if _part(text) in _ENTRIES:
            beside, key = row.get("beside", {}), _key(text)
            cases = tuple(
                Case(completed(beside, given), each["then"], each.get("by", ""))
                for each in row["cases"]
                for given in ([each.get("given", {})] if key[0] == "rule" else each["given"])
            )
            yield Entry(*key, row.get("concludes", {}), beside, cases)


def _evidence(value: object) -> object:
    """A validator: what a piece of evidence, a finding or a count can be given as."""
    if isinstance(value, bool | int | float) or (isinstance(value, str) and value):
        return value
    if not isinstance(value, dict):
        raise fault(not_a("a number, true, false or a word", value))
    if any(key in KEYS for key in value):
        check_range(value)
        return value
    for key, each in value.items():
        if isinstance(each, dict):
            check_range(each)
        elif isinstance(each, bool) or not isinstance(each, str if key == "rank" else int | float):
            raise fault(not_a("a name" if key == "rank" else "a number", each), key=str(key))
    return value


def _concluded(value: Any) -> object:
    """A validator: what the stratum below grade rules can have concluded."""
    for key, each in value.items():
        if key.endswith(" found"):
            if not is_so_many(each):
                raise fault(f"{written(each)} is no number of findings", "write `2`, or `12 of 100`", key=key)
        elif key.endswith(" evidence"):
            if isinstance(each, bool) or not isinstance(each, int) or each < 0:
                raise fault(f"{written(each)} is no number of pieces of evidence", "write a whole number", key=key)
        elif key.startswith("evidence "):
            if each not in SIDES:
                raise fault(f"{written(each)} is not how evidence can stand", one_of(each, SIDES), key=key)
        elif not isinstance(each, str):
            raise fault(not_a("a grade", each), key=key)
    return value


def _typed(fields: Mapping[str, schema.CoreSchema], *required: str) -> schema.CoreSchema:
    return schema.typed_dict_schema(
        {name: schema.typed_dict_field(of, required=name in required) for name, of in fields.items()},
        extra_behavior="forbid",
    )


def _entry_of(given: schema.CoreSchema, case: schema.CoreSchema) -> dict[str, schema.CoreSchema]:
    return {"concludes": _SAID, "beside": given, "cases": schema.list_schema(case, min_length=1)}


_TEXT, _SAID = schema.str_schema(min_length=1), schema.dict_schema(schema.str_schema(), schema.any_schema())
_GIVEN = schema.dict_schema(_TEXT, schema.no_info_plain_validator_function(_evidence))
_COUNTED = schema.no_info_after_validator_function(_concluded, schema.dict_schema(_TEXT, schema.any_schema()))
_CASE = {"given": _GIVEN, "then": schema.literal_schema([YES, NO, UNDECIDED])}
_CASES = {"by": _TEXT, "then": _TEXT, "given": schema.list_schema(_COUNTED, min_length=1)}
_OF_RULE = _entry_of(_GIVEN, _typed(_CASE, "then"))
_OF_LIST = _entry_of(_COUNTED, _typed(_CASES, "then", "given"))
_FIELDS = {
    "framework": _TEXT,
    "like": _TEXT,
    "without": schema.list_schema(_TEXT),
    "scale": _SAID,
}
_ENTRIES = tuple(part for part in get_args(Part) if part not in _FIELDS)
_REST = SchemaValidator(_typed(_FIELDS, "framework"))
_RULES, _LISTS = (SchemaValidator(schema.dict_schema(_TEXT, _typed(each, "cases"))) for each in (_OF_RULE, _OF_LIST))


def _allowed(location: tuple[int | str, ...]) -> Iterable[str]:
    """The keys that the mapping at a location may have."""
    of_rule = _part(location[0] if location else "") == "rule"
    match len(location):
        case 0:
            return (*_FIELDS, *_ENTRIES)
        case 1:
            return _OF_RULE
        case 3:
            return _CASE if of_rule else _CASES
        case _:
            return ()
