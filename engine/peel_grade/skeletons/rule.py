"""A rule to start from."""

import re
from collections.abc import Iterator

from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.skeletons.comments import comment
from peel_grade.wording.terms import words

_COMMAND = "rulebook new"


def rule_skeleton(book: Rulebook, theme: str, name: str | None = None) -> str:
    """A rule of the theme to fill in, as YAML that is well formed as it stands, named `name` (or after the theme).

    Comments list every indicator and flag of the theme, and the other forms of a condition. Raises InputError.
    """
    called = book.framework.words
    if theme not in book.themes:
        help = did_you_mean(theme, book.themes) or f"one of {', '.join(book.themes)}"
        raise InputError([Problem(_COMMAND, 0, 0, f"unknown {called.theme.one} {quoted(theme)}", help)])
    rule = name if name is not None else _new_name(f"{theme.replace('_', '-')}-new", book)
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule):
        help = "use lower case letters, digits and single hyphens"
        raise InputError([Problem(_COMMAND, 0, 0, f"{quoted(rule)} is not an id", help)])
    if rule in book.rules:
        help = f"`rulebook explain {rule}` tells what it is; choose another id"
        raise InputError([Problem(_COMMAND, 0, 0, f"there is a rule {quoted(rule)} already", help)])
    found = book.themes[theme]
    lines = [f"# A rule of the {called.theme.one} {found.title} ({book.questions[found.question].title})."]
    lines += ["# Add it to a file in findings/ of your rulebook, replace what stands in <>, then run `rulebook check`."]
    here = [entry for entry in book.entries() if entry.theme == theme]
    context = [entry for entry in book.indicators.values() if entry.question == found.question and not entry.theme]
    for title, entries in (
        ("Flags", [entry for entry in here if isinstance(entry, Flag)]),
        ("Indicators", [entry for entry in here if isinstance(entry, Indicator)]),
        (f"Figures of the {called.question.one} as a whole", context),
    ):
        lines += ["#", f"# {title}:"] if entries else []
        lines += [line for entry in entries for line in comment(f"{entry.id}: {_says(entry)}", "  ", "      ")]
    return "\n".join([*lines, *_rule(rule, theme, here or context, book)]) + "\n"


def _new_name(wanted: str, book: Rulebook) -> str:
    name, number = wanted, 2
    while name in book.rules:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _rule(rule: str, theme: str, entries: list[Flag | Indicator] | list[Indicator], book: Rulebook) -> Iterator[str]:
    entry = entries[0] if entries else next(book.entries())
    tested = f"flag: {entry.id}" if isinstance(entry, Flag) else f"indicator: {entry.id}, at_least: 1"
    figure = next((each.id for each in entries if isinstance(each, Indicator)), "an_indicator")
    source = entry.sources[0]
    yield from (
        "",
        f"- id: {rule}",
        f"  theme: {theme}",
        f"  when: {{{tested}}}",
        "  # other conditions:",
        f"  #   {{flag: {entry.id if isinstance(entry, Flag) else 'a_flag'}, is: false}}",
        f"  #   {{indicator: {figure}, at_least: 50}}       or above, at_most, below, between: [1, 5]",
        *(f"  #   {{indicator: {figure}, above_{name}_by: 25%}}" for name in book.framework.benchmarks),
        f"  #   {{indicator: {figure}, falls_by: 20%}}      or rises_by; against the previous figure",
        *(f"  #   {{indicator: {figure}, among: {rank}}}" for rank in [*book.framework.ranks][:1]),
        f"  #   {{indicator: {figure}, supplied: false}}",
        f"  #   {{finding: {next(iter(book.rules), 'a-rule')}}}",
        "  #   any: [...]      or all, none; or at_least: 2 with of: [...]",
        "  # unless: {flag: what_the_force_does_about_it}",
        f"  weakness: {book.framework.weights[0]:<13}# {_other_conclusions(book)}",
        f"  # area_for_improvement: <What the {book.framework.words.subject.one} should do, so that what follows.>",
        f'  because: "<what was found>"      # {{{figure}}} in it stands for the figure',
        "  rationale: <why it matters, and why the threshold stands where it does>",
        "  basis: judgement       # or published, comparator: where the threshold comes from",
        f"  source: [{{document: {source.document}, lines: {source.lines}}}]",
    )


def _other_conclusions(book: Rulebook) -> str:
    """What a rule may conclude instead of a weakness of the lightest weight, as a comment names it."""
    further = book.framework.weights[1:]
    heavier = f"or {', '.join(further)}; " if further else ""
    return f"{heavier}or instead `strength: true`, `cause_of_concern: true`"


def _says(entry: Indicator | Flag) -> str:
    if isinstance(entry, Flag):
        return f"{entry.holds} | false: {entry.fails}"
    return f"{entry.label} ({words(entry.unit)}; worse: {entry.worse})"
