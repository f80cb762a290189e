"""What feeds what: evidence and findings into rules, rules into themes, themes into questions, those into the whole."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.model import Flag, GradeRule, Indicator, Rule, Rulebook
from peel_grade.rulebook.subjects import Count, count_of
from peel_grade.wording.evidence import words
from peel_grade.wording.sentences import conclusion, reason, sentence

STRATA = ("theme", "question", "overall")


class Link(NamedTuple):
    """Something that feeds, or is fed: `kind` says what it is, `feeds` what it leads to in turn."""

    kind: str
    name: str
    says: str
    feeds: tuple["Link", ...] = ()


def grade_rules(book: Rulebook) -> dict[str, tuple[GradeRule, ...]]:
    """The grade rules of each stratum, in the order in which they decide."""
    return dict(zip(STRATA, (book.theme_grades, book.question_grades, book.overall_grades), strict=True))


def evidence_of(condition: Condition, book: Rulebook) -> tuple[Link, ...]:
    """What a rule tests: each piece of evidence, finding or earlier result once, in the order written."""
    found: dict[tuple[str, str], Link] = {}
    for leaf in leaves(condition):
        kind, name = leaf.subject.split("/")[:2]
        if (kind, name) in found:
            continue
        if kind == "indicator":
            says = f"{book.indicators[name].label} ({words(book.indicators[name].unit)})"
        elif kind == "flag":
            says = book.flags[name].label
        elif kind == "finding":
            says = f"{conclusion(book.rules[name])}: {reason(book.rules[name])}"
        else:
            says = sentence(leaf, book)
        found[kind, name] = Link(words(kind), name, says)
    return tuple(found.values())


def fed_by_rule(rule: Rule, book: Rulebook) -> tuple[Link, ...]:
    """What a rule feeds: rules that refer to it, its theme, and through that its question and the overall grade."""
    return (*_referring(f"finding/{rule.id}", book), _theme(rule.theme, book, rule))


def fed_by_entry(entry: Indicator | Flag, book: Rulebook) -> tuple[Link, ...]:
    """What a piece of evidence feeds: the rules that test it, with what each leads to, and counts of evidence."""
    kind = "indicator" if isinstance(entry, Indicator) else "flag"
    found = []
    for link in _referring(f"{kind}/{entry.id}", book):
        rule = book.rules[link.name]
        theme = book.themes[rule.theme]
        found.append(link._replace(feeds=(Link("theme", theme.id, f"“{theme.title}” of {words(theme.question)}"),)))
    place = entry.theme or entry.question
    of = sum(place in (other.theme, other.question) for other in book.entries())
    counting = [
        _grade_link(stratum, rule)
        for stratum, rules in grade_rules(book).items()
        for rule in rules
        if stratum != "overall"
        and (stratum == "question" or entry.theme)
        and any(spec.of == "evidence" for spec in _specs(rule))
    ]
    if counting:
        found.append(Link("evidence", place, f"one of its {of} pieces of evidence", tuple(counting)))
    return tuple(found)


def _referring(subject: str, book: Rulebook) -> Iterator[Link]:
    """The rules with a test of the subject, or of an aspect of it."""
    for rule in book.rules.values():
        tests = dict.fromkeys(
            leaf for leaf in leaves(rule.condition) if leaf.subject == subject or leaf.subject.startswith(f"{subject}/")
        )
        if tests:
            yield Link("rule", rule.id, conclusion(rule))


def _theme(name: str, book: Rulebook, rule: Rule) -> Link:
    """A theme with the grade rules that count a finding such as the rule's, its question and the overall grade."""
    theme = book.themes[name]
    counting = [
        _grade_link("theme", each) for each in book.theme_grades if any(_counts(spec, rule) for spec in _specs(each))
    ]
    return Link("theme", name, f"“{theme.title}”", (*counting, _question(name, book, rule)))


