"""Wordings of areas for improvement, which once stood in the rules, as entries of areas/ that the rules name.

An area is made of each wording of a question; rules with one wording share it, and it has the sources of all of them.
Its id is made from the first words of the wording.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.files.listing import listed
from peel_grade.files.yaml_tree import Tree, load, read_bytes
from peel_grade.rulebook.locate import header
from peel_grade.rulebook.shipped import rules_folder

_KEY = "area_for_improvement"
_WORDS = 6
"""Words of a wording that its id is made from, as far as they tell it from others."""
_WIDTH = 120
"""Columns up to which a list stands in one line, as `rulebook fmt` writes it."""
_LITTLE = {"a", "an", "and", "for", "in", "of", "on", "that", "the", "their", "to", "with"}
_PLAIN = re.compile(r"[A-Za-z][\w ,./'()-]*[\w.)]")
"""Text that needs no quotes in YAML."""


class _Wording(NamedTuple):
    """What is asked for in a question."""

    question: str
    text: str


class Rewritten(NamedTuple):
    """A file as it is to be."""

    file: Path
    content: bytes


def area_files(folder: Path) -> Iterator[Rewritten]:
    """The files of a rulebook's findings whose rules have wordings, with ids in their place, and those of its areas.

    Raises InputError.
    """
    trees = {file: load(file) for file in listed(folder / "findings", ".yaml")}
    if not any(_KEY in rule for tree in trees.values() for rule in _rules(tree)):
        return
    ids = _ids(folder)
    for file, tree in trees.items():
        rules = [rule for rule in _rules(tree) if _KEY in rule]
        if rules:
            yield Rewritten(file, _with_ids(file, tree, ids, _questions(folder)).encode())
    yield from _made(folder, trees, ids)


def _made(folder: Path, trees: Mapping[Path, Tree], ids: Mapping[_Wording, str]) -> Iterator[Rewritten]:
    """The files of the areas: each where the first rule that names it stands."""
    questions, known = _questions(folder), {each for base in _bases(folder) for each in _written(base)}
    known |= _there(folder).keys()
    first: dict[_Wording, Path] = {}
    sources: dict[_Wording, dict[str, None]] = {}
    for file, tree in trees.items():
        for rule in _rules(tree):
            if (wording := _wording(rule, questions)) is not None and wording not in known:
                first.setdefault(wording, file)
                told = (_source(each) for each in rule.get("source", []) if isinstance(each, dict))
                sources.setdefault(wording, {}).update(dict.fromkeys(told))
    for file in dict.fromkeys(first.values()):
        place = folder / "areas" / file.name
        before = read_bytes(place).decode() + "\n" if place.is_file() else ""
        entries = [_entry(ids[each], each, sources[each]) for each, where in first.items() if where == file]
        yield Rewritten(place, (before + "\n".join(entries)).encode())


def _entry(id: str, wording: _Wording, sources: Mapping[str, None]) -> str:
    text = wording.text if _PLAIN.fullmatch(wording.text) else json.dumps(wording.text, ensure_ascii=False)
    lines = [f"- id: {id}", f"  question: {wording.question}", f"  text: {text}"]
    inline = f"  source: [{', '.join(sources)}]"
    lines += [inline] if len(inline) <= _WIDTH else ["  source:", *(f"    - {source}" for source in sources)]
    return "\n".join(lines) + "\n"


def _source(source: Mapping[str, Any]) -> str:
    return f"{{document: {source.get('document')}, lines: {source.get('lines')}}}"


def _with_ids(file: Path, tree: Tree, ids: Mapping[_Wording, str], questions: Mapping[str, str]) -> str:
    """The text of a file of findings with the id of its area in each rule."""
    lines = read_bytes(file).decode("utf-8-sig").splitlines(keepends=True)
    for index, rule in reversed(list(enumerate(tree.data))):
        wording = _wording(rule, questions) if isinstance(rule, dict) else None
        if wording is None:
            continue
        start = tree.mark((index, _KEY), key=True)
        end = start.line
        while end < len(lines) and (
            not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) >= start.column
        ):
            end += 1
        while end > start.line and not lines[end - 1].strip():
            end -= 1
        lines[start.line - 1 : end] = [f"{' ' * (start.column - 1)}area: {ids[wording]}\n"]
    return "".join(lines)


def _ids(folder: Path) -> dict[_Wording, str]:
    """An id for each wording: of those that a rulebook extends first, as they are or will be there."""
    found: dict[_Wording, str] = {}
    taken = {str(rule.get("id")) for each in (*_bases(folder), folder) for rule in _all_rules(each)}
    for each in (*_bases(folder), folder):
        found = {**_there(each), **found}
        taken |= set(found.values())
        for wording in _written(each):
            if wording not in found:
                found[wording] = _id(wording.text, taken)
                taken.add(found[wording])
    return found


def _there(folder: Path) -> dict[_Wording, str]:
    """The areas that a rulebook has already."""
    areas = [area for file in listed(folder / "areas", ".yaml") for area in _rules(load(file))]
    return {_Wording(str(area.get("question")), str(area.get("text"))): str(area.get("id")) for area in areas}


def _id(text: str, taken: set[str]) -> str:
    """The first words of a wording, and as many more as it takes to be an id that nothing has."""
    words = [re.sub("[^a-z0-9]", "", word) for word in text.lower().replace("-", " ").split()]
    telling = [word for word in words if word and word not in _LITTLE] or ["area"]
    for number in range(_WORDS, len(telling) + 1):
        name = re.sub("^[^a-z]+", "", "-".join(telling[:number]))
        if name and name not in taken:
            return name
    name = re.sub("^[^a-z]+", "", "-".join(telling[:_WORDS])) or "area"
    numbers = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(each for each in numbers if each not in taken)


def _written(folder: Path) -> list[_Wording]:
    """The wordings in the rules of a rulebook, each once, in their order."""
    questions = _questions(folder)
    found = (_wording(rule, questions) for rule in _all_rules(folder))
    return list(dict.fromkeys(wording for wording in found if wording is not None))


def _wording(rule: Mapping[str, Any], questions: Mapping[str, str]) -> _Wording | None:
    text = rule.get(_KEY)
    if not isinstance(text, str):
        return None
    return _Wording(str(rule.get("question") or questions.get(str(rule.get("theme")), "")), text)


def _questions(folder: Path) -> dict[str, str]:
    """The question of each theme; a rulebook that has no questions of its own has those of what it extends."""
    for each in (folder, *reversed(_bases(folder))):
        data = load(each / "framework.yaml").data
        questions = data.get("questions") if isinstance(data, dict) else None
        if isinstance(questions, dict):
            rows = ((name, row.get("themes")) for name, row in questions.items() if isinstance(row, dict))
            return {theme: name for name, themes in rows if isinstance(themes, dict) for theme in themes}
    return {}


def _bases(folder: Path) -> list[Path]:
    """The folders of the rulebooks that one extends, the base first."""
    found: list[Path] = []
    here = folder
    while (name := header(here).extends) is not None:
        beside = here.resolve().parent / name
        here = beside if (beside / "framework.yaml").is_file() else rules_folder() / name
        if here in found or not (here / "framework.yaml").is_file():
            break
        found.insert(0, here)
    return found


def _all_rules(folder: Path) -> Iterator[Mapping[str, Any]]:
    for file in listed(folder / "findings", ".yaml"):
        yield from _rules(load(file))


def _rules(tree: Tree) -> list[dict[str, Any]]:
    return [rule for rule in tree.data if isinstance(rule, dict)] if isinstance(tree.data, list) else []
