"""`rulebook docs`: pages that are whole, linked, accessible and the same each time."""

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import pytest
from peel_grade.cli.rulebook import main
from peel_grade.findings.engines import Compiled
from peel_grade.rulebook import shipped
from peel_grade.wording.sentences import reason

from tests.html_page import Page

FEATURES = {
    "visits.feature": """
        Feature: Visits & "other" <matters>
          Scenario: Overdue visits are a risk
            Given 260 visits to registered sex offenders are overdue
            When the force is graded
            Then rso-risk-not-managed is found as a serious weakness
            And nothing is suggested for crime prevention

          Scenario Outline: Around the threshold <b>
            Given <visits> visits to registered sex offenders are overdue; call handlers miss signs that a caller is <x>
            When the force is graded
            Then rso-risk-not-managed is <outcome>

            Examples:
              | visits | outcome                     | b | x          |
              | 50     | found as a serious weakness | 1 | vulnerable |
              | 49     | undecided                   | 1 | vulnerable |
        """,
    "forces.feature": """
        Feature: Whole forces
          Scenario: This one fails
            Given Staffordshire as inspected in 2017
            And call handlers miss signs that a caller is vulnerable
            When the force is graded
            Then the overall draft grade is outstanding

          @peel-2016
          Scenario: Of another year
            Given West Mercia as inspected in 2016
            When the force is graded
            Then the overall draft grade is good
        """,
}


def run(*arguments: str) -> int:
    return main(["docs", *arguments])


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scenarios")
    for name, text in FEATURES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, scenarios: Path) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "new" / "site"
    assert run("--output", str(folder), "--scenarios", str(scenarios)) == 0
    return folder


def test_a_rule_shows_the_thresholds_that_it_shares(site: Path) -> None:
    text = (site / "question-vulnerability.html").read_text(encoding="utf-8")
    assert text.count("Threshold <code>many_incidents_waiting</code></dt><dd>1,000: so many incidents") == 2


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {path.name: Page(path.read_text(encoding="utf-8")) for path in site.glob("*.html")}


def test_every_link_and_anchor_resolves(pages: dict[str, Page]) -> None:
    broken = []
    for name, page in pages.items():
        for link in page.links:
            file, _, place = unquote(link).partition("#")
            target = pages.get(file or name)
            if target is None or (place and place not in target.ids):
                broken.append((name, link))
    assert not broken


def test_pages_are_well_formed(pages: dict[str, Page]) -> None:
    assert {name: page.wrong[:3] for name, page in pages.items() if page.wrong} == {}
    assert {name for name, page in pages.items() if len(set(page.ids)) < len(page.ids)} == set()


