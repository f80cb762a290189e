"""The quick check of data against pydantic's: what it takes pydantic takes, and makes the same of it."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.files.shapes import reader
from peel_grade.files.yaml_tree import load
from peel_grade.force.form import form
from pydantic_core import SchemaValidator, ValidationError

from tests.conftest import FORCES

BENCHMARKS = ("england_and_wales", "most_similar")
FORMS: dict[tuple[str, ...] | None, Any] = {benchmarks: form("force", benchmarks) for benchmarks in (BENCHMARKS, None)}
VALIDATORS: dict[Any, Any] = {of: SchemaValidator(shape) for of, shape in FORMS.items()}
READERS = {of: reader(shape) for of, shape in FORMS.items()}


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in data."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(each for key, value in inside for each in places(value, (*path, key)))]


SMALL: dict[str, Any] = {
    "force": "One",
    "framework": "peel-2017",
    "source": {"report": {"title": "A report", "lines": 12, "url": "https://example.org"}},
    "inspected": ["one"],
    "previous": {
        "grades": {"one": {"grade": "good", "year": 2016, "source": "report:3"}},
        "areas": [{"area": "a", "years": [2015, 2016], "source": ["report:4"], "allow": {"w": "why"}}],
        "complete": True,
    },
    "indicators": {
        "a": 3, "b": "not_recorded", "c": {"value": {"from": 1, "to": 2}, "previous": 4, "england_and_wales": 5.5},
        "d": {"supplied": False}, "e": {"rank": "middle", "source": {"document": "report", "page": 3}},
    },
    "flags": {"f": True, "g": "partly", "h": {"is": False, "note": "n", "doubtful": True}, "i": {"supplied": False}},
    "moderation": {
        "grades": {"one": [{"grade": "good", "reason": "r", "by": "b", "date": "2018-03-22"},
                           {"withdrawn": True, "reason": "r", "by": "b", "date": "2018-03-22"}]},
        "areas": {"a": [{"decision": "reworded", "text": "t", "reason": "r", "by": "b", "date": "2018-03-22"}]},
    },
    "allow": {"w": "why"},
}  # fmt: skip
PLACES = places(SMALL)
WORDS = st.one_of(
    st.sampled_from(
        ("", "\ud800", "partly", "known", "not_recorded", "not_supplied", "report:12", "report:p3/2", "12")
    ),
    st.sampled_from(
        ("2016-02-30", "2018-03-22", "https://example.org/a", "accepted", "reworded", "peel-2017", "peel 2017")
    ),
)
SCALARS = st.one_of(
    st.none(), st.booleans(), WORDS, st.integers(-3, 2200), st.floats(allow_nan=True), st.just(10**30)
)  # fmt: skip
KEYS = st.sampled_from(
    sorted({key for place in PLACES for key in place if isinstance(key, str)} | {"at_least", "text", "page"})
)
DATA = st.recursive(
    SCALARS, lambda of: st.one_of(st.lists(of, max_size=3), st.dictionaries(KEYS, of, max_size=4)), max_leaves=8
)


def by_pydantic(data: Any, of: tuple[str, ...] | None) -> Any:
    try:
        return VALIDATORS[of].validate_python(copy.deepcopy(data), strict=True)
    except ValidationError:
        return ValidationError


def quickly(data: Any, of: tuple[str, ...] | None) -> Any:
    try:
        return READERS[of](copy.deepcopy(data))
    except ValueError:
        return ValidationError


def told(data: Any) -> str:
    """With types, orders and not-a-numbers."""
    return repr(data)


def agree(data: Any, of: tuple[str, ...] | None) -> None:
    assert told(quickly(data, of)) == told(by_pydantic(data, of))


@pytest.mark.parametrize("of", FORMS, ids=str)
@pytest.mark.parametrize("file", FORCES, ids=lambda file: file.stem)
def test_a_shipped_force_file_is_read_at_once(file: Path, of: tuple[str, ...] | None) -> None:
    data = load(file).data
    assert quickly(data, of) is not ValidationError
    agree(data, of)


@settings(max_examples=60)
@given(st.sampled_from(PLACES), DATA, st.sampled_from([*FORMS]), st.one_of(st.none(), KEYS))
def test_both_say_the_same_of_what_is_changed_anywhere(
    place: tuple[Any, ...], value: Any, of: tuple[str, ...] | None, key: str | None
) -> None:
    """A value is put in the place of another, or under one more key of a mapping."""
    data = copy.deepcopy(SMALL)
    at: Any = {"": data}
    for step in ("", *place[:-1]) if place else ():
        at = at[step]
    last = place[-1] if place else ""
    if key is not None and isinstance(at[last], dict):
        at[last][key] = value
    else:
        at[last] = value
    agree(data if place else at[""], of)


@settings(max_examples=20)
@given(DATA, st.sampled_from([*FORMS]))
def test_both_say_the_same_of_any_data(data: Any, of: tuple[str, ...] | None) -> None:
    agree(data, of)
