"""The force files by which something is shown: what they record, in lines, and under which names they are written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from peel_grade.files.yaml_writing import as_yaml
from peel_grade.wording.terms import words

Told = dict[str, Any]
"""JSON data of what was found; a case has `forces`, the data of force files, and `files`, their names."""
_FEW = 6
"""So many pieces of evidence are told; the file has them all."""


def files_of(parts: Iterable[Told], cases: Callable[[Told], Iterable[Told]]) -> Iterator[tuple[str, str]]:
    """The force files of the cases of some rulebooks, by their names; of several rulebooks under the id of each."""
    several = list(parts)
    for part in several:
        within = f"{part['id']}-" if len(several) > 1 else ""
        for case in cases(part):
            for name, data in zip(case["files"], case["forces"], strict=True):
                yield f"{within}{name}", as_yaml(data)


def evidence_of(data: Mapping[str, Any]) -> Iterator[str]:
    """What a force file records, a line for each piece."""
    if "inspected" in data:
        yield f"inspected: {', '.join(data['inspected']) or 'nothing'}"
    previous = data.get("previous", {})
    yield from (f"previous grade of {name}: {words(row['grade'])}" for name, row in previous.get("grades", {}).items())
    yield from (f"asked for before: {row['area']}" for row in previous.get("areas", ()))
    yield from ["all that was asked for before is listed"] * ("complete" in previous)
    for section in ("indicators", "flags"):
        yield from (as_yaml({name: row}).strip() for name, row in data.get(section, {}).items())


def few(lines: Sequence[str]) -> list[str]:
    """The first of many lines, and how many more there are."""
    more = len(lines) - _FEW
    return [*lines] if more < 2 else [*lines[:_FEW], f"and {more} pieces of evidence more"]