def _question(theme: str, book: Rulebook, rule: Rule | None, grade: str = "") -> Link:
    question = book.questions[book.themes[theme].question]
    if not question.graded:
        return Link("question", question.id, f"“{question.title}”, which is inspected and never graded")
    counting = [
        _grade_link("question", each)
        for each in book.question_grades
        if any(_counts_place(spec, "themes", theme, grade) or (rule and _counts(spec, rule)) for spec in _specs(each))
    ]
    return Link("question", question.id, f"“{question.title}”", (*counting, _overall(question.id, book)))


def _overall(question: str, book: Rulebook, grade: str = "") -> Link:
    counting = [
        _grade_link("overall", each)
        for each in book.overall_grades
        if any(_counts_place(spec, "questions", question, grade) for spec in _specs(each))
    ]
    return Link("overall", "overall", "the overall grade", tuple(counting))


def _specs(rule: GradeRule) -> Iterator[Count]:
    for leaf in leaves(rule.when):
        if not _always(leaf):
            yield count_of(leaf.subject)


def _always(leaf: Leaf) -> bool:
    return leaf.operator == "at_least" and leaf.low <= 0


def _counts(spec: Count, rule: Rule) -> bool:
    """Whether the count holds findings such as the rule's."""
    return (
        spec.of == "findings" and spec.kind in (None, rule.kind) and (spec.weight is None or spec.weight == rule.weight)
    )


def _counts_place(spec: Count, of: str, name: str, grade: str = "") -> bool:
    """Whether the count holds this theme or question (with this grade)."""
    if spec.of != of or (spec.named and name not in spec.named):
        return False
    return not grade or not spec.graded or grade in spec.graded


def _grade_link(stratum: str, rule: GradeRule) -> Link:
    return Link(f"{stratum} grade rule", rule.id, f"{words(rule.grade)}: {rule.because}")


def feeds_grade(conditions: Iterable[Condition], book: Rulebook, place: str = "") -> tuple[Link, ...]:
    """What grade rules count: findings by kind, themes or questions, evidence. `place` narrows it to one."""
    found: dict[str, Link] = {}
    for leaf in (leaf for condition in conditions for leaf in leaves(condition) if not _always(leaf)):
        spec = count_of(leaf.subject)
        if spec.of == "evidence":
            entries = [e for e in book.entries() if not place or place in (e.theme, e.question)]
            found["evidence"] = Link("evidence", place or "evidence", f"{len(entries)} indicators and flags")
        elif spec.of == "findings":
            rules = [
                r for r in book.rules.values() if _counts(spec, r) and (not place or place in (r.theme, r.question))
            ]
            what = words(spec.weight or spec.kind or "finding")
            found[f"findings/{what}"] = Link("findings", what, f"{_many(len(rules), 'rule')} can conclude so")
        else:
            below = book.themes if spec.of == "themes" else {n: q for n, q in book.questions.items() if q.graded}
            for name, each in below.items():
                within = not place or place == "overall" or getattr(each, "question", place) == place
                if within and (not spec.named or name in spec.named):
                    found[name] = Link(spec.of.removesuffix("s"), name, f"“{each.title}”")
    return tuple(found.values())


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def fed_by_grade(stratum: str, grade: str, book: Rulebook, place: str = "") -> tuple[Link, ...]:
    """What a grade of a theme or question (of any, or of `place`) feeds: the grade rules above that count it."""
    if stratum == "overall":
        return ()
    if place:
        return (_question(place, book, None, grade) if stratum == "theme" else _overall(place, book, grade),)
    above, of = ("question", "themes") if stratum == "theme" else ("overall", "questions")
    counting = [
        _grade_link(above, rule)
        for rule in grade_rules(book)[above]
        if any(spec.of == of and (not spec.graded or grade in spec.graded) for spec in _specs(rule))
    ]
    return (Link(above, above, f"the {above} grade" if above == "question" else "the overall grade", tuple(counting)),)
