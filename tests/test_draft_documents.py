"""A draft as a document: what stands in it, in each form, and what is refused."""

import io
import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import peel_grade
import pytest
from peel_grade.cli import grade, rulebook
from peel_grade.documents.drafts import draft_page
from peel_grade.documents.writing import Form
from peel_grade.library.rulebooks import engines_of
from peel_grade.routes.told import to_next_grades
from pypdf import PdfReader

FRAMEWORKS = Path(__file__).parent / "frameworks"
HOSTILE = """force: "<script>alert(1)</script> & {{7*7}}"
framework: peel-2017
source: {report: {title: "A report <b>of</b> \\u202e evil", lines: 600}}
indicators:
  rso_visits_overdue: {value: 260, previous: 100, source: "report:322", note: "=1+1 {% if x %}"}
  charge_share: {value: {from: 10, to: 14}, england_and_wales: 12, rank: highest_quarter, source: "report:5"}
flags:
  delayed_incidents_reassessed: {is: false, source: "report:275", note: "NOTE", doubtful: true}
  body_worn_video_routine: {supplied: false}
moderation:
  grades:
    vulnerability: [{grade: good, reason: "<i>because</i>", by: a panel, date: 2018-03-22}]
  areas:
    registered-sex-offenders-managed:
      - {decision: reworded, text: "Manage *them* <u>well</u>", reason: so, by: the panel, date: 2018-03-23}
"""
LONG = "{{long}}<b>" * 900


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("forces") / "hostile.yaml"
    file.write_text(HOSTILE.replace("NOTE", LONG))
    return file


