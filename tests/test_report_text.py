"""The text report: nothing that a force file says acts on the terminal, and lines are no longer than it is wide."""

import re
from typing import Any

import peel_grade
import pytest
from peel_grade.files.problems import one_line
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence, PreviousArea
from peel_grade.force.locate import shipped_forces
from peel_grade.force.moderation import AreaDecision, GradeDecision, Moderation
from peel_grade.grades.assessment import assess
from peel_grade.grades.gaps import with_gaps
from peel_grade.grades.results import Assessment
from peel_grade.grades.steps import with_steps
from peel_grade.report.document import document
from peel_grade.report.firmness import firm_said, firm_told
from peel_grade.report.full import full_text
from peel_grade.report.grade_tree import explain_question
from peel_grade.report.node import show
from peel_grade.report.page import page
from peel_grade.report.summary import summary_line
from peel_grade.report.tree import explain_area, explain_rule
from peel_grade.wording.paint import plain

SPOOF = "Overall: outstanding"
HOSTILE = f"X\r\n\n{SPOOF}\u2028{SPOOF}\u202egnidnatstuo\u2066\x1b[2J\x9b2K\x07\u200f"
"""Line breaks of three kinds, a right-to-left override and an isolate that never end, cleared screens, a bell."""
BY_HOSTILE = (HOSTILE, HOSTILE, "2018-03-22")
BY_A_PANEL = ("for reasons that many words give " * 4, "the panel of all regions and services", "2018-03-22")
ACTS = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def hostile_force(area: str | None) -> Force:
    """Every text of a force file that a report shows is hostile; `area` is that of a finding."""
    assert area is not None
    return Force(
        HOSTILE, "peel-2017", None, {},
        (PreviousArea(area, (2016,), (HOSTILE,), HOSTILE),), False,
        {"rso_visits_overdue": IndicatorEvidence(260, source=(HOSTILE,), note=HOSTILE)},
        {"delayed_incidents_reassessed": FlagEvidence(is_=False, source=(HOSTILE,), note=HOSTILE)},
        Moderation(dict.fromkeys(("overall", "vulnerability"), 2 * (GradeDecision("good", *BY_HOSTILE),)),
                   {area: 2 * (AreaDecision("reworded", *BY_HOSTILE, HOSTILE),),
                    "neighbourhood-time-protected": (AreaDecision("accepted", *BY_HOSTILE),)}),
    )  # fmt: skip


def reports(assessment: Assessment, running: Engines, width: int = 80) -> dict[str, str]:
    data = document(with_steps(with_gaps(assessment, running), running))
    return {
        "page": page(data, plain, width),
        "full": full_text(data, plain, width),
        "summary": summary_line(f"{HOSTILE}.yaml", data, plain) + "\n",
        "rule": show(explain_rule(assessment, "rso-risk-not-managed"), False, width),
        "area": show(explain_area(assessment, "registered-sex-offenders-managed"), False, width),
        "question": show(explain_question(assessment, "vulnerability"), False, width),
    }


@pytest.mark.parametrize("what", ["page", "full", "summary", "rule", "area", "question"])
def test_a_force_file_neither_acts_on_the_terminal_nor_draws_lines_of_its_own(
    what: str, engines: dict[str, Engines]
) -> None:
    running = engines["peel-2017"]
    force = hostile_force(running.compiled.book.rules["rso-risk-not-managed"].area)
    text = reports(assess(force, running), running)[what]
    assert SPOOF in " ".join(text.split())
    assert "\\u202e" in text and "\\x1b[2J" in text
    assert not ACTS.search(text)
    assert not any(line.startswith(SPOOF) for line in text.splitlines())


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Dyfed-Powys: Heddlu'r “De”, 50 %", "Dyfed-Powys: Heddlu'r “De”, 50 %"),
        ("two\n  lines\n", "two lines"),
        ("a\tb\u00a0c\u2028d\x85e", "a b c d e"),
        ("\u202eabc\u202c", "\\u202eabc\\u202c"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\ud800", "\\ud800"),
        ("", ""),
    ],
)
def test_one_line(written: str, printed: str) -> None:
    assert one_line(written) == printed


