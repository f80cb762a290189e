"""What leads to what: evidence and findings to rules, rules to themes, themes to questions, those to the overall grade.

Upstream of a thing is what it is decided by, downstream what it has a part in deciding.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.model import Area, Flag, GradeRule, Indicator, Question, Rule, Rulebook
from peel_grade.rulebook.subjects import Count, count_of
from peel_grade.wording.counts import always
from peel_grade.wording.sentences import conclusion, reason, sentence
from peel_grade.wording.terms import words

STRATA = ("theme", "question", "overall")
GRADE_RULE_KINDS = {stratum: f"{stratum} grade rule" for stratum in STRATA}
"""What the grade rules of each stratum are called."""
GRADE_KINDS = {"theme": "grade of a theme", "question": "grade of a question", "overall": "grade of overall"}
"""What the grades of each stratum are called."""


class Link(NamedTuple):
    """Something upstream or downstream: `kind` says what it is, `feeds` what is downstream of it in turn."""

    kind: str
    name: str
    says: str
    feeds: tuple["Link", ...] = ()


def grade_rules(book: Rulebook) -> dict[str, tuple[GradeRule, ...]]:
    """The grade rules of each stratum, in the order in which they decide."""
    return dict(zip(STRATA, (book.theme_grades, book.question_grades, book.overall_grades), strict=True))


def upstream_of_rule(condition: Condition, book: Rulebook) -> tuple[Link, ...]:
    """What a rule tests: each piece of evidence, finding or earlier result once, in the order written."""
    found: dict[str, Link] = {}
    for leaf in leaves(condition):
        if (entry := subjects.entry_of(leaf.subject)) not in found:
            found[entry] = _tested(leaf, book)
    return tuple(found.values())


def _tested(leaf: Leaf, book: Rulebook) -> Link:
    match subjects.subject(leaf.subject):
        case subjects.Indicator(name):
            return Link("indicator", name, f"{book.indicators[name].label} ({words(book.indicators[name].unit)})")
        case subjects.Flag(name):
            return Link("flag", name, book.flags[name].label)
        case subjects.Finding(rule):
            return Link("finding", rule, f"{conclusion(book.rules[rule], book.framework)}: {reason(book.rules[rule])}")
        case subjects.Repeated(area):
            return Link("repeated", area, sentence(leaf, book))
        case subjects.PreviousGrade(question):
            return Link("previous grade", question, sentence(leaf, book))
        case _ as other:
            raise ValueError(f"no rule tests {other}")


def downstream_of_rule(rule: Rule, book: Rulebook) -> tuple[Link, ...]:
    """What a rule leads to: rules that refer to it, its area, its theme, and so its question and the overall grade."""
    above = _question(rule.question, "", book, rule) if rule.theme is None else _theme(rule.theme, book, rule)
    area = () if rule.area is None else (Link("area", rule.area, book.areas[rule.area].text),)
    return (*_referring(str(subjects.Finding(rule.id)), book), *area, above)


def upstream_of_area(area: Area, book: Rulebook) -> tuple[Link, ...]:
    """The rules whose findings are reasons for an area."""
    named = (rule for rule in book.rules.values() if rule.area == area.id)
    return tuple(Link("rule", rule.id, f"{conclusion(rule, book.framework)}: {reason(rule)}") for rule in named)


def downstream_of_area(area: Area, book: Rulebook) -> tuple[Link, ...]:
    """What it leads to that an earlier inspection made an area: rules that ask about it."""
    return tuple(_referring(str(subjects.Repeated(area.id)), book))


def downstream_of_parameter(name: str, book: Rulebook) -> tuple[Link, ...]:
    """The rules and grade rules that name a parameter."""
    of_rules = [
        Link("rule", r.id, conclusion(r, book.framework)) for r in book.rules.values() if _names(r.condition, name)
    ]
    of_grades = [
        _grade_link(stratum, rule, book)
        for stratum, rules in grade_rules(book).items()
        for rule in rules
        if _names(rule.when, name)
    ]
    return (*of_rules, *of_grades)


def _names(condition: Condition, parameter: str) -> bool:
    return any(parameter in leaf.parameters for leaf in leaves(condition))


def downstream_of_entry(entry: Indicator | Flag, book: Rulebook) -> tuple[Link, ...]:
    """What a piece of evidence leads to: the rules that test it, with what each leads to, and counts of evidence."""
    tested = subjects.Indicator(entry.id) if isinstance(entry, Indicator) else subjects.Flag(entry.id)
    found = []
    for link in _referring(str(tested), book):
        rule = book.rules[link.name]
        question = book.questions[rule.question]
        above = Link("question", question.id, f"“{question.title}”")
        if rule.theme is not None:
            above = Link("theme", rule.theme, f"“{book.themes[rule.theme].title}” of {words(rule.question)}")
        found.append(link._replace(feeds=(above,)))
    group = entry.theme or entry.question
    recorded = [*book.entries()]
    of = sum(group in (other.theme, other.question) for other in recorded)
    counting = [
        _grade_link(stratum, rule, book)
        for stratum, rules in grade_rules(book).items()
        for rule in rules
        if stratum != "overall"
        and (stratum == "question" or entry.theme)
        and any(_counts_entry(spec, entry) for spec in _specs(rule))
    ]
    if counting and entry in recorded:
        found.append(Link("evidence", group, f"one of its {of} pieces of evidence", tuple(counting)))
    return tuple(found)


def _referring(subject: str, book: Rulebook) -> Iterator[Link]:
    """The rules with a test of the subject, or of an aspect of it."""
    for rule in book.rules.values():
        if any(subjects.entry_of(leaf.subject) == subject for leaf in leaves(rule.condition)):
            yield Link("rule", rule.id, conclusion(rule, book.framework))


def _theme(name: str, book: Rulebook, rule: Rule) -> Link:
    """A theme with the grade rules that count a finding such as the rule's, its question and the overall grade."""
    theme = book.themes[name]
    counting = [
        _grade_link("theme", each, book)
        for each in book.theme_grades
        if each.grades(name) and any(_counts(spec, rule) for spec in _specs(each))
    ]
    return Link("theme", name, f"“{theme.title}”", (*counting, _question(theme.question, name, book, rule)))


