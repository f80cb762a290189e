"""A rulebook's folder to a checked `Rulebook`, or every mistake in it."""

import hashlib
from pathlib import Path
from typing import TypeVar

from engine.authoring.checks import Names, check_all, conditions_of
from engine.authoring.conditions import meaning
from engine.authoring.folder import Layer, Located, read
from engine.authoring.models import FrameworkFile, GradeRuleText, RemarkText, RuleText, SourceText
from engine.problems import InputError, Problem
from engine.rulebook import (
    WEIGHTS,
    Benchmark,
    Document,
    Flag,
    Framework,
    GradeRule,
    Indicator,
    Question,
    Remark,
    Rule,
    Rulebook,
    Source,
    Theme,
    canonical_json,
    to_data,
)  # fmt: skip

T = TypeVar("T")


def load_rulebook(folder: Path) -> Rulebook:
    """The rulebook in `folder` (with what it extends). Raises InputError with all mistakes found."""
    problems: list[Problem] = []
    layers = read(folder, problems)
    if not layers:
        raise InputError(problems)
    framework = _merged_framework(layers, problems)
    indicators = _merged([layer.indicators for layer in layers])
    flags = _merged([layer.flags for layer in layers])
    rules = _merged([layer.rules for layer in layers])
    for layer in layers:
        for name in layer.framework.text.without:
            rules.pop(name, None)
    documents = {name: text for layer in layers for name, text in layer.framework.text.documents.items()}
    names = Names(framework, documents, indicators, flags, rules)
    check_all(layers, names, problems)
    if problems:
        raise InputError(problems)

    themes = {
        name: Theme(name, theme.title, question)
        for question, text in (framework.questions or {}).items() for name, theme in text.themes.items()
    }  # fmt: skip
    overall = framework.overall
    assert overall is not None and framework.theme_grades and framework.question_grades
    book = Rulebook(
        framework=Framework(framework.id, framework.title, framework.year, framework.version),
        documents={
            name: Document(text.title, text.isbn, text.published, text.lines or 0) for name, text in sorted(documents.items())
        },
        questions={name: Question(name, text.title, text.graded) for name, text in (framework.questions or {}).items()},
        themes=themes,
        indicators={
            name: Indicator(
                name, i.question or names.question_of[i.theme or ""], i.theme, i.label, i.statement, i.unit, i.worse, i.definition,
                i.period, _sources(i.source), tuple(i.caveats),
            ) for name, (i, _, _) in sorted(indicators.items())
        },
        flags={
            name: Flag(
                name, names.question_of[f.theme], f.theme, f.label, f.holds, f.fails,
                None if f.favourable == "neither" else f.favourable is True, f.definition, _sources(f.source), tuple(f.caveats),
            ) for name, (f, _, _) in sorted(flags.items())
        },
        # Benchmarks belong to one cycle: those of an extended framework are not inherited.
        england_and_wales={
            name: Benchmark(b.value, b.previous, b.period, b.source if isinstance(b.source, str) else ", ".join(b.source), b.note)
            for name, (b, _, _) in sorted(layers[-1].benchmarks.items())
        },
        rules={rule.id: rule for rule in _in_order([_rule(rule.text, names) for rule in rules.values()], list(themes))},
        theme_grades=_grade_rules(framework.theme_grades),
        question_grades=_grade_rules(framework.question_grades),
        overall_grades=_grade_rules(overall.grades),
        overall_alternatives={name: _grade_rules(alternative) for name, alternative in sorted(overall.alternatives.items())},
        no_precedent=tuple(_remark(remark) for remark in overall.no_precedent),
        sha256="",
    )  # fmt: skip
    return book._replace(sha256=hashlib.sha256(canonical_json(to_data(book))).hexdigest())


def _merged(parts: list[dict[str, Located[T]]]) -> dict[str, Located[T]]:
    """Later layers replace what earlier ones wrote under the same name."""
    return {name: located for part in parts for name, located in part.items()}


def _merged_framework(layers: list[Layer], problems: list[Problem]) -> FrameworkFile:
    top = layers[-1].framework
    merged = top.text
    for layer in reversed(layers[:-1]):
        base = layer.framework.text
        gaps = {
            key: getattr(base, key)
            for key in ("questions", "theme_grades", "question_grades", "overall")
            if getattr(merged, key) is None
        }
        merged = merged.model_copy(update=gaps)
    for key in ("questions", "theme_grades", "question_grades", "overall"):
        if not getattr(merged, key):
            problems.append(top.problem(f"key `{key}` is missing"))
    if any(not getattr(merged, key) for key in ("questions", "theme_grades", "question_grades", "overall")):
        raise InputError(problems)
    return merged


def _sources(sources: list[SourceText]) -> tuple[Source, ...]:
    return tuple(Source(source.document, source.lines) for source in sources)


def _rule(text: RuleText, names: Names) -> Rule:
    question = names.question_of[text.theme]
    when, unless = conditions_of(text, question)
    kind = "strength" if text.strength else "cause_of_concern" if text.cause_of_concern else "weakness"
    return Rule(
        text.id, question, text.theme, when, unless, kind, text.weakness, text.area_for_improvement, text.because, text.rationale,
        text.basis, _sources(text.source),
    )  # fmt: skip


def _in_order(rules: list[Rule], themes: list[str]) -> list[Rule]:
    """The declared output order: question and theme as the framework lists them, weight, id."""
    kinds = ("cause_of_concern", "weakness", "strength")
    return sorted(
        rules,
        key=lambda r: (themes.index(r.theme), kinds.index(r.kind), WEIGHTS.index(r.weight) if r.weight else 0, r.id),
    )


def _grade_rules(texts: list[GradeRuleText]) -> tuple[GradeRule, ...]:
    return tuple(GradeRule(text.id, text.grade, meaning(text.when, text.id, ""), text.because) for text in texts)


def _remark(text: RemarkText) -> Remark:
    return Remark(text.id, meaning(text.when, text.id, ""), text.because)
