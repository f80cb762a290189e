"""Why a rule concluded or not, and why an area is suggested or not, as a tree."""

from collections.abc import Iterable, Iterator

from peel_grade.grades.areas import area_facts
from peel_grade.grades.assessment import suggests
from peel_grade.grades.reasons import why
from peel_grade.grades.results import Assessment
from peel_grade.grades.settled import closed
from peel_grade.report.counting import Scope, count_node
from peel_grade.report.decisions import decided
from peel_grade.report.node import Node, group_node
from peel_grade.rulebook.conditions import Condition, Group, Leaf
from peel_grade.rulebook.subjects import Finding, subject
from peel_grade.wording.evidence import LeafResult, leaf_result
from peel_grade.wording.sentences import kind_said, sentence
from peel_grade.wording.terms import words


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
    book, area = assessment.book, assessment.book.areas[name]
    question, called = assessment.questions[area.question], book.framework.words
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
    about += by_panel(decided(*each) for each in reversed(assessment.force.moderation.areas.get(name, ())))
    if question.status != "inspected":
        about.append(Node(f"the {called.question.one} is {words(question.status)}, so nothing is suggested from it"))
    counted = count_node(book.suggest, Scope(area_facts(rules, book), tuple(rules), (), (), book))
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


def by_panel(told: Iterable[str]) -> Iterator[Node]:
    """What a panel decided, the last decision first."""
    for number, each in enumerate(told):
        yield Node(f"before, {each}" if number else f"the panel: {each}")


def _condition(condition: Condition, label: str, assessment: Assessment) -> Node:
    node = _evidence(condition, assessment)
    return Node(f"{label}: {node.label}", node.truth, node.children)


def _evidence(condition: Condition, assessment: Assessment) -> Node:
    if isinstance(condition, Group):
        return group_node(condition, [_evidence(member, assessment) for member in condition.members])
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
    return Node(with_origin(label, result), result.truth)


def with_origin(told: str, result: LeafResult) -> str:
    """What is told of evidence, with the size of its sample, the note beside it and its sources."""
    sample = "" if result.sample is None else f"; of a sample of {result.sample}"
    note = f"; {result.note}" if result.note else ""
    cited = f" [{', '.join(dict.fromkeys(result.source))}]" if result.source else ""
    return f"{told}{sample}{note}{cited}"


def _lacking(leaf: Leaf, result: LeafResult, assessment: Assessment) -> str:
    """Why nothing is known of what a comparison is about."""
    if isinstance(subject(leaf.subject), Finding):
        return "undecided"
    force = assessment.force
    row = force.indicators.get(result.name) or force.flags.get(result.name)
    return words(row.status) if row is not None and closed(row) else "not recorded"
