"""Why a question has its grade, or why a rule concluded or not, as a tree."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from peel_grade.files.problems import one_line
from peel_grade.force.facts import Interval
from peel_grade.grades.areas import area_facts
from peel_grade.grades.assessment import Assessment, Graded, QuestionResult, suggests
from peel_grade.grades.counts import RuleResult
from peel_grade.grades.reasons import why
from peel_grade.grades.settled import closed
from peel_grade.rulebook.conditions import Condition, Group, Leaf, holds, threshold
from peel_grade.rulebook.framework import Framework
from peel_grade.rulebook.model import GradeRule
from peel_grade.rulebook.subjects import Count, Finding, count_of, subject
from peel_grade.wording.counts import finding_counted, stratum_noun
from peel_grade.wording.evidence import LeafResult, leaf_result
from peel_grade.wording.sentences import kind_said, sentence
from peel_grade.wording.terms import show_number, words

_SIGNS = {
    "at_least": "at least",
    "above": "more than",
    "at_most": "at most",
    "below": "fewer than",
    "between": "between",
}


class Node(NamedTuple):
    """A line of the tree: `truth` True, False, None (unknown), or "" where it has none."""

    label: str
    truth: bool | str | None = ""
    children: tuple["Node", ...] = ()


def explain_rule(assessment: Assessment, name: str, *, with_area: bool = True) -> Node:
    """A rule for this force: each of its tests with the value found, the distance and the source.

    `with_area` tells for what area for improvement its finding is a reason.
    """
    book = assessment.book
    rule, verdict = book.rules[name], assessment.verdicts.get(name)
    outcome = {True: "concludes", False: "does not conclude", None: "is undecided: evidence is missing"}[verdict]
    kind, called = kind_said(rule, book.framework), book.framework.words
    place = f"{called.question.one}: {book.questions[rule.question].title}"
    if rule.theme is not None:
        place = f"{called.theme.one}: {book.themes[rule.theme].title}"
    about = [Node(place), Node(f"why it matters: {rule.rationale}")]
    about.append(Node(f"basis: {rule.basis}; source: {', '.join(map(str, rule.sources))}"))
    if rule.area is not None and with_area:
        told = "suggested" if suggests(rule, assessment) else "not suggested"
        about.insert(0, Node(f"{called.area.one}: {book.areas[rule.area].text} ({rule.area}, {told})"))
    status = assessment.questions[rule.question].status
    if status != "inspected":
        about.append(Node(f"the {called.question.one} is {words(status)}, so nothing is suggested from it"))
    conditions = [_condition(rule.when, "when", assessment)]
    if rule.unless is not None:
        conditions.append(_condition(rule.unless, "unless", assessment))
    if verdict:
        about.insert(0, Node(f"because {why(assessment, name).because}"))
    return Node(f"{name} ({kind}) {outcome}", verdict, (*about, *conditions))


def explain_area(assessment: Assessment, name: str) -> Node:
    """An area for improvement: whether its reasons make a suggestion, and how each rule that is one stands."""
    book, area, framework = assessment.book, assessment.book.areas[name], assessment.book.framework
    question, called = assessment.questions[area.question], framework.words
    found = assessment.areas.get(name)
    suggested = found is not None and found.suggested
    rules = [result for result in question.rules if result.rule.area == name]
    about = [Node(area.text), Node(f"{called.question.one}: {book.questions[area.question].title}")]
    about.append(Node(f"source: {', '.join(map(str, area.sources))}"))
    for earlier in assessment.force.previous_areas:
        if earlier.area == name:
            years = f" in {' and '.join(map(str, earlier.years))}" if earlier.years else ""
            cited = f" [{', '.join(earlier.source)}]" if earlier.source else ""
            about.append(Node(f"asked for before{years}{cited}"))
    if question.status != "inspected":
        about.append(Node(f"the {called.question.one} is {words(question.status)}, so nothing is suggested from it"))
    counted = _count(book.suggest, area_facts(rules, book), framework)
    wanted = Node(f"it is suggested when: {counted.label}", counted.truth, counted.children)
    standing = Node(
        f"rules that are reasons for it ({len(rules)})",
        "",
        tuple(explain_rule(assessment, each.rule.id, with_area=False) for each in rules),
    )
    outcome = "is suggested" if suggested else "is not suggested"
    if name in assessment.open_areas:
        outcome += ", and could be: evidence is missing"
    return Node(f"{name} ({called.area.one}) {outcome}", suggested, (*about, wanted, standing))


def _condition(condition: Condition, label: str, assessment: Assessment) -> Node:
    node = _evidence(condition, assessment)
    return Node(f"{label}: {node.label}", node.truth, node.children)


def _evidence(condition: Condition, assessment: Assessment) -> Node:
    if isinstance(condition, Group):
        return _group(condition, [_evidence(member, assessment) for member in condition.members])
    result = leaf_result(condition, assessment.force, assessment.book, assessment.verdicts)
    asked = sentence(condition, assessment.book)
    if result.value is None:
        label = f"{asked}: {_lacking(condition, result, assessment)}"
    elif result.truth is None:
        label = f"{asked}: unknown; {result.says}"
    elif result.distance:
        label = f"{result.says} ({result.distance})"
    else:
        label = result.says if result.truth else f"{asked}; recorded: {result.says}"
    if result.source:
        label += f" [{', '.join(result.source)}]"
    return Node(label, result.truth)


def _lacking(leaf: Leaf, result: LeafResult, assessment: Assessment) -> str:
    """Why nothing is known of what a comparison is about."""
    if isinstance(subject(leaf.subject), Finding):
        return "undecided"
    force = assessment.force
    row = force.indicators.get(result.name) or force.flags.get(result.name)
    return words(row.status) if row is not None and closed(row) else "not recorded"


def _group(group: Group, children: list[Node]) -> Node:
    truth = threshold(group, [child.truth if isinstance(child.truth, bool) else None for child in children])
    if group.needed == len(children) and not group.negated:
        label = "all of"
    elif group.needed == 1:
        label = "none of" if group.negated else "any of"
    else:
        label = f"{'not ' if group.negated else ''}at least {group.needed} of"
    return Node(label, truth, tuple(children))


def explain_question(assessment: Assessment, name: str) -> Node:
    """A question: how its grade follows from its themes, and theirs from the findings."""
    result, book = assessment.questions[name], assessment.book
    title = f"{book.questions[name].title}: {book.framework.said(result.grade.draft)}"
    themes = tuple(_theme(theme, assessment, result) for theme in result.themes)
    if result.status != "inspected":
        status = f"{words(result.status)}{f' from {result.year}' if result.year else ''}"
        return Node(f"{title} ({status})", "", (Node("what is recorded all the same:", "", themes),))
    if not book.questions[name].graded:
        return Node(f"{title} (inspected, but the framework does not grade it)", "", themes)
    steps = _steps((rule for rule in book.question_grades if rule.grades(name)), result.grade, book.framework)
    whole = _found((each for each in result.rules if each.rule.theme is None), assessment)
    return Node(f"{title}{_possible(result.grade, book.framework)}", "", (steps, *whole, *themes))


def explain_theme(assessment: Assessment, name: str) -> Node:
    """A theme: how its grade follows from the findings."""
    return _theme(name, assessment, assessment.questions[assessment.book.themes[name].question])


def explain_overall(assessment: Assessment) -> Node:
    """The overall grade: how it follows from the grades of the questions."""
    book, overall, framework = assessment.book, assessment.overall, assessment.book.framework
    graded = [(name, result) for name, result in assessment.questions.items() if book.questions[name].graded]
    children = [_steps(book.overall_grades, overall.grade, framework)]
    for name, result in graded:
        status = f"{words(result.status)}{f' {result.year}' if result.year else ''}"
        grade = f"{framework.said(result.grade.draft)} ({status}){_possible(result.grade, framework)}"
        children.append(Node(f"{book.questions[name].title}: {grade}"))
    for name, other in overall.borderline.items():
        children.append(Node(f"borderline: it would be {framework.said(other)} by {framework.alternative(name)}"))
    children += [Node(f"no precedent: {remark}") for remark in overall.no_precedent]
    drafted = framework.said(overall.grade.draft)
    return Node(f"Overall: {drafted}{_possible(overall.grade, framework)}", "", tuple(children))


def _possible(grade: Graded, framework: Framework) -> str:
    if grade.range is None or grade.range[0] == grade.range[1]:
        return ""
    worst, best = map(framework.said, grade.range)
    return f" (missing evidence allows {worst} to {best})"


def _theme(name: str, assessment: Assessment, result: QuestionResult) -> Node:
    theme, book, framework = result.themes[name], assessment.book, assessment.book.framework
    steps = _steps((rule for rule in book.theme_grades if rule.grades(name)), theme.grade, framework)
    children = [steps, *_found(theme.rules, assessment)]
    known = f"{theme.evidence.known} of {theme.evidence.of} pieces of evidence known"
    drafted = f"{framework.said(theme.grade.draft)}{_possible(theme.grade, framework)}"
    return Node(f"{book.themes[name].title}: {drafted}; {known}", "", tuple(children))


def _found(rules: Iterable[RuleResult], assessment: Assessment) -> Iterator[Node]:
    """What rules concluded, by kind, and those that are undecided."""
    results, concern = tuple(rules), assessment.book.framework.words.concern.many
    for title, kinds in ((concern, "cause_of_concern"), ("weaknesses", "weakness"), ("strengths", "strength")):
        held = [_finding(each, assessment) for each in results if each.verdict and each.rule.kind == kinds]
        if held:
            yield Node(f"{title} ({len(held)})", "", tuple(held))
    undecided = [each.rule.id for each in results if each.verdict is None and each.rule.kind != "strength"]
    if undecided:
        yield Node(f"undecided for lack of evidence: {', '.join(undecided)}", None)


def _finding(result: RuleResult, assessment: Assessment) -> Node:
    rule, (because, evidence) = result.rule, why(assessment, result.rule.id)
    weight = f"{rule.weight}, " if rule.weight else ""
    again = "repeat, " if result.repeat else ""
    pieces = tuple(Node(f"{row.says} [{', '.join(row.source)}]" if row.source else row.says, True) for row in evidence)
    return Node(f"{because} ({weight}{again}{rule.id})", "", pieces)


def _steps(rules: Iterable[GradeRule], grade: Graded, framework: Framework) -> Node:
    """The grade rules up to the one that decides, each with what it counted."""
    steps = []
    for rule in rules:
        decided = grade.rule is not None and rule.id == grade.rule.id
        counted = _count(rule.when, grade.facts or {}, framework)
        label = f"{framework.said(rule.grade)}: {rule.because} ({rule.id})"
        steps.append(Node(label, decided, (counted,) if not counted.children else counted.children))
        if decided:
            break
    none = "" if grade.rule is not None or grade.facts is None else "; none of them holds"
    return Node(f"grade rules, the first that holds decides{none}", "", tuple(steps))


def _count(condition: Condition, facts: Mapping[str, Interval], framework: Framework) -> Node:
    if isinstance(condition, Group):
        return _group(condition, [_count(member, facts, framework) for member in condition.members])
    spec, value = count_of(condition.subject), facts[condition.subject].low
    bound = show_number(condition.low) + (
        f" and {show_number(condition.high)}" if condition.operator == "between" else ""
    )
    unit = "%" if spec.measure in ("share", "points") else ""
    asked = f"{_SIGNS[condition.operator]} {bound}{unit} is asked"
    label = f"{_counted(spec, framework)}: {show_number(round(value, 1))}{unit}, {asked}"
    return Node(label, holds(condition, value))


def _counted(spec: Count, framework: Framework) -> str:
    if spec.of == "evidence":
        side = {None: "", True: "favourable ", False: "adverse "}[spec.favourable]
        among = f" among {', '.join(map(words, spec.named))}" if spec.named else ""
        name = f"{side}pieces of evidence known{among}"
        return f"share of {name}" if spec.measure == "share" else name
    if spec.of in ("findings", "reasons"):
        name = finding_counted(spec, framework).many
    else:
        graded = " or ".join(map(framework.said, spec.graded))
        among = f" among {', '.join(map(words, spec.named))}" if spec.named else ""
        name = f"{stratum_noun(spec.of, framework).many}{f' graded {graded}' if graded else ''}{among}"
    if spec.measure == "points":
        return f"share of the most points of {name}"
    return f"share of {name}" if spec.measure == "share" else name


def show(node: Node, colour: bool, width: int) -> str:
    """The tree as text, with a mark for true, false and unknown; through rich, which wraps and colours it."""
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    marks = {True: ("[yes] ", "green"), False: ("[no] ", "red"), None: ("[unknown] ", "yellow"), "": ("", "")}

    def label(item: Node) -> Text:
        mark, style = marks[item.truth]
        return Text.assemble((mark, style), one_line(item.label))

    def grow(branch: Tree, item: Node) -> None:
        for child in item.children:
            grow(branch.add(label(child)), child)

    tree = Tree(label(node))
    grow(tree, node)
    console = Console(width=width, no_color=not colour, force_terminal=colour, highlight=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(tree)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"
