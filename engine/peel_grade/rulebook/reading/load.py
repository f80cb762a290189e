"""A rulebook's folder to a checked `Rulebook`, or every mistake in it."""

import hashlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from peel_grade.files.json_text import canonical_json
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.rulebook.conditions import Leaf
from peel_grade.rulebook.data import to_data
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import (
    Area,
    Benchmark,
    Criteria,
    Derived,
    Document,
    Excepted,
    Flag,
    GradeRule,
    Indicator,
    Kind,
    Parameter,
    Property,
    Question,
    Remark,
    Rule,
    Rulebook,
    Source,
    Theme,
)
from peel_grade.rulebook.reading.catalogue_form import BenchmarkText, FlagText, IndicatorText
from peel_grade.rulebook.reading.checks import check_all, conditions_of
from peel_grade.rulebook.reading.findings_form import AreaText, RuleText
from peel_grade.rulebook.reading.form_fields import SourceText
from peel_grade.rulebook.reading.framework_form import (
    ExceptionText,
    FrameworkFile,
    GradeRuleText,
    ParameterText,
    PropertyText,
    RemarkText,
)
from peel_grade.rulebook.reading.layers import KINDS, Layer, Located, read
from peel_grade.rulebook.reading.meanings import meaning
from peel_grade.rulebook.reading.origins import FolderOrigin, Origin
from peel_grade.rulebook.reading.symbols import Names

_NEEDED = ("questions", "grades", "weights", "question_grades")
_HELP_DECLARE = "declare them; `rulebook migrate` does it in a rulebook of an earlier version"
_TAKEN = (*_NEEDED, "suggest", "theme_grades", "overall", "ranks", "recording", "efforts", "properties", "exceptions")
"""What is taken over as a whole where it is left out."""
_MERGED = ("benchmarks", "units", "parameters")
"""What is taken over entry by entry."""
_ANY_REASON = Leaf("count/reasons", "at_least", 1)
T = TypeVar("T")
R = TypeVar("R", GradeRuleText, RemarkText, PropertyText, ExceptionText)


class Reading(Record):
    """All that could be read of a rulebook: its layers (the base first), merged, and what is wrong.

    `rules` and `areas` are those that remain when the layers are merged; `faulty` names the rules among them with
    mistakes of meaning.
    """

    layers: list[Layer]
    framework: FrameworkFile
    rules: dict[str, Located[RuleText]]
    areas: dict[str, Located[AreaText]]
    names: Names
    faulty: frozenset[str]
    problems: list[Problem]


def read_rulebook(origin: Origin) -> Reading:
    """Read a rulebook, mistakes and all. Raises InputError where there is none."""
    problems: list[Problem] = []
    layers = read(origin, problems)
    framework = _merged_framework(layers, problems)
    names = Names(layers, framework)
    rules = _kept(_merged([layer.rules for layer in layers]), names)
    areas = _kept(_merged([layer.areas for layer in layers]), names)
    faulty = check_all(layers, names, rules, areas, problems)
    return Reading(layers, framework, rules, areas, names, faulty, problems)


def load_rulebook(folder: Path) -> Rulebook:
    """The rulebook in `folder` (with what it extends). Raises InputError with all mistakes found."""
    return rulebook_of(read_rulebook(FolderOrigin(folder)))


def rulebook_of(reading: Reading) -> Rulebook:
    """The rulebook that was read. Raises InputError with all mistakes found."""
    if reading.problems:
        raise InputError(reading.problems)
    book = _rulebook(reading)
    return book._replace(sha256=hashlib.sha256(canonical_json(to_data(book))).hexdigest())


