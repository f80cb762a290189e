"""A mutant: one small change of a rulebook, such as could be a slip of its author."""

from collections.abc import Callable
from typing import NamedTuple

from peel_grade.rulebook.model import Rule, Rulebook


class Mutant(NamedTuple):
    """One change, of the field `field` of `rule` (or of what else has that id); `says` tells it, `changed` makes it."""

    rule: str
    field: str
    says: str
    changed: Callable[[], Rulebook]

    def made(self) -> Rulebook:
        """The rulebook with the change; nothing is known of it by the hash of that which was read."""
        return self.changed()._replace(sha256="")

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from all others of its framework."""
        return self.rule, self.says


def with_rule(book: Rulebook, rule: Rule) -> Rulebook:
    """The rulebook with a rule in the place of that of its id, or with one more."""
    return book._replace(rules={**book.rules, rule.id: rule})
