"""Where the shipped rulebooks and sample forces are: beside the package in a
checkout, inside it in an installation.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def rules_folder() -> Path:
    """The folder that holds a rulebook per framework."""
    inside = _PACKAGE / "rules"
    return inside if inside.is_dir() else _PACKAGE.parent / "rules"


def forces_folder() -> Path:
    """The folder of sample force files."""
    inside = _PACKAGE / "forces"
    return inside if inside.is_dir() else _PACKAGE.parent / "scenarios" / "forces"


def frameworks() -> list[str]:
    """The ids of the shipped frameworks, newest first."""
    return sorted((path.parent.name for path in rules_folder().glob("*/framework.yaml")), reverse=True)


def published_folder() -> Path:
    """The folder of the published record of the sample forces."""
    inside = _PACKAGE / "published_record"
    return inside if inside.is_dir() else _PACKAGE.parent / "scenarios" / "published"


def scenarios_folder() -> Path:
    """The folder of the feature files."""
    inside = _PACKAGE / "features"
    return inside if inside.is_dir() else _PACKAGE.parent / "scenarios"
