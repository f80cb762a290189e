"""Pages in a folder as a browser shows them."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.npm import installed


def looked_at(site: Path, searches: Sequence[str] = (), filters: Sequence[Any] = (), walks: Sequence[Any] = ()) -> Any:
    """What a browser tells of the pages: one of each kind `looked` at by axe, all `measured`.

    `tests/pages.mjs` says what searches, filters and walks are, and what is told of them. Skips the test where there is
    no browser.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    driver = installed("puppeteer-core@25.16.0") / "lib" / "puppeteer" / "puppeteer-core.js"
    axe = installed("axe-core@4.14.1") / "axe.min.js"
    questions = {
        "site": str(site),
        "pages": sorted(path.name for path in site.glob("*.html")),
        "searches": searches,
        "filters": filters,
        "walks": walks,
    }
    call = ["node", str(Path(__file__).with_name("pages.mjs")), str(driver), str(axe), chromium]
    done = subprocess.run(call, input=json.dumps(questions), capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
