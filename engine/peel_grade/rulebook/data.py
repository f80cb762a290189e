"""A rulebook as JSON data, and back: what the cache keeps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeVar

from peel_grade.rulebook import conditions, framework
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
    Parameter,
    Property,
    Question,
    Remark,
    Rule,
    Rulebook,
    Source,
    Theme,
)


def to_data(rulebook: Rulebook) -> dict[str, Any]:
    """The rulebook as JSON data; `from_data` restores it."""
    return {
        "framework": framework.to_data(rulebook.framework),
        "documents": rulebook.documents,
        "questions": list(rulebook.questions.values()),
        "themes": list(rulebook.themes.values()),
        "indicators": list(rulebook.indicators.values()),
        "flags": list(rulebook.flags.values()),
        "benchmarks": rulebook.benchmarks,
        "parameters": list(rulebook.parameters.values()),
        "rules": [
            # on its way to JSON
            rule._replace(
                when=conditions.to_data(rule.when),  # type: ignore[arg-type]
                unless=conditions.to_data(rule.unless) if rule.unless else None,  # type: ignore[arg-type]
            )
            for rule in rulebook.rules.values()
        ],
        "areas": list(rulebook.areas.values()),
        "suggest": conditions.to_data(rulebook.suggest),
        "theme_grades": _graded(rulebook.theme_grades),
        "question_grades": _graded(rulebook.question_grades),
        "overall_grades": _graded(rulebook.overall_grades),
        "overall_alternatives": {name: _graded(rules) for name, rules in rulebook.overall_alternatives.items()},
        "no_precedent": [
            (remark.id, conditions.to_data(remark.when), remark.because) for remark in rulebook.no_precedent
        ],
        "properties": [
            each._replace(  # on its way to JSON
                whenever=conditions.to_data(each.whenever) if each.whenever else None,  # type: ignore[arg-type]
                holds=conditions.to_data(each.holds),  # type: ignore[arg-type]
            )
            for each in rulebook.properties.values()
        ],
        "exceptions": list(rulebook.exceptions.values()),
        "replaced": rulebook.replaced,
        "former_rules": rulebook.former_rules,
    }


def _graded(rules: Iterable[GradeRule]) -> list[Any]:
    return [(rule.id, rule.grade, conditions.to_data(rule.when), rule.because, rule.of) for rule in rules]


def from_data(data: Mapping[str, Any], sha256: str) -> Rulebook:
    """The rulebook that `to_data` wrote."""
    return Rulebook(
        framework=framework.from_data(data["framework"]),
        documents=_named(Document, data["documents"]),
        questions=_by_id(map(Question._make, data["questions"])),
        themes=_by_id(map(Theme._make, data["themes"])),
        indicators=_by_id(map(_indicator, data["indicators"])),
        flags=_by_id(map(_flag, data["flags"])),
        benchmarks=FrozenDict({name: _named(Benchmark, rows) for name, rows in data["benchmarks"].items()}),
        parameters=_by_id(map(_parameter, data["parameters"])),
        rules=_by_id(map(_rule, data["rules"])),
        areas=_by_id(map(_area, data["areas"])),
        suggest=conditions.from_data(data["suggest"]),
        theme_grades=_grade_rules(data["theme_grades"]),
        question_grades=_grade_rules(data["question_grades"]),
        overall_grades=_grade_rules(data["overall_grades"]),
        overall_alternatives=FrozenDict(
            {name: _grade_rules(rows) for name, rows in data["overall_alternatives"].items()}
        ),
        no_precedent=_with_conditions(Remark, data["no_precedent"]),
        properties=_by_id(map(_property, data["properties"])),
        exceptions=_by_id(map(_excepted, data["exceptions"])),
        replaced=FrozenDict(data["replaced"]),
        former_rules=FrozenDict(data["former_rules"]),
        sha256=sha256,
    )


# In data every entry is a list: of its fields, those that are no plain text or number are restored by name.
# It is made by `tuple.__new__`, not by `_make`, which counts the fields first: a rulebook has some thousand entries.
_Row: TypeAlias = Sequence[Any]
_Restored = TypeVar("_Restored")
_Named = TypeVar("_Named", Document, Benchmark)
_Identified = TypeVar("_Identified", Question, Theme, Indicator, Flag, Parameter, Rule, Area, Property, Excepted)
_Conditional = TypeVar("_Conditional", GradeRule, Remark)


def _made(kind: Callable[..., _Restored]) -> Callable[[_Row], _Restored]:
    return partial(tuple.__new__, kind)  # type: ignore[arg-type, type-var]  # a tuple


def _named(kind: type[_Named], rows: Mapping[str, _Row]) -> FrozenDict[str, _Named]:
    return FrozenDict({name: kind._make(row) for name, row in rows.items()})


def _by_id(entries: Iterable[_Identified]) -> FrozenDict[str, _Identified]:
    return FrozenDict({entry.id: entry for entry in entries})


_to_indicator, _to_flag, _to_rule, _to_area = _made(Indicator), _made(Flag), _made(Rule), _made(Area)
_to_source, _to_criteria = _made(Source), _made(Criteria)


def _indicator(row: _Row) -> Indicator:
    *fields, others, whole, derived, sources, caveats = row
    follows = None if derived is None else Derived._make(derived)
    return _to_indicator((*fields, tuple(map(tuple, others)), whole, follows, _sources(sources), tuple(caveats)))


def _flag(row: _Row) -> Flag:
    *fields, criteria, others, excludes, implies, sources, caveats = row
    confused = tuple(map(tuple, others)) if others else ()
    relations = (_to_criteria(criteria), confused, tuple(excludes), tuple(implies))
    return _to_flag((*fields, *relations, _sources(sources), tuple(caveats)))


def _parameter(row: _Row) -> Parameter:
    *fields, sources = row
    return Parameter._make([*fields, _sources(sources)])


def _property(row: _Row) -> Property:
    id, title, whenever, holds, *said, sources = row
    whenever = conditions.from_data(whenever) if whenever else None
    return Property._make((id, title, whenever, conditions.from_data(holds), *said, _sources(sources)))


def _excepted(row: _Row) -> Excepted:
    id, general, of, places, start, because = row
    return Excepted(id, general, tuple(of), tuple(places), tuple(start), because)


def _rule(row: _Row) -> Rule:
    id, question, theme, when, unless, *said, sources = row
    when, unless = conditions.from_data(when), conditions.from_data(unless) if unless else None
    return _to_rule((id, question, theme, when, unless, *said, _sources(sources)))


def _area(row: _Row) -> Area:
    *fields, sources = row
    return _to_area((*fields, _sources(sources)))


def _grade_rules(rows: Iterable[_Row]) -> tuple[GradeRule, ...]:
    return tuple(rule._replace(of=tuple(rule.of)) for rule in _with_conditions(GradeRule, rows))


def _with_conditions(kind: type[_Conditional], rows: Iterable[_Row]) -> tuple[_Conditional, ...]:
    entries = map(kind._make, rows)
    return tuple(entry._replace(when=conditions.from_data(entry.when)) for entry in entries)


def _sources(rows: _Row) -> tuple[Source, ...]:
    return tuple(map(_to_source, rows)) if rows else ()
