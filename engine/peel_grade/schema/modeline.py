"""The line that tells an editor which schema a file has."""

import os
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from peel_grade.files.output_file import replace_file
from peel_grade.files.problems import InputError, Problem, did_you_mean, unusable
from peel_grade.files.yaml_tree import Tree, load, shown
from peel_grade.force.file import framework_of
from peel_grade.schema.build import file_name
from peel_grade.schema.kinds import kind_of, rulebook_of, unknown_kind

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MODELINE = re.compile(rb"^#[ \t]+yaml-language-server[ \t]*:.*\$schema=[^\r\n]*", re.MULTILINE)


class Plan(NamedTuple):
    """A file that lacks the line or has another, what its schema is called, and the line."""

    file: Path
    schema: str
    line: bytes


def plan(files: list[Path], frameworks: list[str], folder: Path) -> list[Plan]:
    """Which of the files lack the line that names their schema in `folder`.

    Raises InputError with all that can be given no schema.
    """
    plans: list[Plan] = []
    problems: list[Problem] = []
    for file in files:
        try:
            tree = load(file)
            kind, framework = _kind(file, tree)
            if framework not in frameworks:
                help = did_you_mean(framework, frameworks) or f"one of {', '.join(frameworks)}"
                raise InputError([Problem(tree.file, 0, 0, f"no schema is written for `{framework}`", help)])
            schema = file_name(framework, kind)
            path = Path(os.path.relpath(folder.resolve() / schema, file.resolve().parent)).as_posix()
            line = f"# yaml-language-server: $schema={quote(path)}".encode()
            found = _MODELINE.search(file.read_bytes().removeprefix(_BYTE_ORDER_MARK))
            if found is None or found[0].rstrip() != line:
                plans.append(Plan(file, schema, line))
        except InputError as error:
            problems += error.problems
        except OSError as error:
            problems.append(unusable(shown(file), "read", error))
    if problems:
        raise InputError(problems)
    return plans


def _kind(file: Path, tree: Tree) -> tuple[str, str]:
    """The kind of a file and its framework."""
    kind = kind_of(file, tree)
    if kind is None:
        raise InputError([unknown_kind(tree)])
    rulebook = rulebook_of(file)
    return kind, str(framework_of(tree)) if rulebook is None else _id(rulebook)


def _id(framework: Path) -> str:
    data = load(framework).data
    return str(data.get("id")) if isinstance(data, dict) else "nothing"


def add(plan: Plan) -> None:
    """Put the line in front of the file, or in the place of the one that it has, all else as it was.

    Raises InputError.
    """
    place = plan.file.resolve()  # a link stays one
    content = place.read_bytes()
    mark = _BYTE_ORDER_MARK if content.startswith(_BYTE_ORDER_MARK) else b""
    body = content[len(mark) :]
    end = b"\r\n" if content.partition(b"\n")[0].endswith(b"\r") else b"\n"
    if found := _MODELINE.search(body):
        body = body[: found.start()] + plan.line + body[found.end() :]
    else:
        body = plan.line + end + body
    replace_file(place, [mark + body], shown(plan.file))