def _question(name: str, theme: str, book: Rulebook, rule: Rule | None, grade: str = "") -> Link:
    """A question with the grade rules that count such a rule, or (with that grade) one of its themes."""
    question = book.questions[name]
    if not question.graded:
        return Link("question", question.id, f"“{question.title}”, which is inspected and never graded")
    counting = [
        _grade_link("question", each, book)
        for each in book.question_grades
        if each.grades(name)
        and any(
            (theme and _counts_grade(spec, "themes", theme, grade)) or (rule and _counts(spec, rule))
            for spec in _specs(each)
        )
    ]
    overall = (_overall(question.id, book),) if book.graded_overall else ()
    return Link("question", question.id, f"“{question.title}”", (*counting, *overall))


def _overall(question: str, book: Rulebook, grade: str = "") -> Link:
    counting = [
        _grade_link("overall", each, book)
        for each in book.overall_grades
        if any(_counts_grade(spec, "questions", question, grade) for spec in _specs(each))
    ]
    return Link("overall", "overall", "the overall grade", tuple(counting))


def _specs(rule: GradeRule) -> Iterator[Count]:
    for leaf in leaves(rule.when):
        if not always(leaf):
            yield count_of(leaf.subject)


def _counts(spec: Count, rule: Rule) -> bool:
    """Whether the count holds findings such as the rule's."""
    return (
        spec.of == "findings" and spec.kind in (None, rule.kind) and (spec.weight is None or spec.weight == rule.weight)
    )


def _counts_entry(spec: Count, entry: Indicator | Flag) -> bool:
    """Whether the count holds this piece of evidence, if it is recorded on the side that is asked for."""
    sides = isinstance(entry, Flag) and entry.favourable is not None
    return spec.of == "evidence" and (not spec.named or entry.id in spec.named) and (sides or spec.favourable is None)


