"""How often edits show in a generated population: all of them together, and each made alone.

The population engine drafts with all rulebooks that read evidence alike at once: what they share is worked out once.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from peel_grade.diff.draft import GRADED, Item, borderline_remark, range_of, with_new_names
from peel_grade.diff.edits import Edit
from peel_grade.diff.impact import Comparison
from peel_grade.force.columns import Truths, columns_of
from peel_grade.force.file import Force, with_successors
from peel_grade.population.drafts import NONE, STATUSES, Drafts
from peel_grade.population.engine import PopulationEngine, reads_alike
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.sentences import conclusion

_AT_A_TIME = 512
_Says: TypeAlias = NDArray[np.int32]
"""Of every force what an item says, by the number of the text; 0 where it is not in the draft."""


class Alone(NamedTuple):
    """One edit made alone: in how many forces it changes anything of the draft, and in how many a grade."""

    edit: Edit
    drafts: int
    grades: int


class Shift(NamedTuple):
    """An overall or question grade that goes from one to another, and in how many forces."""

    item: Item
    was: str
    now: str
    forces: int


class Sampled(NamedTuple):
    """How often the edits show in a generated population: all of them together, and each alone."""

    forces: int
    seed: int
    drafts: int
    grades: int
    shifts: list[Shift]
    alone: list[Alone]


def survey(comparison: Comparison, forces: Iterable[Force], size: int, seed: int) -> Sampled:
    """Counts in how many of the forces the edits change the draft."""
    edits, waiting = comparison.effective, iter(forces)
    told = _Told([comparison.old, comparison.new, *(comparison.edits.combine([edit]) for edit in edits)])
    drafts, grades, shifts = Counter[int](), Counter[int](), Counter[tuple[Item, str, str]]()
    while batch := list(islice(waiting, _AT_A_TIME)):
        was, now, *alone = told.of(batch)
        old = with_new_names(was, comparison.edits.names)
        new = [now, *(with_new_names(each, comparison.edits.names) for each in alone)]
        for number, other in enumerate(new):
            moved = {item: found for item in {**other, **old} if (found := _differs(old, other, item)).any()}
            graded = [found for (kind, _), found in moved.items() if kind in GRADED]
            drafts[number] += _rows_of(moved.values())
            grades[number] += _rows_of(graded)
            if number == 0:
                for item, found in moved.items():
                    if item[0] in ("overall", "question") and item in old and item in other:
                        pairs = zip(old[item][found].tolist(), other[item][found].tolist(), strict=True)
                        shifts.update((item, told.texts[one], told.texts[two]) for one, two in pairs)
    often = sorted(shifts.items(), key=lambda row: (-row[1], row[0]))
    return Sampled(
        size,
        seed,
        drafts[0],
        grades[0],
        [Shift(*which, count) for which, count in often],
        [Alone(edit, drafts[number], grades[number]) for number, edit in enumerate(edits, 1)],
    )


def _differs(old: Mapping[Item, _Says], new: Mapping[Item, _Says], item: Item) -> Truths:
    nothing = np.int32(0)
    found: Truths = old.get(item, nothing) != new.get(item, nothing)
    return found


def _rows_of(found: Iterable[Truths]) -> int:
    """In how many forces any of these differs."""
    rows = list(found)
    return int(np.logical_or.reduce(rows).sum()) if rows else 0


class _Told:
    """What rulebooks draft, as texts by number: those that read evidence alike with one engine."""

    def __init__(self, books: list[Rulebook]) -> None:
        self.texts = [""]
        self._numbers: dict[str, int] = {"": 0}
        self._alike: list[list[int]] = []
        for number, book in enumerate(books):
            here = next((each for each in self._alike if _alike(books[each[0]], book)), None)
            if here is None:
                self._alike.append([number])
            else:
                here.append(number)
        self._books = books
        parts = "areas", "grades", "possible", "remarks"
        self._engines = [PopulationEngine(*(books[each] for each in alike), parts=parts) for alike in self._alike]

    def of(self, forces: list[Force]) -> list[dict[Item, _Says]]:
        """What each rulebook drafts of the forces."""
        found: dict[int, dict[Item, _Says]] = {}
        for alike, engine in zip(self._alike, self._engines, strict=True):
            book = self._books[alike[0]]
            columns = columns_of((_as_known(force, book) for force in forces), book)
            drafted = engine.drafts_of_each(columns)
            found |= {number: dict(self._items(each)) for number, each in zip(alike, drafted, strict=True)}
        return [found[number] for number in range(len(self._books))]

    def _number(self, text: str) -> np.int32:
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return np.int32(self._numbers[text])

    def _items(self, drafts: Drafts) -> Iterator[tuple[Item, _Says]]:
        """As `peel_grade.diff.draft.draft_of` has them, of all forces."""
        book = drafts.book
        inspected = {name: drafts.status(name) == STATUSES.index("inspected") for name in book.questions}
        levels = np.array([self._number(level) for level in drafts.levels], np.int32)
        yield ("overall", ""), levels[drafts.grade("overall")]
        yield ("range", ""), self._range(drafts, "overall")
        for name, question in book.questions.items():
            yield ("question", name), levels[drafts.grade(f"question/{name}")]
            if question.graded:
                yield ("range", name), self._range(drafts, f"question/{name}") * inspected[name]
        for name, theme in book.themes.items():
            yield ("theme", name), levels[drafts.grade(f"theme/{name}")] * inspected[theme.question]
        concerns: dict[str, Truths] = {}
        nothing = np.zeros(drafts.size, np.bool_)
        for rule in book.rules.values():
            found = drafts.concludes(rule.id)
            if rule.kind == "cause_of_concern" and rule.area is not None:
                concerns[rule.area] = concerns.get(rule.area, nothing) | found
            text = self._number(conclusion(rule, book.framework))
            yield ("finding", rule.id), text * (found & inspected[rule.question])
        for name, area in book.areas.items():
            suggested, text = drafts.suggested(name), self._number(area.text)
            concern = concerns.get(name, nothing)
            yield ("cause_of_concern", name), text * (suggested & concern)
            yield ("area", name), text * (suggested & ~concern)
        yield ("remark", "borderline"), self._borderline(drafts)
        yield ("remark", "no_precedent"), self._no_precedent(drafts)

    def _range(self, drafts: Drafts, at: str) -> _Says:
        scale, book = drafts.levels, drafts.book

        def text(worst: int, best: int) -> str:
            return range_of(None if NONE in (worst, best) else (scale[worst], scale[best]), book)

        return self._texts(text, drafts.range(at))

    def _borderline(self, drafts: Drafts) -> _Says:
        book, levels = drafts.book, drafts.levels

        def text(*codes: int) -> str:
            return borderline_remark((levels[code] for code in codes if code != NONE), book)

        return self._texts(text, [drafts.borderline(name) for name in book.overall_alternatives])

    def _no_precedent(self, drafts: Drafts) -> _Says:
        remarks = drafts.book.no_precedent

        def text(*made: int) -> str:
            return "; ".join(each.because for each, here in zip(remarks, made, strict=True) if here)

        return self._texts(text, [drafts.no_precedent(each.id) for each in remarks])

    def _texts(self, text: Callable[..., str], columns: Sequence[NDArray[Any]]) -> _Says:
        """The text that belongs to the values of each row."""
        if not columns:
            return np.zeros(1, np.int32)
        rows, places = np.unique(np.stack(columns, axis=1), axis=0, return_inverse=True)
        return np.array([self._number(text(*row)) for row in rows.tolist()], np.int32)[places.reshape(-1)]


def _alike(one: Rulebook, other: Rulebook) -> bool:
    """Whether what is recorded of a force means the same to two rulebooks."""
    return reads_alike(one, other) and one.replaced == other.replaced


def _as_known(force: Force, book: Rulebook) -> Force:
    """The force as a rulebook knows it: without what only another one asks for."""
    force, scale, ranks = with_successors(force, book), book.framework.scale, book.framework.ranks
    return force._replace(
        indicators=FrozenDict(
            {
                name: row if row.rank is None or row.rank in ranks else row._replace(rank=None)
                for name, row in force.indicators.items()
                if name in book.indicators
            }
        ),
        previous_grades=FrozenDict({name: row for name, row in force.previous_grades.items() if row.grade in scale}),
    )
