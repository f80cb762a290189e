"""A file is replaced whole or not at all, and only where it is what it was when it was read."""

from pathlib import Path

import pytest
from peel_grade.files.output_file import ChangedMeanwhile, replace_file


def left(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_a_file_that_is_as_expected_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "force.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, [b"n", b"ew"], "force.yaml", expected=b"old")
    assert (file.read_bytes(), file.stat().st_mode & 0o777, left(tmp_path)) == (b"new", 0o640, ["force.yaml"])


@pytest.mark.parametrize("found", [b"of another program", None])
def test_a_file_that_was_changed_meanwhile_is_left(tmp_path: Path, found: bytes | None) -> None:
    file = tmp_path / "force.yaml"
    if found is not None:
        file.write_bytes(found)
    with pytest.raises(ChangedMeanwhile, match=r"force\.yaml was changed meanwhile") as raised:
        replace_file(file, [b"new"], "force.yaml", expected=b"old")
    assert raised.value.found == found
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([] if found is None else [found])


def test_what_changes_while_the_new_content_is_made_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "force.yaml"
    file.write_bytes(b"old")

    def pieces() -> list[bytes]:
        file.write_bytes(b"of another program")
        return [b"new"]

    with pytest.raises(ChangedMeanwhile):
        replace_file(file, (piece for made in [pieces] for piece in made()), "force.yaml", expected=b"old")
    assert file.read_bytes() == b"of another program"
