"""Why a theme, a question or a force has its grade, as a tree: what decided, what came closest to deciding otherwise,
and the findings with their evidence.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from peel_grade.grades.counts import RuleResult
from peel_grade.grades.reasons import why
from peel_grade.grades.results import Assessment, Graded, QuestionResult
from peel_grade.report.counting import Scope, count_node, lacking, nearest
from peel_grade.report.decisions import given
from peel_grade.report.node import FULL, Node
from peel_grade.report.tree import by_panel, with_origin
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import GradeRule
from peel_grade.rulebook.subjects import count_of
from peel_grade.wording.terms import words


class _Detail(NamedTuple):
    """How soon what is told of a part is left out of a short text: the evidence of strengths, the names of them, the
    weaknesses of the least weight, those of more that the rule that decided does not count, what came closest to
    deciding otherwise, what decided, and what that counted.
    """

    proof: int = FULL
    strengths: int = 6
    light: int = 3
    weaknesses: int = 0
    otherwise: int = 0
    decided: int = 0
    counted: int = 0


_ALONE = _Detail(proof=7)
_WEAK = _Detail(weaknesses=1, otherwise=3, counted=1)
"""Of a theme below the standard, in its question: such themes bring the grade down."""
_SOUND = _Detail(light=4, weaknesses=2, otherwise=5, decided=2)


def explain_question(assessment: Assessment, name: str) -> Node:
    """A question: how its grade follows from its themes, and theirs from the findings."""
    result, book = assessment.questions[name], assessment.book
    title = f"{book.questions[name].title}: {book.framework.said(result.grade.draft)}"
    themes = tuple(_theme(theme, assessment, result) for theme in result.themes)
    panel = _panel(name, assessment)
    if result.status != "inspected":
        status = f"{words(result.status)}{f' from {result.year}' if result.year else ''}"
        return Node(f"{title} ({status})", "", (*panel, Node("what is recorded all the same:", "", themes)))
    if not book.questions[name].graded:
        return Node(f"{title} (inspected, but the framework does not grade it)", "", themes)
    entries = tuple(entry for entry in book.entries() if entry.question == name)
    scope = Scope(result.grade.facts or {}, result.rules, entries, tuple(result.themes), book)
    steps = _steps([rule for rule in book.question_grades if rule.grades(name)], result.grade, scope)
    unthemed = (each for each in result.rules if each.rule.theme is None)
    whole = _found(unthemed, assessment, _WEAK if themes else _ALONE, result.grade.rule)
    return Node(f"{title}{_possible(result.grade, book.framework)}", "", (*panel, *steps, *whole, *themes))


def explain_theme(assessment: Assessment, name: str) -> Node:
    """A theme: how its grade follows from the findings."""
    result = assessment.questions[assessment.book.themes[name].question]
    return _theme(name, assessment, result, _ALONE)


def explain_overall(assessment: Assessment) -> Node:
    """The overall grade: how it follows from the grades of the questions."""
    book, overall, framework = assessment.book, assessment.overall, assessment.book.framework
    graded = [(name, result) for name, result in assessment.questions.items() if book.questions[name].graded]
    scope = Scope(overall.grade.facts or {}, (), (), tuple(name for name, _ in graded), book)
    children = [*_panel("overall", assessment), *_steps(book.overall_grades, overall.grade, scope)]
    for name, result in graded:
        status = f"{words(result.status)}{f' {result.year}' if result.year else ''}"
        grade = f"{framework.said(result.grade.draft)} ({status}){_possible(result.grade, framework)}"
        children.append(Node(f"{book.questions[name].title}: {grade}"))
    for name, other in overall.borderline.items():
        children.append(Node(f"borderline: it would be {framework.said(other)} by {framework.alternative(name)}"))
    children += [Node(f"no precedent: {remark}") for remark in overall.no_precedent]
    drafted = framework.said(overall.grade.draft)
    return Node(f"Overall: {drafted}{_possible(overall.grade, framework)}", "", tuple(children))


def _panel(name: str, assessment: Assessment) -> Iterator[Node]:
    """What a panel decided about a grade."""
    history, framework = assessment.force.moderation.grades.get(name, ()), assessment.book.framework
    return by_panel(given(*each, framework=framework) for each in reversed(history))


def _possible(grade: Graded, framework: Framework) -> str:
    if grade.range is None or grade.range[0] == grade.range[1]:
        return ""
    worst, best = map(framework.said, grade.range)
    return f" (missing evidence allows {worst} to {best})"


def _theme(name: str, assessment: Assessment, result: QuestionResult, detail: _Detail | None = None) -> Node:
    """A theme, alone or beside the others of its question: then in more `detail` where it is below the standard."""
    theme, book, framework = result.themes[name], assessment.book, assessment.book.framework
    entries = tuple(entry for entry in book.entries() if entry.theme == name)
    scope = Scope(theme.grade.facts or {}, theme.rules, entries, (), book)
    told = detail or (_WEAK if theme.grade.draft in framework.below else _SOUND)
    rules = [rule for rule in book.theme_grades if rule.grades(name)]
    steps = _steps(rules, theme.grade, scope, told)
    known = f"{theme.evidence.known} of {theme.evidence.of} pieces of evidence known"
    drafted = f"{framework.said(theme.grade.draft)}{_possible(theme.grade, framework)}"
    found = _found(theme.rules, assessment, told, theme.grade.rule)
    return Node(f"{book.themes[name].title}: {drafted}; {known}", "", (*steps, *found))


def _found(
    rules: Iterable[RuleResult], assessment: Assessment, detail: _Detail, decided: GradeRule | None
) -> Iterator[Node]:
    """What rules concluded, by kind, and those that are undecided; `decided` is the grade rule that counted them."""
    results, framework = tuple(rules), assessment.book.framework
    concern = framework.words.concern.many
    for title, kind in ((concern, "cause_of_concern"), ("weaknesses", "weakness"), ("strengths", "strength")):
        held = [each for each in results if each.verdict and each.rule.kind == kind]
        if held:
            label = f"{title} ({_numbered(held, framework)})"
            yield Node(label, "", tuple(_finding(each, assessment, detail, _counts(decided, each)) for each in held))
    undecided = [each.rule.id for each in results if each.verdict is None and each.rule.kind != "strength"]
    if undecided:
        yield Node(f"undecided for lack of evidence: {', '.join(undecided)}", None, detail=FULL)


def _numbered(found: Sequence[RuleResult], framework: Framework) -> str:
    """How many they are: `6: 1 grave, 2 heavy, 3 light`, where they differ in weight."""
    weights = Counter(each.rule.weight for each in found)
    parts = [f"{weights[weight]} {weight}" for weight in framework.gravest if weights[weight]]
    return f"{len(found)}: {', '.join(parts)}" if len(parts) > 1 else f"{len(found)}"


def _counts(decided: GradeRule | None, found: RuleResult) -> bool:
    """Whether a grade rule counts a finding for what it is."""
    specs = [count_of(leaf.subject) for leaf in leaves(decided.when)] if decided is not None else []
    kinds = (None, found.rule.kind)
    return any(
        spec.of == "findings" and spec.kind in kinds and spec.weight in (None, found.rule.weight)
        for spec in specs
        if spec.repeat in (None, found.repeat)
    )


def _finding(result: RuleResult, assessment: Assessment, detail: _Detail, counted: bool) -> Node:
    rule, (because, rows) = result.rule, why(assessment, result.rule.id)
    weight = f"{rule.weight}, " if rule.weight else ""
    again = "repeat, " if result.repeat else ""
    strength = rule.kind == "strength"
    proof = detail.proof if strength else 0
    pieces = tuple(Node(with_origin(row.says, row), "", (), proof) for row in rows)
    light = rule.weight == assessment.book.framework.weights[0]
    soon = detail.strengths if strength else detail.light if light else 0 if counted else detail.weaknesses
    named = f"({weight}{again}{rule.id})"
    brief = with_origin(f"{rows[0].says} {named}", rows[0]) if len(rows) == 1 and proof < FULL else ""
    return Node(f"{because} {named}", "", pieces, soon, brief)


def _steps(rules: Iterable[GradeRule], grade: Graded, scope: Scope, detail: _Detail = _ALONE) -> list[Node]:
    """The grade rule that decided, with what it counted, and what came closest to deciding otherwise; in full, those
    before it that do not hold.
    """
    listed, decided = list(rules), grade.rule
    if grade.facts is None:
        return []
    place = next((number for number, rule in enumerate(listed) if decided and rule.id == decided.id), len(listed))
    told = []
    if decided is not None:
        told.append(_rule(decided, "decided by ", scope, detail.decided, detail.counted))
    else:
        told.append(Node("no grade rule holds"))
    others = [rule for rule in listed[:place] if rule.grade != grade.draft]
    if (closest := nearest([rule.when for rule in others], scope)) is not None:
        told.append(_rule(others[closest], "closest to deciding otherwise: ", scope, detail.otherwise))
    after = (rule for rule in listed[place + 1 :] if lacking(rule.when, scope) == 0)
    if (following := next(after, None)) is not None and following.grade != grade.draft:
        told.append(_rule(following, "if that did not hold: ", scope, detail.otherwise))
    before = tuple(_rule(rule, "", scope) for rule in listed[:place])
    if before:
        told.append(Node("grade rules before it, of which the first that held would decide", "", before, FULL))
    return told


def _rule(rule: GradeRule, before: str, scope: Scope, detail: int = 0, within: int = 0) -> Node:
    """A grade rule with what it counted, as soon left out of a short text as `detail` and `within` it say."""
    node = count_node(rule.when, scope)
    counted = tuple(each._replace(detail=within) for each in node.children or (node,))
    said = scope.book.framework.said(rule.grade)
    return Node(f"{before}{said}: {rule.because} ({rule.id})", "", counted, detail)
