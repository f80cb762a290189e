"""What an author is told of a rulebook with mistakes: place, message, help; `check` exits 1, `grade --rules` 2."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.lint.codes import ERRORS
from peel_grade.rulebook import shipped

FRAMEWORK = """\
id: tiny-2017
title: A tiny framework
year: 2017
version: "1"
documents:
  report: {title: A report, lines: 100}
questions:
  response:
    title: Responding
    themes:
      speed: {title: Speed}
      care: {title: Care}
theme_grades:
  - id: theme-weak
    grade: requires_improvement
    because: a weakness is found
    when: {count: findings, kind: weakness, at_least: 1}
  - id: theme-good
    grade: good
    because: otherwise
    when: {count: findings, at_least: 0}
question_grades:
  - id: question-good
    grade: good
    because: otherwise
    when: {count: themes, at_least: 0}
overall:
  grades:
    - id: overall-good
      grade: good
      because: otherwise
      when: {count: questions, at_least: 0}
"""
CATALOGUE = """\
indicators:
  calls_late:
    label: late calls
    statement: "{value} calls are late"
    unit: count
    theme: speed
    worse: higher
    definition: Calls answered late.
    source: [{document: report, lines: 10}]
flags:
  victims_heard:
    label: victims are heard
    holds: victims are heard
    fails: victims are not heard
    theme: care
    definition: Whether victims are heard.
    source: [{document: report, lines: 20-22}]
england_and_wales:
  calls_late: {value: 7, source: "report:11"}
"""
LATE_CALLS = """\
- id: late-calls
  theme: speed
  when: {indicator: calls_late, at_least: 50}
  weakness: serious
  area_for_improvement: Answer calls in time.
  because: "{calls_late} calls are late"
  rationale: Callers wait.
  basis: judgement
  source: [{document: report, lines: 10}]
"""
VICTIMS_UNHEARD = """\
- id: victims-unheard
  theme: care
  when: {flag: victims_heard, is: false}
  weakness: minor
  because: victims are not heard
  rationale: Victims matter.
  basis: published
  source: [{document: report, lines: 20}]
