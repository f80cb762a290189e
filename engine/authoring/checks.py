"""Whether the parts of a rulebook fit together: every name known, no rule about itself.

Each check appends `Problem`s; none stops the others.
"""

from collections.abc import Callable, Iterable, Mapping

from engine import logic
from engine.authoring.conditions import COUNT_KINDS, EVIDENCE_KINDS, ConditionText, contradiction, meaning
from engine.authoring.folder import Layer, Located
from engine.authoring.models import DocumentText, FlagText, FrameworkFile, GradeRuleText, IndicatorText, RuleText
from engine.problems import Problem, did_you_mean
from engine.rulebook import placeholders
from engine.yaml_tree import Place


class Names:
    """Every name that a rulebook defines."""

    def __init__(
        self, framework: FrameworkFile, documents: Mapping[str, DocumentText],
        indicators: Mapping[str, Located[IndicatorText]], flags: Mapping[str, Located[FlagText]], rules: Mapping[str, Located[RuleText]],
    ) -> None:  # fmt: skip
        questions = framework.questions or {}
        self.questions = list(questions)
        self.question_of = {theme: name for name, question in questions.items() for theme in question.themes}
        self.documents = documents
        self.indicators = indicators
        self.flags = flags
        self.rules = rules


def check_all(layers: list[Layer], names: Names, problems: list[Problem]) -> None:
    """Check the merged rulebook; `layers` only tell where things are written."""
    for rule in names.rules.values():
        _check_rule(rule, names, problems)
    _check_cycles(names.rules, problems)
    for indicator in names.indicators.values():
        _check_name(indicator, "theme", indicator.text.theme, names.question_of, problems)
        _check_name(indicator, "question", indicator.text.question, names.questions, problems)
        _check_sources(indicator, indicator.text.source, names, problems)
    for flag in names.flags.values():
        _check_name(flag, "theme", flag.text.theme, names.question_of, problems)
        _check_sources(flag, flag.text.source, names, problems)
    for layer in layers:
        for name, benchmark in layer.benchmarks.items():
            if name not in names.indicators:
                problems.append(
                    benchmark.problem(f"unknown indicator `{name}`", did_you_mean(name, names.indicators), key=True)
                )
            _check_references(benchmark, benchmark.text.source, names, problems)
        for exclusion in layer.exclusions:
            _check_references(exclusion, exclusion.text.source, names, problems)
        _check_grade_rules(layer.framework, names, problems)


def _check_name(
    located: Located[IndicatorText] | Located[FlagText] | Located[RuleText],
    key: str,
    name: str | None,
    known: Iterable[str],
    problems: list[Problem],
) -> None:
    if name is not None and name not in known:
        problems.append(located.problem(f"unknown {key} `{name}`", did_you_mean(name, known), at=(key,)))


def _check_rule(rule: Located[RuleText], names: Names, problems: list[Problem]) -> None:
    _check_name(rule, "theme", rule.text.theme, names.question_of, problems)
    _check_sources(rule, rule.text.source, names, problems)
    used: set[str] = set()
    for key, condition in (("when", rule.text.when), ("unless", rule.text.unless)):
        if condition is None:
            continue
        for leaf, place in condition.walk((key,)):
            if leaf.indicator is not None:
                used.add(leaf.indicator)
            _check_leaf(rule, leaf, place, names, problems)
    for name in placeholders(rule.text.because):
        if name not in names.indicators:
            problems.append(
                rule.problem(
                    f"unknown indicator `{name}` in the template",
                    did_you_mean(name, used or names.indicators),
                    at=("because",),
                )
            )
        elif name not in used:
            problems.append(
                rule.problem(
                    f"the template names `{name}`, which the rule does not test",
                    did_you_mean(name, used),
                    at=("because",),
                )
            )
    question = names.question_of.get(rule.text.theme, "")
    impossible = contradiction(meaning(rule.text.when, rule.text.id, question))
    if impossible:
        name = impossible.split("/")[1]
        problems.append(
            rule.problem(
                f"no value of `{name}` can meet this condition", "its bounds contradict each other", at=("when",)
            )
        )


def _check_leaf(
    rule: Located[RuleText], leaf: ConditionText, place: Place, names: Names, problems: list[Problem]
) -> None:
    kind = leaf.kind_of_condition
    if kind in COUNT_KINDS:
        problems.append(rule.problem(f"`{kind}` belongs to grade rules, a rule of findings sees evidence", at=place))
    known: dict[str, tuple[str | None, Mapping[str, object]]] = {
        "indicator": (leaf.indicator, names.indicators), "flag": (leaf.flag, names.flags), "finding": (leaf.finding, names.rules),
    }  # fmt: skip
    if kind not in known:
        return
    name, candidates = known[kind]
    if name is None:
        problems.append(rule.problem(f"`{kind}` has no name", at=(*place, kind)))
    elif name not in candidates:
        other = (
            "flag"
            if kind == "indicator" and name in names.flags
            else "indicator"
            if kind == "flag" and name in names.indicators
            else None
        )
        help = (
            f"`{name}` is a{'n' if other == 'indicator' else ''} {other}" if other else did_you_mean(name, candidates)
        )
        problems.append(rule.problem(f"unknown {kind} `{name}`", help, at=(*place, kind)))