def _counts_grade(spec: Count, of: str, name: str, grade: str = "") -> bool:
    """Whether the count holds this theme or question (with this grade)."""
    if spec.of != of or (spec.named and name not in spec.named):
        return False
    return not grade or not spec.graded or grade in spec.graded


def _grade_link(stratum: str, rule: GradeRule, book: Rulebook) -> Link:
    return Link(GRADE_RULE_KINDS[stratum], rule.id, f"{book.framework.said(rule.grade)}: {rule.because}")


def upstream_of_grade(
    conditions: Iterable[Condition], book: Rulebook, graded: Collection[str] = ()
) -> tuple[Link, ...]:
    """What grade rules count: findings by kind, themes or questions, evidence.

    `graded` are the themes or questions whose grades are meant, or `overall`; empty for all that the rules grade.
    """

    def meant(part: Indicator | Flag | Rule) -> bool:
        return not graded or part.theme in graded or part.question in graded

    found: dict[str, Link] = {}
    for leaf in (leaf for condition in conditions for leaf in leaves(condition) if not always(leaf)):
        spec = count_of(leaf.subject)
        if spec.of == "evidence":
            entries = filter(meant, book.entries())
            counted = sum(_counts_entry(spec, entry) for entry in entries)
            what = {None: "", True: ", favourable", False: ", adverse"}[spec.favourable]
            says = f"{counted} {'flags' if what else 'indicators and flags'}{what}"
            found[f"evidence/{leaf.subject}"] = Link("evidence", ", ".join(graded) or "evidence", says)
        elif spec.of == "findings":
            rules = [rule for rule in book.rules.values() if _counts(spec, rule) and meant(rule)]
            kinds = {"cause_of_concern": book.framework.words.concern.one, None: "finding"}
            what = words(spec.weight) if spec.weight else kinds.get(spec.kind, str(spec.kind))
            found[f"findings/{what}"] = Link("findings", what, f"{_many(len(rules), 'rule')} can conclude so")
        else:
            below = book.themes if spec.of == "themes" else {n: q for n, q in book.questions.items() if q.graded}
            for name, each in below.items():
                within = not graded or isinstance(each, Question) or each.question in graded
                if within and (not spec.named or name in spec.named):
                    found[name] = Link(spec.of.removesuffix("s"), name, f"“{each.title}”")
    return tuple(dict.fromkeys(found.values()))


def upstream_of_graded(name: str, conditions: Iterable[Condition], book: Rulebook) -> tuple[Link, ...]:
    """What the grade rules of a theme, a question or overall count; of a question that none grades its themes."""
    counted = upstream_of_grade(conditions, book, [name])
    return counted or tuple(Link("theme", theme, f"“{book.themes[theme].title}”") for theme in book.themes_of(name))


def downstream_of_graded(stratum: str, name: str, book: Rulebook) -> tuple[Link, ...]:
    """What a theme, a question or overall leads to, whatever its grade; nothing for what no `stratum` grades."""
    return downstream_of_grade(stratum, "", book, name) if stratum else ()


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def downstream_of_grade(stratum: str, grade: str, book: Rulebook, graded: str = "") -> tuple[Link, ...]:
    """What a grade of a theme or question (of any, or of `graded`) leads to: the grade rules above that count it."""
    if stratum == "overall":
        return ()
    if graded:
        if stratum == "theme":
            return (_question(book.themes[graded].question, graded, book, None, grade),)
        return (_overall(graded, book, grade),) if book.graded_overall else ()
    if stratum == "question" and not book.graded_overall:
        return ()
    above, of = ("question", "themes") if stratum == "theme" else ("overall", "questions")
    counting = [
        _grade_link(above, rule, book)
        for rule in grade_rules(book)[above]
        if any(spec.of == of and (not spec.graded or grade in spec.graded) for spec in _specs(rule))
    ]
    says = "the overall grade" if above == "overall" else f"the {book.framework.words.question.one} grade"
    return (Link(above, above, says, tuple(counting)),)
