"""Broken rulebooks: each real mistake is found, with its code, at its line and column, and nothing else is."""

import json
import re
from pathlib import Path
from typing import TypeAlias

import pytest
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.lint.codes import all_codes
from peel_grade.rulebook import shipped

from tests.test_rulebook_errors import FRAMEWORK as TINY
from tests.test_rulebook_errors import write

FRAMEWORK = TINY.replace(
    "  - id: question-good\n",
    "  - id: question-weak\n"
    "    grade: requires_improvement\n"
    "    because: half of the themes are below good\n"
    "    when: {share: themes, graded: requires_improvement, at_least: 50}\n"
    "  - id: question-good\n",
)
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
  calls_in_time:
    label: calls in time
    statement: "{value} percent of calls are answered in time"
    unit: percent
    theme: speed
    worse: lower
    definition: Share of calls answered in time.
    source: [{document: report, lines: 11}]
  calls_change:
    label: change in calls
    statement: calls changed by {value} percent
    unit: percent_change
    question: response
    worse: neither
    definition: Change in the number of calls.
    source: [{document: report, lines: 12}]
flags:
  victims_heard:
    label: victims are heard
    holds: victims are heard
    fails: victims are not heard
    theme: care
    definition: Whether victims are heard.
    source: [{document: report, lines: 20-22}]
  calls_supervised:
    label: calls are supervised
    holds: calls are supervised
    fails: calls are not supervised
    theme: speed
    definition: Whether calls are supervised.
    source: [{document: report, lines: 23}]
england_and_wales:
  calls_late: {value: 7, source: "report:11"}
"""
SPEED = """\
- id: late-calls
  theme: speed
  when: {indicator: calls_late, at_least: 50}
  weakness: serious
  area_for_improvement: Answer calls in time.
  because: "{calls_late} calls are late"
  rationale: Callers wait.
  basis: judgement
  source: [{document: report, lines: 10}]
- id: calls-in-time
  theme: speed
  when: {indicator: calls_in_time, at_least: 90}
  strength: true
  because: calls are answered in time
  rationale: Nobody waits.
  basis: judgement
  source: [{document: report, lines: 11}]
- id: calls-unsupervised
  theme: speed
  when: {flag: calls_supervised, is: false}
  weakness: significant
  because: nobody supervises calls
  rationale: Mistakes stay.
  basis: published
  source: [{document: report, lines: 23}]
"""
CARE = """\
- id: victims-unheard
  theme: care
  when: {flag: victims_heard, is: false}
  weakness: minor
  because: victims are not heard
  rationale: Victims matter.
  basis: published
  source: [{document: report, lines: 20}]
- id: victims-heard
  theme: care
  when: {flag: victims_heard}
  strength: true
  because: victims are heard
  rationale: Victims matter.
  basis: published
  source: [{document: report, lines: 20}]
- id: busy-and-unheard
  theme: care
  when:
    all:
      - {indicator: calls_late, at_least: 200}
      - {indicator: calls_in_time, below: 10}
      - {flag: calls_supervised, is: false}
      - {flag: victims_heard, is: false}
  weakness: significant
  because: nothing works
  rationale: Victims matter.
  basis: judgement
  source: [{document: report, lines: 20}]
"""
HEARD = CARE[CARE.index("- id: victims-heard") : CARE.index("- id: busy-and-unheard")]
FILES = {
    "framework.yaml": FRAMEWORK,
    "catalogue/calls.yaml": CATALOGUE,
    "findings/care.yaml": CARE,
    "findings/speed.yaml": SPEED,
}
LATE, IN_TIME, UNSUPERVISED = (
    "when: {indicator: calls_late, at_least: 50}",
    "when: {indicator: calls_in_time, at_least: 90}",
    "when: {flag: calls_supervised, is: false}",
)
NEW_RULE = """\
- ⟦{code}⟧id: {id}
  theme: speed
  when: {when}
  {conclusion}
  because: something is found
  rationale: It matters.
  basis: judgement
  source: [{{document: report, lines: 10}}]