def _rulebook(reading: Reading) -> Rulebook:
    layers, framework, names = reading.layers, reading.framework, reading.names
    rules, areas = list(reading.rules.values()), reading.areas
    questions, overall = framework.questions or {}, framework.overall
    themes = {
        name: Theme(name, theme.title, question)
        for question, text in questions.items()
        for name, theme in (text.themes or {}).items()
    }
    places = [(question, name) for question, text in questions.items() for name in (None, *(text.themes or ()))]
    indicators = sorted(_kept(_merged([layer.indicators for layer in layers]), names).items())
    flags = sorted(_kept(_merged([layer.flags for layer in layers]), names).items())
    benchmarks = benchmarks_of(layers)
    former = {rule.text.id: names.retired(rule.text) or "" for rule in rules if names.given_up(rule.text)}
    used = [rule_of(rule.text, names) for rule in rules if rule.text.id not in former]
    alternatives = sorted(overall.alternatives.items()) if overall else []
    return Rulebook(
        framework=names.framework,
        documents=FrozenDict(
            {
                name: Document(text.title, text.isbn, text.published, text.lines or 0)
                for name, text in sorted(names.documents.items())
            }
        ),
        questions=FrozenDict({name: Question(name, text.title, text.graded) for name, text in questions.items()}),
        themes=FrozenDict(themes),
        indicators=FrozenDict({name: _indicator(name, located.text, names) for name, located in indicators}),
        flags=FrozenDict({name: _flag(name, located.text, names) for name, located in flags}),
        # Benchmarks belong to one cycle: those of an extended framework are not inherited.
        benchmarks=FrozenDict({of: _benchmarks(benchmarks, of, names) for of in names.framework.benchmarks}),
        parameters=FrozenDict({name: _parameter(name, text) for name, text in sorted(framework.parameters.items())}),
        rules=FrozenDict({rule.id: rule for rule in _in_order(used, places, names)}),
        areas=FrozenDict(
            {
                area.id: area
                for area in sorted((_area(area.text, names) for area in areas.values()), key=partial(_place, questions))
            }
        ),
        suggest=_ANY_REASON if framework.suggest is None else meaning(framework.suggest, None, "", names.frame),
        theme_grades=_grade_rules(framework.theme_grades or [], names),
        question_grades=_grade_rules(framework.question_grades or [], names),
        overall_grades=_grade_rules(overall.grades if overall else [], names),
        overall_alternatives=FrozenDict({name: _grade_rules(text.grades, names) for name, text in alternatives}),
        no_precedent=tuple(_remark(remark, names) for remark in (overall.no_precedent if overall else ())),
        properties=FrozenDict({text.id: _property(text, names) for text in framework.properties or []}),
        exceptions=FrozenDict({text.id: _excepted(text) for text in framework.exceptions or []}),
        replaced=_replaced(
            [
                *((name, located.text.replaced_by) for name, located in indicators),
                *((name, located.text.replaced_by) for name, located in flags),
                *((rule.text.id, rule.text.replaced_by) for rule in rules),
                *((name, located.text.replaced_by) for name, located in areas.items()),
            ]
        ),
        former_rules=FrozenDict(dict(sorted(former.items()))),
        sha256="",
    )


def benchmarks_of(layers: list[Layer]) -> dict[tuple[str, str], Located[BenchmarkText]]:
    """The values of benchmarks, by benchmark and indicator.

    They belong to one cycle: those of what is extended stand only where the framework says `inherit_benchmarks: true`.
    """
    found: dict[tuple[str, str], Located[BenchmarkText]] = {}
    for layer in reversed(layers):
        found = layer.benchmarks | found
        if not layer.framework.text.inherit_benchmarks:
            break
    return found


def _benchmarks(
    found: Mapping[tuple[str, str], Located[BenchmarkText]], of: str, names: Names
) -> Mapping[str, Benchmark]:
    return FrozenDict(
        {
            name: Benchmark(text.value, text.previous, text.period, ", ".join(text.source), text.note)
            for (benchmark, name), (text, _, _) in sorted(found.items())
            if benchmark == of and name not in names.removed
        }
    )


def _kept(entries: dict[str, Located[T]], names: Names) -> dict[str, Located[T]]:
    """The entries that no framework drops."""
    return {name: entry for name, entry in entries.items() if name not in names.removed}


def _replaced(names: list[tuple[str, str | None]]) -> Mapping[str, str]:
    return FrozenDict({old: new for old, new in sorted(names) if new is not None})


def _merged(parts: list[dict[str, Located[T]]]) -> dict[str, Located[T]]:
    """Later layers replace what earlier ones wrote under the same name."""
    return {name: located for part in parts for name, located in part.items()}


def _merged_framework(layers: list[Layer], problems: list[Problem]) -> FrameworkFile:
    """The last layer's framework, what it leaves out taken from those before it."""
    top = layers[-1].framework
    merged = top.text
    for layer in reversed(layers[:-1]):
        base = layer.framework.text
        gaps: dict[str, Any] = {key: getattr(base, key) for key in _TAKEN if getattr(merged, key) is None}
        gaps |= {key: {**getattr(base, key), **getattr(merged, key)} for key in _MERGED}
        if base.words is not None:
            given = merged.words.model_dump(exclude_none=True) if merged.words is not None else {}
            gaps["words"] = base.words.model_copy(update=given)
        merged = merged.model_copy(update=gaps)
    unread = {key for layer in layers for key in layer.broken} if layers[-1].unread != KINDS else set(_NEEDED)
    for key in _NEEDED:
        if getattr(merged, key) is None and key not in unread:
            help = _HELP_DECLARE if key in ("grades", "weights") else None
            problems.append(top.problem(f"key `{key}` is missing", help, code="missing-key"))
    merged = _without(merged, {name for layer in layers for name in layer.framework.text.without})
    themes = any(text.themes for text in (merged.questions or {}).values())
    if themes and merged.theme_grades is None and "theme_grades" not in unread:
        help = "write how findings become a grade, or leave out `themes`"
        problems.append(top.problem("key `theme_grades` is missing", help, code="missing-key"))
    return merged


