"""An `Explanation` of each kind of name: a rule, an area, evidence, a parameter, what is graded, how, or a grade."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from peel_grade.boundaries.rules import rule_entry
from peel_grade.boundaries.tables import Table, table
from peel_grade.explanation.dataflow import (
    GRADE_KINDS,
    Link,
    downstream_of_area,
    downstream_of_entry,
    downstream_of_grade,
    downstream_of_graded,
    downstream_of_parameter,
    downstream_of_rule,
    grade_rules,
    upstream_of_area,
    upstream_of_grade,
    upstream_of_graded,
    upstream_of_rule,
)
from peel_grade.explanation.examples import Example, Examples
from peel_grade.explanation.forces import Forces, KnownForce
from peel_grade.rulebook.conditions import Condition
from peel_grade.rulebook.framework import INSUFFICIENT, Framework
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import (
    Area,
    Flag,
    GradeRule,
    Indicator,
    Parameter,
    Rule,
    Rulebook,
    Source,
)
from peel_grade.wording.criteria import told_criteria
from peel_grade.wording.properties import excepted_said, excepting, property_said, speaking_of
from peel_grade.wording.sentences import basis, conclusion, parameter_said, parameter_value, parameters_of, sentence
from peel_grade.wording.terms import capital, listed, show_number, words


class Cited(NamedTuple):
    """Lines of a document, with its title (empty for a document that the rulebook does not list)."""

    document: str
    title: str
    lines: str


class Explanation(NamedTuple):
    """All that is known of a name. `facts` are labelled texts; `fed_by` is upstream of it, `feeds` downstream.

    `boundaries` are the cases at the edges of a rule, in words; None for all else.
    """

    kind: str
    name: str
    title: str
    sentence: str
    facts: Mapping[str, str]
    sources: tuple[Cited, ...]
    fed_by: tuple[Link, ...]
    feeds: tuple[Link, ...]
    scenarios: tuple[Example, ...]
    forces: tuple[KnownForce, ...]
    framework: Framework
    sha256: str
    boundaries: Table | None = None


class Context(NamedTuple):
    """What is explained from: a rulebook, the scenarios that exercise it, and the known forces."""

    book: Rulebook
    examples: Examples
    forces: Forces


def of_rule(rule: Rule, context: Context) -> Explanation:
    """All that is known of a rule, with the cases at its edges."""
    book = context.book
    meaning = f"{capital(sentence(rule.when, book))}"
    if rule.unless is not None:
        meaning += f"; unless {sentence(rule.unless, book)}"
    framework = book.framework
    facts = {framework.words.area.one: book.areas[rule.area].text if rule.area else "", "because": rule.because}
    facts |= {"why it matters": rule.rationale, "basis": basis(rule, framework)}
    facts |= _parameters([rule.condition], book)
    found = _explanation(
        ("rule", rule.id, conclusion(rule, framework), f"{meaning}.", facts), rule.sources, context,
        (upstream_of_rule(rule.condition, book), downstream_of_rule(rule, book)),
        context.examples.of_rules(rule.id), context.forces.of_rules(rule.id),
    )  # fmt: skip
    return found._replace(boundaries=table(rule_entry(rule, book), book))


def _parameters(conditions: Iterable[Condition], book: Rulebook) -> dict[str, str]:
    """The parameters that conditions name, as facts."""
    return {f"parameter {each.id}": parameter_said(each) for each in parameters_of(conditions, book)}


def of_parameter(parameter: Parameter, context: Context) -> Explanation:
    """All that is known of a parameter."""
    feeds = downstream_of_parameter(parameter.id, context.book)
    rules = [link.name for link in feeds if link.kind == "rule"]
    value = parameter_value(parameter)
    facts = {"unit": words(parameter.unit), "from": parameter.since}
    facts["basis"] = basis(parameter, context.book.framework)
    return _explanation(
        ("parameter", parameter.id, value, f"{capital(parameter.title)}: {value}.", facts),
        parameter.sources, context, ((), feeds),
        context.examples.of_rules(*rules), context.forces.of_rules(*rules),
    )  # fmt: skip


def of_area(area: Area, context: Context) -> Explanation:
    """All that is known of an area for improvement."""
    book = context.book
    called = book.framework.words
    facts = {called.question.one: book.questions[area.question].title}
    return _explanation(
        ("area", area.id, area.text, f"Suggested when {sentence(book.suggest, book)}.", facts), area.sources, context,
        (upstream_of_area(area, book), downstream_of_area(area, book)),
        context.examples.of_area(area.id), context.forces.of_area(area.id),
    )  # fmt: skip


def of_entry(entry: Indicator | Flag, context: Context) -> Explanation:
    """All that is known of a piece of evidence, as the catalogue has it."""
    book = context.book
    group = f"“{book.themes[entry.theme].title}” of {words(entry.question)}" if entry.theme else words(entry.question)
    if isinstance(entry, Indicator):
        kind, meaning = "indicator", entry.statement.replace("{value}", "…")
        facts = {"unit": words(entry.unit), "worse": entry.worse, "period": entry.period}
        for of, comparator in book.framework.benchmarks.items():
            if (benchmark := book.benchmark(of, entry.id)) is not None:
                facts[comparator.says] = show_number(benchmark.value)
                if benchmark.previous is not None:
                    facts[comparator.says] += f", previously {show_number(benchmark.previous)}"
    else:
        kind, meaning = "flag", f"{entry.holds}; or, where it is false, {entry.fails}"
        favour = {True: "true is favourable", False: "true is unfavourable", None: "neither is favourable"}
        facts = {"favourable": favour[entry.favourable]}
    called = book.framework.words
    facts |= {"replaced by": book.replaced.get(entry.id, ""), "retired": entry.retired, "definition": entry.definition}
    if isinstance(entry, Flag):
        facts |= told_criteria(entry.criteria)
        facts["excludes"], facts["implies"] = (_labelled(names, book) for names in (entry.excludes, entry.implies))
    else:
        facts["not more than"] = _labelled(filter(None, [entry.not_more_than]), book)
        facts["computed from"] = _computed(entry, book)
    others = (f"{_labelled([name], book)}: {text}" for name, text in entry.not_to_be_confused_with)
    facts["not to be confused with"] = "; ".join(others)
    facts |= {(called.theme if entry.theme else called.question).one: group}
    facts["to change it"] = book.framework.effort(entry.effort).title
    facts["caveats"] = " ".join(entry.caveats)
    feeds = downstream_of_entry(entry, book)
    rules = [link.name for link in feeds if link.kind == "rule"]
    return _explanation(
        (kind, entry.id, entry.label, f"{capital(meaning)}.", facts), entry.sources, context, ((), feeds),
        context.examples.of_entry(entry.id), context.forces.of_entry(entry, rules),
    )  # fmt: skip


def _computed(entry: Indicator, book: Rulebook) -> str:
    """What a derived figure follows from, in words; empty for any other."""
    if entry.derived is None:
        return ""
    count, of = (_labelled([part], book) for part in entry.derived)
    per = book.framework.units[entry.unit].counted_for
    return f"{count}, {f'for every {show_number(per)} of' if per > 1 else 'divided by'} {of}, where it is not stated"


def _asked(name: str, book: Rulebook) -> dict[str, str]:
    """What is asked of all drafts that speaks of it, and what is not asked of it, as facts."""
    asked = {f"property {each.id}": f"{each.title}: {property_said(each, book)}" for each in speaking_of(name, book)}
    excepted = {
        f"exception {each.id}": f"from {each.general}{f' {where}' if (where := excepted_said(each, book)) else ''}: "
        f"{each.because}"
        for each in excepting(name, book)
    }
    prove = {"to prove what holds of it": "rulebook prove"} if asked or excepted else {}
    return asked | excepted | prove


def _labelled(names: Iterable[str], book: Rulebook) -> str:
    """Entries of the catalogue by label and name."""
    entries = ((name, book.flags.get(name) or book.indicators.get(name)) for name in names)
    return "; ".join(f"{entry.label} (`{name}`)" if entry is not None else f"`{name}`" for name, entry in entries)


def of_grade_rule(stratum: str, rule: GradeRule, before: tuple[GradeRule, ...], context: Context) -> Explanation:
    """All that is known of a grade rule, with those that are tried `before` it."""
    book = context.book
    earlier = ", ".join(each.id for each in before)
    said = book.framework.said(rule.grade)
    facts = {"because": rule.because, "decides": f"unless one before it does: {earlier}" if before else "before all"}
    if rule.of:
        titled = book.themes if stratum == "theme" else book.questions
        facts["stands for"] = f"{listed((f'“{titled[name].title}”' for name in rule.of), 'and')} only"
    facts |= _parameters([rule.when], book)
    return _explanation(
        (f"{stratum} grade rule", rule.id, said, f"{capital(sentence(rule.when, book))}.", facts),
        (), context, (upstream_of_grade([rule.when], book, rule.of), downstream_of_grade(stratum, rule.grade, book)),
        context.examples.of_grade_rule(stratum, rule.id, rule.grade),
        context.forces.of_grade_rules(stratum, [rule.id]),
    )  # fmt: skip


def of_graded(stratum: str, name: str, context: Context) -> Explanation:
    """A theme, a question or `overall`; `stratum` is empty for a question that is not graded."""
    book, called = context.book, context.book.framework.words
    rules = [rule for rule in grade_rules(book)[stratum] if rule.grades(name)] if stratum else []
    facts = {called.question.one: book.questions[book.themes[name].question].title} if name in book.themes else {}
    facts |= {f"rule {rule.id}": f"{book.framework.said(rule.grade)}: {rule.because}" for rule in rules}
    facts |= _parameters([rule.when for rule in rules], book)
    titled = book.themes.get(name) or book.questions.get(name)
    meaning = (
        "The first of its grade rules that holds gives its grade." if stratum else "It is inspected and never graded."
    )
    return _explanation(
        ("theme" if name in book.themes else "question" if titled else name, name,
         titled.title if titled else "the overall grade", meaning, facts),
        (), context,
        (upstream_of_graded(name, [rule.when for rule in rules], book), downstream_of_graded(stratum, name, book)),
        context.examples.of_graded(stratum, name),
        context.forces.of_grade_rules(stratum, [rule.id for rule in rules], name) if stratum else (),
    )  # fmt: skip


def of_grade(stratum: str, name: str, grade: str, context: Context) -> Explanation:
    """All that is known of one grade of a theme, a question or `overall`."""
    book = context.book
    rules = [rule for rule in grade_rules(book)[stratum] if rule.grade == grade and rule.grades(name)]
    named: Mapping[str, Any] = book.themes if stratum == "theme" else book.questions
    title = "the overall grade" if stratum == "overall" else f"“{named[name].title}”"
    parts = [f"({sentence(rule.when, book)})" if len(rules) > 1 else sentence(rule.when, book) for rule in rules]
    meaning = f"{'; or '.join(parts)}; and no grade rule before it decides" if rules else "no grade rule gives it"
    if grade == INSUFFICIENT:
        meaning += "; or no grade rule holds"
    facts = {f"rule {rule.id}": rule.because for rule in rules} | _parameters([rule.when for rule in rules], book)
    said = f"{book.framework.said(grade)}, {title}"
    upstream = upstream_of_grade([rule.when for rule in rules], book, [name])
    return _explanation(
        (GRADE_KINDS[stratum], f"{name}:{grade}", said,
         f"{capital(meaning)}.", facts),
        (), context,
        (upstream, downstream_of_grade(stratum, grade, book, name)),
        context.examples.of_grade(stratum, name, grade),
        context.forces.of_grade_rules(stratum, [rule.id for rule in rules], name),
    )  # fmt: skip


def _explanation(
    heading: tuple[str, str, str, str, dict[str, str]], sources: Iterable[Source], context: Context,
    links: tuple[tuple[Link, ...], tuple[Link, ...]], scenarios: tuple[Example, ...], forces: tuple[KnownForce, ...],
) -> Explanation:  # fmt: skip
    kind, name, title, meaning, facts = heading
    documents = context.book.documents
    cited = tuple(
        Cited(source.document, documents[source.document].title if source.document in documents else "", source.lines)
        for source in sources
    )
    book = context.book
    facts |= _asked(name.partition(":")[0], book)
    kept = FrozenDict({label: text for label, text in facts.items() if text})
    return Explanation(
        kind, name, title, meaning, kept, cited, *links, scenarios, forces, book.framework, book.sha256
    )  # fmt: skip
