"""What edits change in the draft of one force, and which edits it is that change it.

The drafts of the two rulebooks come from the rules engine; causes are found by making some of the edits in the old
one, and by taking some back from the new one.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import NamedTuple

from peel_grade.causes.search import MOST_TRIED_TOGETHER, Causes, find_causes
from peel_grade.diff.draft import GRADED, SUGGESTED, Draft, Item, differing, draft_of, with_new_names
from peel_grade.diff.edits import Edit, Edits
from peel_grade.diff.trial import Combined, Made, Trial
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.file import Force, with_successors
from peel_grade.grades.assessment import assess


class Moved(NamedTuple):
    """Something in a draft that differs; None where it is not in that draft."""

    item: Item
    was: str | None
    now: str | None
    causes: Causes[Edit]


class Cancelled(NamedTuple):
    """Something in a draft that is the same, though some edits alone would change it: together they come to nothing."""

    item: Item
    stays: str | None
    edits: tuple[tuple[Edit, ...], ...]


class Impact(NamedTuple):
    """What changes for one force, and what would have changed."""

    force: str
    path: str
    overall: tuple[str, str]
    moved: list[Moved]
    cancelled: list[Cancelled]


class Comparison:
    """Two rulebooks and the edits between them, ready to assess forces with any of the edits made.

    Its engines hold native memory until `close`.
    """

    def __init__(self, old: Compiled, new: Compiled, edits: Edits | None = None) -> None:
        self.old, self.new, self.edits = old.book, new.book, edits or Edits(old.book, new.book)
        self._open = ExitStack()
        self._engines = tuple(self._open.enter_context(closing(Engines(side))) for side in (old, new))
        self._combined = self._open.enter_context(closing(Combined(self.edits, self._engines[0])))
        self.effective = self.edits.effective if _one_scale(old, new) else ()
        """The edits that could change a draft at all, and can be made without the others."""

    def drafts(self, force: Force) -> tuple[Draft, Draft]:
        """What the two rulebooks draft, both by the new names."""
        old, new = (
            draft_of(assess(with_successors(force, engines.compiled.book), engines)) for engines in self._engines
        )
        return with_new_names(old, self.edits.names), new

    def trial(self, force: Force) -> Trial:
        """A force, ready to be drafted with any of the edits made."""
        return Trial(self._combined, force)

    def impact(self, force: Force) -> Impact:
        """What changes for a force, and why."""
        old, new = self.drafts(force)
        trial, moved = self.trial(force), []
        for item in differing(old, new):
            causes = _causes(item, trial) if self.effective else Causes[Edit]((), False, ())
            moved.append(Moved(item, old.get(item), new.get(item), causes))
        overall = ("overall", "")
        cancelled = list(_cancelled(old, new, trial)) if self.effective else []
        return Impact(force.name, force.file, (old[overall], new[overall]), moved, cancelled)

    def close(self) -> None:
        """Free all engines; the comparison must not be used afterwards."""
        self._open.close()


def _one_scale(old: Compiled, new: Compiled) -> bool:
    """Whether both rulebooks name grades, ranks and weights alike: if not, no rule of one fits the other."""
    one, other = (side.book.framework for side in (old, new))
    return (one.scale, tuple(one.ranks), one.weights) == (other.scale, tuple(other.ranks), other.weights)


def _causes(item: Item, trial: Trial) -> Causes[Edit]:
    """What brings this item to where the new rulebook has it."""

    def value(made: Made) -> str | None:
        return trial.draft(made).get(item)

    return find_causes(trial.relevant(item), value)


def _cancelled(old: Draft, new: Draft, trial: Trial) -> Iterator[Cancelled]:
    """What stays as it is because edits cancel each other out; not looked for among very many edits."""
    for item in dict.fromkeys([*new, *old, *trial.contested()]):
        kind, _ = item
        if kind not in (*GRADED, *SUGGESTED, "finding") or old.get(item) != new.get(item):
            continue
        edits = trial.relevant(item)
        if 1 < len(edits) <= MOST_TRIED_TOGETHER and (found := _causes(item, trial).cancelled):
            yield Cancelled(item, old.get(item), found)
