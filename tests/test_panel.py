"""`grade FORCES --format site`: pages for a panel, which say what the drafts say, and lead to each other."""

import html
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.cli.grade import main
from peel_grade.documents.drafts import draft_page
from peel_grade.findings import oracle
from peel_grade.findings.cache import load_compiled
from peel_grade.findings.engines import Engines
from peel_grade.firmness.drafted import with_firmness
from peel_grade.force.file import load_force
from peel_grade.force.moderation import GradeDecision, Moderation
from peel_grade.grades.assessment import assess
from peel_grade.grades.distance import measured
from peel_grade.overview.document import DRAFT, overview
from peel_grade.overview.gathered import Basis, Gathered, of_draft
from peel_grade.overview.saying import since_said
from peel_grade.panel.alike import ALIKE, alike
from peel_grade.panel.comparisons import comparisons, cost, outcomes
from peel_grade.panel.cycles import cycles_of
from peel_grade.panel.draft_page import draft_of
from peel_grade.panel.drafts import Draft, Found, Standing
from peel_grade.panel.pages import pages
from peel_grade.panel.turns import Turn
from peel_grade.report.addresses import slug
from peel_grade.report.document import document
from peel_grade.routes.text import change_said
from peel_grade.routes.told import to_next_grades
from peel_grade.rulebook.conditions import Condition, Group, Leaf, leaves, threshold
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.terms import capital

from tests.html_page import Page
from tests.population import MANY, write_forces
from tests.test_engine_against_oracle import random_force
from tests.test_frameworks import FRAMEWORKS, own_words

CLACK = Path("tests/frameworks/nonsense/clack-2031")
RULES = {"clack": CLACK, **{name: each.rules for name, each in FRAMEWORKS.items()}}
FEW = 7
MOST_BYTES = 500_000


class Made:
    """A site with the drafts that it is made from, as JSON tells them."""

    def __init__(self, name: str, folder: Path) -> None:
        self.rules, self.site = RULES[name], folder / "site"
        self.book: Rulebook = load_compiled(self.rules).book
        forces = write_forces(folder / "forces", self.book, FEW)
        call = [str(forces), "--rules", str(self.rules)]
        assert main([*call, "--format", "site", "--full", "--output", str(self.site)]) == 0
        assert main([*call, "--format", "json", "--output", str(folder / "drafts.json")]) == 0
        self.drafts: list[Any] = json.loads((folder / "drafts.json").read_text(encoding="utf-8"))
        self.texts = {path.name: path.read_text(encoding="utf-8") for path in self.site.glob("*.html")}
        self.pages = {name: Page(text) for name, text in self.texts.items()}

    def page(self, kind: str, name: str) -> str:
        return f"{kind}-{slug(self.book.framework.id)}--{name}.html"