def _check_cycles(rules: Mapping[str, Located[RuleText]], problems: list[Problem]) -> None:
    """No rule may rest on itself through `finding` leaves, or there is no order to decide them in."""
    needs = {
        name: [leaf.finding for condition in (rule.text.when, rule.text.unless) if condition for leaf, _ in condition.walk(()) if leaf.finding in rules]
        for name, rule in rules.items()
    }  # fmt: skip
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        if name in trail:
            circle = [*trail[trail.index(name):], name]  # fmt: skip
            if name == min(circle):  # told once, however the walk met it
                shown = " -> ".join(f"`{step}`" for step in circle)
                problems.append(
                    rules[name].problem(
                        f"rule refers to itself: {shown}", "break the circle of `finding` conditions", at=("id",)
                    )
                )
            return
        if name in done:
            return
        for other in needs[name]:
            visit(str(other), [*trail, name])
        done.add(name)

    for name in sorted(rules):
        visit(name, [])


def _check_sources(
    located: Located[IndicatorText] | Located[FlagText] | Located[RuleText],
    sources: Iterable[object],
    names: Names,
    problems: list[Problem],
) -> None:
    for index, source in enumerate(sources):
        document, lines = str(getattr(source, "document", "")), str(getattr(source, "lines", ""))
        _check_lines(
            document,
            lines,
            names,
            lambda message, help, key, index=index: located.problem(message, help, at=("source", index, key)),
            problems,
        )  # type: ignore[misc]  # mypy cannot type the default that binds the loop variable


def _check_references(
    located: Located[object] | Located, references: str | list[str], names: Names, problems: list[Problem]
) -> None:  # type: ignore[type-arg]  # anything located
    for reference in [references] if isinstance(references, str) else references:
        if reference:
            document, _, lines = reference.partition(":")
            _check_lines(
                document,
                lines,
                names,
                lambda message, help, _key: located.problem(message, help, at=("source",)),
                problems,
            )


def _check_lines(
    document: str, lines: str, names: Names, problem: Callable[[str, str | None, str], Problem], problems: list[Problem]
) -> None:
    if document not in names.documents:
        problems.append(problem(f"unknown document `{document}`", did_you_mean(document, names.documents), "document"))
        return
    length, last = names.documents[document].lines, int(lines.rsplit("-", maxsplit=1)[-1])
    if length is not None and last > length:
        problems.append(problem(f"line {last} is beyond the end of `{document}`", f"it has {length} lines", "lines"))


def _check_grade_rules(framework: Located[FrameworkFile], names: Names, problems: list[Problem]) -> None:
    text = framework.text
    lists: list[tuple[Place, list[GradeRuleText], str]] = []
    lists.append((("theme_grades",), text.theme_grades or [], "theme"))
    lists.append((("question_grades",), text.question_grades or [], "question"))
    conditions: list[tuple[Place, ConditionText, str]] = []
    if text.overall is not None:
        lists.append((("overall", "grades"), text.overall.grades, "overall"))
        lists += [
            (("overall", "alternatives", name), rules, "overall") for name, rules in text.overall.alternatives.items()
        ]
        conditions += [
            (("overall", "no_precedent", i, "when"), r.when, "overall") for i, r in enumerate(text.overall.no_precedent)
        ]
    for place, rules, stratum in lists:
        seen: set[str] = set()
        for index, rule in enumerate(rules):
            if rule.id in seen:
                problems.append(
                    framework.problem(f"`{rule.id}` is defined twice in this list", at=(*place, index, "id"))
                )
            seen.add(rule.id)
            conditions.append(((*place, index, "when"), rule.when, stratum))
    for place, condition, stratum in conditions:
        for leaf, at in condition.walk(place):
            _check_count(framework, leaf, at, stratum, names, problems)
    for index, name in enumerate(text.without):
        if name not in names.rules and text.extends is None:
            problems.append(
                framework.problem(f"unknown rule `{name}`", did_you_mean(name, names.rules), at=("without", index))
            )


# What the conditions of each stratum may count, and which filters each kind of thing has.
_COUNTED = {
    "theme": ("findings", "evidence"),
    "question": ("findings", "evidence", "themes"),
    "overall": ("questions",),
}
_FILTERS = {
    "findings": {"kind", "weight", "repeat"},
    "evidence": set(),
    "themes": {"graded", "named"},
    "questions": {"graded", "named"},
}


def _check_count(
    framework: Located[FrameworkFile],
    leaf: ConditionText,
    place: Place,
    stratum: str,
    names: Names,
    problems: list[Problem],
) -> None:
    kind = leaf.kind_of_condition
    if kind in EVIDENCE_KINDS:
        problems.append(
            framework.problem(
                f"`{kind}` belongs to rules of findings, a grade rule counts them",
                "write `{count: findings, kind: weakness, at_least: 1}`",
                at=place,
            )
        )
    if kind not in COUNT_KINDS:
        return
    counted = leaf.count or leaf.share or ""
    if counted not in _COUNTED[stratum]:
        problems.append(
            framework.problem(
                f"the {stratum} stratum cannot count {counted}",
                f"it can count {' and '.join(_COUNTED[stratum])}",
                at=(*place, kind),
            )
        )
        return
    for filter_ in ("kind", "weight", "repeat", "graded", "named"):
        if getattr(leaf, filter_) is not None and filter_ not in _FILTERS[counted]:
            problems.append(framework.problem(f"`{filter_}` does not filter {counted}", at=(*place, filter_), key=True))
    known = names.question_of if counted == "themes" else names.questions
    for index, name in enumerate(leaf.named or []):
        if name not in known:
            problems.append(
                framework.problem(
                    f"unknown {counted[:-1]} `{name}`", did_you_mean(name, known), at=(*place, "named", index)
                )
            )


def conditions_of(rule: RuleText, question: str) -> tuple[logic.Condition, logic.Condition | None]:
    """The meaning of a rule's `when` and `unless`."""
    return meaning(rule.when, rule.id, question), meaning(rule.unless, rule.id, question) if rule.unless else None
