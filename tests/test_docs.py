"""`rulebook docs`: pages that are whole, linked, accessible and the same each time."""

import contextlib
import io
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
from peel_grade.boundaries.generating import generated
from peel_grade.boundaries.model import Key
from peel_grade.cli.rulebook import main
from peel_grade.findings.engines import Compiled
from peel_grade.force.derived import with_derived
from peel_grade.force.file import load_force
from peel_grade.report.addresses import slug
from peel_grade.rulebook import shipped
from peel_grade.rulebook.model import Document, Flag
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.listing import general
from peel_grade.site.boundaries import told
from peel_grade.site.prose import paragraphs
from peel_grade.site.tracing import DASH, cited
from peel_grade.wording.terms import capital

from tests.html_page import Page
from tests.npm import installed

FIRE = Path("tests/frameworks/fire/fire-2019").resolve()
FEATURES = {
    "visits.feature": """
        Feature: Visits & "other" <matters>
          How visits that are overdue are judged.

          Two things matter:
          - how many are overdue
          - whether anyone
            looks at the risk

          Background: What is always so
            Every scenario starts from it.
            Given a force about which nothing is recorded

          Scenario: Overdue visits are a risk
            The figure is Staffordshire's.

            Given 260 visits to registered sex offenders are overdue
            When the force is graded
            Then rso-risk-not-managed is found as a serious weakness
            And nothing is suggested for crime prevention

          Rule: A backlog is judged by its size
            Fifty are many for any force.

          Scenario Outline: Around the threshold <b>
            Given <visits> visits to registered sex offenders are overdue; call handlers miss signs that a caller is <x>
            When the force is graded
            Then rso-risk-not-managed is <outcome>

            Examples: On both sides
              Why fifty: see the rule.

              | visits | outcome                     | b | x          |
              | 50     | found as a serious weakness | 1 | vulnerable |
              | 49     | undecided                   | 1 | vulnerable |
        """,
    "later.feature": """
        Feature: What is not to pass yet
          @skip:the-source-is-unclear @topic:visits
          Scenario: Not run
            Given 50 visits to registered sex offenders are overdue
            When the force is graded
            Then rso-risk-not-managed is not found

          @wip
          Scenario: Half written
            Given something that no sentence says

          @xfail:the-rule-is-to-change
          Scenario: Not so yet
            Given 50 visits to registered sex offenders are overdue
            When the force is graded
            Then rso-risk-not-managed is not found
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
    shared = "Threshold <code>many_incidents_waiting</code></dt><dd>1,000: so many incidents"
    pages = site.glob("rule-*.html")
    assert sum(shared in page.read_text(encoding="utf-8") for page in pages) == 2


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return {path.name: Page(path.read_text(encoding="utf-8")) for path in site.glob("*.html")}


def test_every_link_and_anchor_resolves(site: Path, pages: dict[str, Page]) -> None:
    broken = []
    for name, page in pages.items():
        for link in page.links:
            file, _, place = unquote(link).partition("#")
            file = file.partition("?")[0] or name
            found = place in pages[file].ids if place else (site / file).is_file()
            if not found:
                broken.append((name, link))
    assert not broken


def test_pages_are_well_formed(pages: dict[str, Page]) -> None:
    assert {name: page.wrong[:3] for name, page in pages.items() if page.wrong} == {}
    assert {name for name, page in pages.items() if len(set(page.ids)) < len(page.ids)} == set()


def test_nothing_is_loaded_from_anywhere_else(site: Path, pages: dict[str, Page]) -> None:
    own = {path.name for path in site.iterdir()}
    for name, page in pages.items():
        assert {*page.loads} <= own, name
        assert [attributes["href"] for tag, attributes in page.tags if tag == "link"] == ["style.css"], name
        assert not {tag for tag, _ in page.tags} & {"img", "iframe", "object", "embed", "style"}, name
        assert not [link for link in page.links if re.match(r"[a-z]+:|//", link)], name
        assert "default-src 'none'" in (site / name).read_text(encoding="utf-8"), name
    for path in (*site.glob("s*.js"), site / "filters.js", site / "style.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|importScripts", text), path.name


def test_the_library_that_searches_is_the_published_one(site: Path) -> None:
    library = installed("minisearch@7.2.0")
    assert (site / "minisearch.js").read_bytes() == (library / "dist" / "umd" / "index.js").read_bytes()
    assert (site / "minisearch-LICENSE.txt").read_bytes() == (library / "LICENSE.txt").read_bytes()


def test_every_rule_entry_and_theme_has_its_place(pages: dict[str, Page], compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    for rule in book.rules.values():
        page = pages[f"rule-{rule.id}.html"]
        assert rule.rationale in page.words
        assert rule.area is None or book.areas[rule.area].text in page.words
        listed = pages[f"theme-{slug(rule.theme)}.html" if rule.theme else f"question-{slug(rule.question)}.html"]
        for place in (listed, pages["rules.html"]):
            assert f"rule-{rule.id}.html" in place.links
    for area in book.areas.values():
        assert area.text in pages[f"area-{area.id}.html"].words
        assert f"area-{area.id}.html" in pages["areas.html"].links
    for entry in book.entries():
        page = pages[f"evidence-{slug(entry.question)}{f'--{slug(entry.theme)}' if entry.theme else ''}.html"]
        assert entry.id in page.ids
        assert not isinstance(entry, Flag) or entry.fails[1:] in page.words
    for document in book.documents:
        assert f"source-{document}.html" in pages["sources.html"].links
    names = [row.id for row in (*book.theme_grades, *book.question_grades, *book.overall_grades)]
    for name in names + [row.id for row in book.no_precedent]:
        assert name in pages["grades.html"].words


def test_no_two_rules_share_a_title(pages: dict[str, Page]) -> None:
    links = [(href, text) for href, text in pages["rules.html"].texts if re.match(r"rule-.*\.html$", href)]
    assert len({text for _, text in links}) == len({href for href, _ in links})


def test_every_page_has_the_menu_with_its_own_place_marked_and_crumbs_that_lead_back(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        (current,) = (given for tag, given in page.tags if tag == "a" and "aria-current" in given)
        above = next((f"{kind}.html" for kind in ("area", "evidence", "source") if name.startswith(f"{kind}-")), name)
        above = {"area.html": "areas.html", "source.html": "sources.html"}.get(above, above)
        assert (current["href"], current["aria-current"]) == (above, "page" if above == name else "true")
        assert {"rules.html", "scenarios.html", "question-vulnerability.html"} <= {*page.links}, name
    page = pages["rule-rso-risk-not-managed.html"]
    assert [href for href, _ in page.texts][3:7] == [
        "index.html",
        "rules.html",
        "question-vulnerability.html",
        "theme-investigating-vulnerable-people.html",
    ]


def test_the_menu_opens_of_many_rules_those_that_conclude_alike(site: Path) -> None:
    text = (site / "rule-rso-risk-not-managed.html").read_text(encoding="utf-8")
    menu = text.split('<nav id="_menu"')[1].split("</nav>")[0]
    parts = re.findall(r"<details( open)?><summary>(.*?) \((\d+)\)</summary>(.*?)</details>", menu, re.S)
    assert [title for shown, title, _, _ in parts if shown] == ["Serious weaknesses"]
    assert len(parts) > 2
    for shown, _, number, inside in parts:
        assert inside.count('href="rule-') == int(number)
        assert ("aria-current" in inside) == bool(shown)


def test_what_a_background_force_leaves_open_is_told(site: Path, compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    force = with_derived(load_force(shipped.scenarios_folder() / "forces" / "staffordshire-2017.yaml", book), book)
    without = [entry for entry in book.entries() if entry.id not in {*force.flags, *force.indicators}]
    (section,) = (
        each
        for each in (site / "backgrounds.html").read_text(encoding="utf-8").split("<section")
        if "<h2>Staffordshire as inspected in 2017" in each
    )
    plain = " ".join(Page(section).words.split())
    assert f"Nothing is recorded of {len(without)} of {len([*book.entries()])} pieces of evidence" in plain
    assert all(" ".join(entry.label.split()) in plain for entry in without)


def test_every_scenario_tells_its_steps_result_and_derivation(pages: dict[str, Page]) -> None:
    visits, forces = pages["feature-visits.html"].words, pages["feature-forces.html"].words
    assert 'Visits & "other" <matters>' in visits
    assert "Overdue visits are a risk" in visits
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
    assert "@peel-2016" in plain
    told = " ".join(pages["scenarios.html"].words.split())
    assert "8 examples in 3 features: 1 fails, 4 pass, 1 fails as expected, 1 is skipped, 1 is being written." in told
    later = " ".join(pages["feature-later.html"].words.split())
    assert "Not run is skipped @skip:the-source-is-unclear @topic:visits" in later
    assert "Is skipped: the source is unclear." in later
    assert "Not so yet fails as expected @xfail:the-rule-is-to-change" in later
    assert later.count("Why: ") == 1
    assert "This one fails" in pages["scenarios.html"].words


def test_what_authors_wrote_around_the_steps_is_shown(site: Path, pages: dict[str, Page]) -> None:
    plain = " ".join(pages["feature-visits.html"].words.split())
    assert "How visits that are overdue are judged. Two things matter:" in plain
    assert (
        "Each of these starts with Every scenario starts from it. Given a force about which nothing is recorded"
        in plain
    )
    assert "The figure is Staffordshire's." in plain
    assert "A backlog is judged by its size Fifty are many for any force." in plain
    assert "On both sides Why fifty: see the rule." in plain
    assert "Given visits visits to registered sex offenders are overdue" in plain
    text = (site / "feature-visits.html").read_text(encoding="utf-8")
    assert "<li>whether anyone looks at the risk</li>" in text
    assert '<td role="cell" data-title="visits"><span>49</span></td>' in text


@pytest.fixture(scope="module")
def fire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a small rulebook of another inspectorate, and of a scenario that states a strange benchmark."""
    folder = tmp_path_factory.mktemp("fire")
    (folder / "visits.feature").write_text(
        "Feature: F\n  Scenario Outline: S\n"
        "    Given 15 safe and well visits were made for every 1,000 people, against 20 in England\n"
        "    When the service is graded\n    Then <rule> is found as a notable weakness\n"
        "    And make-more-safe-well-visits is not suggested\n"
        "    Examples:\n      | rule |\n      | visits-few |\n"
    )
    given = ("--rules", str(FIRE), "--scenarios", str(folder / "visits.feature"))
    assert run("--output", str(folder / "site"), *given) == 0
    return folder / "site"


def test_what_a_scenario_names_leads_to_its_page(fire: Path) -> None:
    text = (fire / "feature-visits.html").read_text(encoding="utf-8")
    shown = r'<a href="rule-visits-few.html">visits-few</a>\s*<span class="wording">(.*?)</span>\s*</span>'
    (title,) = re.findall(shown, text)
    assert title in (fire / "rule-visits-few.html").read_text(encoding="utf-8").split("<h1>")[1]
    assert '<a href="area-make-more-safe-well-visits.html">make-more-safe-well-visits</a> is not suggested' in text
    (area,) = re.findall('<span class="wording">“(.*?)”</span>', text)
    assert area in Page((fire / "area-make-more-safe-well-visits.html").read_text(encoding="utf-8")).words


def test_warnings_about_what_scenarios_state_are_told(fire: Path) -> None:
    plain = " ".join(Page((fire / "feature-visits.html").read_text(encoding="utf-8")).words.split())
    assert "1 warning about what it states Line 3: England has 18.5 for `safe_and_well_visits`, not 20" in plain


def test_a_rule_shows_its_boundaries_with_an_example_on_either_side(site: Path, compiled: dict[str, Compiled]) -> None:
    now = generated(compiled["peel-2017"].book)
    text = (site / "rule-rso-risk-not-managed.html").read_text(encoding="utf-8")
    plain = " ".join(Page(text).words.split())
    assert "It is found, for example, where 50 visits to registered sex offenders are overdue" in plain
    assert "It is not found where 49 visits to registered sex offenders are overdue" in plain
    cases = now.entries["rule", "rso-risk-not-managed"].cases
    assert text.count('data-title="Follows"') == len(cases)
    assert [text.count(f'<tr role="row" class="{then}">') for then in ("yes", "no", "undecided")] == [
        sum(case.then == then for case in cases) for then in ("yes", "no", "undecided")
    ]
    assert "No cases are stored of it with the scenarios" in text
    grades = (site / "grades.html").read_text(encoding="utf-8")
    deciding = [entry for (part, _), entry in now.entries.items() if part not in ("rule", "scale", "suggest")]
    assert grades.count('data-title="Follows"') == sum(len(entry.cases) for entry in deciding)
    areas = (site / "areas.html").read_text(encoding="utf-8")
    assert areas.count('data-title="Follows"') == len(now.entries["suggest", ""].cases)


def test_boundaries_are_compared_with_those_that_are_stored(compiled: dict[str, Compiled]) -> None:
    book = compiled["peel-2017"].book
    now = generated(book)
    key: Key = ("rule", "rso-risk-not-managed")
    fewer = now.entries[key]._replace(cases=now.entries[key].cases[1:])
    known = now._replace(
        entries={name: entry for name, entry in now.entries.items() if name[0] == "rule"} | {key: fewer}
    )
    found = told(now, known, book)
    kept = {name: each.kept for name, each in found.items()}
    assert kept[key] == "other"
    assert kept["suggest", ""] == "none"
    assert {each for name, each in kept.items() if name[0] == "rule" and name != key} == {"same"}
    for (part, id), each in found.items():
        assert (each.pair is not None) == ({"yes", "no"} <= {*each.says}), id
        assert part != "rule" or each.pair is None or each.pair[0] != each.pair[1], id


def test_rules_sources_and_exclusions_lead_to_one_another(pages: dict[str, Page]) -> None:
    rule = pages["rule-rso-risk-not-managed.html"]
    assert "feature-visits.html#_overdue-visits-are-a-risk" in rule.links
    assert "rule-rso-risk-not-managed.html" in pages["feature-visits.html"].links
    evidence = "evidence-vulnerability--investigating-vulnerable-people.html"
    assert f"{evidence}#rso_visits_overdue" in rule.links
    assert "rule-rso-risk-not-managed.html" in pages[evidence].links
    source = next(link for link in rule.links if link.startswith("source-") and "#_" in link)
    file, _, lines = source.partition("#")
    assert lines in pages[file].ids
    assert "rule-rso-risk-not-managed.html" in pages[file].links
    assert any(link.startswith("exclusions.html#_") for page in pages.values() for link in page.links)
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


@pytest.mark.slow
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


def test_what_is_asked_of_all_drafts_has_a_page_also_where_nothing_was_proved(
    site: Path, pages: dict[str, Page], compiled: dict[str, Compiled]
) -> None:
    book, page = compiled["peel-2017"].book, pages["proofs.html"]
    assert {*book.properties, *book.exceptions, "worse-evidence", "needed"} <= {*page.ids}
    assert all(f"Because {each.because}" in page.words for each in book.properties.values())
    assert all(f"{capital(each.because)}." in page.words for each in book.exceptions.values())
    assert "These pages were written without what was proved" in " ".join(page.words.split())
    entries = (site / "search-entries.js").read_text(encoding="utf-8")
    assert all(f'"proofs.html#{name}"' in entries for name in (*book.properties, *book.exceptions))
    rule = " ".join(pages["rule-investigator-shortage-unplanned.html"].words.split())
    assert f"excepted {capital(book.exceptions['shortage-told-by-itself'].because)} (needed)" in rule
    assert "proofs.html#needed" in pages["rule-investigator-shortage-unplanned.html"].links
    assert "Whatever the evidence is" not in pages["rule-rso-risk-not-managed.html"].words


@pytest.fixture(scope="module")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the prover on a rulebook that does not hold all that is asked."""
    file = tmp_path_factory.mktemp("proofs") / "proofs.json"
    with io.TextIOWrapper(file.open("wb"), encoding="utf-8") as told, contextlib.redirect_stdout(told):
        assert main(["prove", str(FIRE), "--only", "needed", "--only", "one-grade", "--format", "json"]) == 1
    return file


@pytest.mark.slow
def test_the_pages_tell_what_was_proved_and_what_refutes_it(proofs: Path, tmp_path: Path) -> None:
    (told,) = json.loads(proofs.read_text())["rulebooks"]
    needed = next(each for each in told["properties"] if each["id"] == "needed")
    (case,) = needed["refuted"]
    case["about"] = refuted = "risk-shared"  # a rule, which has a page, as if it were what is not needed
    changed = tmp_path / "proofs.json"
    changed.write_text(json.dumps({"schema": "proofs/1", "proved": False, "rulebooks": [told]}))
    assert run("--rules", str(FIRE), "--output", str(tmp_path / "site"), "--proofs", str(changed)) == 0
    pages = {path.name: Page(path.read_text(encoding="utf-8")) for path in (tmp_path / "site").glob("*.html")}
    assert not any(page.wrong for page in pages.values())
    page = " ".join(pages["proofs.html"].words.split())
    assert "Of 2 properties: 1 refuted, 1 proved." in page
    assert f"refuted ({needed['claims']} claims)" in page and "proved (14 claims)" in page
    assert f"refuted {refuted}: {case['says']}" in page and "not asked in this run" in page
    assert f"rule-{refuted}.html" in pages["proofs.html"].links
    assert f"refuted {capital(case['says'])} (needed)" in " ".join(pages[f"rule-{refuted}.html"].words.split())
    other = next(name for name in pages if name.startswith("rule-") and refuted not in name)
    kept = "proved Without it, or any part of its condition, some draft would be another one (needed)"
    assert kept in " ".join(pages[other].words.split())


@pytest.mark.slow
def test_proofs_of_another_rulebook_are_refused(
    proofs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(content: str) -> str:
        file = tmp_path / "proofs.json"
        file.write_text(content)
        return refused(capsys, "--rules", str(FIRE), "--output", str(tmp_path / "site"), "--proofs", str(file))

    content = proofs.read_text()
    (run_of,) = json.loads(content)["rulebooks"]
    stale = told(content.replace(run_of["sha256"], "0" * 64))
    assert "these are proofs of another state of fire-2019: SHA-256 000000000000…, and here it is " in stale
    assert "help: run `rulebook prove --format json` again, and give what it writes" in stale
    assert "these are not proofs of fire-2019, but of fire-2018" in told(content.replace('"fire-2019"', '"fire-2018"'))
    for wrong in ("", "[]", "{}", content.replace("proofs/1", "proofs/2"), content.replace('"claims"', '"clams"')):
        assert "this is not what `rulebook prove --format json` writes" in told(wrong)
    document = json.loads(content)
    document["rulebooks"][0]["properties"][-1]["refuted"] = [
        {"about": None, "place": None, "says": "", "files": [], "forces": [{"inspected": 1}]}
    ]
    assert "this is not what `rulebook prove --format json` writes" in told(json.dumps(document))
    gone = ("--rules", str(FIRE), "--output", str(tmp_path / "site"), "--proofs", str(tmp_path / "gone.json"))
    assert "no such file" in refused(capsys, *gone)
    assert not (tmp_path / "site").exists()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.slow
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
        output_folder.write_folder(own, [("index.html", "new")], "rulebook docs")
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
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes: every look at the clock here comes a minute after the last."""
    clock = itertools.count(step=60.0)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    assert run("--output", str(tmp_path / "site"), "--rules", str(FIRE)) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.slow
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


@pytest.mark.slow
def test_history_comes_from_git_where_there_is_one(tmp_path: Path) -> None:
    rules = tmp_path / "rules" / FIRE.name
    shutil.copytree(FIRE, rules)
    file = rules / "findings" / "effectiveness.yaml"
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "The first rules")
    block = re.search(r"- id: visits-few\n(?:  .*\n)+", file.read_text())
    assert block
    changed = re.sub("rationale: .*", "rationale: Because <we> say so.", block[0])
    file.write_text(file.read_text().replace(block[0], changed))
    git(tmp_path, "commit", "-qam", "A reason & more")
    file.write_text(file.read_text().replace(changed, ""))
    (rules / "findings" / "elsewhere.yaml").write_text(changed)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Moved, and the same")
    given = ("--output", str(tmp_path / "site"), "--rules", str(rules), "--scenarios", str(FIRE.parent / "scenarios"))
    assert run(*given) == 0
    page = tmp_path / "site" / "rule-visits-few.html"
    plain = " ".join(Page(page.read_text(encoding="utf-8")).words.split())
    assert "2017-04-01 changed by An author: A reason & more" in plain
    assert "+ rationale: Because <we> say so." in plain
    assert "2017-04-01 written by An author: The first rules" in plain
    assert "Moved, and the same" not in plain
    shutil.rmtree(tmp_path / ".git")
    assert run(*given) == 0
    assert "History" not in page.read_text(encoding="utf-8")


