"""Which scenarios to run: by where they stand, what they are called, what they ask about, how they are tagged."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.scenarios.features import Scenario
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import asked


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


def select(scenarios: Sequence[Scenario], selection: Selection, languages: Mapping[str, Language]) -> list[Scenario]:
    """The scenarios that are meant. Raises InputError where none is, or the selection itself is wrong."""
    tests = [*_places(selection.places, scenarios), *_words(selection), *_rules(selection.rule, languages)]
    chosen = [each for each in scenarios if all(test(each) for test in tests)]
    if selection and not chosen:
        raise InputError([Problem("rulebook test", 0, 0, "no scenario is selected", _help(selection, scenarios))])
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
    meant = [_place(place) for place in places]
    starts: dict[Path, list[int]] = {}
    for scenario in scenarios:
        starts.setdefault(scenario.path, []).append(scenario.starts)
    lines = {(scenario.path, scenario.line) for scenario in scenarios}

    def stands(scenario: Scenario) -> bool:
        file = scenario.path.resolve()
        for path, line in meant:
            if path != file and path not in file.parents:
                continue
            if line is None or line == scenario.line:
                return True
            before = [start for start in starts[scenario.path] if start <= line]
            if (scenario.path, line) not in lines and before and max(before) == scenario.starts:
                return True
        return False

    yield stands


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
    if selection.name and (near := did_you_mean(selection.name, dict.fromkeys(each.name for each in scenarios))):
        return near
    if selection.places:
        return "`--scenarios` names the folder of feature files that are run; choose among those"
    return f"{len(scenarios)} scenarios are there; leave an option out"