@pytest.mark.parametrize("width", [60, 70, 79, 80, 81, 120])
@pytest.mark.parametrize("lean", [0, 1])
def test_lines_are_no_longer_than_the_terminal_is_wide(lean: int, width: int, engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    book = running.compiled.book
    flags = {f.id: FlagEvidence(is_=bool(f.favourable) == bool(lean)) for f in book.flags.values()}
    inspected = ("vulnerability", "investigation", "serious_organised_crime")
    force = Force("A Force with a Name of Uncommon Length, and a Second Name Beside it", "peel-2017", inspected,
                  {}, (), False, {}, flags,
                  Moderation(dict.fromkeys(("overall", "vulnerability"), (GradeDecision("good", *BY_A_PANEL),) * 2),
                             {name: (AreaDecision("reworded", *BY_A_PANEL, "Do more. " * 20),) * 2
                              for name in book.areas}))  # fmt: skip
    assessment = assess(force, running)
    told = reports(assessment, running, width)
    for text in (told["page"], told["full"]):
        assert max(map(len, text.splitlines())) <= width
    assert re.search(r"^Protecting vulnerable .*(?:\n.*)?\n  (outstanding|inadequate): ", told["page"], re.M)
    assert re.search(
        r"^Protecting vulnerable .*\n(?:.*\(vulnerability\)\n)?  (outstanding|inadequate) ", told["full"], re.M
    )
    assert "Tackling serious and organised crime (serious_organised_crime)" in " ".join(told["full"].split())
    assert "--explain crime_prevention" in " ".join(told["full"].split())


def test_a_page_stays_one_where_much_is_wrong(engines: dict[str, Engines]) -> None:
    """Every statement is against the force: the first areas are listed, and how many more there are."""
    running = engines["peel-2017"]
    flags = {f.id: FlagEvidence(is_=not f.favourable) for f in running.compiled.book.flags.values()}
    force = Force("A", "peel-2017", None, {}, (), False, {}, flags)
    told = reports(assess(force, running), running)
    number = sum(not area["concern"] for area in document(assess(force, running))["areas"])
    for text in (told["page"], told["full"]):
        assert f"Suggested areas for improvement, in order of priority ({number})" in text
    assert f"\n     and {number - 15} more (--full lists all)\n" in told["page"]
    assert len(told["page"].splitlines()) < 100 < len(told["full"].splitlines()) / 8


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_legend_is_broken_between_its_parts(width: int) -> None:
    text = peel_grade.grade("staffordshire-2017").to_text(width, full=True)
    legend = text[text.index("[ ] the draft") :].split("\n\n")[0].splitlines()
    assert legend[-1].endswith("- ruled out.")
    assert all(line.endswith((",", ";")) for line in legend[:-1])
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.slow
def test_in_full_all_is_listed_that_is_counted_otherwise() -> None:
    drafted = peel_grade.grade("west-mercia-2016")
    data = drafted.to_dict()
    full = " ".join(drafted.to_text(full=True).split())
    short = " ".join(drafted.to_text().split())
    findings = [row for each in data["questions"].values() if each["status"] == "inspected" for row in each["findings"]]
    strengths = [row["rule"] for row in findings if row["kind"] == "strength"]
    assert f"Strengths ({len(strengths)})" in full
    assert "All of it: --full." in short and "--full" not in full
    assert all(f"rule {row['rule']}" in full and f"rule {row['rule']}" not in short for row in findings)
    for area in data["areas"]:
        assert area["text"] in full and area["text"][:40] in short


def test_in_full_all_is_listed_that_is_missing_and_would_change_a_grade() -> None:
    drafted = peel_grade.grade("staffordshire-2017")
    labels = [gap["label"] for gap in drafted.to_dict()["evidence_gaps"]]
    full = " ".join(drafted.to_text(full=True).split())
    assert len(labels) > 10 and all(f"- {label}" in full for label in labels)
    assert f"by pieces that turn out otherwise, {len(labels)} each alone." in drafted.to_text()


@pytest.mark.parametrize("name", shipped_forces())
def test_a_shipped_draft_fits_on_a_page(name: str) -> None:
    drafted = peel_grade.grade(name)
    text, data = drafted.to_text(), drafted.to_dict()
    assert 40 <= len(text.splitlines()) <= 66
    areas = text[text.index("\nSuggested areas") :].split("\n\n")[0]
    assert len(re.findall(r"^ +\d+\. .*\n     (?:serious|significant|minor)", areas, re.M)) == len(data["areas"])
    for question in data["questions"].values():
        row = next(line for line in text.splitlines() if line.startswith(question["title"]))
        if question["status"] == "inspected":  # how much is recorded of it, and what was found
            kinds = [each["kind"] for each in question["findings"]]
            strengths = kinds.count("strength")
            of = question["evidence"]
            assert row.endswith(
                f"{of['known']}/{of['of']} +{strengths} -{len(kinds) - strengths}".replace("  ", " ")
            ) or (row.split()[-3:] == [f"{of['known']}/{of['of']}", f"+{strengths}", f"-{len(kinds) - strengths}"])
        for theme in question["themes"].values() if question["status"] == "inspected" else ():
            told = f"{theme['title'].lower()} . {theme['evidence']['known']}/{theme['evidence']['of']}"
            assert re.search(told, " ".join(text.split()))


def test_areas_stand_in_order_of_priority_with_their_gravest_reason_and_its_place() -> None:
    text = peel_grade.grade("cleveland-2017").to_text()
    areas = text[text.index("Suggested areas") : text.index("What would bring")]
    assert re.search(r"  1\. Manage the risk .*\n     serious, asked for in 2016: visits, .*… \(line 290\)\n", areas)
    weights = re.findall(r"^     (serious|significant|minor)", areas, re.M)
    assert weights == sorted(weights, key=["serious", "significant", "minor"].index)
    assert "Lines and pages are of cleveland-2017: PEEL: Police effectiveness 2017." in text


def test_what_would_lift_a_grade_is_named() -> None:
    short = peel_grade.grade("cleveland-2017").to_text()
    assert re.search(r"^  Preventing crime and tackling.*: outstanding takes \+\d+ strengths$", short, re.M)
    assert re.search(r"^  Protecting vulnerable people.*: good takes ", short, re.M)
    text = " ".join(peel_grade.grade("cleveland-2017").to_text(full=True).split())
    told = text[text.index("What would bring the next grade up") :]
    assert (
        "Protecting vulnerable people and supporting victims: good takes 1 of 2 significant weaknesses mended" in told
    )
    assert "- high-risk cases are kept from MARAC or sifted by officers alone (serious)" in told


def test_a_draft_says_why() -> None:
    """The reasons of the grade rules that decided, also where there is too little to decide by."""
    visits = {"rso_visits_overdue": 3}
    assessment = peel_grade.grade(
        {"force": "A", "framework": "peel-2017", "inspected": ["vulnerability"], "indicators": visits}
    )
    text = " ".join(assessment.to_text(full=True).split())
    overall, vulnerability = assessment.overall.grade, assessment.questions["vulnerability"]
    assert overall.rule is not None
    assert vulnerability.grade.rule is not None
    assert f"Overall: insufficient evidence I R G O Because {overall.rule.because}." in text
    assert f" because {vulnerability.grade.rule.because} insufficient evidence, as " in text
    reasons = {theme.grade.rule.because for theme in vulnerability.themes.values() if theme.grade.rule}
    assert reasons
    for reason in reasons:
        assert f" insufficient evidence, as {reason}: " in text


def test_how_firm_a_grade_is_reads_as_one_condition(compiled: dict[str, Compiled]) -> None:
    def of(number: int | None, *grades: str) -> dict[str, Any]:
        return {"number": number, "looked": 3, "grades": [*grades], "sets": []}

    def said(
        falls: tuple[dict[str, Any], ...],
        rises: tuple[dict[str, Any], ...],
        short: bool = False,
        worst: str = "inadequate",
    ) -> str:
        ways = {"falls": falls, "rises": rises}
        firmness = {way: dict(zip(("missing", "recorded"), each, strict=True)) for way, each in ways.items()}
        graded: Any = {"firmness": firmness, "draft_grade": "good", "range": [worst, "outstanding"], "exact": True}
        framework = compiled["peel-2017"].book.framework
        return " ".join(firm_told(graded, framework, 200, "")) if short else firm_said(graded, framework)

    low, nothing = "requires_improvement", (of(None), of(None))
    assert said((of(1, low), of(1, low)), nothing) == (
        "would fall to requires improvement if 1 missing or 1 recorded piece turned out otherwise"
    )
    assert said((of(None), of(2, low)), (of(3, "outstanding"), of(None))) == (
        "would fall to requires improvement if 2 recorded or at least 4 missing pieces turned out otherwise; "
        "would rise to outstanding if 3 missing or at least 4 recorded pieces turned out otherwise"
    )
    assert said((of(1, low), of(2, low, "inadequate")), nothing) == (
        "would fall if 1 missing (to requires improvement) or 2 recorded (to requires improvement or inadequate) "
        "pieces turned out otherwise"
    )
    assert said((of(1, low), of(2, low, "inadequate")), (of(2, "outstanding"), of(None)), short=True) == (
        "falls by 1 missing (to R) or 2 recorded (to R or I); rises to O by 2 missing or at least 4 recorded"
    )
    assert said(nothing, nothing) == (
        "would not fall unless more than 3 missing or 3 recorded pieces turned out otherwise"
    )
    assert said(nothing, nothing, worst="good") == (
        "would not fall unless more than 3 recorded pieces turned out otherwise"
    )
    assert said(nothing, nothing, short=True) == "stays unless by more than 3 missing or 3 recorded"