class Page(HTMLParser):
    """A page as its headings, cells and the names of its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []
        self.open.append(tag)
        self.seen.append((tag, ""))

    def handle_data(self, data: str) -> None:
        tag, text = self.seen[-1] if self.seen else ("", "")
        self.seen[-1:] = [(tag, text + data)]

    def texts(self, tag: str) -> list[str]:
        return [text.strip() for each, text in self.seen if each == tag]


def drawn(draft: peel_grade.Assessment, form: Form, command: str = "") -> str:
    """The page of a draft, with its routes."""
    assert isinstance(draft.book, peel_grade.Rulebook)
    return draft_page(draft, to_next_grades(draft, engines_of(draft.book), "force.yaml"), form, command)


def written(*arguments: str, output: Path) -> bytes:
    assert grade.main([*arguments, "--output", str(output), "--overwrite"]) == 0
    return output.read_bytes()


@pytest.mark.slow
def test_the_page_of_a_draft_has_its_parts_and_every_link_leads_somewhere() -> None:
    draft = peel_grade.grade("staffordshire-2017")
    page = Page(drawn(draft, "markdown", "grade staffordshire-2017"))
    told = draft.to_dict()
    headings = page.texts("h2")
    titles = [each["title"] for each in told["questions"].values()]
    ends = ["Overall: routes to outstanding", "The data", "How to make this again", "Notes"]
    assert headings == ["Grades", "Areas for improvement", *titles, *ends]
    areas = [text for text in page.texts("h3") if re.match(r"\d+\. ", text)]
    assert areas == [f"{area['priority']}. {area['text']}" for area in told["areas"]]
    assert sorted(page.ids) == sorted(set(page.ids))
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link.removeprefix("#") for link in page.links} <= {*page.ids}
    text = " ".join(text for _, text in page.seen)
    assert (
        told["framework"]["sha256"] in text and told["input"]["sha256"] in text and "grade staffordshire-2017" in text
    )
    assert "The draft grade is requires improvement, because two or more themes are below good." in text
    assert "2 serious, 3 significant and 7 minor weaknesses were found. The gravest: the risk to people" in text
    assert "40.9 (20.8% down)" in text and "England and Wales: 45.5 (28.8% below)" in text
    assert "lower is worse" in text and "The same" not in text
    routes = text[text.index("Routes to good") : text.index("Tackling serious", text.index("Routes to good"))]
    assert "2 changes, effort 4" in routes and "Overdue visits to registered sex offenders: at most 49" in routes
    assert "as 1, with this in place of “overdue visits to registered sex offenders: at most 49”" in routes
    assert "no changes of what is missing bring it, however many" in routes and "49 or less" in routes
    assert "Wherever the 9 other figures move, no draft grade and no suggestion changes." in routes
    assert all(caveat in text for caveat in draft.book.indicators["domestic_abuse_arrest_rate"].caveats)


@pytest.mark.slow
def test_what_a_panel_decided_stands_beside_the_draft(tmp_path: Path) -> None:
    force = tmp_path / "force.yaml"
    rejected = "{decision: rejected, reason: no, by: the panel, date: 2018-03-24}"
    force.write_text(
        "force: A\nframework: peel-2017\nindicators:\n"
        "  rso_visits_overdue: {value: 260, previous: 100}\nflags:\n  body_worn_video_routine: false\n"
    )
    plain = peel_grade.grade(force)
    areas = [area for area in plain.to_dict()["areas"] if area["question"] == "vulnerability"]
    text = drawn(plain, "html")
    assert "Panel's grade" not in text and "by the panel" not in text and "<del>" not in text
    force.write_text(
        f"{force.read_text()}moderation:\n  grades:\n"
        "    vulnerability: [{grade: good, reason: so, by: the panel, date: 2018-03-22}]\n"
        f"  areas:\n    {areas[0]['id']}: [{rejected}]\n"
        f"    enough-investigators: [{rejected.replace('rejected', 'accepted')}]\n"
    )
    page = drawn(peel_grade.grade(force), "html")
    table = page[page.index('id="judgments"') : page.index('id="areas"')]
    assert re.search(r"Panel&#39;s grade</th>", table) and table.count('data-of="Panel\'s grade"') == len(
        plain.to_dict()["questions"]
    )
    heading = f"<del>{areas[0]['text']}</del> (rejected by the panel)"
    start = page.index(heading)
    assert re.match(r"\s*<p>Rejected by the panel on 2018-03-24: no</p>", page[start:].partition("</h3>")[2])
    added = plain.book.areas["enough-investigators"]
    assert "<h3>Added by the panel</h3>" in page and f"{added.text} Accepted by the panel on 2018-03-24: no" in page
    assert "<p>0 suggested; 1 added.</p>" in page and f"<li>{added.text} (added by the panel)</li>" in page
    section = page[page.index('id="question-vulnerability"') :].partition("</section>")[0]
    assert "by the panel</p></div>" in section and f"<p>{len(areas)} suggested; 1 rejected.</p>" in section
    assert heading in section
    assert (
        f"~~{areas[0]['text'][:12]}" in written(str(force), "--format", "markdown", output=tmp_path / "a.md").decode()
    )


@pytest.mark.parametrize("form", ["markdown", pytest.param("docx", marks=pytest.mark.slow)])
def test_what_is_hostile_stays_text(form: str, hostile: Path, tmp_path: Path) -> None:
    made = written(str(hostile), "--format", form, output=tmp_path / "draft")
    if form == "markdown":
        text = made.decode().replace("\\", "")
    else:
        with zipfile.ZipFile(io.BytesIO(made)) as parts:
            assert b"<b>" not in parts.read("word/document.xml")
        document = docx.Document(io.BytesIO(made))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*(each.text for each in document.paragraphs), *cells])
        assert document.sections[0].header.paragraphs[0].text.endswith("<script>alert(1)</script> & {{7*7}}")
    assert "<script>alert(1)</script> & {{7*7}}: PEEL" in text
    assert "=1+1 {% if x %}" in text and LONG in text and "<i>because</i>" in text
    assert "u202e evil" in text and "\u202e" not in text
    assert "reworded: Manage *them* <u>well</u>" in text
    assert "body-worn video" in text.partition("Asked for, and could not be supplied or shown:")[2].splitlines()[0]


@pytest.mark.slow
def test_a_pdf_stays_text_and_on_its_pages(hostile: Path, tmp_path: Path) -> None:
    made = written(str(hostile), "--format", "pdf", output=tmp_path / "draft.pdf")
    pages = PdfReader(io.BytesIO(made)).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "<script>alert(1)</script> & {{7*7}}: PEEL" in text and "=1+1 {% if x %}" in text
    assert all("Draft for human judgement" in page.extract_text() for page in pages)
    assert b"/URI" not in made  # no link leads out of it


@pytest.mark.slow
def test_a_draft_is_no_other_one_at_another_time(
    hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(str(hostile), "--format", "docx", output=tmp_path / "a.docx")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert written(str(hostile), "--format", "docx", output=tmp_path / "b.docx") == first


OF = ("staffordshire-2017", "--format")
DOCX = (*OF, "docx", "--output", "{out}", "--template")
REFUSED = {
    "several without a folder": (["{forces}", "--format", "html"], "is written to a folder", "--output DIR"),
    "a template for PDF": ([*OF, "pdf", "--template", "x.docx"], "for Word alone", "docx"),
    "explained": ([*OF, "html", "--explain", "overall"], "tells everything", "leave it out"),
    "in full": ([*OF, "html", "--full"], "tells everything", "leave it out"),
    "an unwritable output": (
        [*OF, "markdown", "--output", "{nowhere}"], "cannot be written", "",
    ),
    "no template": (
        [*DOCX, "{nowhere}"], "cannot be read", "",
    ),
    "no Word document": (
        [*DOCX, "{text}"],
        "this is no Word document", "rulebook new template",
    ),
    "an archive that is no Word document": (
        [*DOCX, "{zip}"],
        "this is no Word document", "rulebook new template",
    ),
    "an unknown field": (
        [*DOCX, "{unknown}"],
        "unknown field `chief`", "the fields are draft, framework, rulebook, subject, title",
    ),
    "an unknown field, for a comparison": (
        [*DOCX, "{unknown}", "--against", "cleveland-2017"],
        "unknown field `chief`", "the fields are draft, framework, rulebook, subject, title",
    ),
    "an unknown field, for an overview": (
        ["staffordshire-2017", "--format", "overview", "--output", "{out}", "--template", "{unknown}"],
        "unknown field `chief`", "the fields are draft, framework, rulebook, subject, title",
    ),
    "a field that is none": (
        [*DOCX, "{broken}"],
        "cannot be read", "as in {{ title }}",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("templates")
    for name, field in (
        ("unknown", "{{ chief }}"),
        ("broken", "{{ subject "),
        ("own", "{{ subject }}, {{ rulebook }}"),
    ):
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = f"Ours: {field}"
        document.save(str(folder / f"{name}.docx"))
    (folder / "text.docx").write_text("no document")
    with zipfile.ZipFile(folder / "zip.docx", "w") as archive:
        archive.writestr("a", "b")
    (folder / "forces").mkdir()
    forces = FRAMEWORKS / "nonsense" / "scenarios" / "forces"
    names = {name: str(folder / f"{name}.docx") for name in ("unknown", "broken", "own", "text", "zip", "out")}
    return names | {"forces": str(forces), "nowhere": str(folder / "nowhere" / "x.docx")}


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    name: str, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, message, help = REFUSED[name]
    known = re.compile(r"\{(\w+)\}")
    status = grade.main([known.sub(lambda found: files[found[1]], argument) for argument in arguments])
    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    assert message in told.err and help in told.err and "Traceback" not in told.err
    assert not Path(files["out"]).exists()


@pytest.mark.slow
def test_a_template_gives_the_draft_its_header(files: dict[str, str], hostile: Path, tmp_path: Path) -> None:
    call = (str(hostile), "--format", "docx", "--template", files["own"])
    document = docx.Document(io.BytesIO(written(*call, output=tmp_path / "draft.docx")))
    header = document.sections[0].header.paragraphs[0].text
    assert header.startswith("Ours: <script>alert(1)</script> & {{7*7}}, peel-2017 ")
    assert any(each.text == "Areas for improvement" for each in document.paragraphs)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("--format", "overview"), "Ours: 1 force, peel-2017 "),
        (("--format", "docx", "--against", "staffordshire-2017"), "Ours: Staffordshire Police, peel-2017 "),
    ],
)
def test_a_template_gives_what_is_told_of_several_its_header(
    call: tuple[str, ...], said: str, files: dict[str, str], tmp_path: Path
) -> None:
    made = written("staffordshire-2017", *call, "--template", files["own"], output=tmp_path / "made.docx")
    assert docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text.startswith(said)


def test_the_template_can_be_copied_once_and_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert rulebook.main(["new", "template", "my.docx"]) == 0
    assert "--template my.docx" in capsys.readouterr().out
    assert rulebook.main(["new", "template", "my.docx"]) == 2
    assert "exists already" in capsys.readouterr().err
    text = "\n".join(each.text for each in docx.Document("my.docx").paragraphs)
    assert "title, subject, framework, rulebook, draft" in text


def test_what_is_missing_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    assert grade.main([*OF, "markdown"]) == 2
    assert "pandoc, which writes Word and Markdown, is not installed\n  help: " in (told := capsys.readouterr().err)
    assert "pip install 'peel-grade[documents]'" in told


@pytest.mark.slow
def test_without_fonts_there_is_no_pdf_and_no_crash(tmp_path: Path, hostile: Path) -> None:
    (tmp_path / "fonts.conf").write_text('<?xml version="1.0"?><fontconfig></fontconfig>')
    call = [sys.executable, "-c", "from peel_grade.cli.grade import main; raise SystemExit(main())", str(hostile)]
    call += ["--format", "pdf", "--output", str(tmp_path / "draft.pdf")]
    without = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    ran = subprocess.run(call, env=without, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "there are no fonts to write a PDF with\n  help: install some" in ran.stderr
    assert not (tmp_path / "draft.pdf").exists()


def test_no_terminal_gets_what_it_cannot_show(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("peel_grade.cli.handing_out.watched", lambda: True)
    assert grade.main([*OF, "docx"]) == 2
    assert "a terminal cannot show `docx`\n  help: name a file with `--output FILE`" in capsys.readouterr().err


@pytest.mark.slow
def test_several_forces_are_a_file_each(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    rules = str(FRAMEWORKS / "nonsense" / "clack-2031")
    call = [files["forces"], "--rules", rules, "--format", "markdown", "--output", str(tmp_path / "drafts")]
    assert grade.main(call) == 0
    assert capsys.readouterr().out.endswith("drafts: 2 drafts\n")
    names = {"lancre.md", "sto-lat.md"}
    assert {path.name for path in (tmp_path / "drafts").iterdir()} == {*names, ".grade-format-markdown"}
    assert grade.main(call) == 0  # what it wrote it may replace
    (tmp_path / "drafts" / "mine.txt").write_text("mine")
    assert grade.main(call) == 2
    assert "`mine.txt` in this folder was not written by `grade --format markdown`" in capsys.readouterr().err
    twice = tmp_path / "lancre.yaml"
    twice.write_bytes((Path(files["forces"]) / "lancre.yaml").read_bytes())
    assert grade.main([*call[:-1], str(tmp_path / "others"), str(twice)]) == 2
    assert "two drafts would be written to `lancre.md`" in capsys.readouterr().err
    assert not (tmp_path / "others").exists()
