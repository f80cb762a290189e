"""Where evidence was found: every form of a source, what is told of wrong ones, and what drafts say of documents."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peel_grade import load_force
from peel_grade.cli.evidence.command import main as evidence
from peel_grade.cli.grade import main
from peel_grade.force.citations import Citation, citation, source

HEAD = "force: X\nframework: peel-2017\nsource: {report: {title: The report, isbn: 978-1, lines: 40, pages: 9}}\n"


@pytest.mark.parametrize(
    ("written", "text", "parts"),
    [
        ("report:322", "report:322", Citation("report", (322, 322))),
        ("report:304-306", "report:304-306", Citation("report", (304, 306))),
        ("report:p17", "report:p17", Citation("report", None, 17)),
        ("report:p17/2", "report:p17/2", Citation("report", None, 17, 2)),
        ("https://example.org/a?b=1", "https://example.org/a?b=1", Citation(url="https://example.org/a?b=1")),
        ({"document": "report", "lines": 5}, "report:5", Citation("report", (5, 5))),
        ({"document": "report", "lines": "5-7"}, "report:5-7", Citation("report", (5, 7))),
        ({"document": "report", "page": 17}, "report:p17", Citation("report", None, 17)),
        ({"document": "report", "page": 17, "paragraph": 2}, "report:p17/2", Citation("report", None, 17, 2)),
        ({"url": "https://example.org/x"}, "https://example.org/x", Citation(url="https://example.org/x")),
    ],
)
def test_every_form(written: Any, text: str, parts: Citation) -> None:
    assert source(written) == text
    assert citation(text) == parts


@given(st.integers(1, 9999), st.none() | st.integers(1, 999))
def test_a_page_is_read_as_it_is_written(page: int, paragraph: int | None) -> None:
    data = {"document": "report", "page": page} | ({} if paragraph is None else {"paragraph": paragraph})
    assert citation(source(data)) == Citation("report", None, page, paragraph)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "{document: report, page: 0}",
            "4:62: `0` is not the number of a page\n  help: write a whole number from 1 to 9999",
        ),
        ("{document: report, page: 10000}", "`10000` is not the number of a page"),
        ("{document: report, page: 10}", "page 10 is beyond the end of `report`\n  help: it has 9 pages"),
        ("{document: report, lines: 50}", "line 50 is beyond the end of `report`\n  help: it has 40 lines"),
        ("{document: repot, page: 1}", "unknown document `repot`\n  help: did you mean `report`?"),
        ("{document: report}", "this names no place in a document\n  help: write `{document: report, lines: 322}`"),
        ("{document: report, paragraph: 2}", "this names no place in a document"),
        ("{document: report, pages: 2}", "unknown key `pages`"),
        ("{url: example.org}", "`example.org` is not an address\n  help: write it in full"),
        ('"report:p0"', "`report:p0` is not a source"),
        ('"report:17p"', "`report:17p` is not a source"),
    ],
)
def test_what_is_told_of_wrong_ones(
    written: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "force.yaml"
    path.write_text(f"{HEAD}flags: {{mash_in_place: {{is: true, source: {written}}}}}\n")
    assert main([str(path)]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.slow
def test_drafts_say_what_the_documents_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "force.yaml"
    cited = "{document: report, page: 7, paragraph: 2}"
    path.write_text(f"{HEAD}indicators: {{rso_visits_overdue: {{value: 260, source: {cited}}}}}\n")
    assert main([str(path)]) == 0
    told = capsys.readouterr().out
    assert "(p7/2)" in told
    assert "Lines and pages are of report: The report (ISBN 978-1).\n" in told
    assert main([str(path), "--full"]) == 0
    told = capsys.readouterr().out
    assert "(report:p7/2)" in told
    assert "Sources (document:line, document:pPAGE/PARAGRAPH)\n  report: The report (ISBN 978-1)\n" in told
    assert main([str(path), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["documents"]["report"] == {"title": "The report", "isbn": "978-1", "published": "", "url": ""}
    assert document["documents"]["national-2017"]["title"].startswith("PEEL")
    force = load_force(str(path))
    assert load_force(force.to_dict()).indicators["rso_visits_overdue"].source == ("report:p7/2",)
    assert evidence(["proof", str(path)]) == 0
    assert "\nreport:p7/2\n  - figure: 260 visits" in capsys.readouterr().out
    assert evidence(["check", str(path)]) == 0
