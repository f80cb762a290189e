"""The faces of `rulebook check`: formats, codes, allowances and fixes."""

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has none
import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.files.problems import EngineFault
from peel_grade.lint.codes import all_codes
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import rulebooks_in

from tests.conftest import ROOT
from tests.rulebooks import CALLS, LATE, SPEED, rule, write

SARIF = json.loads((ROOT / "tests" / "official" / "sarif-schema-2.1.0.json").read_text())  # OASIS, errata 01
NARROW = rule("{indicator: calls_late, at_least: 80}", "weakness: serious", "later-calls")
WRONG = "when: {indicator: calls_late, at_most: 50}"


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(Path("tiny"), CALLS)


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))


def add(folder: Path, text: str) -> None:
    with (folder / "findings" / "speed.yaml").open("a") as file:
        file.write(text)


def checked(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 1) -> str:
    assert rulebook(["check", *arguments]) == status
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_text(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tiny, NARROW)
    assert checked(capsys, "tiny") == (
        "tiny/findings/speed.yaml:26:7: warning: whenever `later-calls` concludes, `late-calls` concludes the same "
        "[implied-rule]\n"
        "  help: remove it, let it conclude something else, or bound `late-calls`\n"
        "  proof: `calls_late`: [80, ∞) lies in [50, ∞)\n"
        "  see tiny/findings/speed.yaml:1:3: `late-calls` stands here\n"
        "tiny: well formed (tiny-2017 1: 7 rules, 3 indicators, 2 flags); 1 warning\n"
    )
    assert rulebook(["check", "tiny", "--fail-on", "error"]) == 0


