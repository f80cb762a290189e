"""What documents look like. On the pages that LibreOffice makes of the Word form, and on those of the PDF form, nothing
stands outside of the margins and no heading stands alone at the foot; all can read the page that a browser shows.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from peel_grade.cli.grade import main

from tests.browser import looked_at
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

CARE = ROOT / "tests" / "frameworks" / "care"
DRAFTS = {
    "west-mercia-2016": ["west-mercia-2016"],  # the most figures
    "care": [str(CARE / "scenarios" / "forces" / "fernleigh-2024.yaml"), "--rules", str(CARE / "care-2024")],
}
MARGIN = 36
"""Points between every word and the edge of the paper."""
FOOT = 60
"""Points at the foot of a page in which the header of the next one, or its footer, stands."""

FOOTNOTE = 11.4
"""Points that lines of footnotes are high, at most, and captions at least."""


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def written(name: str, form: str, folder: Path) -> Path:
    file = folder / f"draft.{form}"
    assert main([*DRAFTS[name], "--format", form, "--output", str(file)]) == 0
    return file


def as_pdf(document: Path) -> Path:
    """A Word document as LibreOffice prints it."""
    profile = f"-env:UserInstallation=file://{document.parent / 'profile'}"
    to_pdf = ["--headless", "--convert-to", "pdf", "--outdir", str(document.parent), str(document)]
    call = [program("soffice"), profile, *to_pdf]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    return document.with_suffix(".pdf")


Word = tuple[float, float, float, float, str]
"""Left, right, top, height and text."""


def lines(file: Path) -> Iterator[tuple[int, float, float, list[Word]]]:
    """Each line of each page: the number of the page, its width and height, and the words."""
    call = [program("pdftotext"), "-bbox-layout", str(file), "-"]
    told = subprocess.run(call, check=True, capture_output=True, text=True).stdout
    space = "{http://www.w3.org/1999/xhtml}"
    for number, page in enumerate(ElementTree.fromstring(told).iter(f"{space}page"), 1):
        for line in page.iter(f"{space}line"):
            words = [_word(word) for word in line.iter(f"{space}word")]
            yield number, float(page.attrib["width"]), float(page.attrib["height"]), words


def _word(word: ElementTree.Element) -> Word:
    left, top, right, bottom = (float(word.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax"))
    return left, right, top, bottom - top, word.text or ""


def check(file: Path, headings: set[str], footnote: float = 0) -> None:
    """Nothing stands outside of the margins, each page says that it is a draft, no heading is the last of a page.

    Lines lower than `footnote` are those of footnotes.
    """
    last: dict[int, tuple[float, str]] = {}
    texts: dict[int, str] = {}
    for page, width, height, words in lines(file):
        text = " ".join(word for *_, word in words)
        texts[page] = f"{texts.get(page, '')} {text}"
        for left, right, top, _, word in words:
            assert left >= MARGIN and right <= width - MARGIN and 0 <= top <= height, (page, word)
        top = words[0][2]
        highest = max(each for _, _, _, each, _ in words)
        if highest > footnote and FOOT < top < height - FOOT and top > last.get(page, (0, ""))[0]:
            last[page] = (top, text)
    assert len(texts) > 3
    assert all("Draft for human judgement" in text for text in texts.values())
    assert {page: text for page, (_, text) in last.items() if text in headings and page < len(texts)} == {}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_word_document_keeps_to_its_pages(name: str, tmp_path: Path) -> None:
    file = written(name, "docx", tmp_path)
    styles = {each.text: each.style.name for each in docx.Document(str(file)).paragraphs if each.style is not None}
    check(
        as_pdf(file),
        {text for text, style in styles.items() if style.startswith(("Heading", "Table Caption"))},
        FOOTNOTE,
    )


def test_a_pdf_keeps_to_its_pages(tmp_path: Path) -> None:
    titles = {
        "Areas for improvement",
        "Weaknesses",
        "Strengths",
        "Figures",
        "What is missing",
        "The data",
        "Caveats",
        "Sources",
    }
    check(written("west-mercia-2016", "pdf", tmp_path), titles)


def test_a_browser_shows_a_draft_to_everyone(tmp_path: Path) -> None:
    written("west-mercia-2016", "html", tmp_path)
    seen = looked_at(tmp_path)
    assert {page["file"]: page["violations"] for page in seen["looked"]} == {"draft.html": []}
    assert [narrow <= 375 and wide <= 768 for narrow, _, wide in seen["measured"].values()] == [True]
    assert seen["told"] == []
