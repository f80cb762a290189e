"""The working copy of a force file: what its reviewers changed, in memory, until somebody saves it.

There is one of each file, which all tabs share: what one changes, the others show as soon as they are used. A change
says what stands at a place of the file instead of what stood there, and carries a mark of what its page showed at that
place, so that none overwrites what it did not show. The content is that of the file with the changes written into it
one by one, its comments kept; what cannot be graded is refused before it stands there.
"""

from collections import OrderedDict
from collections.abc import Collection
from hashlib import sha256
from threading import RLock
from typing import Any

from peel_grade.desk.drafts import Draft, Drafter
from peel_grade.files.json_text import canonical_json
from peel_grade.files.output_file import ChangedMeanwhile, replace_file
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import NodePath, parse
from peel_grade.files.yaml_writing import with_value
from peel_grade.force.locate import ForceInput
from peel_grade.rulebook.model import Rulebook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.report.form import AssessmentDocument

_KEPT = 12
"""So many drafts are kept of each file: that of the file, and those that undoing leads back to."""


class Change(Record):
    """At a path of the file stands this value (None: nothing); `said` is what a person reads of it."""

    path: NodePath
    value: Any
    said: str


class Differing(Record):
    """A place where the working copy says something else than the file did when it was read; None: nothing.

    `now` is what the file says there by now, where another program wrote it; `changes` are those that were made.
    """

    path: NodePath
    mine: Any
    was: Any
    now: Any
    changes: tuple[Change, ...]

    @property
    def clashes(self) -> bool:
        """Whether another program changed the same place, to something else; to lists both may add."""
        return self.now not in (self.was, self.mine) and self.added is None

    @property
    def kept(self) -> Any:
        """What is to stand in the file as it is now, the change kept; what was added to a list comes last in it."""
        return self.mine if self.added is None else [*(self.now or ()), *self.added]

    @property
    def added(self) -> list[Any] | None:
        """What was added to a list, where the other program did no more than that either."""
        before, mine, _ = lists = [each or [] for each in (self.was, self.mine, self.now)]
        grown = all(isinstance(each, list) and each[: len(before)] == before for each in lists)
        return mine[len(before) :] if grown else None


class Stale(Exception):
    """A change from a page that showed something else at its place than stands there by now."""

    def __init__(self, change: Change, there: Any) -> None:
        self.change, self.there = change, there
        super().__init__(change.said)


class Moved(Exception):
    """The file is not as it was when it was read: another program wrote it, and it cannot be saved over that."""


class _State(Record):
    """The file as it was read or saved, what was changed since with what came of it, and what was undone."""

    base: bytes
    steps: tuple[tuple[Change, bytes], ...] = ()
    undone: tuple[Change, ...] = ()

    @property
    def content(self) -> bytes:
        return self.steps[-1][1] if self.steps else self.base


