"""The code of everything that a check can report, with its description."""

from typing import NamedTuple

from peel_grade.lint.diagnostics import Severity
from peel_grade.lint.lint import Lint
from peel_grade.lint.lints import ALL
from peel_grade.rulebook.framework import Words

ERRORS = {
    "circular-rules": "Rules that rest on themselves through `finding` conditions, or a framework that extends itself. "
    "Break the circle.",
    "duplicate-key": "A key stands twice in one mapping, so that one of its values would be lost. Keep one.",
    "duplicate-name": "Two entries have the same name. Rename one, or remove it.",
    "empty-file": "The file holds nothing. Remove it, or write what belongs there.",
    "engine-limit": "A condition is too much for the rules engine, or two names cannot be told apart by it. Split the "
    "condition with `finding`, or rename.",
    "long-chain": "Findings rest on findings through too many steps. Test the evidence itself.",
    "misplaced-condition": "The condition belongs to another stratum: rules of findings test evidence, grade rules "
    "count what the stratum below concluded.",
    "missing-basis": "Every rule says where its threshold comes from: `published`, `comparator` or `judgement`.",
    "missing-key": "A key that every such entry needs is missing.",
    "missing-source": "Every rule, indicator and flag names the document and lines that it rests on.",
    "source-beyond-document": "The source names a line after the end of its document. Look it up again.",
    "stray-file": "The YAML file lies in a rulebook's folder but is no part of it, so that nobody reads it. Move or "
    "rename it.",
    "unknown-key": "Nothing by this name belongs here; anything not understood is an error, never ignored.",
    "unknown-name": "An indicator, flag, rule, area, [theme], [question], document or framework is not there.",
    "unreadable-file": "The file cannot be read, is too large, or is not text in UTF-8.",
    "unsupported-yaml": "YAML's tags, anchors, aliases, merge keys and further documents are refused, and so are "
    "numbers that cannot be compared exactly and files that are too large or deep: what is written must be what is "
    "read.",
    "wrong-conclusion": "A rule has exactly one conclusion: `strength: true`, `weakness` with a weight, or "
    "`cause_of_concern: true`. A strength is no reason for [a area], [a concern] needs one.",
    "wrong-condition": "A condition is exactly one group (`all`, `any`, `none`, `at_least` with `of`) or one test.",
    "wrong-template": "In `because`, braces hold the name of an indicator that the rule tests.",
    "wrong-value": "The value has the wrong type or form, or is not one of those allowed.",
    "yaml-syntax": "The file is not well-formed YAML, so that nothing in it can be read.",
}
"""Mistakes that keep a rulebook from being used, by code."""

NEEDLESS, UNKNOWN = "needless-allow", "unknown-code"
ALLOWANCES = {
    NEEDLESS: "`allow` names a lint that has nothing to report here, so that it would hide a later mistake. Remove it; "
    "`--fix` does.",
    UNKNOWN: "`allow` names a code that no lint has. Mistakes that keep a rulebook from being used cannot be allowed.",
}


class Code(NamedTuple):
    """What a code means. `allowable`: whether an entry may say, with a reason, not to report it."""

    code: str
    severity: Severity
    description: str
    allowable: bool


def all_codes(called: Words = Words()) -> dict[str, Code]:  # noqa: B008 - it cannot be changed
    """Every code, by name, described in the words of a framework, or else in the tool's own."""
    found = {code: Code(code, "error", text, False) for code, text in ERRORS.items()}
    found |= {code: Code(code, "warning", text, False) for code, text in ALLOWANCES.items()}
    found |= {lint.code: Code(lint.code, lint.severity, lint.description, True) for lint in ALL}
    return {name: code._replace(description=called.into(code.description)) for name, code in sorted(found.items())}


def lints() -> dict[str, type[Lint]]:
    """The lints by code."""
    return {lint.code: lint for lint in ALL}
