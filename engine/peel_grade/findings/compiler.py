"""Compiling a rulebook for the rules engine: one program a stratum."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from peel_grade.files.problems import EngineFault, InputError, Problem
from peel_grade.findings.engines import STRATA, SUGGESTED, Compared, Compiled, Turn
from peel_grade.findings.numbers import number_text
from peel_grade.findings.productions import Conjunction, Production, Test, levels
from peel_grade.findings.productions import Level as ProductionLevel
from peel_grade.findings.rulesets import Level, Program
from peel_grade.rulebook.conditions import Condition, Leaf, leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Count, subject


def conditions(book: Rulebook, stratum: str) -> dict[str, Condition]:
    """The conditions that a stratum decides, by name.

    Overall, the alternatives and remarks stand beside the grade rules: `alternative:rule`, `no_precedent:remark`.
    """
    if stratum == "findings":
        return {name: rule.condition for name, rule in book.rules.items()}
    if stratum == "areas":
        return {SUGGESTED: book.suggest}
    if stratum == "themes":
        return {rule.id: rule.when for rule in book.theme_grades}
    if stratum == "questions":
        return {rule.id: rule.when for rule in book.question_grades}
    lists = {"": book.overall_grades, **{f"{name}:": rules for name, rules in book.overall_alternatives.items()}}
    found = {f"{prefix}{rule.id}": rule.when for prefix, rules in lists.items() for rule in rules}
    return found | {f"no_precedent:{remark.id}": remark.when for remark in book.no_precedent}


_HELP, _CODE = "let a part of the condition be a rule of its own, and test it with `finding`", "engine-limit"


def compile_rulebook(book: Rulebook) -> Compiled:
    """Compile every stratum. Raises InputError, naming the rule, for what the engine cannot take."""
    compiled = Compiled(book, {}, {}, {})
    for stratum in STRATA:
        try:
            compiled = with_stratum(compiled, stratum)
        except (EngineFault, RecursionError) as error:
            raise InputError(_unfit(book, stratum, conditions(book, stratum), error)) from error
    return compiled


def with_stratum(compiled: Compiled, stratum: str) -> Compiled:
    """The same with one stratum compiled anew from its rulebook. Raises EngineFault for what the engine cannot take."""
    decided = conditions(compiled.book, stratum)
    program = compile_program(levels(decided))
    compared = {name: _compared(condition) for name, condition in decided.items()}
    counts = tuple(sorted({subject for of_condition in compared.values() for subject, _ in of_condition}))
    return Compiled(
        compiled.book,
        compiled.programs | {stratum: program},
        compiled.counts | {stratum: counts},
        compiled.compared | {stratum: compared},
    )


def _compared(condition: Condition) -> Compared:
    found: dict[str, set[Turn]] = {}
    for leaf in leaves(condition):
        if isinstance(subject(leaf.subject), Count):
            found.setdefault(leaf.subject, set()).update(turns(leaf))
    return tuple((text, tuple(sorted(found[text]))) for text in sorted(found))


def turns(leaf: Leaf) -> tuple[Turn, ...]:
    """Where a comparison turns from false to true, or from true to false."""
    if leaf.operator == "between":
        return (leaf.low, 0), (leaf.high, 1)
    return ((leaf.low, int(leaf.operator in ("above", "at_most"))),)


def _unfit(book: Rulebook, stratum: str, found: dict[str, Condition], error: Exception) -> list[Problem]:
    """Which condition it is that cannot be compiled, by compiling each alone."""
    problems = []
    for name, condition in found.items():
        try:
            compile_program(levels({name: condition}))
        except (EngineFault, RecursionError) as reason:
            message = f"rule `{name}` is too much for the rules engine: {reason}"
            problems.append(Problem(book.framework.id, 0, 0, message, _HELP, _CODE))
    message = f"the {stratum} are too much for the rules engine: {error}"
    return problems or [Problem(book.framework.id, 0, 0, message, _HELP, _CODE)]


_SYMBOL = {"at_least": "$gte", "above": "$gt", "at_most": "$lte", "below": "$lt"}
_BOUND = {"low": 0, "high": 1}


def compile_program(levels: Sequence[ProductionLevel]) -> Program:
    """Productions written as rules of durable_rules. Raises EngineFault for what its core cannot take."""
    written = tuple(_written(level.productions) for level in levels)
    return Program(written, tuple(level.counts for level in levels))


def _written(productions: Sequence[Production]) -> Level:
    conditions = _places(name for production in productions for name, _ in production.concludes)
    subjects = _places(sorted({test.subject for production in productions for test in production.tests}))
    tests = [tuple(_bound(test, subjects) for test in each.tests) for each in productions]
    true, false = (
        tuple(tuple(conditions[name] for name, verdict in each.concludes if verdict is wanted) for each in productions)
        for wanted in (True, False)
    )
    found = Counter(concluded for each in productions for concluded in each.concludes)
    sought = tuple(found[name, True] <= found[name, False] for name in conditions)
    rules = tuple(_rule(each.tests) for each in productions)
    seeking = tuple(
        any(sought[conditions[name]] is verdict for name, verdict in each.concludes) for each in productions
    )
    return Level(rules, tuple(tests), true, false, tuple(conditions), sought, seeking, tuple(subjects))


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


def _bound(test: Test, places: Mapping[str, int]) -> int:
    return places[test.subject] + len(places) * _BOUND[test.bound]


def _rule(tests: Conjunction) -> str:
    comparisons = [f'{{"{_SYMBOL[test.operator]}":{{"%s":{number_text(test.number)}}}}}' for test in tests]
    met = comparisons[0] if len(comparisons) == 1 else f'{{"$and":[{",".join(comparisons)}]}}'
    return f'{{"all":[{{"m":{met}}}]}}'