def test_nothing_is_loaded_from_anywhere(site: Path, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert not page.loads, name
        assert not {tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "embed"}, name
        assert not [link for link in page.links if re.match(r"[a-z]+:|//", link)], name
        text = (site / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|@import|url\(", text), name
        assert "default-src 'none'" in text, name
    assert {path.suffix for path in site.iterdir()} == {".html", ""}


def test_every_rule_entry_and_theme_has_its_place(pages: dict[str, Page], compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    for rule in book.rules.values():
        page = pages[f"question-{rule.question.replace('_', '-')}.html"]
        assert rule.id in page.ids
        assert rule.rationale in page.words
        assert rule.area is None or book.areas[rule.area].text in page.words
    for area in book.areas.values():
        assert area.id in pages["areas.html"].ids
        assert area.text in pages["areas.html"].words
    assert set(book.indicators) <= set(pages["indicators.html"].ids)
    assert book.flags.keys() - book.replaced.keys() <= set(pages["flags.html"].ids)
    for flag in book.flags.values():
        assert flag.fails[1:] in pages["flags.html"].words
    traced = pages["traceability.html"]
    assert all(
        f"question-{rule.question.replace('_', '-')}.html#{rule.id}" in traced.links for rule in book.rules.values()
    )
    names = [row.id for row in (*book.theme_grades, *book.question_grades, *book.overall_grades)]
    for name in names + [row.id for row in book.no_precedent]:
        assert name in pages["grades.html"].words


def test_every_scenario_tells_its_steps_result_and_derivation(pages: dict[str, Page]) -> None:
    visits, forces = pages["feature-visits.html"].words, pages["feature-forces.html"].words
    assert 'Visits & "other" <matters>' in visits
    assert "Overdue visits are a risk" in visits
    assert "Around the threshold 1" in visits
    assert len(re.findall(r"Example \d of 2", visits)) == 2
    plain = " ".join(visits.split())
    assert "concludes" in plain
    assert "260 visits to registered sex offenders are overdue" in plain
    assert "is undecided" in plain
    assert (
        "does not hold: 49 visits to registered sex offenders are overdue (at least 50 is asked, 49 recorded" in plain
    )
    plain = " ".join(forces.split())
    assert "Not so: it is good." in plain or "Not so: it is requires improvement." in plain
    assert "Call handlers miss vulnerable callers serious weakness" in plain
    assert re.search(r"\d+ further findings come with its background", plain)
    assert "Graded with peel-2016." in plain
    assert "1 fails" in pages["scenarios.html"].words
    assert "This one fails" in pages["scenarios.html"].words


def test_rules_sources_and_exclusions_lead_to_one_another(pages: dict[str, Page]) -> None:
    assert "feature-visits.html#_overdue-visits-are-a-risk" in pages["question-vulnerability.html"].links
    assert "question-vulnerability.html#rso-risk-not-managed" in pages["feature-visits.html"].links
    assert "question-vulnerability.html#rso-risk-not-managed" in pages["indicators.html"].links
    assert "question-vulnerability.html#rso-risk-not-managed" in pages["sources.html"].links
    assert "indicators.html#rso_visits_overdue" in pages["question-vulnerability.html"].links
    assert any(link.startswith("exclusions.html#_") for link in pages["sources.html"].links)
    assert "What is left out" in pages["exclusions.html"].words


def test_pages_serve_those_who_do_not_see_them(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        tags = [tag for tag, _ in page.tags]
        given = dict(page.tags)
        assert given["html"]["lang"] == "en-GB", name
        assert {"header", "nav", "main", "footer", "title"} <= set(tags), name
        assert next(a["href"] for tag, a in page.tags if tag == "a") == "#_main", name
        assert page.headings[0] == 1 and page.headings.count(1) == 1, name
        assert all(later <= earlier + 1 for earlier, later in zip(page.headings, page.headings[1:], strict=False)), name
        assert all("scope" in attributes for tag, attributes in page.tags if tag == "th"), name
        labelled = {attributes["for"] for tag, attributes in page.tags if tag == "label"}
        assert all(attributes["id"] in labelled for tag, attributes in page.tags if tag == "input"), name
        navigation = [attributes.get("aria-label") for tag, attributes in page.tags if tag == "nav"]
        assert all(navigation) and len(set(navigation)) == len(navigation), name


def test_output_is_the_same_each_time(site: Path, scenarios: Path, tmp_path: Path) -> None:
    root = str(Path(__file__).parent.parent)
    program = f"import sys; sys.path.insert(0, {root!r}); from tests.test_docs import run; sys.exit(run(*sys.argv[1:]))"
    again = tmp_path / "again"
    environment = os.environ | {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    subprocess.run(
        [sys.executable, "-c", program, "--output", again, "--scenarios", os.path.relpath(scenarios, tmp_path)],
        check=True, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in site.iterdir()}


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    return captured.err


def test_only_its_own_folder_is_replaced(
    site: Path, scenarios: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("keep")
    error = refused(capsys, "--output", str(mine), "--scenarios", str(scenarios))
    assert "mine: this folder exists and was not written by `rulebook docs`\n  help: " in error
    assert (mine / "notes.txt").read_text() == "keep"
    assert "is a file" in refused(capsys, "--output", str(mine / "notes.txt"), "--scenarios", str(scenarios))

    own = tmp_path / "own"
    shutil.copytree(site, own)
    (own / "index.html").write_text("old")
    assert run("--output", str(own), "--scenarios", str(scenarios)) == 0
    assert (own / "index.html").read_bytes() == (site / "index.html").read_bytes()
    (own / "notes.txt").write_text("keep")
    capsys.readouterr()
    error = refused(capsys, "--output", str(own), "--scenarios", str(scenarios))
    assert "`notes.txt` in this folder was not written by `rulebook docs`" in error
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "own"]


def test_an_unfinished_writing_leaves_what_was_there(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from peel_grade.files import output_folder
    from peel_grade.files.problems import InputError

    own = tmp_path / "own"
    shutil.copytree(site, own)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name == "own" and (self / "index.html").read_text() == "new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(InputError, match="no space left on device"):
        output_folder.write_folder(own, {"index.html": "new"}, "docs")
    assert (own / "index.html").read_bytes() == (site / "index.html").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


def test_mistakes_are_told_where_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.feature"
    wrong.write_text(
        "Feature: F\n  Scenario: S\n    Given 3 unicorns\n    When the force is graded\n    Then nothing is suggested\n"
    )
    output = str(tmp_path / "site")
    assert "wrong.feature:3:5: unknown step `3 unicorns`" in refused(
        capsys, "--output", output, "--scenarios", str(wrong)
    )
    assert "no such folder" in refused(capsys, "--output", output, "--scenarios", str(tmp_path / "none"))
    assert "no such folder" in refused(capsys, "--output", output, "--rules", str(tmp_path / "none"))
    assert "no rulebook in this folder" in refused(capsys, "--output", output, "--rules", str(tmp_path))
    assert not (tmp_path / "site").exists()


def test_a_pipe_is_told_no_progress(
    scenarios: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes: every look at the clock here comes a minute after the last."""
    clock = itertools.count(step=60.0)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    assert run("--output", str(tmp_path / "site"), "--scenarios", str(scenarios)) == 0
    assert capsys.readouterr().err == ""


def test_a_single_rulebook_can_be_documented(scenarios: Path, tmp_path: Path) -> None:
    rules = tmp_path / "copy"
    shutil.copytree(shipped.rules_folder() / "peel-2017", rules)
    assert (
        run("--output", str(tmp_path / "site"), "--rules", str(rules), "--scenarios", str(scenarios / "visits.feature"))
        == 0
    )
    page = Page((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    assert "Other frameworks" not in page.words
    assert not (tmp_path / "site" / "backgrounds.html").exists()


def test_the_search_index_knows_everything(site: Path, pages: dict[str, Page], compiled: dict[str, Compiled]) -> None:
    text = (site / "search.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="_entries">(.*?)</script>', text, re.S)
    assert found
    entries = json.loads(found[1])
    book = compiled["peel-2017"].book
    titles = {title for _, title, _, _ in entries}
    assert {reason(rule) for rule in book.rules.values()} <= titles
    assert {entry.label for entry in book.entries()} <= titles
    assert "Overdue visits are a risk" in titles
    for _, _, link, _ in entries:
        file, _, place = link.partition("#")
        assert not place or place in pages[file].ids, link


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_search_finds_a_rule_in_a_browser(site: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         f"--user-data-dir={tmp_path}", "--virtual-time-budget=5000", "--dump-dom", f"file://{site}/search.html?q=overdue+visits"],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert re.search(r'id="_status"[^>]*>\d+ found', done.stdout)
    assert re.search(r'<ol id="_results".*href="indicators.html#rso_visits_overdue".*</ol>', done.stdout, re.S)
