"""The order of areas: of each that is suggested a text that sorts by how urgent it is."""

from collections.abc import Iterator

from peel_grade.rulebook.model import Rulebook
from peel_grade.sql.evidence import Evidence
from peel_grade.sql.text import NEVER, Text, literal, quoted


def by_priority(book: Rulebook, evidence: Evidence) -> tuple[list[Text], int]:
    """By area, NULL where it is not suggested, else digits and the id: repeated before new, graver before lighter, more
    reasons before fewer, then as the rulebook lists them. The number is how many digits there are.
    """
    reasons = {name: [rule for rule in book.rules.values() if rule.area == name] for name in book.areas}
    gravest = book.framework.gravest
    levels = {None: 0} | {weight: place for place, weight in enumerate(gravest, start=1)}
    few = 10 ** len(str(max(map(len, reasons.values()), default=0)))
    most = few + max(map(len, reasons.values()), default=0)  # less any number of reasons it has as many digits

    def digits(number: int, most: int) -> str:
        return str(number).zfill(len(str(most)))

    def parts(place: int, name: str) -> Iterator[Text]:
        made = evidence.made_earlier(name)
        yield Text(literal("1")) if made == NEVER else Text(f"CASE WHEN {made.sql} THEN '0' ELSE '1' END", made.reads)
        found = {rule.id: f"finding.{rule.id}" for rule in reasons[name]}
        whens = [
            f"WHEN {' OR '.join(holding)} THEN {literal(digits(level, len(levels)))}"
            for level in sorted(levels.values())
            if (holding := [quoted(found[rule.id]) for rule in reasons[name] if levels[rule.weight] == level])
        ]
        reads = frozenset(found.values())
        yield Text(f"CASE {' '.join(whens)} ELSE {literal(digits(len(levels), len(levels)))} END", reads)
        counted = " - ".join(f"CAST({quoted(column)} IS TRUE AS INT)" for column in found.values())
        yield Text(f"CAST({most} - {counted} AS VARCHAR)", reads)
        yield Text(literal(digits(place, len(book.areas)) + name))

    found = []
    for place, name in enumerate(book.areas):
        if reasons[name]:
            texts = [*parts(place, name)]
            reads = frozenset((f"area.{name}",)).union(*(text.reads for text in texts))
            key = " || ".join(text.sql for text in texts)
            found.append(Text(f"CASE WHEN {quoted(f'area.{name}')} THEN {key} END", reads))
    return found, 1 + len(str(len(levels))) + len(str(most)) + len(str(len(book.areas)))
