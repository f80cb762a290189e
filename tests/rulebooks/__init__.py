"""Small rulebooks, and changed copies of them.

`tiny` has two rules and no lint; `calls` has a rule of each kind, with bounds, bands and both conclusions; both have
the id `tiny-2017`. Of `sound` and of `sound-themes`, `sound-points` and `sound-questions` all is proved that can be.
"""

from pathlib import Path
from typing import Any

from peel_grade.files.yaml_tree import load
from peel_grade.rulebook.reading.origins import files

from tests.corpus import text

_FOLDER = Path(__file__).parent
FORCE = "force: Test Police\nframework: tiny-2017\n"


def _files(name: str) -> dict[str, str]:
    found = sorted((_FOLDER / name).rglob("*.yaml"))
    return {str(file.relative_to(_FOLDER / name)): file.read_text(encoding="utf-8") for file in found}


def sound(name: str) -> dict[str, str]:
    """The files of one of the rulebooks of which all is proved: themes, points or questions."""
    return _files(f"sound-{name}")


TINY = _files("tiny")
CALLS = _files("calls")
SOUND = _files("sound")
SCALES = "words:" + TINY["framework.yaml"].partition("\nwords:")[2]
"""What a framework declares beside its questions and lists of grade rules."""


def entry(file: str, name: str) -> str:
    """One rule of a file of findings, as it is written there."""
    start = file.index(f"- id: {name}\n")
    end = file.find("\n- id: ", start)
    return file[start:] if end < 0 else file[start : end + 1]


LATE_CALLS = entry(TINY["findings/a.yaml"], "late-calls")
VICTIMS_UNHEARD = entry(TINY["findings/a.yaml"], "victims-unheard")
SPEED = CALLS["findings/speed.yaml"]
LATE = "when: {indicator: calls_late, at_least: 50}"
"""The condition of the rule `late-calls` in both rulebooks."""
_RULE = """\
- id: {name}
  theme: speed
  when: {when}
  {conclusion}
  because: something is found
  rationale: It matters.
  basis: judgement
  source: [{{document: report, lines: 10}}]
"""


def rule(when: str, conclusion: str = "weakness: minor", name: str = "another") -> str:
    """A further rule of the theme `speed`."""
    return _RULE.format(name=name, when=when, conclusion=conclusion)


def flags(number: int) -> str:
    """So many more flags of the catalogue, f0 and on, that stand for nothing good or bad."""
    return "".join(
        f"  f{each}:\n    label: f{each}\n    holds: f{each}\n    fails: not f{each}\n    theme: care\n"
        "    criteria: {holds: x, partly: x, fails: x}\n    favourable: neither\n"
        "    source: [{document: report, lines: 30}]\n"
        for each in range(number)
    )


def data_of(folder: Path) -> dict[str, Any]:
    """What the files of a rulebook hold, in one mapping."""
    data: dict[str, Any] = {"framework": load(folder / "framework.yaml").data, "catalogue": {}, "findings": []}
    for file in files(folder)[1:]:
        content = load(file).data
        if file.parent.name == "catalogue":
            for section, entries in content.items():
                into = data["catalogue"].setdefault(section, {})
                if section == "benchmarks":
                    for benchmark, values in entries.items():
                        into.setdefault(benchmark, {}).update(values)
                else:
                    into.update(entries)
        else:
            data.setdefault(file.parent.name, []).extend(content)
    return data


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files, named by their paths in the folder, and return the folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder


def edited(files: dict[str, str], case: dict[str, Any]) -> dict[str, str]:
    """The files with the edits of a case of the corpus.

    `when` is another condition of the rule `late-calls`, whose reason then names no figure. `edits` are made in turn:
    in `file`, `old` is replaced by `new` once, or `add` stands at its end, or `whole` stands in it instead.
    """
    changed = dict(files)
    if "when" in case:
        (file,) = (name for name, content in files.items() if LATE in content)
        because = '"{calls_late} calls are late"'
        assert because in changed[file]
        changed[file] = changed[file].replace(LATE, f"when: {text(case['when'])}").replace(because, "calls are late")
    for edit in case.get("edits", ()):
        file = edit["file"]
        if "whole" in edit:
            assert file in changed
            changed[file] = text(edit["whole"])
        elif "add" in edit:
            changed[file] = changed.get(file, "") + text(edit["add"])
        else:
            assert edit["old"] in changed[file]
            changed[file] = changed[file].replace(edit["old"], text(edit["new"]), 1)
    return changed
