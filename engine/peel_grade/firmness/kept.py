"""The diagrams of a rulebook, with what its rules and evidence count as: kept between runs, as the rulebook is."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from peel_grade.files import store
from peel_grade.files.record import Record
from peel_grade.findings.engines import Compiled
from peel_grade.firmness.counting import Counts, Listed, counts_of
from peel_grade.rulebook.conditions import Leaf

BUILDERS = ("files", "rulebook", "force", "findings", "lint", "grades", "firmness")
"""The packages whose code decides what diagrams are."""
STRATA = ("themes", "questions", "overall")
"""Those in which something is counted for a grade."""
SIDES = (None, False, True)
"""The sides on which evidence can be known: none, the adverse, the favourable."""
NOWHERE = -1
"""In `ways`, where a state does not go together with those before."""
Place: TypeAlias = tuple[str, str]
"""A theme or question: ("theme", its id)."""
_KIND, _KEPT = "diagrams", 8
_IN_MEMORY = 3
_LOADED: list[tuple[Compiled, "Diagrams"]] = []
"""The diagrams of the rulebooks that were asked for last: many forces are graded by one."""

State: TypeAlias = tuple[tuple[int, ...], int, str]
"""What a piece of evidence can be, as far as its group and the counts of evidence can tell: the truths of the piece's
comparisons in their order, as bits of `peel_grade.lint.proving.states`; what it counts as (see `counted`); and how a
force file states it, empty: not recorded, ANY_FIGURE: as a figure that no comparison asks for.
"""
ANY_FIGURE = "known"


class Layer(Record):
    """A piece of evidence of a group: its subject, what rules compare it with, its states, and what follows in each.

    `asked` are the comparisons, each as the plain tuple of a `Leaf`: most of them are never looked at. `ways` has a row
    for each number of what is left of the rules before it, and in it, for each state, which rules now conclude (their
    place in the diagram's `concluding`) and the number of what is left then.
    """

    entry: str
    asked: tuple[tuple[Any, ...], ...]
    states: tuple[State, ...]
    ways: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The comparisons."""
        return tuple(map(Leaf._make, self.asked))

    @property
    def numbers(self) -> dict[tuple[tuple[int, ...], int], int]:
        """The numbers of the states by their truths and what they count as; of those that are alike the first."""
        return {state[:2]: number for number, state in reversed([*enumerate(self.states)])}


class Diagram(Record):
    """A group of rules that share evidence, and the pieces; `layers` is empty where it is too entangled for any.

    `concluding` are rules that conclude together; `places` the themes and questions in which the group counts.
    """

    rules: tuple[str, ...]
    entries: tuple[str, ...]
    places: tuple[Place, ...]
    concluding: tuple[tuple[str, ...], ...]
    layers: tuple[Layer, ...]


def counted(known: bool, side: bool | None) -> int:
    """What a piece of evidence counts as: 0 as none, else 1 more than the place of its side among the `SIDES`."""
    return 1 + SIDES.index(side) if known else 0


class Diagrams(Record):
    """The diagrams of a rulebook, and what is counted towards themes and questions.

    `rules` has for each rule what it adds to the counts of its theme and of its question, once as it is and once as a
    repeat; `entries` the same for each piece of evidence that is known, by the `SIDES`.
    `lists` are the grade rules of each theme (`theme/ID`), each question, and `overall`; `grades` has of each of those
    what its grades add to the counts above it.
    """

    groups: tuple[Diagram, ...]
    themes: Counts
    questions: Counts
    overall: Counts
    rules: Mapping[str, tuple[tuple[int, int], ...]]
    entries: Mapping[str, tuple[tuple[int, int], ...]]
    lists: Mapping[str, Listed]
    grades: Mapping[str, Mapping[str, int]]


def key_of(*made_from: str) -> bytes:
    """The key of what was made from texts by the code that builds diagrams, and drafts on them."""
    return "\n".join((store.code_stamp(*BUILDERS), *made_from)).encode()


def load_diagrams(compiled: Compiled) -> Diagrams:
    """The diagrams of a rulebook: those that were kept, or made now and kept; of the last few in memory too.

    Those of a rulebook that was changed in memory, and so has no hash, are in memory only.
    """
    for known, found in [*_LOADED]:
        if known is compiled or (compiled.book.sha256 and known.book.sha256 == compiled.book.sha256):
            return found
    found = _kept(compiled) if compiled.book.sha256 else _made(compiled)
    _LOADED[:] = [(compiled, found), *_LOADED[: _IN_MEMORY - 1]]
    return found


def _made(compiled: Compiled) -> Diagrams:
    from peel_grade.firmness.diagrams import diagrams_of  # what is kept costs no building

    return diagrams_of(compiled)


def _kept(compiled: Compiled) -> Diagrams:
    key = key_of(compiled.book.sha256)
    kept = store.recall(_KIND, key)
    if kept is not None:
        return _restored(kept, compiled)
    found = _made(compiled)
    bits = [each.bits for each in (found.themes, found.questions, found.overall)]
    kept = [found.groups, found.themes.points, bits, found.rules, found.entries, found.lists, found.grades]
    store.keep(_KIND, key, kept, _KEPT)
    return found


def _restored(kept: list[Any], compiled: Compiled) -> Diagrams:
    groups, points, bits, rules, entries, lists, grades = kept
    made = tuple([Diagram._make((*group[:-1], tuple(map(Layer._make, group[-1])))) for group in groups])
    themes, questions, overall = (
        counts_of(compiled.counts[stratum], points)._replace(bits=of_it)
        for stratum, of_it in zip(STRATA, bits, strict=True)
    )
    return Diagrams(made, themes, questions, overall, rules, entries, lists, grades)
