"""Skeletons to start from: a rule, a force file, and an editable copy of a shipped rulebook."""

import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from peel_grade.files.listing import listed_below
from peel_grade.files.output_file import beside_of
from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted, unusable
from peel_grade.files.yaml_tree import shown
from peel_grade.findings.cache import load_located
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import locate
from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.wording.terms import words

_WIDTH = 110
_COMMAND = "rulebook new"


def rule_skeleton(book: Rulebook, theme: str, name: str | None = None) -> str:
    """A rule of the theme to fill in, as YAML that is well formed as it stands, named `name` (or after the theme).

    Comments list every indicator and flag of the theme, and the other forms of a condition. Raises InputError.
    """
    if theme not in book.themes:
        help = did_you_mean(theme, book.themes) or f"one of {', '.join(book.themes)}"
        raise InputError([Problem(_COMMAND, 0, 0, f"unknown theme {quoted(theme)}", help)])
    rule = name if name is not None else _new_name(f"{theme.replace('_', '-')}-new", book)
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule):
        help = "use lower case letters, digits and single hyphens"
        raise InputError([Problem(_COMMAND, 0, 0, f"{quoted(rule)} is not an id", help)])
    if rule in book.rules:
        help = f"`rulebook explain {rule}` tells what it is; choose another id"
        raise InputError([Problem(_COMMAND, 0, 0, f"there is a rule {quoted(rule)} already", help)])
    found = book.themes[theme]
    lines = [f"# A rule of the theme {found.title} ({book.questions[found.question].title})."]
    lines += ["# Add it to a file in findings/ of your rulebook, replace what stands in <>, then run `rulebook check`."]
    here = [entry for entry in book.entries() if entry.theme == theme]
    context = [entry for entry in book.indicators.values() if entry.question == found.question and not entry.theme]
    for title, entries in (
        ("Flags", [entry for entry in here if isinstance(entry, Flag)]),
        ("Indicators", [entry for entry in here if isinstance(entry, Indicator)]),
        ("Figures of the question as a whole", context),
    ):
        lines += ["#", f"# {title}:"] if entries else []
        lines += [line for entry in entries for line in _comment(f"{entry.id}: {_says(entry)}", "  ", "      ")]
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


def _comment(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    """The text as comment lines."""
    for number, line in enumerate(textwrap.wrap(" ".join(text.split()), _WIDTH, break_long_words=False)):
        yield f"# {first if number == 0 else rest}{line}"


def force_skeleton(book: Rulebook) -> str:
    """A force file to fill in, as YAML: every indicator and flag by question and theme, none of them recorded.

    Well formed once the name of the force is written; it then grades as insufficient evidence.
    """
    framework, one = book.framework, book.framework.words.subject.one
    inspected = ", ".join(book.questions)
    beside = "".join(f" {name}: 11," for name in framework.benchmarks)
    beside += f" rank: {next(iter(framework.ranks))}," if framework.ranks else ""
    lines = [
        f"# yaml-language-server: $schema=schemas/{framework.id}.force.json",
        f"# What was found in one {one}, for {framework.title} ({framework.id} {framework.version}).",
        f"# Fill in the name of the {one}, then replace `not_recorded` where something is known. What stays as it is,",
        f"# or is deleted, counts as not recorded. `not_supplied`: the {one} could not supply it; `not_comparable`:",
        "# its figure cannot be compared. `grade FILE` tells every mistake, and what the draft still lacks.",
        'force: ""',
        f"framework: {framework.id}",
        "# source:                                 # the documents that `source:` of the evidence points into",
        f'#   report: {{title: "An inspection of the {one}", lines: 600}}',
        f"inspected: [{inspected}]",
        "# previous:                               # what earlier inspections said",
        "#   grades:",
        f"#     {next(iter(book.questions))}: {{grade: {framework.standard.id}, year: {framework.year - 1}}}",
        "#   areas_for_improvement:",
        f"#     - {{rule: {next(iter(book.rules), 'a-rule')}, year: {framework.year - 1}}}",
        f"#   complete: true                        # every earlier {framework.words.area.one} is listed",
        "",
        "# An indicator: a number, or in full",
        f'#   {{value: 12, previous: 10,{beside} source: "report:12", note: ...}}',
        *_section("indicators", book.indicators.values(), book),
        "",
        "# A flag: true or false, or in full",
        '#   {is: true, source: "report:12", note: ...}',
        *_section("flags", book.flags.values(), book),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, entries: Iterable[Indicator | Flag], book: Rulebook) -> Iterator[str]:
    """One section of a force file, by question and theme; a comment where the catalogue has nothing for it."""
    by_group: dict[tuple[str, str | None], list[Indicator | Flag]] = {}
    for entry in entries:
        by_group.setdefault((entry.question, entry.theme), []).append(entry)
    yield f"{title}:" if by_group else f"# {title}:"
    for question in book.questions.values():
        for theme in (*book.themes_of(question.id), None):
            inside = by_group.get((question.id, theme), [])
            name = book.themes[theme].title if theme else "as a whole"
            if inside:
                yield ""
                yield f"  # --- {question.title}: {name}"
            for entry in inside:
                yield from (f"  {line}" for line in _described(entry))
                yield f"  {entry.id}: not_recorded"


def _described(entry: Indicator | Flag) -> Iterator[str]:
    if isinstance(entry, Flag):
        yield from _comment(f"true: {entry.holds}; false: {entry.fails}", rest="  ")
    else:
        yield from _comment(f"{entry.label} ({words(entry.unit)})", rest="  ")
    if entry.definition and entry.definition != entry.label:
        yield from _comment(entry.definition, "  ", "  ")


def rulebook_of(framework: str | None, named: str | None = None) -> Rulebook:
    """The rulebook of a framework (the default without one) among those that `named` means. Raises InputError."""
    with locate(named, framework) as place:
        return load_located(place).book


def _unknown_framework(name: str, known: list[str]) -> Problem:
    help = did_you_mean(name, known) or f"one of {', '.join(known)}"
    return Problem(shown(Path(name)), 0, 0, "unknown framework", help)


def copy_rulebook(framework: str | None, folder: Path) -> list[Path]:
    """Copy a shipped rulebook and those it extends (every shipped one without a name) into a new folder.

    Returns the copies' folders, the named rulebook first. The folder is written beside, then moved into its place.
    Raises InputError where it exists already.
    """
    from peel_grade.rulebook.reading.origins import bases  # all of pydantic: only for a copy

    known = shipped.frameworks()
    if framework is not None and framework not in known:
        raise InputError([_unknown_framework(framework, known)])
    if folder.exists() or folder.is_symlink():
        help = "name a new folder: nothing is overwritten"
        raise InputError([Problem(shown(folder), 0, 0, "this exists already", help)])
    names = known
    if framework is not None:
        names = [framework, *(base.name for base in bases(shipped.rules_folder() / framework))]
    target = folder.resolve()
    beside = beside_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
        for each in names:
            for file in listed_below(shipped.rules_folder() / each, ".yaml"):
                copy = beside / file.relative_to(shipped.rules_folder())
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)
        beside.rename(target)
    except OSError as error:
        raise InputError([unusable(shown(folder), "written", error)]) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return [folder / each for each in names]
