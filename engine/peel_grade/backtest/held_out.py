"""A force drafted without the rules that are known from its own report alone: as if that had never been read.

A rulebook says of each rule which documents it rests on. That an inspection is drafted as it was published says little
of rules that were written from its own report; what is drafted without them says more.
"""

from peel_grade.findings.engines import Engines
from peel_grade.findings.truths import decided, truths
from peel_grade.grades.assessment import conclude
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.model import Rulebook


def resting_on(book: Rulebook, document: str) -> list[str]:
    """The rules all of whose sources are in one document."""
    return [
        name
        for name, rule in book.rules.items()
        if rule.sources and all(source.document == document for source in rule.sources)
    ]


def without(rules: list[str], draft: Assessment, engines: Engines) -> Assessment:
    """The draft of the same force by a rulebook that never had some of its rules."""
    old = engines.compiled.book
    left_out = {*rules}
    book = old._replace(rules={name: rule for name, rule in old.rules.items() if name not in left_out})
    verdicts = decided(truths(book, {**draft.facts}))
    return conclude(draft.force, {**draft.facts}, verdicts, Engines(engines.compiled._replace(book=book), engines))