class Copy:
    """The working copy of one force file, used from any thread.

    `id` is what addresses call it, `name` how the user named the file; a `sample` is read only. Raises InputError where
    the file cannot be read.
    """

    def __init__(self, id: str, given: ForceInput, drafter: Drafter, *, sample: bool = False) -> None:
        self.id, self.name, self.sample = id, given.name, sample
        self._given, self._drafter, self._lock = given, drafter, RLock()
        self._state = _State(given.read())
        self._elsewhere: bytes | None = None
        self._saved: bytes | None = None
        self._unreadable: tuple[Problem, ...] = ()
        self._firm: tuple[bytes, AssessmentDocument] | None = None
        self._drafts: OrderedDict[bytes, Draft | InputError] = OrderedDict()

    def look(self) -> None:
        """See whether another program wrote the file. What it says is taken over where nothing is unsaved."""
        with self._lock:
            try:
                found, self._unreadable = self._given.read(), ()
            except InputError as error:
                self._unreadable = tuple(error.problems)
                return
            if found != self._state.base and self._state.content == self._state.base:
                self._state = _State(found)
            self._elsewhere = None if found in (self._state.base, self._state.content) else found

    @property
    def content(self) -> bytes:
        """The content of the file, with the changes."""
        return self._state.content

    @property
    def changes(self) -> tuple[Change, ...]:
        """What was changed since the file was read or saved, and not undone."""
        return tuple(change for change, _ in self._state.steps)

    @property
    def undone(self) -> tuple[Change, ...]:
        """What was undone, and could be done again: the last first."""
        return self._state.undone

    @property
    def unsaved(self) -> bool:
        """Whether there is something to save."""
        return self._state.content != self._state.base

    @property
    def saved(self) -> bool:
        """Whether the file was saved from here, and says so still."""
        return self._saved == self._state.base == self._state.content

    @property
    def moved(self) -> bool:
        """Whether another program wrote the file while there are unsaved changes."""
        return self._elsewhere is not None

    @property
    def unreadable(self) -> tuple[Problem, ...]:
        """Why the file cannot be read any more; empty where it can."""
        return self._unreadable

    def draft(self) -> Draft:
        """The draft of the working copy. Raises InputError where the file has mistakes."""
        return self._drafted(self._state.content)

    def book(self) -> Rulebook:
        """The rulebook by which it is drafted. Raises InputError where it names none that there is."""
        return self._drafter.book(self._state.content, self.name)

    def filed(self) -> Draft:
        """The draft of the file as it was read or saved. Raises InputError where it has mistakes."""
        return self._drafted(self._state.base)

    def firm(self) -> "AssessmentDocument":
        """What follows from the working copy with how firm the grades are, which takes longer than all else of it."""
        draft, kept = self.draft(), self._firm
        if kept is None or kept[0] != draft.content:
            self._firm = kept = draft.content, draft.firm()  # without the lock: others go on changing
        return kept[1]

    @property
    def version(self) -> str:
        """What tells this content from any other."""
        return sha256(self.content).hexdigest()[:16]

    def mark(self, path: NodePath) -> str:
        """What a page sends with a change of what it showed at a path."""
        return sha256(canonical_json(value_at(self.draft().tree.data, path))).hexdigest()[:16]

    def change(self, change: Change, mark: str) -> None:
        """Make a change. Raises Stale where something else stands there than the page showed, and InputError where the
        file could not be graded with it: then all is as it was.
        """
        with self._lock:
            state = self._state
            if mark != self.mark(change.path):
                raise Stale(change, value_at(self.draft().tree.data, change.path))
            content = with_value(state.content, self.name, change.path, change.value)
            self._drafted(content)
            if content != state.content:
                self._state = _State(state.base, (*state.steps, (change, content)))

    def undo(self) -> None:
        """Take back the last change, if there is one."""
        with self._lock:
            base, steps, undone = self._state
            if steps:
                self._state = _State(base, steps[:-1], (steps[-1][0], *undone))

    def redo(self) -> None:
        """Make the change again that was taken back last, if there is one."""
        with self._lock:
            base, steps, undone = self._state
            if undone:
                content = with_value(self.content, self.name, undone[0].path, undone[0].value)
                self._state = _State(base, (*steps, (undone[0], content)), undone[1:])

    def reset(self) -> None:
        """Take back all changes, one by one to be made again."""
        with self._lock:
            base, steps, undone = self._state
            self._state = _State(base, (), (*(change for change, _ in steps), *undone))

    def save(self) -> None:
        """Write the working copy over the file, whole or not at all.

        Raises Moved where another program wrote the file, and InputError where it cannot be written.
        """
        with self._lock:
            self.look()
            if self._elsewhere is not None or self._unreadable:
                raise Moved
            if self.sample:
                help = "take the file with your changes from the link beside it, and open that"
                raise InputError([Problem(self.name, 0, 0, "this is a sample that belongs to the program", help)])
            if self.unsaved:
                assert self._given.path is not None  # what comes from standard input is not opened
                try:
                    replace_file(self._given.path.resolve(), [self.content], self.name, expected=self._state.base)
                except ChangedMeanwhile:
                    self.look()
                    raise Moved from None
                self._state = _State(self.content)
                self._saved = self.content

    def differing(self) -> list[Differing]:
        """Where the working copy says something else than the file did, in the order in which it was changed."""
        with self._lock:
            mine, was = self.draft().tree.data, self.filed().tree.data
            now = was if self._elsewhere is None else _data(self._elsewhere, self.name)
            paths = dict.fromkeys(change.path for change in self.changes)
            found = (
                Differing(
                    path,
                    value_at(mine, path),
                    value_at(was, path),
                    value_at(now, path),
                    tuple(each for each in self.changes if each.path == path),
                )
                for path in paths
            )
            return [each for each in found if each.mine != each.was]

    def take_over(self, kept: Collection[NodePath]) -> None:
        """Start anew from what the file says by now, with the changes at the `kept` paths. Raises InputError where it
        cannot be graded with them: then all is as it was.
        """
        with self._lock:
            if self._elsewhere is None:
                return
            state = _State(self._elsewhere)
            for each in self.differing():
                if each.path in kept:
                    content = with_value(state.content, self.name, each.path, each.kept)
                    change = each.changes[-1]._replace(value=each.kept)
                    state = _State(state.base, (*state.steps, (change, content)))
            self._drafted(state.content)
            self._state, self._elsewhere = state, None

    def _drafted(self, content: bytes) -> Draft:
        with self._lock:
            found = self._drafts.get(content)
            if found is None:
                try:
                    found = self._drafter.draft(content, self.name)
                except InputError as error:
                    found = error
                self._drafts[content] = found
                while len(self._drafts) > _KEPT:
                    self._drafts.popitem(last=False)
            self._drafts.move_to_end(content)
            if isinstance(found, InputError):
                raise found
            return found


def value_at(data: Any, path: NodePath) -> Any:
    """What stands at a path of keys; None where nothing does."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _data(content: bytes, name: str) -> Any:
    """What a file says, as far as it can be read."""
    try:
        return parse(content, name).data
    except InputError:
        return None
