"""Where the shipped rulebooks and scenarios are: beside the package in a checkout,
inside it in an installation.

`rulebook_at` and `forces_at` say it as text, without importing pathlib, which takes as long as checking a force file.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def rules_folder() -> "Path":
    """The folder that holds a rulebook per framework."""
    return _path("rules")


def scenarios_folder() -> "Path":
    """The folder of the feature files."""
    return _path("scenarios")


def forces_folder() -> "Path":
    """The folder of sample force files."""
    return scenarios_folder() / "forces"


def published_folder() -> "Path":
    """The folder of the published record of the sample forces."""
    return scenarios_folder() / "published"


def frameworks() -> list[str]:
    """The ids of the shipped frameworks, with the later cycle of an inspection before the earlier."""
    known = os.listdir(_folder("rules"))
    return sorted((id for id in known if os.path.isfile(os.path.join(rulebook_at(id), "framework.yaml"))), reverse=True)


def rulebook_at(framework: str) -> str:
    """The folder of the shipped rulebook of a framework."""
    return os.path.join(_folder("rules"), framework)


def forces_at() -> str:
    """The folder of sample force files."""
    return os.path.join(_folder("scenarios"), "forces")


def _path(name: str) -> "Path":
    from pathlib import Path

    return Path(_folder(name))


def _folder(name: str) -> str:
    inside = os.path.join(_PACKAGE, f"shipped_{name}")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), name)
