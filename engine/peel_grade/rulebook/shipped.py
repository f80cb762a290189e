"""Where the shipped rulebooks and scenarios are: beside the package in a checkout,
inside it in an installation.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def rules_folder() -> Path:
    """The folder that holds a rulebook per framework."""
    return _folder("rules")


def scenarios_folder() -> Path:
    """The folder of the feature files."""
    return _folder("scenarios")


def forces_folder() -> Path:
    """The folder of sample force files."""
    return scenarios_folder() / "forces"


def published_folder() -> Path:
    """The folder of the published record of the sample forces."""
    return scenarios_folder() / "published"


def holding(rules: Path) -> Path:
    """The folder that holds the rulebooks, where the user may have named one of them. Raises InputError."""
    if not rules.is_dir():
        from peel_grade.files.problems import (  # only where it is wrong: `grade` uses this module too
            InputError,
            Problem,
        )
        from peel_grade.files.yaml_tree import shown

        raise InputError([Problem(shown(rules), 0, 0, "no such folder", "name a folder of rulebooks")])
    return rules.resolve().parent if (rules / "framework.yaml").is_file() else rules


def rulebooks_in(folder: Path) -> list[Path]:
    """The folder itself where it is a rulebook's, else those of the rulebooks inside it, by name."""
    if (folder / "framework.yaml").is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/framework.yaml"))


def some_rulebooks_in(folder: Path) -> list[Path]:
    """The same; raises InputError where there is none."""
    if not (found := rulebooks_in(folder)):
        from peel_grade.files.problems import InputError, Problem
        from peel_grade.files.yaml_tree import shown

        help = "give a rulebook's folder (with framework.yaml), or one that holds several"
        message = "no rulebook in this folder" if folder.is_dir() else "no such folder"
        raise InputError([Problem(shown(folder), 0, 0, message, help)])
    return found


def frameworks() -> list[str]:
    """The ids of the shipped frameworks, newest first."""
    return [folder.name for folder in reversed(rulebooks_in(rules_folder()))]


def _folder(name: str) -> Path:
    inside = _PACKAGE / f"shipped_{name}"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name
