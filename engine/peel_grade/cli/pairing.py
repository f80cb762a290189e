"""The rulebooks of two sides that belong together: a rulebook and an edit of it, or several of each."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from peel_grade.cli.arguments import check_no_part
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record

if TYPE_CHECKING:
    from peel_grade.rulebook.locate import Place


class Pairs(Record):
    """The pairs, first and second side, and the frameworks that only one side has, with how they changed.

    `places` are all that were located.
    """

    pairs: "tuple[tuple[Place, Place], ...]"
    alone: tuple[tuple[str, str], ...]
    places: "tuple[Place, ...]"


@contextmanager
def paired(old: str, new: str, command: str, output: Path | None = None) -> Iterator[Pairs]:
    """Locate what two arguments name, for as long as the context lasts; `output` is a file that none is to be.

    Raises InputError, as `command`, where no two belong together.
    """
    from peel_grade.rulebook.locate import locate_all

    with ExitStack() as stack:
        before, after = (
            {place.folder.resolve().name: place for place in reversed(stack.enter_context(locate_all(named)))}
            for named in (old, new)
        )
        places = (*after.values(), *before.values())
        check_no_part(output, places)
        one_each = len(before) == len(after) == 1  # then they belong together, whatever their names
        names = list(zip(before, after, strict=True)) if one_each else [(n, n) for n in after if n in before]
        if not names:
            help = f"one has {', '.join(before)}, the other {', '.join(after)}"
            raise InputError([Problem(command, 0, 0, "the two sides have no framework in common", help)])
        alone = [] if one_each else [*_missing("removed", before, after), *_missing("added", after, before)]
        yield Pairs(tuple((before[first], after[second]) for first, second in names), tuple(alone), places)


def _missing(change: str, there: Collection[str], here: Collection[str]) -> list[tuple[str, str]]:
    """The frameworks that stand there and are missing here; a single rulebook here is compared with its like alone."""
    return [(name, change) for name in there if name not in here] if len(here) > 1 else []