def test_json(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", LATE, WRONG)
    add(tiny, NARROW.replace("  weakness", "  allow: {implied-rule: kept for 2016}\n  weakness"))
    found = json.loads(checked(capsys, "tiny", "--format", "json"))
    assert found["schema"] == "check/1"
    (book,) = found["rulebooks"]
    assert (book["folder"], book["framework"], book["errors"]) == ("tiny", {"id": "tiny-2017", "version": "1"}, 0)
    assert {each["code"] for each in book["diagnostics"]} == {"wrong-side", "needless-allow"}
    assert book["warnings"] == 2


def test_sarif_is_valid_and_holds_what_is_allowed(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tiny, NARROW.replace("  weakness", "  allow: {implied-rule: kept for 2016}\n  weakness"))
    edit(tiny, "framework.yaml", "year: 2017", "yea: 2017")
    log = json.loads(checked(capsys, "tiny", "--format", "sarif"))
    jsonschema.Draft4Validator(SARIF).validate(log)
    (run,) = log["runs"]
    by_rule: dict[str, Any] = {result["ruleId"]: result for result in run["results"]}
    assert by_rule["implied-rule"]["suppressions"] == [{"kind": "inSource", "justification": "kept for 2016"}]
    place = by_rule["unknown-key"]["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "tiny/framework.yaml"}, "region": {"startLine": 3, "startColumn": 1}}
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == list(all_codes())
    assert all(run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])


def test_sarif_of_the_shipped_rulebooks_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    log = json.loads(checked(capsys, "--format", "sarif", status=0))
    jsonschema.Draft4Validator(SARIF).validate(log)
    assert all(result["suppressions"] for result in log["runs"][0]["results"])


@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("format", ["text", "json", "sarif", "github"])
def test_what_the_engine_cannot_take(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    def refuse(*_: object) -> None:
        raise EngineFault("too wide")

    monkeypatch.setattr("peel_grade.findings.compiler.compile_program", refuse)
    assert "rule `late-calls` is too much for the rules engine: too wide" in checked(capsys, "tiny", "--format", format)


def test_github_annotations(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", LATE, "when: {flag: 'a,b:100%'}")
    edit(tiny, "findings/speed.yaml", '"{calls_late} calls', '"calls')
    (tiny / "findings" / "speed.yaml").rename(tiny / "findings" / "a,b.yaml")
    lines = checked(capsys, "tiny", "--format", "github").splitlines()
    assert lines[0].startswith("::error file=tiny/findings/a%2Cb.yaml,line=3,col=16,title=unknown-name::unknown flag")
    assert "`a,b:100%25`" in lines[0]
    assert all(line.startswith(("::error ", "::warning ")) for line in lines)


@pytest.mark.usefixtures("tiny")
def test_a_report_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(capsys, "tiny", "--output", "report.txt", status=0) == ""
    assert Path("report.txt").read_text().startswith("tiny: well formed")


@pytest.mark.parametrize("code", all_codes())
def test_every_code_is_explained(capsys: pytest.CaptureFixture[str], code: str) -> None:
    out = checked(capsys, "--explain", code, status=0)
    assert out.startswith(f"{code} (")
    assert max(map(len, out.splitlines())) <= 80
    meaning, _, _ = out.partition("\n\n")  # an example follows
    assert meaning in checked(capsys, "--explain", status=0)


def test_an_unknown_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", "--explain", "wrong-sid"]) == 2
    assert "did you mean `wrong-side`?" in capsys.readouterr().err


def test_what_is_allowed_is_not_reported(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", LATE, f"{WRONG}\n  allow: {{wrong-side: a reason}}")
    assert checked(capsys, "tiny", status=0).endswith("; 1 allowed\n")


def test_lints_are_told_beside_mistakes(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be judged is judged; nothing is said of what a broken rule might have tested."""
    edit(tiny, "findings/speed.yaml", LATE, WRONG)
    edit(tiny, "findings/care.yaml", "flag: victims_heard}", "flag: victim_heard}")
    out = checked(capsys, "tiny")
    assert [line.rpartition("[")[2] for line in out.splitlines() if line.endswith("]")] == [
        "unknown-name]",
        "wrong-side]",
    ]
    assert out.endswith("tiny: 1 error; 1 warning; what is missing is judged once these are corrected\n")


def test_a_mistake_in_a_base_is_told_once(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(Path("other"), {"framework.yaml": "id: other\ntitle: Other\nyear: 2018\nversion: '1'\nextends: tiny\n"})
    edit(tiny, "findings/speed.yaml", LATE, "when: {indicator: calls_lat, at_least: 50}")
    out = checked(capsys, ".")
    assert out.count("unknown indicator `calls_lat`") == 1
    assert "other: 1 error" in out


def test_lints_of_a_base_are_its_own(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rulebook that extends another answers for what it writes itself, also where the base makes it a duplicate."""
    add(tiny, NARROW)
    write(
        Path("other"),
        {
            "framework.yaml": "id: other\ntitle: Other\nyear: 2018\nversion: '1'\nextends: tiny\n",
            "findings/a.yaml": rule("{indicator: calls_late, at_least: 90}", "weakness: serious", "latest-calls"),
        },
    )
    out = checked(capsys, "other")
    assert "other/findings/a.yaml:1:7: warning: whenever `latest-calls` concludes" in out
    assert out.endswith("1 warning\n")


def test_fixes_keep_comments_and_layout(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speed = SPEED.replace(LATE, "when: {indicator: calls_late, at_least: 49.5}   # about fifty")
    speed = "# on top\n\n" + speed.replace(
        "when: {flag: calls_supervised, is: false}",
        "when:\n    any:   # one is enough\n      - {flag: calls_watched, is: false}\n"
        "      - {finding: victims-unheard}",
    ).replace("  strength: true\n", "  strength: true\n  allow:\n    wrong-side: once needed\n")
    (tiny / "findings" / "speed.yaml").write_text(speed)
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", "  calls_watched:\n    replaced_by: calls_supervised\n")
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_watched:\n")[1].split("england")[0]
    edit(
        tiny,
        "catalogue/calls.yaml",
        "england_and_wales",
        "  calls_supervised:\n" + entry.split("\n", 1)[1] + "england_and_wales",
    )
    edit(tiny, "findings/care.yaml", "flag: calls_supervised", "flag: calls_watched")
    before = {path: path.read_text() for path in tiny.rglob("*.yaml")}
    assert rulebook(["check", "tiny", "--fix"]) == 0
    out = capsys.readouterr().err
    assert "tiny/findings/speed.yaml: 3 changes made\n" in out
    assert "tiny/findings/care.yaml: 1 change made\n" in out
    expected = speed.replace("at_least: 49.5}", "at_least: 50}").replace("calls_watched", "calls_supervised")
    expected = expected.replace("  allow:\n    wrong-side: once needed\n", "")
    assert (tiny / "findings" / "speed.yaml").read_text() == expected
    assert (tiny / "catalogue" / "calls.yaml").read_text() == before[tiny / "catalogue" / "calls.yaml"]
    assert "made" not in checked(capsys, "tiny", "--fix", status=0)


REMOVED = """\
  source: [{document: report, lines: 23}]
  allow:   # for now
    wrong-side: no reason

# ===== a section

- id: last
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (REMOVED, REMOVED.replace("  allow:   # for now\n    wrong-side: no reason\n", "")),
        ("  allow: {wrong-side: a,   gapped-bands: b}  # why\n# on\n", "  # on\n"),
        (
            "  allow: {implied-rule: it is wanted, wrong-side: a}  # why\n",
            "  allow: {implied-rule: it is wanted}  # why\n",
        ),
        ("  allow: {wrong-side: a,\n    implied-rule: it is wanted}\n", "  allow: {implied-rule: it is wanted}\n"),
        (
            "  allow: {implied-rule: it is wanted, # agreed, by all\n    wrong-side: a\n  }\n",
            "  allow: {implied-rule: it is wanted # agreed, by all\n    \n  }\n",
        ),
        (
            "  allow:\n    wrong-side: |\n      a\n      b\n    # kept\n    implied-rule: it is wanted\n",
            "  allow:\n    # kept\n    implied-rule: it is wanted\n",
        ),
    ],
)
def test_what_is_removed_takes_nothing_with_it(
    tiny: Path, capsys: pytest.CaptureFixture[str], before: str, after: str
) -> None:
    """All else of the file stays as it is, to the byte, whatever its layout."""
    narrow = NARROW.split("  source")[0]
    rest = "  source: [{document: report, lines: 10}]\n"
    if before.startswith("  source"):
        before = before + NARROW.split("\n", 1)[1]
        after = after + NARROW.split("\n", 1)[1]
        rest = ""
    text = f"# top\n{SPEED}{narrow}{before}{rest}"
    expected = f"# top\n{SPEED}{narrow}{after}{rest}".replace("  # on\n", "# on\n")
    for end in ("\n", "\r\n"):
        (tiny / "findings" / "speed.yaml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
        rulebook(["check", "tiny", "--fix"])
        assert "made" in capsys.readouterr().err
        fixed = (tiny / "findings" / "speed.yaml").read_bytes()
        assert fixed == b"\xef\xbb\xbf" + expected.replace("\n", end).encode()


def test_evidence_under_an_old_name_counts_for_the_new_one(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("england")[0]
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", "  calls_supervised:\n    replaced_by: calls_watched\n")
    edit(tiny, "catalogue/calls.yaml", "england_and_wales", f"  calls_watched:\n{entry}england_and_wales")
    Path("force.yaml").write_text("force: X\nframework: tiny-2017\nflags: {calls_supervised: false}\n")

    def findings() -> list[str]:
        assert grade(["force.yaml", "--rules", "tiny", "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)["questions"]["response"]["findings"]
        return [each["rule"] for each in found]

    assert findings() == ["calls-unsupervised"]
    assert rulebook(["check", "tiny", "--fix"]) == 0
    capsys.readouterr()
    assert "flag: calls_watched, is: false" in (tiny / "findings" / "speed.yaml").read_text()
    assert findings() == ["calls-unsupervised"]


@pytest.mark.parametrize(
    ("entry", "successor", "told"),
    [
        ("calls_supervised", "calls_supervised", "`calls_supervised` is replaced itself"),
        ("calls_late", "calls_in_time", "`calls_in_time` is of another kind"),
        ("calls_late", "calls_supervised", "unknown indicator `calls_supervised`"),
    ],
)
def test_what_cannot_replace_a_name(
    tiny: Path, capsys: pytest.CaptureFixture[str], entry: str, successor: str, told: str
) -> None:
    edit(tiny, "catalogue/calls.yaml", f"  {entry}:\n", f"  {entry}:\n    replaced_by: {successor}\n")
    assert f": error: {told}" in checked(capsys, "tiny")


def test_of_two_old_names_the_first_by_name_counts(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever their order in the force file."""
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("england")[0]
    more = "".join(f"  {name}:\n    replaced_by: calls_supervised\n{entry}" for name in ("old_a", "old_b"))
    edit(tiny, "catalogue/calls.yaml", "england_and_wales", f"{more}england_and_wales")
    rows = ["old_a: false", "old_b: true"]
    printed = set()
    for order in (rows, rows[::-1]):
        Path("force.yaml").write_text(f"force: X\nframework: tiny-2017\nflags: {{{', '.join(order)}}}\n")
        assert grade(["force.yaml", "--rules", "tiny", "--format", "json"]) == 0
        printed.add(capsys.readouterr().out)
    assert len(printed) == 1
    assert "calls-unsupervised" in printed.pop()


def test_what_a_fix_leaves_to_its_author(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding may close a circle; a rule that tests the old and the new name would ask for both of one."""
    add(tiny, NARROW.replace("  weakness: serious", "  weakness: serious\n  replaced_by: late-calls"))
    add(tiny, rule("{all: [{finding: later-calls}, {flag: victims_heard}]}", "weakness: minor", "both"))
    entry = (tiny / "catalogue" / "calls.yaml").read_text().split("  calls_supervised:\n")[1].split("england")[0]
    edit(tiny, "catalogue/calls.yaml", "  calls_supervised:\n", "  calls_supervised:\n    replaced_by: calls_watched\n")
    edit(tiny, "catalogue/calls.yaml", "england_and_wales", f"  calls_watched:\n{entry}england_and_wales")
    two = "{all: [{flag: calls_supervised, is: false}, {flag: calls_watched}]}"
    add(tiny, rule(two, "weakness: minor", "two"))
    before = (tiny / "findings" / "speed.yaml").read_text()
    found = json.loads(checked(capsys, "tiny", "--format", "json"))["rulebooks"][0]["diagnostics"]
    deprecated = [each["fixable"] for each in found if each["code"] == "deprecated-name"]
    assert deprecated.count(False) == 2  # the finding, and the rule that tests both names
    rulebook(["check", "tiny", "--fix"])
    capsys.readouterr()
    after = (tiny / "findings" / "speed.yaml").read_text()
    assert two in after
    assert "{finding: later-calls}" in after
    assert after == before.replace(
        "when: {flag: calls_supervised, is: false}", "when: {flag: calls_watched, is: false}"
    )


def test_an_allowance_that_comes_first_in_its_rule(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SPEED.replace("- id: calls-in-time\n", "- allow: {wrong-side: no reason}\n  id: calls-in-time\n")
    (tiny / "findings" / "speed.yaml").write_text(text)
    assert rulebook(["check", "tiny", "--fix"]) == 0
    capsys.readouterr()
    assert (tiny / "findings" / "speed.yaml").read_text() == SPEED


def test_a_pair_is_allowed_by_either_rule(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(tiny, "findings/speed.yaml", f"{LATE}\n", f"{LATE}\n  allow: {{implied-rule: it is wanted}}\n")
    add(tiny, NARROW)
    assert checked(capsys, "tiny", status=0).endswith("1 allowed\n")


def test_shipped_files_carry_the_modeline() -> None:
    for folder in rulebooks_in(shipped.rules_folder()):
        for file in [*folder.rglob("*.yaml"), *shipped.forces_folder().glob("*.yaml")]:
            first = file.read_text().split("\n", 1)[0]
            schema = (file.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
            framework = "2016" if "2016" in str(file.relative_to(ROOT)) else "2017"
            kind = {"forces": "force", "peel-2016": "framework", "peel-2017": "framework"}.get(
                file.parent.name, file.parent.name
            )
            assert schema == ROOT / "schemas" / f"peel-{framework}.{kind}.json"


def test_a_copy_of_the_shipped_rulebooks_is_as_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(shipped.rules_folder(), tmp_path / "rules")
    assert "warning" not in checked(capsys, str(tmp_path / "rules"), status=0)
