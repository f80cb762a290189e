"""The form of a file of boundaries: one case a line, told by what it gives otherwise than its entry."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from peel_grade.boundaries.model import Entry, Given, Key

WIDTH = 120
"""How many columns a line may have."""
OTHERS = "all others"
"""In a case of grade rules, every theme or question of the entry that the case does not name."""
_UNQUOTED = ("true", "false", "null")


def key_text(key: Key) -> str:
    """The key of an entry in a file: `suggest`, `question_grades crime_prevention`, `rule late-visits`.

    It stands at the start of a line, where git looks for what to call a hunk of a diff.
    """
    return " ".join(part for part in key if part)


def differing(entry: Entry, given: Given) -> Given:
    """What a case gives otherwise than its entry, in the shortest words."""
    apart = entry.apart(given)
    units = {name: given[name] for name in entry.beside if is_unit(name)} if entry.part != "rule" else {}
    shortest: Given = apart
    for grade in dict.fromkeys(value for name, value in apart.items() if name in units):
        rest = {name: value for name, value in given.items() if name in units and value != grade}
        told = {OTHERS: grade, **rest, **{name: value for name, value in apart.items() if name not in units}}
        shortest = min(shortest, told, key=lambda each: len(flow(each)))
    return shortest


def completed(beside: Given, apart: Given) -> dict[str, object]:
    """All that a case gives, from what its entry does and what the case gives otherwise."""
    whole = {name: apart[OTHERS] if OTHERS in apart and is_unit(name) else value for name, value in beside.items()}
    return {**whole, **{name: value for name, value in apart.items() if name != OTHERS}}


def is_unit(name: str) -> bool:
    """Whether a key of a case of grade rules is the id of a theme or question."""
    return " " not in name


def written(entries: Iterable[Entry]) -> list[str]:
    """The lines of entries."""
    return [line for entry in entries for line in _entry(entry)]


def mapping(head: str, content: Mapping[str, object]) -> list[str]:
    """A mapping behind its key or dash: in one line, or where that is too long in a line for each of its entries."""
    line = f"{head} {flow(content)}"
    if len(line) <= WIDTH:
        return [line]
    start, first = (f"{head} ", []) if head.endswith("-") else (" " * (len(head) - len(head.lstrip()) + 2), [head])
    rows = [f"{key}: {flow(value)}" for key, value in content.items()]
    return [*first, *(f"{start if number == 0 or first else ' ' * len(start)}{row}" for number, row in enumerate(rows))]


def flow(value: object) -> str:
    """A value in one line."""
    match value:
        case bool():
            return str(value).lower()
        case Mapping():
            return f"{{{', '.join(f'{key}: {flow(each)}' for key, each in value.items())}}}"
        case list() | tuple():
            return f"[{', '.join(map(flow, value))}]"
        case str() if value in _UNQUOTED:
            return f'"{value}"'
        case _:
            return str(value)


def _entry(entry: Entry) -> list[str]:
    lines = [f"{key_text(entry.key)}:"]
    lines += mapping("  concludes:", entry.says) if entry.says else []
    lines += mapping("  beside:", entry.beside) if entry.beside else []
    lines.append("  cases:")
    return lines + (_cases(entry) if entry.part == "rule" else _cases_by_rule(entry))


def _cases(entry: Entry) -> list[str]:
    lines: list[str] = []
    for case in entry.cases:
        apart = differing(entry, case.given)
        line = f"    - {{{f'given: {flow(apart)}, ' if apart else ''}then: {flow(case.then)}}}"
        if len(line) <= WIDTH:
            lines.append(line)
        else:
            lines += [f"    - then: {flow(case.then)}", *mapping("      given:", apart)]
    return lines


def _cases_by_rule(entry: Entry) -> list[str]:
    """The cases of a list, those that one of its rules decides together."""
    lines: list[str] = []
    for (then, by), cases in groupby(entry.cases, lambda case: (case.then, case.by)):
        lines += [f"    - by: {by}", f"      then: {flow(then)}"] if by else [f"    - then: {flow(then)}"]
        lines.append("      given:")
        for case in cases:
            lines += mapping("        -", differing(entry, case.given))
    return lines
