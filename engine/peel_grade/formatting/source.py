"""What to format: files that are named, those of a folder, or a text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.files.listing import listed_below
from peel_grade.files.problems import InputError, unusable
from peel_grade.files.yaml_tree import Tree, parse, read_bytes, shown
from peel_grade.force.form import SECTIONS
from peel_grade.force.subject import subject_key
from peel_grade.formatting.keys import Place, root
from peel_grade.schema.forms import KINDS, form
from peel_grade.schema.kinds import kind_of, rulebook_of, unknown_kind


class Source(NamedTuple):
    """A file or text to format: what messages call it, its bytes, its tree, and its kind."""

    name: str
    content: bytes
    tree: Tree
    kind: str

    @property
    def root(self) -> Place:
        """The place of the whole of it."""
        return root(self.kind, _called(self.tree.data))

    @classmethod
    def of_file(cls, file: Path) -> "Source":
        """A file. Raises InputError where it cannot be read, has mistakes of YAML, or is of no known kind."""
        content = read_bytes(file)
        tree = _sound(content, shown(file))
        return cls(shown(file), content, tree, kind_of(file, tree) or _by_contents(tree))

    @classmethod
    def of_text(cls, content: bytes, name: str) -> "Source":
        """A text. Raises InputError as `of_file` does."""
        tree = _sound(content, name)
        return cls(name, content, tree, _by_contents(tree))


def found(paths: list[Path]) -> Iterator[Path]:
    """The files that are meant: those that are named, and of folders those of rulebooks, and force files.

    Raises InputError for a folder that cannot be read.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        try:
            inside = listed_below(path, ".yaml", ".yml")
        except OSError as error:
            raise InputError([unusable(shown(path), "read", error)]) from None
        yield from (file for file in inside if _is_meant(file))


def _is_meant(file: Path) -> bool:
    if rulebook_of(file) is not None:
        return True
    try:
        return kind_of(file, parse(read_bytes(file), shown(file))) is not None
    except InputError:
        return False  # it may be anybody's


def _sound(content: bytes, name: str) -> Tree:
    tree = parse(content, name)
    if tree.problems:
        raise InputError(tree.problems)
    return tree


def _by_contents(tree: Tree) -> str:
    """The kind whose form names the keys of the file. Raises InputError where there is none, or several."""
    kinds = [kind for kind in KINDS if _fits(form(kind, _called(tree.data)), tree.data)]
    if len(kinds) == 1:
        return kinds[0]
    raise InputError([unknown_kind(tree)])


def _called(data: object) -> str | None:
    """Under which key a force file names who was inspected; none where the data is that of no force file."""
    return subject_key(data, SECTIONS) if isinstance(data, dict) else None


def _fits(schema: dict[str, Any], data: object) -> bool:
    if schema["type"] == "array":
        item = schema["items"]
        schema = schema["$defs"][item["$ref"].rpartition("/")[2]] if "$ref" in item else item
        return isinstance(data, list) and bool(data) and all(_fits(schema, each) for each in data)
    named = set(data) if isinstance(data, dict) else set()
    return bool(named) and set(schema.get("required", ())) <= named <= schema["properties"].keys()
