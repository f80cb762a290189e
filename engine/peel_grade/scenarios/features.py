"""Feature files as scenarios: read, expanded and checked, every mistake at its line."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from gherkin.ast_builder import AstBuilder
from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from peel_grade.files.listing import listed_below
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.files.yaml_tree import Mark, read_bytes, shown
from peel_grade.scenarios.hints import hint
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.sentences import GRADED, NOTHING_RECORDED
from peel_grade.scenarios.stated import Placed, check_stated
from peel_grade.scenarios.structure import children, structure_problems, tags
from peel_grade.scenarios.tags import WIP, Tag, framework_of, status_of, tag_problem

_KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}


class Step(NamedTuple):
    """One step: `kind` is given, when or then; `value_at` is where the row stands that fills in its text."""

    kind: str
    text: str
    line: int
    column: int
    value_at: Mark | None = None

    @property
    def place(self) -> Mark:
        """Where it is to be corrected: in the row of an outline that fills it in, or where it stands."""
        return self.value_at or Mark(self.line, self.column)


class Scenario(NamedTuple):
    """One scenario, or one row of an outline (`line` is then the row's, and `row` what stands in it, by column).

    `starts` is the line of its name, `path` the file that messages call `file`.

    `tags` are those of its feature, of its rule, its own and those of its examples, in this order; the last that names
    a framework names the one that grades it, which is empty as long as nothing says which.
    """

    file: str
    feature: str
    name: str
    line: int
    steps: tuple[Step, ...]
    tags: tuple[Tag, ...]
    framework: str
    row: tuple[tuple[str, str], ...] = ()
    starts: int = 0
    path: Path = Path()


class Features(NamedTuple):
    """The scenarios of feature files; those `left_out` are of a framework of which no rulebook is at hand.

    `warned` are warnings about what scenarios state of a force, as those about a force file, each with its scenario.
    `mistakes` are those of files of which nothing is read for them, by file.
    """

    scenarios: list[Scenario]
    left_out: list[Scenario]
    warned: list[tuple[Scenario, Problem]]
    mistakes: dict[Path, list[Problem]]


def feature_files(folder: Path) -> list[Path]:
    """The feature files of a folder (or the file itself). Raises InputError if there are none."""
    found = [folder] if folder.is_file() else listed_below(folder, ".feature")
    if not found:
        missing = "no such file" if folder.suffix == ".feature" else "no such folder"
        what = "this folder has no feature file (*.feature)" if folder.is_dir() else missing
        help = "write one: `rulebook test --sentences` lists what it may say" if folder.is_dir() else None
        raise InputError([Problem(shown(folder), 0, 0, what, help)])
    return found


def read_features(
    files: list[Path], languages: Mapping[str, Language], default: str | None, further: Collection[str] = ()
) -> Features:
    """All scenarios of the files.

    `languages` are those of the frameworks at hand, `default` is the framework of scenarios without a tag, None where
    each needs one; tags may also name `further` frameworks, whose scenarios are left out. All mistakes of a file are
    found: of Gherkin, of names, of sentences.
    """
    all_read = Features([], [], [], {})
    known = [*dict.fromkeys((*languages, *further))]
    for file in files:
        try:
            of_file = _read(file, languages, default, known)
        except InputError as error:
            all_read.mistakes[file] = error.problems
            continue
        all_read.scenarios.extend(of_file.scenarios)
        all_read.left_out.extend(of_file.left_out)
        all_read.warned.extend(of_file.warned)
    return all_read


def _read(file: Path, languages: Mapping[str, Language], default: str | None, known: Collection[str]) -> Features:
    """The scenarios of one file. Raises InputError with all its mistakes."""
    of_file = Features([], [], [], {})
    problems: dict[Problem, None] = {}  # a tag may stand over many scenarios
    for untold in read_feature(file):
        scenario = untold._replace(framework=untold.framework or default or "")
        if not scenario.framework:
            problems[_untagged(scenario, languages)] = None
            continue
        problems |= dict.fromkeys(_tag_problems(scenario, known))
        if scenario.framework not in languages:
            of_file.left_out.append(scenario)
            continue
        of_file.scenarios.append(scenario)
        if (status := status_of(scenario.tags)) is not None and status.kind == WIP:
            continue  # nothing of it is looked at yet
        language = languages[scenario.framework]
        stated = check_stated(scenario.file, _stated(scenario, language), language.book)
        problems |= dict.fromkeys((*_check(scenario, language), *stated.mistakes))
        of_file.warned.extend((scenario, warning) for warning in stated.warnings)
    if problems:
        raise InputError(problems)
    return of_file._replace(warned=[*not_allowed(of_file.warned, of_file.scenarios)])


def not_allowed(
    warned: Iterable[tuple[Scenario, Problem]], scenarios: Iterable[Scenario]
) -> Iterator[tuple[Scenario, Problem]]:
    """The warnings that no tag allows, and one for each tag that allows what no scenario under it has."""
    used: set[Tag] = set()
    for scenario, warning in warned:
        allowing = {tag for tag in scenario.tags if tag.allows == warning.code}
        used |= allowing
        if not allowing:
            yield scenario, warning
    for scenario in scenarios:
        for tag in scenario.tags:
            if tag.allows and tag not in used:
                message = f"there is no warning `{tag.allows}` here"
                yield scenario, Problem(scenario.file, tag.line, tag.column, message, "remove it", "needless-allow")


def _stated(scenario: Scenario, language: Language) -> Iterator[Placed]:
    """What its known `Given` sentences state."""
    for step in scenario.steps:
        if step.kind == "given" and (statement := language.given(step.text)) is not None:
            yield Placed(statement, step.place, step.text)


def _untagged(scenario: Scenario, languages: Mapping[str, Language]) -> Problem:
    message = f"scenario {quoted(scenario.name)} names no framework, and none of several is the default"
    tags = ", ".join(f"@{name}" for name in languages)
    help = f"write a tag before it, one of {tags}; or `default: true` in one framework.yaml"
    return Problem(scenario.file, scenario.line, 1, message, help)


def _tag_problems(scenario: Scenario, frameworks: Collection[str]) -> Iterator[Problem]:
    for tag in scenario.tags:
        if wrong := tag_problem(tag, frameworks):
            yield Problem(scenario.file, tag.line, tag.column, *wrong)


def read_feature(file: Path) -> list[Scenario]:
    """The scenarios of one file, outlines expanded; those without a tag have no framework yet.

    Raises InputError for what is not well-formed.
    """
    document = parse_feature(file)
    name, feature = document["uri"], document["feature"]
    written = dict(_steps(feature))
    rows = dict(_rows(feature))
    beginnings = {child["id"]: child["location"]["line"] for child in children(feature)}
    tagged = tags(feature)
    scenarios = []
    for pickle in Compiler().compile(document):  # type: ignore[arg-type]  # the document that Parser made
        line, column = pickle["location"]["line"], pickle["location"]["column"]
        row = next((rows[node] for node in pickle["astNodeIds"] if node in rows), ())
        steps = tuple(_carried_out(pickle["steps"], written, Mark(line, column)))
        named = tuple(tagged[tag["astNodeId"]] for tag in pickle["tags"])
        starts = beginnings[pickle["astNodeIds"][0]]
        framework = framework_of(named)
        of = (name, feature["name"], pickle["name"], line, steps, named, framework, row, starts, file)
        scenarios.append(Scenario(*of))
    return scenarios


def _carried_out(
    steps: Iterable[Mapping[str, Any]], written: Mapping[str, dict[str, Any]], row: Mark
) -> Iterator[Step]:
    """Steps as they are carried out; `row` is where their scenario, or its row, stands.

    What starts with a star is what the step before it is.
    """
    kind = "given"
    for step in steps:
        as_written = written[step["astNodeIds"][0]]
        kind = _KINDS.get(step["type"], kind)
        filled_in = step["text"] != as_written["text"]
        place = as_written["location"]
        yield Step(kind, step["text"], place["line"], place["column"], row if filled_in else None)


def _rows(feature: dict[str, Any]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Each row of an outline by its id: what stands in it, by column."""
    for child in children(feature):
        for examples in child.get("examples", ()):
            columns = [cell["value"] for cell in examples.get("tableHeader", {}).get("cells", ())]
            for row in examples.get("tableBody", ()):
                yield row["id"], tuple(zip(columns, (cell["value"] for cell in row["cells"]), strict=True))


def parse_feature(file: Path, ids: IdGenerator | None = None) -> dict[str, Any]:
    """The document of a file as Gherkin's parser gives it; its `uri` is how messages name the file.

    What is in it is numbered by `ids`, where several documents must not share a number.

    Raises InputError for what is not well-formed.
    """
    name = shown(file)
    try:
        text = read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([Problem(name, 0, 0, f"byte {error.start} is not UTF-8", "save the file as UTF-8")]) from None
    try:
        document: dict[str, Any] = dict(Parser(AstBuilder(ids)).parse(text))
    except CompositeParserException as error:
        raise InputError([_syntax(name, text, each) for each in error.errors]) from None
    except ParserError as error:
        raise InputError([_syntax(name, text, error)]) from None
    feature = document.get("feature")
    if not feature:
        raise InputError([Problem(name, 1, 1, "the file has no feature", "start it with `Feature: ...`")])
    if problems := structure_problems(name, feature):
        raise InputError(problems)
    document["uri"] = name
    return document


def _syntax(name: str, text: str, error: ParserError) -> Problem:
    location = getattr(error, "location", None) or {}
    line, column = location.get("line", 1), location.get("column", 1)
    lines = text.splitlines()
    written = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    if "|" in written:
        return Problem(
            name, line, column, "this row of a table does not fit", "every row has as many cells as the first"
        )
    help = "a step starts with Given, When, Then, And or But; a scenario with `Scenario:`"
    if not written:
        return Problem(name, line, column, "the file ends where more is expected", help)
    return Problem(name, line, column, f"`{written[:60]}` is not expected here", help)


def _steps(feature: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for child in children(feature):
        for step in child["steps"]:
            yield step["id"], step


def _check(scenario: Scenario, language: Language) -> Iterator[Problem]:
    kinds = [step.kind for step in scenario.steps]
    called = language.book.framework.words
    nothing = f"start with `Given {NOTHING_RECORDED.of(called).text()}`, or with what inspectors found"
    for kind, help in (
        ("given", nothing),
        ("when", f"add `When {GRADED.of(called).text()}`"),
        ("then", "add a `Then` that says what must follow"),
    ):
        if kind not in kinds:
            yield Problem(scenario.file, scenario.line, 1, f"scenario `{scenario.name}` has no `{kind.title()}`", help)
    order = ["given", "when", "then"]
    for before, step in pairwise(scenario.steps):
        if order.index(step.kind) < order.index(before.kind) or (step.kind == before.kind == "when"):
            help = "a scenario has its `Given`s, one `When`, then its `Then`s; start another scenario for more"
            yield Problem(scenario.file, step.line, step.column, f"this `{step.kind.title()}` comes too late", help)
    for step in scenario.steps:
        problem = unknown_step(scenario.file, step, language)
        if problem is not None:
            yield problem


def unknown_step(file: str, step: Step, language: Language) -> Problem | None:
    """The problem with a step that means nothing, with the nearest sentences; None for one that is known."""
    known = (
        language.given(step.text) is not None
        if step.kind == "given"
        else language.then(step.text) is not None
        if step.kind == "then"
        else language.when(step.text)
    )
    if known:
        return None
    return Problem(file, *step.place, f"unknown step `{step.text}`", hint(step.kind, step.text, language))