def _without(framework: FrameworkFile, removed: set[str]) -> FrameworkFile:
    """The framework without the grade rules, remarks, benchmarks and parameters of these ids."""

    def kept(rules: list[R]) -> list[R]:
        return [rule for rule in rules if rule.id not in removed]

    update: dict[str, Any] = {
        key: kept(rules)
        for key in ("theme_grades", "question_grades", "properties", "exceptions")
        if (rules := getattr(framework, key)) is not None
    }
    for key in ("benchmarks", "parameters"):
        update[key] = {name: text for name, text in getattr(framework, key).items() if name not in removed}
    if (overall := framework.overall) is not None:
        lists = {
            name: text.model_copy(update={"grades": kept(text.grades)}) for name, text in overall.alternatives.items()
        }
        changed = {"grades": kept(overall.grades), "alternatives": lists, "no_precedent": kept(overall.no_precedent)}
        update["overall"] = overall.model_copy(update=changed)
    return framework.model_copy(update=update)


def _indicator(name: str, text: IndicatorText, names: Names) -> Indicator:
    return Indicator(
        id=name,
        question=names.place(text) or "",
        theme=text.theme,
        label=text.label,
        statement=text.statement,
        retired=names.retired(text) or "",
        unit=text.unit,
        worse=text.worse,
        definition=text.definition,
        period=text.period,
        share_of=text.share_of,
        change_of=text.change_of,
        none_where=text.none_where,
        effort=text.effort or "",
        not_to_be_confused_with=tuple(sorted(text.not_to_be_confused_with.items())),
        not_more_than=text.not_more_than,
        derived=None if text.derived is None else Derived(text.derived.count, text.derived.of),
        sources=_sources(text.source),
        caveats=tuple(text.caveats),
    )


def _flag(name: str, text: FlagText, names: Names) -> Flag:
    return Flag(
        id=name,
        question=names.place(text) or "",
        theme=text.theme,
        label=text.label,
        holds=text.holds,
        fails=text.fails,
        retired=names.retired(text) or "",
        favourable=None if text.favourable == "neither" else text.favourable is True,
        effort=text.effort or "",
        definition=text.definition or "",
        criteria=Criteria(**text.criteria.model_dump(exclude_none=True)) if text.criteria else Criteria(),
        not_to_be_confused_with=tuple(sorted(text.not_to_be_confused_with.items())),
        excludes=tuple(text.excludes),
        implies=tuple(text.implies),
        sources=_sources(text.source),
        caveats=tuple(text.caveats),
    )


def _sources(sources: list[SourceText]) -> tuple[Source, ...]:
    return tuple(Source(source.document, source.lines) for source in sources)


def rule_of(text: RuleText, names: Names) -> Rule:
    """A rule whose theme or question is known."""
    question = names.place(text) or ""
    when, unless = conditions_of(text, question, names.frame)
    kind: Kind = "strength" if text.strength else "cause_of_concern" if text.cause_of_concern else "weakness"
    return Rule(
        id=text.id,
        question=question,
        theme=text.theme,
        when=when,
        unless=unless,
        kind=kind,
        weight=text.weakness,
        area=text.area,
        because=text.because,
        rationale=text.rationale,
        basis=text.basis,
        sources=_sources(text.source),
    )


def _area(text: AreaText, names: Names) -> Area:
    return Area(text.id, text.question, text.text, names.retired(text) or "", _sources(text.source))


def _place(questions: Mapping[str, object], area: Area) -> tuple[int, str]:
    """Areas stand in the order of their questions, then of their ids."""
    return list(questions).index(area.question), area.id


def _in_order(rules: list[Rule], places: list[tuple[str, str | None]], names: Names) -> list[Rule]:
    """The declared output order: question and theme as the framework lists them, weight, id."""
    kinds, gravest = ("cause_of_concern", "weakness", "strength"), names.framework.gravest

    def place(rule: Rule) -> tuple[int, int, int, str]:
        weight = gravest.index(rule.weight) if rule.weight else 0
        return places.index((rule.question, rule.theme)), kinds.index(rule.kind), weight, rule.id

    return sorted(rules, key=place)


def _grade_rules(texts: list[GradeRuleText], names: Names) -> tuple[GradeRule, ...]:
    return tuple(
        GradeRule(text.id, text.grade, meaning(text.when, None, "", names.frame), text.because, tuple(text.for_ or ()))
        for text in texts
    )


def _remark(text: RemarkText, names: Names) -> Remark:
    return Remark(text.id, meaning(text.when, None, "", names.frame), text.because)


def _property(text: PropertyText, names: Names) -> Property:
    never, holds = text.always is None, text.never or text.always
    assert holds is not None  # the form asks for one of them
    return Property(
        id=text.id,
        title=text.title,
        whenever=None if text.whenever is None else meaning(text.whenever, None, "", names.frame),
        holds=meaning(holds, None, "", names.frame),
        never=never,
        because=text.because,
        basis=text.basis,
        sources=_sources(text.source),
    )


def _excepted(text: ExceptionText) -> Excepted:
    of, places, start = (tuple(each or ()) for each in (text.of, text.in_, text.from_))
    return Excepted(text.id, text.property, of, places, start, text.because)


def _parameter(name: str, text: ParameterText) -> Parameter:
    return Parameter(
        id=name,
        title=text.title,
        value=text.number,
        difference=text.difference,
        unit=text.unit or "",
        since=text.from_ or "",
        basis=text.basis,
        sources=_sources(text.source),
    )
