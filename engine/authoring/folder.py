"""Reading the YAML files of a rulebook's folder, and of those it extends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from engine import shipped
from engine.authoring.models import (
    BenchmarkText,
    CatalogueFile,
    ExclusionsFile,
    ExclusionText,
    FlagText,
    FrameworkFile,
    IndicatorText,
    RulesFile,
    RuleText,
)  # fmt: skip
from engine.authoring.strict import validate
from engine.problems import InputError, Problem, did_you_mean
from engine.yaml_tree import Place, Tree, load, shown

T = TypeVar("T")

SECTIONS = ("catalogue", "findings", "exclusions")


class Located(NamedTuple, Generic[T]):
    """Something that was written, and where."""

    text: T
    tree: Tree
    place: Place

    def problem(self, message: str, help: str | None = None, *, at: Place = (), key: bool = False) -> Problem:
        """A problem with it, or with what stands at `at` inside it."""
        return self.tree.problem((*self.place, *at), message, help, key=key)

    @property
    def line(self) -> int:
        """The line it starts in."""
        return self.tree.mark(self.place, key=True).line


class Layer:
    """One folder's contents: what it writes itself."""

    def __init__(self, framework: Located[FrameworkFile]) -> None:
        self.framework = framework
        self.indicators: dict[str, Located[IndicatorText]] = {}
        self.flags: dict[str, Located[FlagText]] = {}
        self.benchmarks: dict[str, Located[BenchmarkText]] = {}
        self.rules: dict[str, Located[RuleText]] = {}
        self.exclusions: list[Located[ExclusionText]] = []


def files(folder: Path) -> list[Path]:
    """Every YAML file that belongs to the rulebook in `folder`, in a fixed order."""
    found = [folder / "framework.yaml"]
    for section in SECTIONS:
        found += sorted((folder / section).glob("*.yaml"))
    return found


def extended(framework: str, folder: Path) -> Path:
    """The folder of the framework that `folder` extends: its neighbour, or else a shipped one."""
    beside = folder.resolve().parent / framework
    return beside if (beside / "framework.yaml").is_file() else shipped.rules_folder() / framework


def read(folder: Path, problems: list[Problem]) -> list[Layer]:
    """The layers of a rulebook, the base first. Adds to `problems`; empty if even framework.yaml fails."""
    return list(_layers(folder, problems, ()))


def _layers(folder: Path, problems: list[Problem], above: tuple[str, ...]) -> Iterator[Layer]:
    file = folder / "framework.yaml"
    if not folder.is_dir():
        known = shipped.frameworks()
        help = did_you_mean(folder.name, known) or f"a folder with a framework.yaml, or one of {', '.join(known)}"
        raise InputError([Problem(shown(folder), 0, 0, "no such rulebook", help)])
    if not file.is_file():
        help = "a rulebook is a folder with framework.yaml, catalogue/ and findings/"
        inside = [path.parent.name for path in sorted(folder.glob("*/framework.yaml"))]
        if inside:
            help = f"choose one of the rulebooks inside it: {', '.join(shown(folder / name) for name in inside)}"
        raise InputError([Problem(shown(folder), 0, 0, "this folder has no framework.yaml", help)])
    tree = load(file)
    model = validate(FrameworkFile, tree, problems)
    if model is None:
        return
    located = Located(model, tree, ())
    if model.extends is not None:
        base = extended(model.extends, folder)
        if model.extends in (*above, model.id):
            problems.append(located.problem(f"framework `{model.extends}` extends itself", at=("extends",)))
        elif not (base / "framework.yaml").is_file():
            help = did_you_mean(model.extends, shipped.frameworks())
            problems.append(located.problem(f"unknown framework `{model.extends}`", help, at=("extends",)))
        else:
            yield from _layers(base, problems, (*above, model.id))
    layer = Layer(located)
    _read_sections(folder, layer, problems)
    yield layer


def _read_sections(folder: Path, layer: Layer, problems: list[Problem]) -> None:
    for path in files(folder)[1:]:
        try:
            tree = load(path)
        except InputError as error:
            problems.extend(error.problems)
            continue
        section = path.parent.name
        if section == "catalogue":
            catalogue = validate(CatalogueFile, tree, problems)
            if catalogue is not None:
                _keep(layer.indicators, catalogue.indicators, tree, "indicators", problems, layer.flags)
                _keep(layer.flags, catalogue.flags, tree, "flags", problems, layer.indicators)
                _keep(layer.benchmarks, catalogue.england_and_wales, tree, "england_and_wales", problems, {})
        elif section == "findings":
            listed = tree.under("rules")
            rules = validate(RulesFile, listed, problems)
            for index, rule in enumerate(rules.rules if rules else []):
                _keep_one(layer.rules, rule.id, Located(rule, listed, ("rules", index)), ("id",), problems)
        else:
            listed = tree.under("exclusions")
            exclusions = validate(ExclusionsFile, listed, problems)
            for index, exclusion in enumerate(exclusions.exclusions if exclusions else []):
                layer.exclusions.append(Located(exclusion, listed, ("exclusions", index)))


def _keep(
    known: dict[str, Located[T]],
    found: dict[str, T],
    tree: Tree,
    section: str,
    problems: list[Problem],
    other: dict[str, Located[FlagText]] | dict[str, Located[IndicatorText]],
) -> None:
    for name, text in found.items():
        located = Located(text, tree, (section, name))
        if name in other:
            place = _place_of(other[name])
            problems.append(
                located.problem(f"`{name}` names both an indicator and a flag", f"the other is at {place}", key=True)
            )
        _keep_one(known, name, located, (), problems)


def _keep_one(known: dict[str, Located[T]], name: str, located: Located[T], at: Place, problems: list[Problem]) -> None:
    if name in known:
        problems.append(
            located.problem(f"`{name}` is defined twice", f"the first is at {_place_of(known[name])}", at=at, key=True)
        )
    else:
        known[name] = located


def _place_of(located: Located[T]) -> str:
    return f"{located.tree.file}:{located.line}"
