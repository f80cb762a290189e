"""Which scenarios to run: by where they stand, what they are called, what they ask about, how they are tagged."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.files.yaml_tree import shown
from peel_grade.scenarios.features import Scenario, parse_feature
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.lines import meant_by
from peel_grade.scenarios.running import asked

_FEW = 3
"""So many names are told where none is meant."""


class Selection(NamedTuple):
    """What scenarios must be to run; what is empty asks nothing.

    `places` are feature files or folders, each perhaps with a line (`a.feature:12`), of which one must be meant; `name`
    stands in the name of the scenario, of its feature or in its row, whatever the case; `rule` is a rule or an area
    that it asks about; `tags` is an expression of tags (`not @topic:children`).
    """

    places: tuple[str, ...] = ()
    name: str = ""
    rule: str = ""
    tags: str = ""

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return any(self)

    def reaches(self, file: Path) -> bool:
        """Whether a feature file is among those that are meant."""
        return not self.places or any(_is_in(file.resolve(), _place(place)[0]) for place in self.places)


class NothingSelected(InputError):
    """The selection is well formed, and no scenario is meant."""


def select(scenarios: Sequence[Scenario], selection: Selection, languages: Mapping[str, Language]) -> list[Scenario]:
    """The scenarios that are meant. Raises InputError where none is, or the selection itself is wrong."""
    tests = [*_places(selection.places, scenarios), *_words(selection), *_rules(selection.rule, languages)]
    chosen = [each for each in scenarios if all(test(each) for test in tests)]
    if selection and not chosen:
        raise NothingSelected([Problem("rulebook test", 0, 0, "no scenario is selected", _help(selection, scenarios))])
    return chosen


_Test = Callable[[Scenario], bool]


def _words(selection: Selection) -> Iterable[_Test]:
    if selection.name:
        wanted = selection.name.lower()
        yield lambda each: any(wanted in text.lower() for text in (each.name, each.feature, *(v for _, v in each.row)))
    if selection.tags:
        yield _tagged(selection.tags)


def _tagged(expression: str) -> _Test:
    from cucumber_tag_expressions import TagExpressionError, parse

    try:
        parsed = parse(expression)
    except TagExpressionError as error:
        message = f"{quoted(expression)} is no expression of tags: {' '.join(str(error).split())}"
        help = "write it as `@peel-2016 and not @topic:children`"
        raise InputError([Problem("rulebook test", 0, 0, message, help)]) from None
    return lambda each: bool(parsed.evaluate([f"@{tag.name}" for tag in each.tags]))


def _rules(name: str, languages: Mapping[str, Language]) -> Iterable[_Test]:
    if not name:
        return
    known = {id for language in languages.values() for id in (*language.book.rules, *language.book.areas)}
    if name not in known:
        help = did_you_mean(name, known) or "name a rule or an area by its id"
        raise InputError([Problem("rulebook test", 0, 0, f"{quoted(name)} is no rule and no area", help)])

    def about(scenario: Scenario) -> bool:
        expectations = [expectation for _, expectation in asked(scenario, languages[scenario.framework])]
        return any(name in (*each.rules, *each.areas) for each in expectations)

    yield about


def _places(places: Sequence[str], scenarios: Sequence[Scenario]) -> Iterable[_Test]:
    if not places:
        return
    whole, lines = set[Path](), set[tuple[Path, int]]()
    here = {(scenario.path.resolve(), scenario.line) for scenario in scenarios}
    for path, line in map(_place, places):
        if line is None:
            whole.add(path)
        elif (path, line) in here:  # a scenario, or a row
            lines.add((path, line))
        elif any(file == path for file, _ in here):
            lines |= {(path, start) for start in _meant_by(path, line)}

    def stands(scenario: Scenario) -> bool:
        file = scenario.path.resolve()
        return any(_is_in(file, path) for path in whole) or bool(
            {(file, scenario.line), (file, scenario.starts)} & lines
        )

    yield stands


def _is_in(file: Path, path: Path) -> bool:
    return file == path or path in file.parents


def _meant_by(path: Path, line: int) -> list[int]:
    """Where the scenarios begin that a line of a feature file means. Raises InputError where it means none."""
    feature = parse_feature(path)["feature"]
    if found := meant_by(line, feature):
        return found
    near = sorted(sorted(meant_by(feature["location"]["line"], feature), key=lambda each: abs(each - line))[:2])
    begin = f"the nearest begin in line {' and in line '.join(map(str, near))}"
    help = f"{begin}; the line of a `Feature:` or `Rule:` means all of its scenarios"
    raise InputError([Problem(f"{shown(path)}:{line}", 0, 0, "no scenario stands in this line", help)])


def _place(written: str) -> tuple[Path, int | None]:
    """A file or folder, and a line of it."""
    found = re.fullmatch(r"(?P<path>.+):(?P<line>\d+)", written)
    path, line = (Path(found["path"]), int(found["line"])) if found else (Path(written), None)
    if not path.exists():
        raise InputError(
            [Problem(written, 0, 0, "no such file or folder", "name a feature file, perhaps as FILE:LINE")]
        )
    return path.resolve(), line


def _help(selection: Selection, scenarios: Sequence[Scenario]) -> str:
    if selection.name and (near := _nearest_names(selection.name, scenarios)):
        return f"the nearest names: {', '.join(map(quoted, near))}"
    if selection.tags:
        tags = dict.fromkeys(f"@{tag.name}" for each in scenarios for tag in each.tags)
        return f"the tags that there are: {', '.join(tags)}" if tags else "no scenario has a tag"
    if selection.places:
        return "`--scenarios` names the folder of feature files that are run; choose among those"
    return f"{len(scenarios)} scenarios are there; leave an option out"


def _nearest_names(name: str, scenarios: Sequence[Scenario]) -> list[str]:
    """The names of scenarios and features that come nearest to this one, the nearest first."""
    from rapidfuzz import fuzz, process, utils

    known = dict.fromkeys(text for each in scenarios for text in (each.name, each.feature))
    found = process.extract(
        name, known.keys(), scorer=fuzz.WRatio, processor=utils.default_process, limit=_FEW, score_cutoff=50
    )
    return [text for text, _, _ in found]
