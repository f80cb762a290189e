"""Pages in a folder as a browser shows them."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.npm import installed


def looked_at(site: Path, searches: Sequence[str] = (), filters: Sequence[Any] = (), walks: Sequence[Any] = ()) -> Any:
    """What a browser tells of the pages: one of each kind `looked` at by axe, all `measured`.

    `tests/pages.mjs` says what searches, filters and walks are, and what is told of them. Skips the test where there is
    no browser.
    """
    named = sorted(path.name for path in site.glob("*.html"))
    return _told(site=str(site), pages=named, searches=searches, filters=filters, walks=walks)


def visited(entrance: str, pages: Sequence[str], walks: Sequence[Any] = ()) -> Any:
    """The same of pages that a server answers with, each looked at; `entrance` is opened first."""
    parts = urlsplit(entrance)
    site = f"{parts.scheme}://{parts.netloc}"
    return _told(site=site, entrance=entrance, pages=pages, searches=(), filters=(), walks=walks)


def violations(seen: Any) -> dict[str, list[str]]:
    """The violations of accessibility of the pages that have any."""
    return {page["file"]: page["violations"] for page in seen["looked"] if page["violations"]}


def too_wide(seen: Any) -> list[str]:
    """The pages that a phone, or a tablet, does not show without scrolling aside."""
    return [file for file, (narrow, _, wide) in seen["measured"].items() if narrow > 375 or wide > 768]


def _told(**questions: Any) -> Any:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    driver = installed("puppeteer-core@25.16.0") / "lib" / "puppeteer" / "puppeteer-core.js"
    axe = installed("axe-core@4.14.1") / "axe.min.js"
    call = ["node", str(Path(__file__).with_name("pages.mjs")), str(driver), str(axe), chromium]
    done = subprocess.run(call, input=json.dumps(questions), capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