@pytest.fixture(scope="module", params=RULES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def peel(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made("peel", tmp_path_factory.mktemp("peel"))


def lost(site: Path, pages: dict[str, Page]) -> list[str]:
    """The links and loads that lead nowhere in the folder."""
    found = []
    for name, page in pages.items():
        for link in (*page.links, *page.loads):
            file, _, anchor = link.partition("#")
            there = pages.get(unquote(file) or name)
            if not (site / (unquote(file) or name)).is_file() or (anchor and (not there or anchor not in there.ids)):
                found.append(f"{name}: {link}")
    return found


def rows(text: str) -> list[str]:
    """The rows of a page's first map."""
    return re.findall(r"<tr data-item.*?</tr>", text.partition("</table>")[0], re.DOTALL)


def test_every_page_is_whole_says_draft_and_leads_on(made: Made) -> None:
    assert {name: page.wrong for name, page in made.pages.items() if page.wrong} == {}
    assert lost(made.site, made.pages) == []
    for name, page in made.pages.items():
        assert "Draft for human judgement" in page.words, name
        assert len(page.ids) == len(set(page.ids)), name
        assert len(made.texts[name].encode()) < MOST_BYTES
    assert not any(re.search(r"(?:src|href)=\"(?:https?:)?//", text) for text in made.texts.values())
    assert not any(re.search(r"\b1 (?:strengths|weaknesses)\b", page.words) for page in made.pages.values())
    assert not any("not ranked across" in page.words for page in made.pages.values())  # one framework
    kinds = [name.split("-")[0] for name in made.pages]
    assert (kinds.count("draft"), kinds.count("rule"), kinds.count("area")) == (
        FEW, len(made.book.rules), len(made.book.areas),
    )  # fmt: skip


def test_the_words_are_the_frameworks(made: Made) -> None:
    kinds = {name.split("-")[0]: page for name, page in made.pages.items()}  # one of each
    for name, each in FRAMEWORKS.items():
        if made.rules == RULES[name]:
            for page in kinds.values():
                own_words(page.words, each)


def test_the_map_has_every_grade_in_words_and_those_most_at_risk_first(made: Made) -> None:
    framework = made.book.framework
    found = rows(made.texts["index.html"])
    by_name = {draft["force"]: draft for draft in made.drafts}
    names = [re.search(r'href="draft-[^"]+">(.*?)</a>', row)[1] for row in found]  # type: ignore[index]
    assert sorted(names) == sorted(by_name)
    risks = []
    for name, row in zip(names, found, strict=True):
        draft = by_name[name]
        graded = [draft["overall"], *draft["questions"].values()] if made.book.graded_overall else [
            *draft["questions"].values()
        ]  # fmt: skip
        graded = [each for each in graded if each["draft_grade"] != "ungraded"]
        cells = re.findall(r"<td data-of=.*?</td>", row, re.DOTALL)[: len(graded)]
        for each, cell in zip(graded, cells, strict=True):
            assert framework.said(each["draft_grade"]) in re.sub("<.*?>", "", cell)
            firm = each["range"] is None or each["range"][0] == each["range"][1]
            assert (" loose" in cell) is ("could be" in cell)
            assert firm or " loose" in cell
            falls = each["firmness"] and [row["number"] for row in each["firmness"]["falls"].values()]
            assert ("falls with 1 piece" in cell) is (1 in (falls or []))
            assert ("moderated by A panel" in cell) is bool(each["moderated"])
        stands = [
            (each["moderated"] or {"grade": each.get("if_moderated") or each["draft_grade"]})["grade"]
            for each in graded
        ]
        places = [framework.place(each) if each in framework.scale else len(framework.scale) + 1 for each in stands]
        if made.book.graded_overall:
            risks.append((places[0], -sum(each in framework.below for each in stands[1:])))
        else:
            risks.append((0, -sum(each in framework.below for each in stands)))
    assert risks == sorted(risks)


def test_an_area_lists_those_it_is_suggested_for(made: Made) -> None:
    for area in made.book.areas:
        text = made.texts[made.page("area", area)]
        suggested = text.partition('id="suggested"')[2].partition("</section>")[0]
        wanted = sorted(each["force"] for each in made.drafts if area in [row["id"] for row in each["areas"]])
        assert sorted(re.findall(r'href="draft-[^"]+">(.*?)</a>', suggested)) == wanted
        undecided = text.partition('id="undecided"')[2].partition("</section>")[0]
        wanted = sorted(each["force"] for each in made.drafts if area in [row["id"] for row in each["open_areas"]])
        assert sorted(re.findall(r'href="draft-[^"]+">(.*?)</a>', undecided)) == wanted


def test_a_rule_has_everyone_on_the_side_of_its_threshold(peel: Made) -> None:
    forces = [load_force(file, peel.book) for file in sorted((peel.site.parent / "forces").glob("*.yaml"))]
    verdicts = {force.name: oracle.verdicts(peel.book, force) for force in forces}
    for rule in peel.book.rules:
        sides = peel.texts[peel.page("rule", rule)].split('id="side-')[1:]
        for wanted, text in zip((True, None, False), sides, strict=True):
            named = re.findall(r'<th scope="row"><a href="draft-[^"]+">(.*?)</a>', text)
            assert sorted(named) == sorted(name for name, found in verdicts.items() if found[rule] is wanted)
            away = [int(number) for number in re.findall(r'data-of="Away">(\d+)<', text)]
            assert away == sorted(away)


def test_a_figure_stands_on_its_side_of_the_threshold(peel: Made) -> None:
    text = peel.texts[peel.page("rule", "calls-abandoned-weak")]
    edge = float(re.search(r'class="edge" x1="([\d.]+)"', text)[1])  # type: ignore[index]
    dots = re.findall(r'<circle class="dot( met)?" cx="([\d.]+)"', text)
    assert len(dots) > 1
    assert all((float(x) >= edge) is bool(met) for met, x in dots if float(x) != edge)


def test_a_comparison_is_met_where_its_sentence_says_so(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    assessment = assess(random_force(1, running.compiled.book), running)
    measure = measured(assessment)
    found = zip(comparisons(running.compiled.book), outcomes(assessment), strict=True)
    assert [leaf for leaf, outcome in found if measure(leaf).truth is not outcome.met] == []


LEAVES = [Leaf(f"flag/f{number}", "at_least", 1) for number in range(5)]


def conditions(of: list[Leaf]) -> st.SearchStrategy[Condition]:
    """Conditions in which each comparison stands once."""
    if len(of) == 1:
        return st.just(of[0])
    return st.integers(1, len(of) - 1).flatmap(
        lambda at: st.tuples(conditions(of[:at]), conditions(of[at:]), st.integers(1, 2), st.booleans()).map(
            lambda row: Group(row[2], row[:2], row[3])
        )
    )


def truth(condition: Condition, met: dict[Leaf, bool | None]) -> bool | None:
    if isinstance(condition, Leaf):
        return met[condition]
    return threshold(condition, [truth(member, met) for member in condition.members])


@settings(max_examples=40)
@given(conditions(LEAVES), st.lists(st.sampled_from([True, False, None]), min_size=5, max_size=5), st.booleans())
def test_so_many_comparisons_would_have_to_be_otherwise(
    condition: Condition, now: list[bool | None], wanted: bool
) -> None:
    met = dict(zip(LEAVES, now, strict=True))
    assert list(leaves(condition)) == LEAVES
    ways = [
        sum(one is not other for one, other in zip(now, then, strict=True))
        for then in product([True, False, None], repeat=5)
        if truth(condition, dict(zip(LEAVES, then, strict=True))) is wanted
    ]
    assert cost(condition, wanted, met) == min(ways)


def drafted(name: str, grade: str, rules: list[str]) -> Draft:
    """A draft of one question, `vulnerability`, in which these rules conclude."""
    standing, found = Standing(grade, (grade,), None, "inspected", 2017), Found(tuple(rules), {}, "")
    return Draft(
        name, f"{name}.yaml", "x", standing, {"vulnerability": standing}, {"vulnerability": found},
        {}, (), (), {}, {}, (), 0,
    )  # fmt: skip


def test_pairs_with_like_evidence_and_another_grade_come_most_alike_first(peel: Made) -> None:
    worst, *_, best = peel.book.framework.scale
    rules = list(peel.book.rules)[:4]
    one, like = drafted("One", worst, rules), drafted("Like", best, rules[:3])
    same, other = drafted("Same", worst, rules), drafted("Other", best, rules[3:])
    found = alike("vulnerability", [one, like, same, other], peel.book)
    assert [(pair.worse.name, pair.better.name, pair.share) for pair in found.pairs] == [
        ("One", "Like", 0.75), ("Same", "Like", 0.75),
    ]  # fmt: skip
    assert all(pair.share >= ALIKE for pair in found.pairs)
    assert (found.pairs[0].only_worse, found.pairs[0].only_better) == ((rules[3],), ())
    apart = alike("vulnerability", [one, other], peel.book)
    assert (apart.number, apart.pairs) == (0, ())
    assert apart.nearest is not None and apart.nearest.share == 0.25
    assert alike("vulnerability", [one, same], peel.book).nearest is None


def own_page(file: Path, running: Engines) -> str:
    """The page of a force, in words."""
    assessment = assess(load_force(file, running.compiled.book), running)
    return " ".join(Page(draft_of(with_firmness(assessment, running)).page).words.split())


def test_a_page_says_which_evidence_otherwise_would_change_a_grade_and_to_which(engines: dict[str, Engines]) -> None:
    words = own_page(Path("scenarios/forces/staffordshire-2017.yaml"), engines["peel-2017"])
    minute, _, rest = words.partition("Grades, and how firm they are")
    assert (
        "Would fall to requires improvement if, for instance, incidents held in a queue came in at 1000, or if "
        "delays in digital examination falling were found false."
    ) in minute
    assert "if 1 missing or 1 recorded piece" not in minute  # not only how many
    assert (
        "Would fall to inadequate if 1 missing or 2 recorded pieces turned out otherwise; would rise to good if 2 "
        in rest
    )
    assert "Would fall to inadequate if incidents held in a queue came in at 1000" in rest
    assert (
        "Would fall to requires improvement if, among others, specialist investigations of a good standard came in as"
        in rest
    )
    assert re.search(r"found false and [^.]*? were found false", rest)  # sets of two are told as such


def routes_told(page: str) -> dict[str, str]:
    """What the page of a force tells of routes, by what they are of: in words, without where they stand."""
    found: dict[str, str] = {}
    for row in re.findall(r'<tr><th scope="row" class="">.*?</tr>', page, re.DOTALL):
        title = Page(row.partition("</th>")[0] + "</th></tr>").words
        of_it = re.search(r'<details data-shut class="routes">.*?</details>', row, re.DOTALL)
        found |= {} if of_it is None else {title: " ".join(Page(of_it[0]).words.split())}
    return found


def test_beside_how_firm_a_grade_is_stand_the_fewest_changes_that_bring_the_next(made: Made) -> None:
    """Of each question and overall, by each kind of evidence; that there are none is said, what it takes is named."""
    running, number = Engines(load_compiled(made.rules)), 0
    for file in sorted((made.site.parent / "forces").iterdir()):
        ways = to_next_grades(assess(load_force(file, made.book), running), running, "")["ways"]
        told = routes_told(made.texts[f"draft-{file.stem}.html"])
        assert list(told) == [way["title"] for way in ways]
        for way in ways:
            words, target = told[way["title"]], made.book.framework.said(way["target"])
            assert words.startswith(f"To {target}: ")
            for by in way["by"] or ():
                sizes = [f"{len(route['changes'])} changes" for route in by["routes"] if len(route["changes"]) > 1]
                assert all(size in words for size in sizes)
                assert by["routes"] or "however many" in words or "can be looked through" in words or "up to" in words
                for change in by["routes"][0]["changes"] if by["routes"] else ():
                    assert capital(change_said(change)) in words and f"(now {change['now_says']}" in words
                    assert "no way without it" in words or change["points"]
                    number += 1
    assert number
    assert "--full" in made.texts["index.html"]


@pytest.mark.slow
def test_routes_stand_on_a_page_in_the_words_of_the_document_and_only_where_they_are_asked_for(
    engines: dict[str, Engines],
) -> None:
    running = engines["peel-2017"]
    assessment = assess(load_force(Path("scenarios/forces/staffordshire-2017.yaml"), running.compiled.book), running)
    found = to_next_grades(assessment, running, "")
    page = draft_of(assessment, found).page
    written = re.sub(r"<a class=\"mark\".*?</a>", "", draft_page(assessment, found, "markdown", ""))
    document = " ".join(Page(re.sub(r"(?s).*<body>(.*)</body>.*", r"\1", written)).words.split())
    told = routes_told(page)
    assert len(told) == len(found["ways"]) == 5
    for words in told.values():
        ways = re.sub(r" \((?:staffordshire-2017:|lines? )[^)]*\)", "", words.partition("Each set was graded")[2])
        assert len(ways) > 100 and ways in document
    vulnerable = told["Protecting vulnerable people and supporting victims"]
    assert vulnerable.startswith(
        "To good: 2 changes of what is recorded, effort 4; none of what is missing, however many."
    )
    assert "Overdue visits to registered sex offenders: at most 49 (now 260; what officers" in vulnerable
    overall = told["Overall"]
    assert overall.startswith("To outstanding: none of what is recorded for the better, however many; none of what")
    moves = " ".join(Page(page).words.split())
    assert "Wherever the 9 other figures move, no draft grade and no suggestion changes." in moves
    plain = draft_of(assessment).page
    assert routes_told(plain) == {} and 'id="figures"' not in plain


def test_after_moderation_a_page_leads_with_what_stands_and_names_the_draft(
    tmp_path: Path, engines: dict[str, Engines]
) -> None:
    running = engines["peel-2017"]
    text = Path("scenarios/forces/staffordshire-2017.yaml").read_text(encoding="utf-8")
    (tmp_path / "f.yaml").write_text(text)
    before = document(assess(load_force(tmp_path / "f.yaml", running.compiled.book), running))
    first, second, *_ = before["areas"]
    decided = {"reason": "Seen on site.", "by": "A panel", "date": "2018-03-22"}
    worst = running.compiled.book.framework.scale[0]
    questions = ["vulnerability", "investigation", "crime_prevention", "serious_organised_crime"]
    moderation = {
        "grades": {name: [{"grade": worst, **decided}] for name in questions},
        "areas": {
            first["id"]: [{"decision": "rejected", **decided}],
            second["id"]: [{"decision": "reworded", "text": "In our own words.", **decided}],
        },
    }
    (tmp_path / "f.yaml").write_text(text + yaml.safe_dump({"moderation": moderation}))
    assessment = assess(load_force(tmp_path / "f.yaml", running.compiled.book), running)
    follows = assessment.overall.if_moderated
    assert follows is not None and follows != before["overall"]["draft_grade"]
    draft = draft_of(assessment)
    assert draft.overall.grade == follows
    words = " ".join(Page(draft.page).words.split())
    minute, _, rest = words.partition("Grades, and how firm they are")
    assert re.search(rf"Overall \w {follows} as follows from the panel's grades; the draft is G good", minute)
    assert re.search(
        r"supporting victims \w inadequate as the panel decided; the draft is \w requires improvement", minute
    )
    number = len(before["areas"])
    assert f"{number} areas for improvement suggested; 1 rejected, 1 reworded by the panel. First: In our own" in minute
    assert "DraftPanelPossibleWhy" in rest.replace(" ", "")
    assert "Panel" not in own_page(Path("scenarios/forces/staffordshire-2017.yaml"), running).replace("A panel", "")
    assert re.search(
        rf"<s><a [^>]*>{re.escape(html.escape(first['text'], quote=False))}</a></s></b> <span[^>]*>rejected", draft.page
    )
    assert "The panel's wording: “In our own words.”" in rest
    (cycle,) = cycles_of([draft], [running.compiled.book])
    files = dict(pages([draft._replace(file="f.yaml")], [running.compiled.book], "grade"))
    assert files["areas.html"].count("<s><a") == 1 and "1 rejected" in Page(files["areas.html"]).words
    page = files[cycle.area_page(first["id"])]
    assert "Suggested for 1 force; 1 rejected by a panel" in Page(page).words and page.count("<s><a") == 1


def force(name: str, framework: str, **more: Any) -> str:
    return yaml.safe_dump({"clackmont": name, "framework": framework, **more})


def run(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


def test_what_a_file_says_stays_text(tmp_path: Path) -> None:
    name = "<script>alert(1)</script> {{ 7919*7907 }} \u202ezzz"
    (tmp_path / "f.yaml").write_text(force(name, "clack-2031"))
    call = (tmp_path / "f.yaml", "--rules", CLACK, "--format", "site", "--output", tmp_path / "out")
    assert run(*call) == 0
    for path in (tmp_path / "out").glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text and "62615533" not in Page(text).words and "\u202e" not in text
    assert "{{ 7919*7907 }}" in Page((tmp_path / "out" / "draft-f.html").read_text(encoding="utf-8")).words


def test_earlier_grades_stand_before_those_of_now(tmp_path: Path) -> None:
    earlier = {"grades": {"towers": {"grade": "zing", "year": 2030}}}
    (tmp_path / "f.yaml").write_text(
        force("Lancre", "clack-2031", previous=earlier, moderation={
            "grades": {"towers": [{"grade": "murk", "reason": "so", "by": "me", "date": "2031-05-01"}]}
        })
    )  # fmt: skip
    assert run(tmp_path / "f.yaml", "--rules", CLACK, "--format", "site", "--output", tmp_path / "out") == 0
    words = Page((tmp_path / "out" / "years.html").read_text(encoding="utf-8")).words
    assert re.search(r"Z\s+2030\s+→\s+M\s+2031 moderated\s+declined", " ".join(words.split()))


@pytest.mark.parametrize(
    ("year", "file", "moderated", "wanted"),
    [
        (2016, "west-mercia-2016", "", {"overall": (["2015 published", "2016 draft"], "better")}),
        (2016, "west-mercia-2016", "overall", {"overall": (["2015 published", "2016 moderated"], "same")}),
        (
            2017, "cleveland-2017", "",
            dict.fromkeys(("investigation", "serious_organised_crime"), (["2016 carried forward"], "same")),
        ),
    ],
)  # fmt: skip
def test_earlier_grades_overall_and_carried_forward_are_told_as_the_overview_does(
    year: int,
    file: str,
    moderated: str,
    wanted: dict[str, tuple[list[str], str]],
    engines: dict[str, Engines],
) -> None:
    """What is compared is the grade that stands after moderation."""
    running = engines[f"peel-{year}"]
    book = running.compiled.book
    force = load_force(Path(f"scenarios/forces/{file}.yaml"), book)
    if moderated:
        decided = {moderated: (GradeDecision("requires_improvement", "seen", "A. Chair", "2017-03-22"),)}
        force = force._replace(moderation=Moderation(decided))
    assessment = assess(force, running)
    (cycle,) = cycles_of([draft_of(assessment)], [book])
    ((_, courses),) = cycle.courses
    assert {
        name: ([f"{point.year} {point.how}" for point in course.points], course.change)
        for name, course in courses.items()
        if course.points and course.change
    } == wanted
    gathered = Gathered(Basis(Place(f"rules/peel-{year}", f"peel-{year}"), DRAFT), (of_draft(assessment, file),))
    (section,) = overview([gathered], lambda _: book)["sections"]
    rows = [section["overall"], *section["questions"].values()]
    told = [(len(row["improved"]), row["unchanged"], len(row["declined"]), row["not_compared"]) for row in rows if row]
    assert [counts for _, *counts in map(tuple, cycle.changes)] == [list(counts) for counts in told]
    assert ("after moderation" in since_said(section)) is bool(moderated)


def written(folder: Path) -> Iterator[str]:
    return (path.name for path in folder.iterdir())


def test_the_site_is_written_again_and_the_same(peel: Made) -> None:
    before = {path.name: path.read_bytes() for path in peel.site.iterdir()}
    call = (peel.site.parent / "forces", "--rules", peel.rules, "--format", "site", "--full", "--output", peel.site)
    assert run(*call) == 0
    assert {path.name: path.read_bytes() for path in peel.site.iterdir()} == before


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ([], "--format: a site is written to a folder\n  help: name a new one with `--output DIR`"),
        (["--output", "{own}"], "own: this folder exists and was not written by `grade --format site`"),
        (["--output", "{file}"], "f.yaml: this is a file, a folder is expected"),
        (["--output", "{file}/in"], "cannot be written"),
        (["--output", "new", "--explain", "x"], "--explain: does not go with `--format site`"),
        (["--output", "new", "--template", "x.docx"], "--template: is for Word alone, and a site is a folder"),
    ],
)
def test_what_does_not_go_is_told_and_nothing_is_written(
    more: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, file = tmp_path / "own", tmp_path / "f.yaml"
    own.mkdir()
    (own / "mine.txt").write_text("mine")
    file.write_text(force("Lancre", "clack-2031"))
    before = sorted(tmp_path.rglob("*"))
    call = [each.format(own=own, file=file) for each in more]
    assert run(file, "--rules", CLACK, "--format", "site", *call) == 2
    assert told in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_the_mistakes_of_all_files_are_told_and_the_site_that_was_there_stays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forces = tmp_path / "forces"
    forces.mkdir()
    (forces / "a.yaml").write_text(force("Lancre", "clack-2031"))
    call = (forces, "--rules", CLACK, "--format", "site", "--output", tmp_path / "out")
    assert run(*call) == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (forces / "a.yaml").write_text(force("Lancre", "clack-2031", flags={"zib": True}))
    (forces / "b.yaml").write_text(force("Lancre", "clack-2031", flags={"zab": True}))
    assert run(*call) == 2
    told = capsys.readouterr().err
    assert "`zib`" in told and "`zab`" in told and told.endswith("2 problems\n")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_two_files_of_one_name_have_a_page_each(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "f.yaml").write_text(force(f"Of {folder}", "clack-2031"))
    call = (tmp_path / "a", tmp_path / "b", "--rules", CLACK, "--format", "site", "--output", tmp_path / "out")
    assert run(*call) == 0
    assert {"draft-f.html", "draft-f-2.html"} <= {*written(tmp_path / "out")}


def test_several_frameworks_are_told_apart_and_each_says_whom_to_look_at_first(tmp_path: Path) -> None:
    forces = [Path(f"scenarios/forces/{name}.yaml") for name in ("west-mercia-2016", "cleveland-2017")]
    assert run(*forces, "--format", "site", "--output", tmp_path / "out") == 0
    words = Page((tmp_path / "out" / "index.html").read_text(encoding="utf-8")).words
    assert "2 forces in 2 frameworks; not ranked across them." in words
    assert words.count("Look first at:") == 2  # each has a grade below the standard, and is alone


def test_two_files_of_one_force_are_told_apart(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.yaml", "other.yaml")]
    for file in files:
        file.write_text(force("Lancre", "clack-2031"))
    assert run(*files, "--rules", CLACK, "--format", "site", "--output", tmp_path / "out") == 0
    text = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(f">Lancre ({file})</a>" in text for file in files)


@pytest.mark.slow
def test_a_panel_of_all_forces_of_two_cycles(tmp_path: Path) -> None:
    """Every page of the shipped rulebook is light, and leads where it says, with earlier drafts beside."""
    book = load_compiled(Path("rules/peel-2017")).book
    write_forces(tmp_path / "forces", book, MANY)
    west = Path("scenarios/forces/west-mercia-2016.yaml").read_text(encoding="utf-8")
    (tmp_path / "forces" / "west.yaml").write_text(re.sub(r"(?m)^force: .*", "force: Force 01", west))
    assert run(tmp_path / "forces", "--format", "site", "--output", tmp_path / "site") == 0
    pages = {path.name: Page(path.read_text(encoding="utf-8")) for path in (tmp_path / "site").glob("*.html")}
    assert len(pages) > 1_000
    assert max(path.stat().st_size for path in (tmp_path / "site").iterdir()) < MOST_BYTES
    assert {name: page.wrong for name, page in pages.items() if page.wrong} == {}
    assert lost(tmp_path / "site", pages) == []
    assert "2016 draft" in pages["years.html"].words


@pytest.mark.parametrize(
    ("kind", "value", "missing", "said"),
    [
        ("indicator", "1000", True, "came in at 1000"),
        ("flag", "false", True, "came in as false"),
        ("flag", "false", False, "were found false"),
        ("indicator", "known", True, "came in, at whatever figure"),
        ("indicator", "{supplied: false}", True, "could not be supplied"),
        ("indicator", "{value: 5, rank: lowest_quarter}", True, "came in with value 5, rank lowest quarter"),
        ("indicator", "{rank: lowest_quarter}", False, "were found with rank lowest quarter"),
        ("repeated", "{area: listen}", True, "were listed"),
    ],
)
def test_what_evidence_would_turn_out_to_be_is_told_in_words(kind: str, value: str, missing: bool, said: str) -> None:
    piece: Any = {"kind": kind, "name": "x", "label": "x", "part": None, "value": value}
    assert Turn("fall", "to good", missing, ((piece,),), cut=False).said(piece) == said
