"""The same rulebook and force give the same bytes: over runs, hash seeds, and any order of what is written."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from peel_grade.cli.grade import main
from peel_grade.firmness import kept as diagrams
from peel_grade.rulebook import shipped

from tests.conftest import FORCES, ROOT

SAMPLE = shipped.forces_folder() / "west-mercia-2016.yaml"


def shuffled(value: object, rng: random.Random, depth: int = 0) -> object:
    """A mapping's keys, and a top-level list's items, in another order."""
    if isinstance(value, dict):
        keys = list(value)
        rng.shuffle(keys)
        return {key: shuffled(value[key], rng, depth + 1) for key in keys}
    if isinstance(value, list) and depth == 0:
        return rng.sample(value, len(value))
    return value


def shuffle_file(path: Path, rng: random.Random) -> None:
    data = shuffled(yaml.load(path.read_text(), yaml.CSafeLoader), rng)
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=1000))


def json_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments, "--format", "json"]) == 0
    return capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("path", FORCES, ids=lambda path: path.stem)
def test_order_of_rules_files_and_evidence_changes_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(43)
    rules = tmp_path / "rules"
    shutil.copytree(shipped.rules_folder(), rules)
    for number, file in enumerate(sorted(rules.glob("*/findings/*.yaml")) + sorted(rules.glob("*/catalogue/*.yaml"))):
        shuffle_file(file, rng)
        file.rename(file.with_name(f"{rng.randint(0, 9)}-{number}-{file.name}"))  # files of a folder in another order
    force = tmp_path / path.name
    shutil.copy(path, force)
    shuffle_file(force, rng)
    framework = f"peel-{path.stem[-4:]}"
    assert json_of(capsys, str(force), "--rules", str(rules / framework)) == json_of(capsys, str(path))


@pytest.mark.slow
def test_runs_and_hash_seeds_change_nothing(tmp_path: Path) -> None:
    def run(seed: str, cache: str) -> bytes:
        environment = os.environ | {"PYTHONHASHSEED": seed, "PEEL_GRADE_CACHE": cache, "LC_ALL": "C.UTF-8"}
        command = [str(Path(sys.executable).with_name("grade")), str(SAMPLE), "--format", "json"]
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout

    first = run("0", "")
    assert first.startswith(b"{")
    for seed, cache in (("1", ""), ("2", str(tmp_path)), ("3", str(tmp_path)), ("random", "")):
        assert run(seed, cache) == first


def test_comments_and_layout_are_not_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "force.yaml"
    copy.write_text("# a remark\n" + SAMPLE.read_text().replace("\n", "  # another\n", 1).replace("\n", "\r\n"))
    assert json_of(capsys, str(copy)) == json_of(capsys, str(SAMPLE))


@pytest.mark.slow
def test_a_damaged_cache_is_made_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEEL_GRADE_CACHE", str(tmp_path))

    def anew() -> str:
        monkeypatch.setattr(diagrams, "_LOADED", [])  # as another process begins
        return json_of(capsys, str(SAMPLE))

    before = anew()
    kept = {path.suffix: path for path in tmp_path.iterdir()}
    assert sorted(kept) == [".diagrams", ".draft", ".force", ".rulebook"]
    for cached in kept.values():
        for damage in (b"", b"\xff\x00", cached.read_bytes()[:1000], cached.read_bytes()[:-1] + b"\0"):
            cached.write_bytes(damage)
            assert anew() == before
        cached.unlink()
        cached.mkdir()  # cannot be read, cannot be replaced
        assert anew() == before


@pytest.mark.slow
@pytest.mark.parametrize("extends", ["extends: base", '"extends": base', "extends : base", "extends: 'base'  # why"])
def test_an_edited_base_is_never_served_from_the_cache(
    extends: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(shipped.rules_folder() / "peel-2017", tmp_path / "base")
    framework = tmp_path / "base" / "framework.yaml"
    framework.write_text(framework.read_text().replace("id: peel-2017", "id: base", 1))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "framework.yaml").write_text(f'id: mine\ntitle: Mine\nyear: 2017\nversion: "1"\n{extends}\n')
    before = json_of(capsys, str(SAMPLE), "--rules", str(tmp_path / "mine"))
    framework.write_text(framework.read_text().replace("at_least: 80}", "at_least: 81}"))
    assert json_of(capsys, str(SAMPLE), "--rules", str(tmp_path / "mine")) != before
