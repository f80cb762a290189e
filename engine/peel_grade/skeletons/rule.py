"""A rule to start from."""

import re
from collections.abc import Iterator

from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.skeletons.comments import comment
from peel_grade.wording.terms import words

_COMMAND = "rulebook new"


def rule_skeleton(book: Rulebook, of: str, name: str | None = None) -> str:
    """A rule to fill in, as YAML that is well formed as it stands, of a theme, or of a question that has none.

    It is named `name`, or after what it is `of`. Comments list every indicator and flag there, the areas for
    improvement of the question, and the other forms of a condition. Raises InputError.
    """
    called = book.framework.words
    whole = {name: question for name, question in book.questions.items() if not book.themes_of(name)}
    if of not in book.themes and of not in whole:
        known = [*book.themes, *whole]
        help = did_you_mean(of, known) or f"one of {', '.join(known)}"
        kind = " or ".join([called.theme.one] * bool(book.themes) + [called.question.one] * bool(whole))
        raise InputError([Problem(_COMMAND, 0, 0, f"unknown {kind} {quoted(of)}", help)])
    rule = name if name is not None else _new_name(f"{of.replace('_', '-')}-new", book)
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule):
        help = "use lower case letters, digits and single hyphens"
        raise InputError([Problem(_COMMAND, 0, 0, f"{quoted(rule)} is not an id", help)])
    if rule in book.rules:
        help = f"`rulebook explain {rule}` tells what it is; choose another id"
        raise InputError([Problem(_COMMAND, 0, 0, f"there is a rule {quoted(rule)} already", help)])
    if of in whole:
        key, what = "question", f"{called.question.one} {whole[of].title}"
        here: list[Flag | Indicator] = [entry for entry in book.entries() if entry.question == of]
        context: list[Indicator] = []
    else:
        theme = book.themes[of]
        key, what = "theme", f"{called.theme.one} {theme.title} ({book.questions[theme.question].title})"
        here = [entry for entry in book.entries() if entry.theme == of]
        context = [entry for entry in book.indicators.values() if entry.question == theme.question and not entry.theme]
    lines = [f"# A rule of the {what}."]
    lines += ["# Add it to a file in findings/ of your rulebook, replace what stands in <>, then run `rulebook check`."]
    for title, entries in (
        ("Flags", [entry for entry in here if isinstance(entry, Flag)]),
        ("Indicators", [entry for entry in here if isinstance(entry, Indicator)]),
        (f"Figures of the {called.question.one} as a whole", context),
    ):
        lines += ["#", f"# {title}:"] if entries else []
        lines += [line for entry in entries for line in comment(f"{entry.id}: {_says(entry)}", "  ", "      ")]
    asked = of if of in whole else book.themes[of].question
    areas = [area for area in book.areas.values() if area.question == asked]
    lines += (
        ["#", f"# {called.area.many[:1].upper()}{called.area.many[1:]} of the {called.question.one}:"] if areas else []
    )
    lines += [line for area in areas for line in comment(f"{area.id}: {area.text}", "  ", "      ")]
    return "\n".join([*lines, *_rule(rule, f"{key}: {of}", here or context, book)]) + "\n"


def _new_name(wanted: str, book: Rulebook) -> str:
    name, number = wanted, 2
    while name in book.rules:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _rule(rule: str, of: str, entries: list[Flag | Indicator] | list[Indicator], book: Rulebook) -> Iterator[str]:
    entry = entries[0] if entries else next(book.entries())
    tested = f"flag: {entry.id}" if isinstance(entry, Flag) else f"indicator: {entry.id}, at_least: 1"
    figure = next((each.id for each in entries if isinstance(each, Indicator)), "an_indicator")
    source = entry.sources[0]
    yield from (
        "",
        f"- id: {rule}",
        f"  {of}",
        f"  when: {{{tested}}}",
        "  # other conditions:",
        f"  #   {{flag: {entry.id if isinstance(entry, Flag) else 'a_flag'}, is: false}}",
        f"  #   {{indicator: {figure}, at_least: 50}}       or above, at_most, below, between: [1, 5]",
        *(f"  #   {{indicator: {figure}, above_{name}_by: 25%}}" for name in book.framework.benchmarks),
        f"  #   {{indicator: {figure}, falls_by: 20%}}      or rises_by; against the previous figure",
        *(f"  #   {{indicator: {figure}, among: {rank}}}" for rank in [*book.framework.ranks][:1]),
        f"  #   {{indicator: {figure}, supplied: false}}",
        *(
            f"  #   {{indicator: {figure}, at_least: {{parameter: {name}}}}}      a threshold that several rules share"
            for name in [*book.parameters][:1]
        ),
        f"  #   {{finding: {next(iter(book.rules), 'a-rule')}}}",
        "  #   any: [...]      or all, none; or at_least: 2 with of: [...]",
        f"  # unless: {{flag: what_the_{_underscores(book.framework.words.subject.one)}_does_about_it}}",
        f"  weakness: {book.framework.weights[0]:<13}# {_other_conclusions(book)}",
        "  # area: an-area        # what it is a reason for, of areas/: one of those above, or a new one",
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


def _underscores(noun: str) -> str:
    return re.sub("[^a-z]+", "_", noun.lower())


def _says(entry: Indicator | Flag) -> str:
    if isinstance(entry, Flag):
        return f"{entry.holds} | false: {entry.fails}"
    return f"{entry.label} ({words(entry.unit)}; worse: {entry.worse})"
