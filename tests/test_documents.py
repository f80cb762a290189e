"""What is handed out: one page, as HTML, Markdown, Word and PDF."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from peel_grade.documents import charts, pages, writing
from peel_grade.documents.writing import Form, written
from pypdf import PdfReader

TEMPLATE = """{% extends "base.html" %}
{% from "macros.html" import grade, table, note, endnotes with context %}
{% block content %}
<h2>Judgments</h2>
{% call table("All of them", [("Question", 60), ("Grade", 40)]) %}
{% for text in rows %}
<tr><th scope="row">{{ text }}{{ note(notes, "from " ~ text) }}</th>
<td>{{ grade("G", "good", loop.index, 4) }}</td></tr>
{% endfor %}
{% endcall %}
<p>{{ picture(chart) }}</p>
{% endblock %}
{% block notes %}{{ endnotes(notes) }}{% endblock %}
"""
ROWS = ["<script>alert(1)</script>", "{{7*7}} {% raw %}", "=1+1", "left\u202eright\x1b[2J", "<script>alert(1)</script>"]
SHOWN = ["<script>alert(1)</script>", "{{7*7}} {% raw %}", "=1+1", "left\\u202eright\\x1b[2J"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    (folder / "try.html").write_text(TEMPLATE)
    return folder


def page(folder: Path, form: Form, subject: str = "Some & <i>") -> str:
    return pages.page(
        "try.html",
        form,
        folder,
        title="A draft of {{7*7}}",
        fields={"subject": subject, "framework": "A framework", "rulebook": "r 1"},
        reproduced=[("command", "grade x")],
        notes=pages.Notes(),
        rows=ROWS,
        chart=charts.against((3, 3), (5, 5), (4, 6), "3, before 5"),
    )


def test_a_page_of_html_needs_nothing_else_and_escapes_what_it_is_given(folder: Path) -> None:
    told = written(page(folder, "html"), "html").decode()
    assert "<script" not in told and "http-equiv" in told
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in told and "left\\u202eright\\x1b[2J" in told
    assert 'aria-label="3, before 5"' in told and "var(--ink)" in told
    assert told.count("Draft for human judgement") > 2
    assert told.count('id="note-') == len(SHOWN)  # what is said twice stands once
    assert 'href="#mark-1-2"' in told


def test_markdown_has_tables_and_footnotes_and_what_looks_like_markup_is_text(folder: Path) -> None:
    told = written(page(folder, "markdown"), "markdown").decode()
    assert "| \\<script\\>alert(1)\\</script\\>[^1] | **G** good |" in told
    assert "[^1]: from \\<script\\>" in told
    assert "data:" not in told and "<" not in told.replace("\\<", "")


def test_word_has_its_own_headings_tables_captions_and_footnotes(folder: Path) -> None:
    made = written(page(folder, "docx"), "docx")
    document = docx.Document(io.BytesIO(made))
    styles = {each.text: each.style.name for each in document.paragraphs if each.style is not None}
    assert styles["A draft of {{7*7}}"] == "Title" and styles["Judgments"] == "Heading 1"
    assert styles["All of them"] == "Table Caption" and styles["Draft for human judgement."] == "Draft Mark"
    xml = document.element.body.xml
    assert 'TOC \\o "1-3" \\h \\z \\u</w:instrText>' in xml
    entry = r'<w:pStyle w:val="TOC(\d)"/>.*?<w:hyperlink w:anchor="(\w+)".*?<w:t[^>]*>(.*?)</w:t>'
    told = re.findall(entry, xml, re.DOTALL)
    headings = [(name, text) for text, name in styles.items() if name.startswith("Heading")]
    assert [(f"Heading {level}", text) for level, _, text in told] == headings
    assert all(xml.count(f'w:name="{mark}"') == 1 for _, mark, _ in told)
    (table, _) = document.tables
    assert [row.cells[0].text for row in table.rows[1:]] == [*SHOWN, SHOWN[0]]
    assert "tblHeader" in table.rows[0]._tr.xml and "cantSplit" in table.rows[1]._tr.xml
    (section,) = document.sections
    assert section.header.paragraphs[0].text == "Draft for human judgement\tSome & <i>"
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        notes = parts.read("word/footnotes.xml").decode()
        assert notes.count("from ") == len(ROWS)
        assert len([name for name in parts.namelist() if name.startswith("word/media/")]) == 1
        assert len(parts.read("word/document.xml")) < 30_000  # a picture stands in it once


@pytest.mark.slow
def test_a_pdf_has_its_text_and_says_on_each_page_that_it_is_a_draft(folder: Path) -> None:
    told = PdfReader(io.BytesIO(written(page(folder, "pdf"), "pdf"))).pages
    assert all("Draft for human judgement" in each.extract_text() for each in told)
    text = " ".join(each.extract_text() for each in told)
    assert all(each in text for each in SHOWN)


@pytest.mark.slow
@pytest.mark.parametrize("form", writing.FORMS)
def test_the_same_page_gives_the_same_bytes(
    form: Form, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(page(folder, form), form)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert written(page(folder, form), form) == first