def git(folder: Path, *arguments: str) -> None:
    about = {"NAME": "An author", "EMAIL": "a@example.org", "DATE": "2017-04-01T12:00:00"}
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in about.items()}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=os.environ | who)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ()),
        ("  One line.\n  And its rest.\n\n  Another.", (("One line. And its rest.",), ("Another.",))),
        ("Two:\n- a\n- b\n  more\n\nThen", (("Two:",), ("a", "b more"), ("Then",))),
        ("* a\n* b", (("a", "b"),)),
        ("3 - 2 is 1, and -1 is less", (("3 - 2 is 1, and -1 is less",),)),
    ],
)
def test_descriptions_are_paragraphs_and_lists(text: str, told: tuple[tuple[str, ...], ...]) -> None:
    assert paragraphs(text) == told


def test_sources_of_any_form_are_told_with_what_leads_to_them() -> None:
    documents = {
        "report": Document("The report", url="https://example.org/report.pdf"),
        "plain": Document("Without address"),
    }
    found = cited(["report:p17/2,report:p3", "plain:20-22", "plain:7", "https://example.org/a,b", "other:1"], documents)
    assert [(row.title, [said for _, said in row.places], row.url) for row in found] == [
        ("The report", ["page 3", "page 17, paragraph 2"], "https://example.org/report.pdf#page=3"),
        ("Without address", ["line 7", f"lines 20{DASH}22"], ""),
        ("https://example.org/a,b", [], "https://example.org/a,b"),
        ("other", ["line 1"], ""),
    ]
    assert [lines for row in found for lines, _ in row.places] == ["", "", "7", "20-22", "1"]


def test_the_search_knows_everything(site: Path, pages: dict[str, Page], compiled: dict[str, Compiled]) -> None:
    text = (site / "search-entries.js").read_text(encoding="utf-8")
    entries = json.loads(text.removeprefix("const ENTRIES = ").removesuffix(";\n"))
    book = compiled["peel-2017"].book
    ids = {id for _, _, _, id, _ in entries}
    assert {*book.rules, *book.areas, *book.themes, *book.questions, *book.documents, "visits"} <= ids
    assert {entry.id for entry in book.entries()} <= ids
    assert "Overdue visits are a risk" in {title for _, title, _, _, _ in entries}
    for _, _, link, _, _ in entries:
        file, _, place = link.partition("#")
        assert place in pages[file].ids if place else file in pages, link


def test_the_page_of_sentences_has_all_that_a_scenario_may_say(
    pages: dict[str, Page], compiled: dict[str, Compiled]
) -> None:
    language = Language(compiled["peel-2017"].book)
    words = pages["sentences.html"].words
    for texts in general(language).values():
        for text in texts:
            assert text in words
    for slot in ("question", "theme", "grade", "finding"):
        for name in language.vocabulary.names()[slot]:
            assert name in words
    assert "sentences.html" in pages["scenarios.html"].links
