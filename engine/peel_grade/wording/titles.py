"""What rules are called on pages."""

from collections import Counter
from collections.abc import Mapping

from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.sentences import kind_said, reason
from peel_grade.wording.terms import capital


def rule_titles(book: Rulebook) -> Mapping[str, str]:
    """The title of each rule: its reason, with what it concludes, or its id, where several share the reason."""
    plain = {rule.id: capital(reason(rule)) for rule in book.rules.values()}
    kind = {rule.id: f"{plain[rule.id]} ({kind_said(rule, book.framework)})" for rule in book.rules.values()}
    shared, still = Counter(plain.values()), Counter(kind.values())
    return {
        id: text if shared[text] == 1 else kind[id] if still[kind[id]] == 1 else f"{text} ({id})"
        for id, text in plain.items()
    }
