"""Compiling a rulebook for the rules engine: one program a stratum."""

from collections.abc import Iterable

from peel_grade.files.problems import EngineFault, InputError, Problem
from peel_grade.findings.engines import STRATA, Compiled
from peel_grade.findings.productions import levels
from peel_grade.findings.rulesets import compile_program
from peel_grade.rulebook.conditions import Condition, Number, leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Count, subject


def conditions(book: Rulebook, stratum: str) -> dict[str, Condition]:
    """The conditions that a stratum decides, by name.

    Overall, the alternatives and remarks stand beside the grade rules: `alternative:rule`, `no_precedent:remark`.
    """
    if stratum == "findings":
        return {name: rule.condition for name, rule in book.rules.items()}
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
    compiled = Compiled(book, {}, {})
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
    counts = compiled.counts | {stratum: _counted(decided.values())}
    return Compiled(compiled.book, compiled.programs | {stratum: program}, counts)


def _counted(decided: Iterable[Condition]) -> dict[str, tuple[Number, ...]]:
    """The counts that the conditions ask for, each with the numbers that they compare it with, ascending."""
    numbers: dict[str, set[Number]] = {}
    for leaf in (leaf for condition in decided for leaf in leaves(condition)):
        if isinstance(subject(leaf.subject), Count):
            compared = (leaf.low, leaf.high) if leaf.operator == "between" else (leaf.low,)
            numbers.setdefault(leaf.subject, set()).update(compared)
    return {text: tuple(sorted(numbers[text])) for text in sorted(numbers)}


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