"""


def rule(when: str, conclusion: str = "weakness: minor", name: str = "another", code: str = "") -> str:
    """A further rule; a mark at its id where `code` is expected there."""
    text = NEW_RULE.format(id=name, when=when, conclusion=conclusion, code=code)
    text = text.replace("⟦⟧", "")
    return re.sub(r"⟦([\w-]+)⟧id: ", r"id: ⟦\1⟧", text)


Edit: TypeAlias = tuple[str, str, str]
"""A file of the rulebook, what is replaced in it (nothing: added at its end), and by what."""

SPEED_FILE, CARE_FILE, CATALOGUE_FILE, FRAMEWORK_FILE = (
    "findings/speed.yaml",
    "findings/care.yaml",
    "catalogue/calls.yaml",
    "framework.yaml",
)


def when(condition: str) -> list[Edit]:
    """The rule `late-calls` with another condition, and a reason that names no figure."""
    return [(SPEED_FILE, LATE, f"when: {condition}"), (SPEED_FILE, '"{calls_late} calls are late"', "calls are late")]


def added(text: str) -> list[Edit]:
    """A rule added at the end of findings/speed.yaml."""
    return [(SPEED_FILE, "", text)]


NEVER, IMPOSSIBLE, ALWAYS, CERTAIN = "never-concludes", "impossible-condition", "always-concludes", "certain-condition"
BROKEN: dict[str, list[Edit]] = {
    # conditions that nothing, or everything, meets
    "contradictory bounds": when(
        f"⟦{NEVER}⟧{{all: [{{indicator: calls_late, above: 50}}, {{indicator: calls_late, below: 20}}]}}"
    ),
    "bounds that leave out their only number": when(
        f"⟦{NEVER}⟧{{all: [{{indicator: calls_late, between: [1, 5]}}, {{indicator: calls_late, above: 5}}]}}"
    ),
    "a whole number between two neighbours": when(
        f"⟦{NEVER}⟧{{all: [{{indicator: calls_late, above: 5}}, {{indicator: calls_late, below: 6}}]}}"
    ),
    "contradiction with a negated group": when(
        f"⟦{NEVER}⟧{{all: [{{indicator: calls_late, at_least: 50}}, {{none: [{{indicator: calls_late, above: 20}}]}}]}}"
    ),
    "a flag and its opposite": when(
        f"⟦{NEVER}⟧{{all: [{{flag: calls_supervised}}, {{flag: calls_supervised, is: false}}]}}"
    ),
    "a figure that is not supplied and large": when(
        f"⟦{NEVER}⟧{{all: [{{indicator: calls_late, supplied: false}}, {{indicator: calls_late, at_least: 5}}]}}"
    ),
    "a share above the whole": when(f"⟦{NEVER}⟧{{indicator: calls_in_time, at_most: -1}}"),
    "both quarters": when(
        f"⟦{NEVER}⟧{{all: [{{indicator: calls_change, among: highest_quarter}}, "
        "{indicator: calls_change, among: lowest_quarter}]}"
    ),
    "none left that has risen": when(
        f"⟦{NEVER}⟧{{all: [⟦wrong-side⟧{{indicator: calls_late, at_most: 0}}, "
        "{indicator: calls_late, rises_by: 20%}]}"
    ),
    "a single call that has risen by a fifth": when(
        f"⟦{NEVER}⟧{{all: [⟦wrong-side⟧{{indicator: calls_late, at_most: 1}}, "
        "{indicator: calls_late, rises_by: 20%}]}"
    ),
    "a fall by more than all": when(f"⟦{NEVER}⟧⟦wrong-side⟧{{indicator: calls_late, falls_by: 120%}}"),
    "two earlier grades": when(f"⟦{NEVER}⟧{{all: [{{previous_grade: good}}, {{previous_grade: inadequate}}]}}"),
    "repeated and not": when(f"⟦{NEVER}⟧{{all: [{{repeated: true}}, {{repeated: false}}]}}"),
    "three of what can only be two": when(
        f"⟦{NEVER}⟧{{at_least: 3, of: [{{flag: victims_heard}}, {{flag: victims_heard, is: false}}, "
        "{indicator: calls_late, at_least: 50}]}"
    ),
    "a finding and its opposite": when(
        f"⟦{NEVER}⟧{{all: [{{finding: victims-heard}}, {{flag: victims_heard, is: false}}]}}"
    ),
    "unless that always holds": [
        (SPEED_FILE, LATE, f"{LATE}\n  ⟦{NEVER}⟧unless: {{indicator: calls_late, above: 20}}")
    ],
    "unless that contradicts itself": [
        (
            SPEED_FILE,
            LATE,
            f"{LATE}\n  unless: ⟦{IMPOSSIBLE}⟧{{all: [{{flag: victims_heard}}, {{flag: victims_heard, is: false}}]}}",
        )
    ],
    "a branch that contradicts itself": when(
        "{any: [{indicator: calls_late, at_least: 50}, "
        f"⟦{IMPOSSIBLE}⟧{{all: [{{flag: victims_heard}}, {{flag: victims_heard, is: false}}]}}]}}"
    ),
    "a branch that no share can meet": when(
        f"{{any: [{{indicator: calls_late, at_least: 50}}, ⟦{IMPOSSIBLE}⟧{{indicator: calls_in_time, below: 0}}]}}"
    ),
    "always": [
        (
            SPEED_FILE,
            UNSUPERVISED,
            f"⟦{ALWAYS}⟧when: {{any: [{{previous_grade: good}}, {{none: [{{previous_grade: good}}]}}]}}",
        )
    ],
    "a count of nothing or more": [(SPEED_FILE, LATE, f"⟦{ALWAYS}⟧when: {{indicator: calls_late, at_least: 0}}")],
    "bounds that leave nothing out": [
        (
            SPEED_FILE,
            LATE,
            f"⟦{ALWAYS}⟧when: {{any: [{{indicator: calls_change, above: 5}}, "
            "{indicator: calls_change, at_most: 5}]}",
        ),
        (SPEED_FILE, '"{calls_late} calls are late"', "calls are late"),
    ],
    "a share of up to all": when(
        f"{{all: [{{indicator: calls_late, at_least: 50}}, ⟦{CERTAIN}⟧{{indicator: calls_in_time, at_most: 100}}]}}"
    ),
    "a group that leaves nothing out": when(
        "{all: [{indicator: calls_late, at_least: 50}, "
        f"⟦{CERTAIN}⟧{{any: [{{flag: victims_heard}}, {{flag: victims_heard, is: false}}]}}]}}"
    ),
    "a weaker bound beside a stronger": when(
        "{all: [{indicator: calls_late, at_least: 50}, ⟦needless-condition⟧{indicator: calls_late, at_least: 10}]}"
    ),
    "a further way that is none": when(
        "{any: [{indicator: calls_late, at_least: 50}, "
        "⟦needless-condition⟧{all: [{indicator: calls_late, at_least: 60}, {flag: victims_heard, is: false}]}]}"
    ),
    "mitigation that never matters": [
        (SPEED_FILE, UNSUPERVISED, f"{UNSUPERVISED}\n  ⟦needless-condition⟧unless: {{flag: calls_supervised}}")
    ],
    # grade rules
    "grade rule with contradictory bounds": [
        (
            FRAMEWORK_FILE,
            "when: {count: findings, kind: weakness, at_least: 1}",
            "when: ⟦unreachable-grade-rule⟧{all: [{count: findings, at_least: 3}, {count: findings, below: 3}]}",
        )
    ],
    "grade rule after one that always holds": [
        (
            FRAMEWORK_FILE,
            "question_grades:\n",
            "  - id: ⟦unreachable-grade-rule⟧theme-late\n    grade: inadequate\n    because: too late\n"
            "    when: {count: findings, kind: weakness, at_least: 5}\nquestion_grades:\n",
        )
    ],
    "grade rule after a wider one": [
        (
            FRAMEWORK_FILE,
            "  - id: theme-good\n",
            "  - id: ⟦unreachable-grade-rule⟧theme-bad\n    grade: inadequate\n    because: much is weak\n"
            "    when: {count: findings, kind: weakness, at_least: 3}\n  - id: theme-good\n",
        )
    ],
    "a share of more than all": [
        (
            FRAMEWORK_FILE,
            "when: {share: themes, graded: requires_improvement, at_least: 50}",
            "when: ⟦unreachable-grade-rule⟧{share: themes, graded: requires_improvement, above: 100}",
        )
    ],
    # two rules
    "the same rule": added(
        rule("{indicator: calls_late, at_least: 50}", "weakness: serious", "late-again", "same-rule")
    ),
    "the same rule, written differently": added(
        rule("{none: [{indicator: calls_late, below: 50}]}", "weakness: serious", "late-again", "same-rule")
    ),
    "the same to a count": added(
        rule("{indicator: calls_late, above: 49}", "weakness: serious", "late-again", "same-rule")
    ),
    "a narrower bound": added(
        rule("{indicator: calls_late, at_least: 80}", "weakness: serious", "later-calls", "implied-rule")
    ),
    "a further condition": added(
        rule(
            "{all: [{flag: calls_supervised, is: false}, {indicator: calls_in_time, below: 50}]}",
            "weakness: significant",
            "unsupervised-and-late",
            "implied-rule",
        )
    ),
    "implied through a finding": added(
        rule(
            "{all: [{finding: calls-unsupervised}, {indicator: calls_in_time, below: 50}]}",
            "weakness: significant",
            "unsupervised-and-late",
            "implied-rule",
        )
    ),
    "a strength and a weakness at once": added(
        rule("{indicator: calls_in_time, below: 95}", "weakness: minor", "few-in-time").replace(
            "  when", "  ⟦strength-and-weakness⟧when"
        )
    ),
    "a strength that is a weakness": [
        (
            SPEED_FILE,
            "",
            rule("⟦wrong-side⟧{flag: calls_supervised, is: false}", "strength: true", "unsupervised"),
        ),
        (SPEED_FILE, UNSUPERVISED, f"⟦strength-and-weakness⟧{UNSUPERVISED}"),
    ],
    # bands
    "overlapping bands": added(
        rule("{indicator: calls_late, at_least: 20}", "weakness: significant", "some-late").replace(
            "  when", "  ⟦overlapping-bands⟧when"
        )
    ),
    "bands that overlap in one value": added(
        rule("{indicator: calls_late, between: [20, 50]}", "weakness: significant", "some-late").replace(
            "  when", "  ⟦overlapping-bands⟧when"
        )
    ),
    "a worse value that weighs less": added(
        rule("{indicator: calls_late, at_least: 200}", "weakness: minor", "many-late").replace(
            "  when", "  ⟦inverted-bands⟧when"
        )
    ),
    "a gap between bands": added(
        rule("{indicator: calls_late, between: [20, 30]}", "weakness: significant", "some-late").replace(
            "  when", "  ⟦gapped-bands⟧when"
        )
    ),
    "no band at the worse end": [(SPEED_FILE, LATE, "⟦gapped-bands⟧when: {indicator: calls_late, between: [50, 80]}")],
    "no strength at the better end": [
        (SPEED_FILE, IN_TIME, "⟦gapped-bands⟧when: {indicator: calls_in_time, between: [90, 95]}")
    ],
    # figures
    "a weakness where it is better": when("⟦wrong-side⟧{indicator: calls_late, at_most: 50}"),
    "a strength where it is worse": [
        (SPEED_FILE, IN_TIME, "when: ⟦wrong-side⟧{indicator: calls_in_time, at_most: 90}")
    ],
    "a weakness for a fall": when("⟦wrong-side⟧{indicator: calls_late, falls_by: 20%}"),
    "a weakness below England and Wales": when("⟦wrong-side⟧{indicator: calls_late, below_england_and_wales_by: 20%}"),
    "a weakness among the lowest": when("⟦wrong-side⟧{indicator: calls_late, among: lowest_quarter}"),
    "mitigation by what is worse": [
        (SPEED_FILE, LATE, f"{LATE}\n  unless: ⟦wrong-side⟧{{indicator: calls_in_time, below: 50}}")
    ],
    "a weakness for good news": [
        (SPEED_FILE, UNSUPERVISED, "when: ⟦wrong-side⟧{flag: calls_supervised}"),
    ],
    "a fraction for a percentage": when(
        "{any: [{indicator: calls_late, at_least: 50}, {indicator: calls_late, rises_by: ⟦unit-mismatch⟧0.25%}]}"
    ),
    "a skeleton not filled in": [
        (SPEED_FILE, "rationale: Mistakes stay.", "rationale: ⟦placeholder-left⟧<why it matters>")
    ],
    "half a call": when("{indicator: calls_late, at_least: ⟦unit-mismatch⟧49.5}"),
    "a share as a fraction": [(SPEED_FILE, IN_TIME, "when: {indicator: calls_in_time, at_least: ⟦unit-mismatch⟧0.9}")],
    "a change of a change": added(
        rule("{indicator: calls_change, ⟦unit-mismatch⟧rises_by: 20%}", "weakness: significant", "more-calls")
    ),
    "a count in percent": [
        (SPEED_FILE, 'because: "{calls_late} calls', 'because: ⟦unit-mismatch⟧"{calls_late} percent of calls')
    ],
    "a statement in another unit": [
        (CATALOGUE_FILE, 'statement: "{value} calls', 'statement: ⟦unit-mismatch⟧"{value} percent of calls')
    ],
    "a benchmark that its unit cannot have": [(CATALOGUE_FILE, "{value: 7,", "{value: ⟦unit-mismatch⟧-7,")],
    # wording and sources
    "a benchmark without a source": [
        (
            CATALOGUE_FILE,
            '  calls_late: {value: 7, source: "report:11"}',
            "  ⟦unsourced-benchmark⟧calls_late: {value: 7}",
        )
    ],
    "no source": [
        (SPEED_FILE, "- id: late-calls", "- ⟦missing-source⟧id: late-calls"),
        (SPEED_FILE, "  source: [{document: report, lines: 10}]\n", ""),
    ],
    "no basis": [
        (SPEED_FILE, "- id: calls-unsupervised", "- ⟦missing-basis⟧id: calls-unsupervised"),
        (SPEED_FILE, "  basis: published\n", ""),
    ],
    "a line outside the document": [(CARE_FILE, "lines: 20}", "lines: ⟦source-beyond-document⟧99-101}")],
    "the same improvement twice": [
        (
            CARE_FILE,
            "  weakness: minor\n",
            "  weakness: minor\n  area_for_improvement: ANSWER calls, in time\n",
        ),
        (SPEED_FILE, "improvement: Answer", "improvement: ⟦duplicate-wording⟧Answer"),
    ],
    "a figure in an improvement": [
        (
            SPEED_FILE,
            "area_for_improvement: Answer calls in time.",
            'area_for_improvement: ⟦unfilled-template⟧"Answer the {calls_late} calls in time."',
        )
    ],
    "a template with an unknown figure": [
        (SPEED_FILE, 'because: "{calls_late}', 'because: ⟦wrong-template⟧"{call_late}')
    ],
    # what nothing rests on
    "an unused flag": [
        (
            CATALOGUE_FILE,
            "england_and_wales:",
            "  ⟦unused-evidence⟧victims_told:\n    label: victims are told\n    holds: victims are told\n"
            "    fails: victims are not told\n    theme: care\n    definition: Whether they are.\n"
            "    source: [{document: report, lines: 30}]\nengland_and_wales:",
        )
    ],
    "an unused indicator": [
        (
            CATALOGUE_FILE,
            "flags:\n",
            "  ⟦unused-evidence⟧calls_lost:\n    label: lost calls\n    statement: '{value} calls are lost'\n"
            "    unit: count\n"
            "    theme: speed\n    worse: higher\n    definition: Calls that nobody answered.\n"
            "    source: [{document: report, lines: 30}]\nflags:\n",
        )
    ],
    "a deprecated flag": [
        (CATALOGUE_FILE, "  victims_heard:\n", "  victims_heard:\n    replaced_by: calls_supervised\n"),
        (CARE_FILE, "flag: victims_heard, is: false", "flag: ⟦deprecated-name⟧victims_heard, is: false"),
        (CARE_FILE, "{flag: victims_heard}", "{flag: ⟦deprecated-name⟧victims_heard}"),
        (CARE_FILE, "- {flag: victims_heard", "- {flag: ⟦deprecated-name⟧victims_heard"),
    ],
    "a theme without rules": [
        (
            FRAMEWORK_FILE,
            "      care: {title: Care}\n",
            "      care: {title: Care}\n      ⟦theme-without-rules⟧hope: {title: Hope}\n",
        )
    ],
    "a theme with weaknesses only": [
        (FRAMEWORK_FILE, "      care:", "      ⟦theme-without-strengths⟧care:"),
        (CARE_FILE, HEARD, ""),
    ],
    # allowing
    "an allowance for nothing": [(SPEED_FILE, LATE, f"{LATE}\n  allow: {{⟦needless-allow⟧wrong-side: no reason}}")],
    "an allowance that is misspelled": [(SPEED_FILE, LATE, f"{LATE}\n  allow: {{⟦unknown-code⟧wrong-sid: no reason}}")],
    "an allowance of a mistake": [(SPEED_FILE, LATE, f"{LATE}\n  allow: {{⟦unknown-code⟧unknown-name: no reason}}")],
    "an allowance without a reason": [(SPEED_FILE, f"{LATE}\n", f'{LATE}\n  allow: {{wrong-side: ⟦wrong-value⟧""}}\n')],
    # mistakes that keep a rulebook from being used
    "syntax": [(SPEED_FILE, LATE, "when: ⟦yaml-syntax⟧{indicator: calls_late, at_least: 50")],
    "a tag": [(SPEED_FILE, "at_least: 50", "at_least: ⟦unsupported-yaml⟧!!int 50")],
    "an anchor": [(SPEED_FILE, LATE, "when: ⟦unsupported-yaml⟧&late {indicator: calls_late, at_least: 50}")],
    "a key twice": [(SPEED_FILE, LATE, f"{LATE}\n  ⟦duplicate-key⟧{LATE}")],
    "an unknown key": when("{indicator: calls_late, ⟦unknown-key⟧at_lest: 50}"),
    "a missing key": [
        (CARE_FILE, "- id: victims-unheard", "- ⟦missing-key⟧id: victims-unheard"),
        (CARE_FILE, "  rationale: Victims matter.\n", ""),
    ],
    "text for a number": when('{indicator: calls_late, at_least: ⟦wrong-value⟧"50"}'),
    "two tests in one": when("⟦wrong-condition⟧{indicator: calls_late, at_least: 50, below: 70}"),
    "a key that does not go with it": [
        (SPEED_FILE, UNSUPERVISED, "when: {flag: calls_supervised, ⟦wrong-condition⟧at_least: 1}")
    ],
    "a count in a rule of findings": [
        (SPEED_FILE, UNSUPERVISED, "when: ⟦misplaced-condition⟧{count: findings, at_least: 1}")
    ],
    "evidence in a grade rule": [
        (
            FRAMEWORK_FILE,
            "when: {count: findings, kind: weakness, at_least: 1}",
            "when: ⟦misplaced-condition⟧{flag: victims_heard}",
        )
    ],
    "an unknown flag": [(SPEED_FILE, UNSUPERVISED, "when: {flag: ⟦unknown-name⟧call_supervised, is: false}")],
    "an unknown theme": [(SPEED_FILE, "  theme: speed\n  when: {flag", "  theme: ⟦unknown-name⟧sped\n  when: {flag")],
    "an unknown document": [
        (SPEED_FILE, "{document: report, lines: 23}", "{document: ⟦unknown-name⟧reprt, lines: 23}")
    ],
    "an unknown successor": [
        (CATALOGUE_FILE, "  calls_change:\n", "  calls_change:\n    replaced_by: ⟦unknown-name⟧calls_chang\n")
    ],
    "two rules of one name": added(
        rule("{indicator: calls_in_time, below: 50}", "weakness: significant", "late-calls", "duplicate-name")
    ),
    "a rule about itself": [
        (SPEED_FILE, "- id: calls-unsupervised", "- id: ⟦circular-rules⟧calls-unsupervised"),
        (SPEED_FILE, UNSUPERVISED, "when: {finding: calls-unsupervised}"),
    ],
    "no conclusion": [
        (SPEED_FILE, "- id: calls-in-time", "- ⟦wrong-conclusion⟧id: calls-in-time"),
        (SPEED_FILE, "  strength: true\n", ""),
    ],
    "two conclusions": [
        (SPEED_FILE, "- id: calls-in-time", "- ⟦wrong-conclusion⟧id: calls-in-time"),
        (SPEED_FILE, "  strength: true\n", "  strength: true\n  weakness: minor\n"),
    ],
    "a stray file": [("finding/more.yaml", "", "⟦stray-file⟧[]\n")],
    "an empty file": [("findings/more.yaml", "", "⟦empty-file⟧")],
}


def marked(text: str) -> list[tuple[str, int, int]]:
    """The code, line and column of each mark."""
    found = []
    for mark in re.finditer(r"⟦([\w-]+)⟧", text):
        before = re.sub(r"⟦[\w-]+⟧", "", text[: mark.start()])
        found.append((mark[1], before.count("\n") + 1, len(before) - before.rfind("\n")))
    return found


@pytest.mark.parametrize("edits", BROKEN.values(), ids=BROKEN)
def test_every_mistake_is_found_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], edits: list[Edit]
) -> None:
    monkeypatch.chdir(tmp_path)
    files = dict(FILES)
    for file, old, new in edits:
        assert old in files.get(file, "")
        files[file] = files[file].replace(old, new, 1) if old else files.get(file, "") + new
    expected = [(file, *mark) for file, text in files.items() for mark in marked(text)]
    assert expected
    write(Path("tiny-2017"), {file: re.sub(r"⟦[\w-]+⟧", "", text) for file, text in files.items()})
    assert rulebook(["check", "tiny-2017", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["rulebooks"][0]["diagnostics"]
    whole = {"stray-file": (1, 1)}  # of a file as a whole no line is told
    assert [
        (
            each["file"].removeprefix("tiny-2017/"),
            each["code"],
            *whole.get(each["code"], (each["line"], each["column"])),
        )
        for each in found
    ] == sorted(expected, key=lambda row: (row[0], row[2], row[3])), json.dumps(found, indent=1)


def test_the_corpus_is_large_and_covers_every_code() -> None:
    marks = {mark for edits in BROKEN.values() for _, _, new in edits for mark, _, _ in marked(new)}
    assert len(BROKEN) >= 60
    # these need a file that no text can be, a rule beyond the engine, a chain of 32 rules: see test_rulebook_errors
    assert set(all_codes()) - marks == {"unreadable-file", "engine-limit", "long-chain"}


def test_nothing_is_reported_of_what_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["check", str(write(tmp_path, FILES))]) == 0
    assert rulebook(["check", "--format", "json"]) == 0
    shipped_ones = json.loads(capsys.readouterr().out.split("\n", 1)[1])["rulebooks"]
    assert [each["folder"] for each in shipped_ones] == list(map(str, shipped.rulebooks_in(shipped.rules_folder())))
    assert all(found["allowed"] for each in shipped_ones for found in each["diagnostics"])


WINDOW = (
    "{all: [{indicator: calls_change, below: 1000}, "
    "{indicator: calls_change, rises_by: 12.4%}, {indicator: calls_change, above_england_and_wales_by: 51.6%}, "
    "{none: [{indicator: calls_change, rises_by: 12.5%}, "
    "{indicator: calls_change, above_england_and_wales_by: 51.7%}]}]}"
)
TWELVE = ", ".join(f"{{flag: f{number}}}" for number in range(12))
MANY = ", ".join(f"{{flag: f{number}}}" for number in range(1000))
QUORUM = ", ".join(f"{{flag: f{number}}}" for number in range(24))


def flags(number: int) -> str:
    """So many more flags of the catalogue, and a rule that tests none of them."""
    return "".join(
        f"  f{each}:\n    label: f{each}\n    holds: f{each}\n    fails: not f{each}\n    theme: care\n"
        "    definition: x\n    favourable: neither\n    source: [{document: report, lines: 30}]\n"
        for each in range(number)
    )


HARD: dict[str, tuple[str, list[str], list[str]]] = {
    # a count needs a rather large figure to lie in two narrow windows at once: 226 against 201 and 149
    "narrow windows of whole numbers": ("count", [WINDOW], []),
    # a change in percent that is large and yet fell
    "a change that is high but falling": (
        "percent_change",
        [
            "{all: [{indicator: calls_change, above_england_and_wales_by: 150%}, "
            "{indicator: calls_change, falls_by: 20%}]}"
        ],
        ["unit-mismatch", "unit-mismatch"],
    ),
    "the same quorum twice": ("count", [f"{{at_least: 6, of: [{TWELVE}]}}"] * 2, ["same-rule"]),
    "a contradiction beside a quorum": (
        "count",
        [
            f"{{all: [{{at_least: 12, of: [{QUORUM}]}}, {{indicator: calls_change, at_least: 5}}, "
            "{indicator: calls_change, below: 3}]}"
        ],
        ["never-concludes"],
    ),
    "a quorum within a quorum": (
        "count",
        [f"{{at_least: 9, of: [{TWELVE}]}}", f"{{at_least: 8, of: [{TWELVE}]}}"],
        ["implied-rule"],
    ),
    "any of a thousand": ("count", [f"{{any: [{MANY}]}}"], []),
    "a contradiction that another part hides": (
        "count",
        [
            "{all: [{any: [{indicator: calls_change, below: 0}, {flag: f1}]}, "
            "{indicator: calls_change, at_least: 5}, {indicator: calls_change, below: 3}]}"
        ],
        ["never-concludes"],
    ),
    "a band that goes on where something else is": (
        "count",
        [
            "{indicator: calls_late, between: [5, 19]}",
            "{all: [{indicator: calls_late, between: [20, 49]}, {flag: f1}]}",
        ],
        [],
    ),
}


@pytest.mark.parametrize(("unit", "asked", "expected"), HARD.values(), ids=HARD)
def test_what_is_hard_to_decide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], unit: str, asked: list[str], expected: list[str]
) -> None:
    says = "{value} percent" if unit == "percent_change" else "{value} calls"
    catalogue = CATALOGUE.replace("calls changed by {value} percent", f'"calls changed by {says}"')
    catalogue = catalogue.replace("unit: percent_change", f"unit: {unit}")
    catalogue = catalogue.replace("england_and_wales:\n", flags(1000) + "england_and_wales:\n")
    rules = "".join(rule(condition, "weakness: minor", f"r{number}") for number, condition in enumerate(asked))
    folder = write(tmp_path, {**FILES, "catalogue/calls.yaml": catalogue, "findings/more.yaml": rules})
    rulebook(["check", str(folder), "--format", "json"])
    (book,) = json.loads(capsys.readouterr().out)["rulebooks"]
    assert [each["code"] for each in book["diagnostics"]] == expected, book["diagnostics"]
    assert book["undecided"] == 0


def test_findings_that_rest_on_each_other_many_times(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written in, the last condition would have a million comparisons."""
    rules = rule("{flag: victims_heard, is: false}", "weakness: minor", "r0")
    for number in range(1, 21):
        below = f"{{finding: r{number - 1}}}"
        condition = f"{{any: [{{all: [{below}, {{flag: f1}}]}}, {{all: [{below}, {{flag: f2}}]}}]}}"
        rules += rule(condition, "weakness: minor", f"r{number}")
    catalogue = CATALOGUE.replace("england_and_wales:\n", flags(3) + "england_and_wales:\n")
    folder = write(tmp_path, {**FILES, "catalogue/calls.yaml": catalogue, "findings/more.yaml": rules})
    assert rulebook(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "whenever `r1` concludes, `r0` concludes the same" in out
    assert "`r2` concludes the same as `r1`" in out


def test_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {**FILES, "findings/more.yaml": rule("{indicator: calls_late, at_most: 5}")})
    for here, named in ((tmp_path, "."), (tmp_path / "findings", "..")):
        monkeypatch.chdir(here)
        assert rulebook(["check", named]) == 1
        assert "[wrong-side]" in capsys.readouterr().out


def test_a_grade_rule_about_evidence_that_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framework = FRAMEWORK.replace("{count: themes, at_least: 0}", "{indicator: nope, at_least: 5}")
    assert rulebook(["check", str(write(tmp_path, {**FILES, "framework.yaml": framework}))]) == 1
    assert "[misplaced-condition]" in capsys.readouterr().out
