"""Boundaries: of every rule the cases at its edges, as data; how they come about stands in `generating`."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Part: TypeAlias = Literal[
    "scale", "rule", "suggest", "theme_grades", "question_grades", "overall", "alternative", "no_precedent"
]
Key: TypeAlias = tuple[Part, str]
"""What an entry is of: a part of the rulebook, and which one where there are several."""
Given: TypeAlias = Mapping[str, object]
"""What is given: of a rule evidence as a force file has it, of grade rules what the stratum below concluded."""

YES, NO, UNDECIDED = "yes", "no", "undecided"


class Case(NamedTuple):
    """What is `given`, and what follows: `yes`, `no` or `undecided`; of a list of grade rules the grade, decided `by`
    one of them (empty: by none).
    """

    given: Given
    then: str
    by: str = ""


class Entry(NamedTuple):
    """The cases of one rule, or of one list of grade rules.

    `id` is that of the rule or remark; of `theme_grades` and `question_grades` the theme or question that is graded; of
    an alternative its id; of all else empty. `says` is what the rule concludes, of the scale what the framework
    declares. `beside` is what is given in every case that does not say otherwise.
    """

    part: Part
    id: str
    says: Mapping[str, object]
    beside: Given
    cases: tuple[Case, ...]

    @property
    def key(self) -> Key:
        """What it is of."""
        return self.part, self.id

    def apart(self, given: Given) -> Given:
        """What is given otherwise than `beside`, in the order of that, and what is given besides."""
        here = {name: given[name] for name, usual in self.beside.items() if name in given and given[name] != usual}
        return here | {name: value for name, value in given.items() if name not in self.beside}


class Boundaries(NamedTuple):
    """The entries of a framework, in the order of its rulebook.

    `like` is the framework whose entries hold of it too where it has none of its own, but for those `without`; empty
    where there is none. `own` are those of its own.
    """

    framework: str
    entries: Mapping[Key, Entry]
    like: str = ""
    without: tuple[Key, ...] = ()
    own: frozenset[Key] = frozenset()
