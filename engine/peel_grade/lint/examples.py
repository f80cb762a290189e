"""What each lint reports and what it does not, as pieces of a rulebook: for `--explain` and the documentation."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from peel_grade.files.yaml_tree import load

_FILE = Path(__file__).with_name("examples.yaml")


class Example(NamedTuple):
    """A piece of a rulebook to `avoid` and one to `prefer`; `given` is the rest that it needs (empty: nothing).

    Each is YAML, without the keys that do not matter: a list of rules of findings, or a mapping with a part of the
    catalogue or of framework.yaml.
    """

    avoid: str
    prefer: str
    given: str = ""


@lru_cache(maxsize=1)
def examples() -> dict[str, Example]:
    """The examples, by the codes of the lints."""
    return {code: Example(**texts) for code, texts in load(_FILE).data.items()}
