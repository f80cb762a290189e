"""The boundaries of a rulebook, generated from it: the same for the same rulebook, in its order."""

from collections.abc import Iterator

from peel_grade.boundaries.below import Shared
from peel_grade.boundaries.lists import list_entry
from peel_grade.boundaries.model import Boundaries, Entry, Key
from peel_grade.boundaries.rules import rule_entry
from peel_grade.boundaries.same import same_lists, same_rule
from peel_grade.boundaries.saying import says, theme_lists, units
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook


def generated(book: Rulebook, like: tuple[Rulebook, Boundaries] | None = None) -> Boundaries:
    """The boundaries of every rule and list of a rulebook.

    `like` is a rulebook of which much may be the same, with what was generated from it: that is not worked out again.
    """
    return Boundaries(book.framework.id, FrozenDict({entry.key: entry for entry in _entries(book, like)}))


def _entries(book: Rulebook, like: tuple[Rulebook, Boundaries] | None) -> Iterator[Entry]:
    yield Entry("scale", "", says(("scale", ""), book), {}, ())
    for rule in book.rules.values():
        same = like is not None and same_rule(rule, book, like[0])
        yield like[1].entries["rule", rule.id] if same and like else rule_entry(rule, book)
    if like is not None and same_lists(book, like[0]):
        yield from (like[1].entries[key] for key in list_keys(book))
        return
    told, shared = dict[str, set[object]](), Shared(book)
    for key in list_keys(book):
        alike = key[0] if key[0] in ("theme_grades", "question_grades") else " ".join(key)
        yield list_entry(key, units(key, book), shared, told.setdefault(alike, set()), says(key, book))


def list_keys(book: Rulebook) -> Iterator[Key]:
    """The lists of grade rules, and the single conditions, from the areas to what has no precedent."""
    yield "suggest", ""
    yield from (("theme_grades", theme) for theme in theme_lists(book))
    yield from (("question_grades", question.id) for question in book.questions.values() if question.graded)
    if book.graded_overall:
        yield "overall", ""
        yield from (("alternative", name) for name in book.overall_alternatives)
        yield from (("no_precedent", remark.id) for remark in book.no_precedent)
