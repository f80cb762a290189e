"""Cases written as data: a YAML file, or a folder of such files, for each kind; one test runs all of a kind.

rulebook-errors, lints: edits of the rulebook `tiny` or `calls` (see `tests.rulebooks.edited`), and what is reported.
force-file-errors, heavy-force-files: the content of a force file, between `before` and `after`, and what is told of it.
schema-errors: a value put in a place of something sound. hard-to-decide: conditions, and the codes reported of them.
yaml-test-suite: no cases, but the names of documents of the public suite.

Text that is unwieldy in YAML is put together from pieces: a string as it is; `{repeat, times, join}` so many times,
with `<n>` counted from 0; `{bytes}` in hexadecimal.
"""

from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from _pytest.mark import ParameterSet

Case: TypeAlias = dict[str, Any]
Pieces: TypeAlias = str | list[str | dict[str, Any]]
"""Text, or what it is put together from."""

_FOLDER = Path(__file__).parent


def cases(kind: str) -> list[Case]:
    """The cases of `<kind>.yaml`, or of all files in the folder `<kind>`, each with what else its file has."""
    single = _FOLDER / f"{kind}.yaml"
    found: list[Case] = []
    for file in [single] if single.exists() else sorted((_FOLDER / kind).glob("*.yaml")):
        written = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        names = [case["case"] for case in written["cases"]]
        assert len(set(names)) == len(names) > 0, f"{file}: two cases of one name, or none"
        around = {key: written[key] for key in written if key != "cases"}
        found += [
            around | case | {"stem": file.stem, "name": f"{file.stem}: {case['case']}"} for case in written["cases"]
        ]
    assert found, kind
    return found


def parameters(kind: str) -> list[ParameterSet]:
    """The cases of a kind, for `pytest.mark.parametrize("case", ...)`."""
    return [pytest.param(case, id=case["name"]) for case in cases(kind)]


def content(written: Pieces) -> bytes:
    """The bytes that the pieces make."""
    if isinstance(written, str):
        return written.encode()
    return b"".join(piece.encode() if isinstance(piece, str) else _made(piece) for piece in written)


def text(written: Pieces) -> str:
    """The text that the pieces make."""
    return content(written).decode()


def _made(piece: dict[str, Any]) -> bytes:
    if "bytes" in piece:
        return bytes.fromhex(piece["bytes"])
    repeated: str = piece["repeat"]
    times: int = piece["times"]
    joint: str = piece.get("join", "")
    if "<n>" not in repeated and not joint:
        return repeated.encode() * times  # it may be many megabytes
    return joint.join(repeated.replace("<n>", str(n)) for n in range(times)).encode()