"""
FILES = {
    "framework.yaml": FRAMEWORK,
    "catalogue/a.yaml": CATALOGUE,
    "findings/a.yaml": LATE_CALLS + VICTIMS_UNHEARD,
}
FORCE = "force: Test Police\nframework: tiny-2017\n"

Edit: TypeAlias = tuple[str, str, str]
"""In which file, what is replaced, by what."""
Told: TypeAlias = Callable[..., str]


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """What is told of the tiny rulebook with these edits, and with these files added."""
    monkeypatch.chdir(tmp_path)

    def check(*edits: Edit, **more: str) -> str:
        files = dict(FILES)
        for name, old, new in edits:
            assert old in files[name]
            files[name] = files[name].replace(old, new, 1)
        write(Path("tiny-2017"), files)
        write(Path(), {name.replace("__", "/").replace("_yaml", ".yaml"): content for name, content in more.items()})
        return refused(capsys)

    return check


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    """The mistakes that both commands tell of the rulebook `tiny-2017`, without its name."""
    assert rulebook(["check", "tiny-2017", "--format", "json", "--fail-on", "error"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    found = [each for each in json.loads(out)["rulebooks"][0]["diagnostics"] if each["severity"] == "error"]
    problems: list[str] = []
    for each in found:
        assert each["code"] in ERRORS
        place = f"{each['file']}:{each['line']}:{each['column']}" if each["line"] else each["file"]
        problems += [f"{place}: {each['message']}", *([f"  help: {each['help']}"] if each["help"] else [])]
    Path("force.yaml").write_text(FORCE)
    assert grade(["force.yaml", "--rules", "tiny-2017"]) == 2
    assert [line for line in capsys.readouterr().err.splitlines() if line in problems] == problems
    return "\n".join(line.removeprefix("tiny-2017/") for line in problems)


TESTS = "at_least, above, at_most, below, between"
INDICATOR_TESTS = (
    f"{TESTS}, above_england_and_wales_by, below_england_and_wales_by, rises_by, falls_by, among, supplied"
)
KINDS = "indicator, flag, finding, previous_grade, repeated, count, share, all, any, none, of"
NO_CONDITION = "  help: write `{flag: ...}`, `{indicator: ..., at_least: ...}`, `all: [...]` or `any: [...]`"
GRADES = "outstanding, good, requires_improvement, inadequate"

# The condition of the rule `late-calls`, and what is told of it in line 3 of findings/a.yaml.
CONDITIONS = {
    "unknown operator": (
        "{indicator: calls_late, at_lest: 50}",
        "33: unknown key `at_lest`\n  help: did you mean `at_least`?",
    ),
    "unknown kind": ("{indicatr: calls_late}", "10: unknown key `indicatr`\n  help: did you mean `indicator`?"),
    "two comparisons": (
        "{indicator: calls_late, at_least: 50, below: 70}",
        f"9: `at_least` and `below` stand together\n  help: give exactly one of {INDICATOR_TESTS}",
    ),
    "no comparison": (
        "{indicator: calls_late}",
        f"9: a test is missing\n  help: give exactly one of {INDICATOR_TESTS}",
    ),
    "two kinds": (
        "{flag: victims_heard, finding: victims-unheard}",
        f"9: `flag` and `finding` stand together\n  help: a condition has exactly one of {KINDS}",
    ),
    "no kind": ("{is: false}", f"9: the condition tests nothing\n  help: a condition has exactly one of {KINDS}"),
    "empty": ("{}", f"9: the condition tests nothing\n  help: a condition has exactly one of {KINDS}"),
    "nothing": ("", "8: nothing stands here\n  help: write a value, or remove the key"),
    "text": ("calls_late", f"9: `calls_late` is not a condition\n{NO_CONDITION}"),
    "list": ("[{flag: victims_heard}]", f"9: a list is not a condition\n{NO_CONDITION}"),
    "text in a group": ("{any: [victims_heard]}", f"16: `victims_heard` is not a condition\n{NO_CONDITION}"),
    "empty group": ("{all: []}", "15: must not be empty"),
    "operator of another kind": (
        "{flag: victims_heard, at_least: 1}",
        "31: `at_least` does not go with `flag`\n  help: beside `flag` may stand: is",
    ),
    "comparison without a value": (
        "{indicator: calls_late, at_least: }",
        "43: nothing stands here\n  help: write a value, or remove the key",
    ),
    "number in quotes": (
        '{indicator: calls_late, at_least: "50"}',
        "43: `50` is text, a number is expected\n  help: remove the quotes",
    ),
    "list for a number": (
        "{indicator: calls_late, at_least: [50]}",
        "43: a list stands here, a number is expected",
    ),
    "not a number": (
        "{indicator: calls_late, at_least: .nan}",
        "43: `.nan` is not a finite number\n  help: leave out what is not known",
    ),
    "large number": (
        "{indicator: calls_late, at_least: 1e99}",
        "43: number `1e99` is beyond 2^53 and cannot be compared exactly",
    ),
    "yes": (
        "{indicator: calls_late, supplied: yes}",
        "43: `yes` is text, true or false is expected\n  help: write true",
    ),
    "percentage without its sign": (
        "{indicator: calls_late, rises_by: 20}",
        "43: `20` is not a percentage\n  help: write a positive number with its sign, as `25%`",
    ),
    "negative percentage": (
        "{indicator: calls_late, rises_by: -20%}",
        "43: `-20%` is not a percentage\n  help: write a positive number with its sign, as `25%`",
    ),
    "large percentage": (
        "{indicator: calls_late, rises_by: 99999999999999999%}",
        "43: `99999999999999999%` is beyond 2^53 and cannot be compared exactly",
    ),
    "rank": (
        "{indicator: calls_late, among: highest}",
        "40: `highest` is not allowed here\n  help: did you mean `highest_quarter`?",
    ),
    "between the wrong way round": (
        "{indicator: calls_late, between: [50, 20]}",
        "33: 50 is above 20\n  help: write the lower bound of `between` first",
    ),
    "between three numbers": (
        "{indicator: calls_late, between: [1, 2, 3]}",
        "42: 3 entries stand here, 2 are expected",
    ),
    "more than there are": (
        "{at_least: 2, of: [{flag: victims_heard}]}",
        "10: `at_least` must be a whole number from 1 to 1, as many as `of` has",
    ),
    "grade": ("{previous_grade: god}", "26: `god` is not allowed here\n  help: did you mean `good`?"),
    "indicator": (
        "{indicator: call_late, at_least: 50}",
        "21: unknown indicator `call_late`\n  help: did you mean `calls_late`?",
    ),
    "flag": ("{flag: victim_heard}", "16: unknown flag `victim_heard`\n  help: did you mean `victims_heard`?"),
    "finding": (
        "{finding: victim-unheard}",
        "19: unknown finding `victim-unheard`\n  help: did you mean `victims-unheard`?",
    ),
    "indicator for a flag": (
        "{flag: calls_late}",
        "16: unknown flag `calls_late`\n  help: `calls_late` is an indicator",
    ),
    "flag for an indicator": (
        "{indicator: victims_heard, at_least: 1}",
        "21: unknown indicator `victims_heard`\n  help: `victims_heard` is a flag",
    ),
    "count": (
        "{count: findings, at_least: 1}",
        "9: `count` belongs to grade rules, a rule of findings tests evidence\n"
        "  help: write `{flag: ...}`, `{indicator: ...}` or `{finding: ...}`",
    ),
    "40 levels": (
        f"{{none: {'[{none: ' * 30}",
        "161: nested more than 40 levels deep",
    ),
}


@pytest.mark.parametrize(("condition", "expected"), CONDITIONS.values(), ids=CONDITIONS)
def test_conditions(told: Told, condition: str, expected: str) -> None:
    when: Edit = ("findings/a.yaml", "{indicator: calls_late, at_least: 50}", condition)
    because: Edit = ("findings/a.yaml", "{calls_late} calls are late", "calls are late")
    assert told(when, because) == f"findings/a.yaml:3:{expected}"


@pytest.mark.parametrize(
    "condition",
    [
        "{all: [{indicator: calls_late, at_least: 5}, {indicator: calls_late, at_most: 5}]}",
        "{all: [{indicator: calls_late, at_least: 1e-5}, {none: [{indicator: calls_late, between: [1, 5]}]}]}",
        "{any: [{indicator: calls_late, above: 50}, {indicator: calls_late, below: 20}]}",
        f"{'{none: [' * 18}{{indicator: calls_late, above: 50}}{']}' * 18}",
    ],
)
def test_conditions_that_are_well_formed(tmp_path: Path, condition: str) -> None:
    rules = LATE_CALLS.replace("{indicator: calls_late, at_least: 50}", condition)
    assert rulebook(["check", "--fail-on", "error", str(write(tmp_path, {**FILES, "findings/a.yaml": rules}))]) == 0


RULES: dict[str, tuple[str, str, str]] = {
    "theme": (
        "theme: speed",
        "theme: sped",
        "2:10: unknown theme `sped`\n  help: did you mean `speed`?",
    ),
    "key": (
        "rationale: Callers",
        "rational: Callers",
        "1:3: key `rationale` is missing\n"
        "findings/a.yaml:7:3: unknown key `rational`\n  help: did you mean `rationale`?",
    ),
    "id": (
        "id: late-calls",
        "id: Late_calls",
        "1:7: `Late_calls` is not an id\n  help: use lower case letters, digits and single hyphens",
    ),
    "id twice": (
        "id: victims-unheard",
        "id: late-calls",
        "10:7: `late-calls` is defined twice\n  help: the first is at tiny-2017/findings/a.yaml:1",
    ),
    "no weight": (
        "weakness: serious",
        "weakness:",
        "4:12: nothing stands here\n  help: write a value, or remove the key",
    ),
    "unknown weight": (
        "weakness: serious",
        "weakness: seriuos",
        "4:13: `seriuos` is not allowed here\n  help: did you mean `serious`?",
    ),
    "weakness and strength": (
        "weakness: serious",
        "weakness: serious\n  strength: true",
        "1:3: `strength` and `weakness` stand together\n"
        "  help: a rule has exactly one of `strength: true`, `weakness: serious`, `cause_of_concern: true`",
    ),
    "no conclusion": (
        "  weakness: serious\n",
        "",
        "1:3: the rule concludes nothing\n"
        "  help: a rule has exactly one of `strength: true`, `weakness: serious`, `cause_of_concern: true`",
    ),
    "strength with an area for improvement": (
        "weakness: serious",
        "strength: true",
        "5:3: a strength suggests no `area_for_improvement`\n  help: leave it out, or conclude a weakness",
    ),
    "strength that is none": (
        "weakness: serious",
        "strength: false",
        "4:13: `false` is not allowed here\n  help: write true",
    ),
    "cause of concern without an area for improvement": (
        "weakness: minor",
        "cause_of_concern: true",
        "13:3: a cause of concern needs an `area_for_improvement`\n  help: say what the force should do at once",
    ),
    "template with an unknown indicator": (
        "{calls_late} calls",
        "{call_late} calls",
        "6:12: unknown indicator `call_late` in the template\n  help: did you mean `calls_late`?",
    ),
    "template with an indicator that is not tested": (
        "because: victims are not heard",
        'because: "{calls_late} victims"',
        "14:12: the template names `calls_late`, which the rule does not test",
    ),
    "template with an open brace": (
        "{calls_late} calls",
        "{calls_late calls",
        "6:12: `{calls_late calls are late` in the template is not the name of an indicator in braces\n"
        "  help: write it as `{name}`",
    ),
    "no source": ("  source: [{document: report, lines: 10}]\n", "", "1:3: key `source` is missing"),
    "empty source": ("[{document: report, lines: 10}]", "[]", "9:11: must not be empty"),
    "source as text": ("[{document: report, lines: 10}]", "report:10", "9:11: `report:10` is text, a list is expected"),
    "unknown document": (
        "document: report, lines: 10",
        "document: reprt, lines: 10",
        "9:23: unknown document `reprt`\n  help: did you mean `report`?",
    ),
    "line beyond the end": (
        "lines: 10",
        "lines: 90-101",
        "9:38: line 101 is beyond the end of `report`\n  help: it has 100 lines",
    ),
    "lines the wrong way round": (
        "lines: 10",
        "lines: 20-10",
        "9:38: `20-10` is not a line or a range of lines\n  help: write `322` or `1606-1640`",
    ),
    "huge line": (
        "lines: 10",
        f"lines: '{'9' * 5000}'",
        f"9:38: `{'9' * 57}...` is not a line or a range of lines\n  help: write `322` or `1606-1640`",
    ),
    "rule about itself": (
        "when: {flag: victims_heard, is: false}",
        "when: {finding: victims-unheard}",
        "10:7: rule refers to itself: `victims-unheard` -> `victims-unheard`\n"
        "  help: break the circle of `finding` conditions",
    ),
    "anchor": (
        "{flag: victims_heard, is: false}",
        "&a {flag: victims_heard, is: false}",
        "12:9: anchor `&a` is not allowed\n  help: write the value out",
    ),
    "key twice": (
        "theme: speed",
        "theme: speed\n  theme: speed",
        "3:3: key `theme` is written twice\n  help: the first is in line 2",
    ),
    "a mapping for the list": (
        LATE_CALLS + VICTIMS_UNHEARD,
        "rules: []\n",
        "1:1: a mapping stands here, a list of entries is expected\n  help: start each entry with `- `",
    ),
    "empty file": (LATE_CALLS + VICTIMS_UNHEARD, "# none\n", "1:1: the file is empty"),
    "text for a rule": ("- id: late", "- hello\n- id: late", "1:3: `hello` is text, a mapping is expected"),
    "indentation": (
        "  theme: speed",
        "   theme: speed",
        "2:9: a `:` cannot stand here\n  help: check the indentation, or put text that contains `: ` in quotes",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), RULES.values(), ids=RULES)
def test_rules(told: Told, old: str, new: str, expected: str) -> None:
    assert told(("findings/a.yaml", old, new)) == f"findings/a.yaml:{expected}"


ENTRIES: dict[str, tuple[str, str, str]] = {
    "theme": ("theme: speed", "theme: sped", "6:12: unknown theme `sped`\n  help: did you mean `speed`?"),
    "question": (
        "theme: speed",
        "question: respons",
        "6:15: unknown question `respons`\n  help: did you mean `response`?",
    ),
    "theme and question": (
        "theme: speed",
        "theme: speed\n    question: response",
        "3:5: an indicator has either a `theme` or, as context, a `question`",
    ),
    "key": (
        "label: late calls",
        "label: late calls\n    lable: late calls",
        "4:5: unknown key `lable`\n  help: did you mean `label`?",
    ),
    "section": ("flags:", "flag:", "10:1: unknown key `flag`\n  help: did you mean `flags`?"),
    "unit": ("unit: count", "unit: counts", "5:11: `counts` is not allowed here\n  help: did you mean `count`?"),
    "statement": (
        '"{value} calls are late"',
        "calls are late",
        "4:5: `statement` must contain `{value}` exactly once",
    ),
    "favourable": (
        "theme: care",
        "theme: care\n    favourable: maybe",
        "16:17: `maybe` is not allowed here\n  help: write one of true, false, neither",
    ),
    "name of two things": (
        "flags:\n",
        f"flags:\n  calls_late:{CATALOGUE.partition('victims_heard:')[2].partition('england')[0]}",
        "11:3: `calls_late` names both an indicator and a flag\n  help: the other is at tiny-2017/catalogue/a.yaml:2",
    ),
    "benchmark of an unknown indicator": (
        "  calls_late: {value: 7",
        "  call_late: {value: 7",
        "19:3: unknown indicator `call_late`\n  help: did you mean `calls_late`?",
    ),
    "benchmark as text": ("value: 7", "value: seven", "19:23: `seven` is text, a number is expected"),
    "source of a benchmark": (
        '"report:11"',
        '["report:11", "report:111"]',
        "19:48: line 111 is beyond the end of `report`\n  help: it has 100 lines",
    ),
    "source of a benchmark as text": (
        '"report:11"',
        "somewhere",
        "19:34: `somewhere` is not a source\n  help: write `document:line`, such as `staffordshire-2017:322`",
    ),
    "a list for the mapping": (CATALOGUE, "- calls_late\n", "1:1: a list stands here, a mapping is expected"),
}


@pytest.mark.parametrize(("old", "new", "expected"), ENTRIES.values(), ids=ENTRIES)
def test_catalogue(told: Told, old: str, new: str, expected: str) -> None:
    """One mistake is one problem: what rests on the entry is not called unknown."""
    assert told(("catalogue/a.yaml", old, new)) == f"catalogue/a.yaml:{expected}"


def test_name_that_is_no_identifier(told: Told) -> None:
    edits = [
        ("catalogue/a.yaml", "victims_heard", "victims-heard"),
        ("findings/a.yaml", "victims_heard", "victims-heard"),
    ]
    assert told(*edits) == (
        "catalogue/a.yaml:11:3: `victims-heard` is not an identifier\n"
        "  help: use lower case letters, digits and single underscores"
    )


WHEN = "{count: findings, kind: weakness, at_least: 1}"
FRAMEWORKS: dict[str, tuple[str, str, str]] = {
    "grade": (
        "grade: requires_improvement",
        "grade: requires_improvment",
        "15:12: `requires_improvment` is not allowed here\n  help: did you mean `requires_improvement`?",
    ),
    "grade of a condition": (
        "{count: themes, at_least: 0}",
        "{count: themes, graded: bad, at_least: 0}",
        f"26:35: `bad` is not allowed here\n  help: write one of {GRADES}, insufficient_evidence",
    ),
    "theme of a condition": (
        "{count: themes, at_least: 0}",
        "{count: themes, named: sped, at_least: 0}",
        "26:34: unknown theme `sped`\n  help: did you mean `speed`?",
    ),
    "question of a condition": (
        "{count: questions, at_least: 0}",
        "{count: questions, named: [response, respons], at_least: 0}",
        "32:50: unknown question `respons`\n  help: did you mean `response`?",
    ),
    "flag": (
        WHEN,
        "{flag: victims_heard}",
        "17:11: `flag` belongs to rules of findings, a grade rule counts them\n"
        "  help: write `{count: findings, kind: weakness, at_least: 1}`",
    ),
    "other stratum": (
        WHEN,
        "{count: themes, at_least: 1}",
        "17:19: the theme stratum cannot count themes\n  help: it can count findings and evidence",
    ),
    "other filter": (
        WHEN,
        "{count: evidence, kind: weakness, at_least: 1}",
        "17:29: `kind` does not filter evidence",
    ),
    "two comparisons": (
        WHEN,
        "{count: findings, at_least: 1, below: 3}",
        f"17:11: `at_least` and `below` stand together\n  help: give exactly one of {TESTS}",
    ),
    "grade rule twice": ("id: theme-good", "id: theme-weak", "18:9: `theme-weak` is defined twice in this list"),
    "theme twice": (
        "theme_grades:",
        "  second: {title: Second, themes: {speed: {title: Speed}}}\ntheme_grades:",
        "13:36: theme `speed` is defined twice\n  help: the first belongs to `response`",
    ),
    "version as a number": ('version: "1"', "version: 1.0", "4:10: `1.0` is a number, text is expected"),
    "year": ("year: 2017", "year: 17", "3:7: `17` is out of bounds\n  help: write at least 1900"),
    "missing sections": (
        FRAMEWORK[FRAMEWORK.index("question_grades:") :],
        "",
        "1:1: key `overall` is missing\nframework.yaml:1:1: key `question_grades` is missing",
    ),
    "empty sections": (
        FRAMEWORK[FRAMEWORK.index("question_grades:") :],
        "question_grades: []\noverall: {grades: []}\n",
        "22:18: must not be empty\nframework.yaml:23:19: must not be empty",
    ),
    "key": ("documents:", "documnets:", "5:1: unknown key `documnets`\n  help: did you mean `documents`?"),
    "extends itself": ("year:", "extends: tiny-2017\nyear:", "3:10: framework `tiny-2017` extends itself"),
    "extends an unknown one": (
        "year:",
        "extends: peel-2071\nyear:",
        "3:10: unknown framework `peel-2071`\n  help: did you mean `peel-2017`?",
    ),
    "without an unknown rule": (
        "year:",
        "without: [late-call]\nyear:",
        "3:11: unknown rule `late-call`\n  help: did you mean `late-calls`?",
    ),
    "a list": (FRAMEWORK, "- a\n", "1:1: a list stands here, a mapping is expected"),
    "empty": (FRAMEWORK, "", "1:1: the file is empty"),
}


@pytest.mark.parametrize(("old", "new", "expected"), FRAMEWORKS.values(), ids=FRAMEWORKS)
def test_framework(told: Told, old: str, new: str, expected: str) -> None:
    assert told(("framework.yaml", old, new)) == f"framework.yaml:{expected}"


def test_same_rule_in_two_files(told: Told) -> None:
    assert told(**{"tiny-2017__findings__b_yaml": LATE_CALLS}) == (
        "findings/b.yaml:1:7: `late-calls` is defined twice\n  help: the first is at tiny-2017/findings/a.yaml:1"
    )


def test_same_entry_in_two_files(told: Told) -> None:
    assert [
        line for line in told(**{"tiny-2017__catalogue__b_yaml": CATALOGUE}).splitlines() if "help" not in line
    ] == [
        "catalogue/b.yaml:2:3: `calls_late` is defined twice",
        "catalogue/b.yaml:11:3: `victims_heard` is defined twice",
        "catalogue/b.yaml:19:3: `calls_late` is defined twice",
    ]


def test_rule_about_itself_through_two_others(told: Told) -> None:
    third = VICTIMS_UNHEARD.replace("victims-unheard", "third").replace(
        "{flag: victims_heard, is: false}", "{any: [{finding: late-calls}, {flag: victims_heard}]}"
    )
    edits = [
        ("findings/a.yaml", "{indicator: calls_late, at_least: 50}", "{finding: victims-unheard}"),
        ("findings/a.yaml", "{calls_late} calls", "calls"),
        ("findings/a.yaml", "{flag: victims_heard, is: false}", "{finding: third}"),
    ]
    assert told(*edits, **{"tiny-2017__findings__b_yaml": third}) == (
        "findings/a.yaml:1:7: rule refers to itself: `late-calls` -> `victims-unheard` -> `third` -> `late-calls`\n"
        "  help: break the circle of `finding` conditions"
    )


def test_long_chain_of_findings(told: Told) -> None:
    def link(number: int) -> str:
        needs = f"{{finding: r{number - 1}}}" if number else "{flag: victims_heard}"
        rule = VICTIMS_UNHEARD.replace("victims-unheard", f"r{number}")
        return rule.replace("{flag: victims_heard, is: false}", needs)

    rules = "".join(map(link, range(500)))
    assert told(("findings/a.yaml", VICTIMS_UNHEARD, rules)) == (
        "findings/a.yaml:258:7: `r31` rests on a chain of more than 30 other findings\n"
        "  help: test the evidence instead of findings"
    )


def test_frameworks_that_extend_each_other(told: Told) -> None:
    other = FRAMEWORK.replace("id: tiny-2017", "id: other\nextends: tiny-2017")
    problems = told(("framework.yaml", "year:", "extends: other\nyear:"), other__framework_yaml=other)
    assert problems == "other/framework.yaml:2:10: framework `tiny-2017` extends itself"


def test_broken_base(told: Told) -> None:
    problems = told(("framework.yaml", "year:", "extends: other\nyear:"), other__framework_yaml="a: [b\n")
    assert problems.splitlines()[0] == "other/framework.yaml:1:4: this `[` is not closed"
    assert len(problems.splitlines()) == 2


def test_exclusions(told: Told) -> None:
    exclusions = '- {source: "report:101", what: W, reason: R}\n- {source: "report:1", what: W}\n- text\n'
    assert [
        line for line in told(**{"tiny-2017__exclusions__a_yaml": exclusions}).splitlines() if "help" not in line
    ] == [
        "exclusions/a.yaml:1:12: line 101 is beyond the end of `report`",
        "exclusions/a.yaml:2:3: key `reason` is missing",
        "exclusions/a.yaml:3:3: `text` is text, a mapping is expected",
    ]


@pytest.mark.parametrize("name", ["findngs/a.yaml", "findings/more/a.yaml", "findings/a.yml", "rules.yaml"])
def test_file_that_nobody_would_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("tiny-2017"), {**FILES, name: LATE_CALLS})
    assert refused(capsys).startswith(f"{name}: this file is no part of the rulebook\n  help: ")


def test_file_that_cannot_be_read(told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(("findings/a.yaml", "theme: speed", "theme: sped"))
    findings = tmp_path / "tiny-2017/findings"
    (findings / "folder.yaml").mkdir()
    (findings / "latin-1.yaml").write_bytes(b"- id: a\n  theme: \xe9\n")
    assert [line for line in refused(capsys).splitlines() if "help" not in line] == [
        "findings/a.yaml:2:10: unknown theme `sped`",
        "findings/folder.yaml: this is a folder, a file is expected",
        "findings/latin-1.yaml:2:10: byte 0xe9 is not UTF-8",
    ]


def test_mistakes_of_all_files_are_told_together(told: Told) -> None:
    edits = [
        ("framework.yaml", "grade: good", "grade: god"),
        ("framework.yaml", "{count: questions, at_least: 0}", "{count: questions}"),
        ("catalogue/a.yaml", "worse: higher", "worse: up"),
        ("catalogue/a.yaml", "report:11", "reprt:11"),
        ("findings/a.yaml", "theme: speed", "theme: sped"),
        ("findings/a.yaml", "calls_late, at_least", "call_late, at_least"),
        ("findings/a.yaml", "weakness: minor", "weakness: mnor"),
    ]
    more = VICTIMS_UNHEARD.replace("is: false", "is: no").replace("lines: 20", "lines: 2000")
    assert [
        line for line in told(*edits, **{"tiny-2017__findings__b_yaml": more}).splitlines() if "help: " not in line
    ] == [
        "catalogue/a.yaml:7:12: `up` is not allowed here",
        "catalogue/a.yaml:19:34: unknown document `reprt`",
        "findings/a.yaml:2:10: unknown theme `sped`",
        "findings/a.yaml:3:21: unknown indicator `call_late`",
        "findings/a.yaml:13:13: `mnor` is not allowed here",
        "findings/b.yaml:1:7: `victims-unheard` is defined twice",
        "findings/b.yaml:3:35: `no` is text, true or false is expected",
        "framework.yaml:19:12: `god` is not allowed here",
        "framework.yaml:32:13: a test is missing",
    ]


def test_mistakes_in_a_copy_of_a_shipped_rulebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However much rests on what is misspelled, each mistake is told once."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped.rules_folder() / "peel-2017", "tiny-2017")
    for file, old, new in (
        ("framework.yaml", "year: 2017", "year: two thousand"),
        ("catalogue/vulnerability.yaml", "unit: ", "units: "),
        ("findings/investigation.yaml", "basis: ", "bases: "),
    ):
        path = Path("tiny-2017", file)
        path.write_text(path.read_text().replace(old, new, 1))
    assert [line.split(": ", 1)[1] for line in refused(capsys).splitlines() if "help: " not in line] == [
        "key `unit` is missing",
        "unknown key `units`",
        "key `basis` is missing",
        "unknown key `bases`",
        "`two thousand` is text, a whole number is expected",
    ]


@pytest.mark.parametrize("folder", ["missing", "empty", "file"])
def test_what_is_no_rulebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("file").touch()
    Path("force.yaml").write_text(FORCE)
    assert rulebook(["check", folder]) == 2
    assert grade(["force.yaml", "--rules", folder]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert all(line.startswith((f"{folder}: ", "  help: ", "1 problem")) for line in err.splitlines())


def test_1000_rules_on_one_flag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than durable_rules takes on one fact (303 silently fire none): they are spread over rulesets."""
    rule = VICTIMS_UNHEARD.replace("victims-unheard", "r{n}").replace(
        "{flag: victims_heard, is: false}",
        "{{all: [{{flag: victims_heard, is: false}}, {{indicator: calls_late, at_least: {n}}}]}}",
    )
    rule = rule.replace("[{document: report, lines: 20}]", "[{{document: report, lines: 20}}]")
    rules = "".join(rule.format(n=n) for n in range(1000))
    folder = write(tmp_path / "tiny-2017", {**FILES, "findings/a.yaml": rules})
    force = tmp_path / "force.yaml"
    force.write_text(f"{FORCE}indicators: {{calls_late: 499}}\nflags: {{victims_heard: false}}\n")
    assert rulebook(["check", "--fail-on", "error", str(folder)]) == 0
    capsys.readouterr()
    assert grade([str(force), "--rules", str(folder), "--format", "json"]) == 0
    findings = json.loads(capsys.readouterr().out)["questions"]["response"]["findings"]
    assert {finding["rule"] for finding in findings} == {f"r{n}" for n in range(500)}
