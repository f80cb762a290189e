"""Packages of npm that a test needs, each installed once, outside the repository."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest


def installed(package: str) -> Path:
    """The folder of a package given as `name@version`; skips the test where npm does not install it."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm or node is not installed")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "peel-grade-tests"
    place = cache / package.replace("@", "-").replace("/", "-")
    inside = Path("node_modules") / package.rpartition("@")[0]
    if not (place / inside).exists():
        cache.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f"{place.name}.", dir=cache))
        call = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(beside), package]
        try:
            done = subprocess.run(call, capture_output=True, text=True, timeout=180, check=False)
        except subprocess.TimeoutExpired:
            pytest.skip(f"npm did not install {package} in three minutes")
        if done.returncode or not (beside / inside).exists():
            pytest.skip(f"npm cannot install {package}: {done.stderr.strip()[-200:]}")
        shutil.rmtree(place, ignore_errors=True)
        beside.rename(place)
    return place / inside
