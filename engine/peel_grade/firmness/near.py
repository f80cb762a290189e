"""Which counts of themes and questions can be told apart, whatever is recorded of what is missing."""

from collections.abc import Iterable

from peel_grade.files.record import Record
from peel_grade.firmness.counting import Counts, Listed
from peel_grade.grades.counts import Evidence, RuleResult, count_facts, tally


class Near(Record):
    """Of the counts of a theme or question the bits that are told apart, and the values of the others.

    Of these grade rules make the same whatever is recorded.
    """

    told: int
    steady: int


def near(counts: Counts, asked: Listed, rules: Iterable[RuleResult], evidence: Evidence, recorded: int) -> Near:
    """What can be told apart of a theme or question; `recorded` are its counts of evidence as they stand."""
    findings = tuple(str(count) for count in counts.counts if count.of == "findings")
    known = count_facts(findings, tally(rules), {}, {})
    told, steady, mask = 0, 0, (1 << counts.bits) - 1
    for shift, kinds in asked[1]:
        count = counts.counts[shift // counts.bits]
        if count.of == "findings":
            low, high = map(int, known[str(count)])
        elif count.of == "evidence":
            low = recorded >> shift & mask
            high = low + evidence.of - evidence.known
        else:
            continue
        if len({*kinds[low : high + 1]}) > 1:
            told |= mask << shift
        else:
            steady |= low << shift
    return Near(told, steady)
