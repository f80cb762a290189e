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


def frameworks() -> list[str]:
    """The ids of the shipped frameworks, with the later cycle of an inspection before the earlier."""
    return sorted((file.parent.name for file in rules_folder().glob("*/framework.yaml")), reverse=True)


def _folder(name: str) -> Path:
    inside = _PACKAGE / f"shipped_{name}"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name
