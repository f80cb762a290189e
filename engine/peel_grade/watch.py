"""Reading a rulebook and a force file after each save, and telling what has changed in between."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

from peel_grade.diff.document import change
from peel_grade.diff.draft import Draft, differing, draft_of
from peel_grade.diff.render import values
from peel_grade.files.problems import InputError, Problem, one_line
from peel_grade.files.yaml_tree import Tree, load, shown
from peel_grade.findings.engines import Engines
from peel_grade.force.file import check_force
from peel_grade.grades.assessment import assess
from peel_grade.lint.checking import RulebookCheck
from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.formats.text import diagnostic_lines
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.reading.origins import FolderOrigin
from peel_grade.wording.paint import Paint


class State(NamedTuple):
    """What is found at one time: the check's reports, the mistakes of the force file, the draft (None: no draft)."""

    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[Problem, ...]
    book: Rulebook | None
    force: str
    draft: Draft | None


class Watching:
    """A rulebook's folder and a force file: `state` reads and works out again only what may have changed."""

    def __init__(self, rulebook: Path, force: Path) -> None:
        self._rulebook, self._force = rulebook, force
        self._trees: dict[Path, tuple[tuple[int, ...], Tree]] = {}
        self._context: LintContext | None = None

    def state(self) -> State:
        """How things stand now."""
        try:
            checking = RulebookCheck(FolderOrigin(self._rulebook, self._load), self._context)
            found = checking.run()
        except InputError as error:  # the folder is no rulebook at the moment
            return State((), tuple(error.problems), None, "", None)
        self._context = checking.context
        reported = tuple(found.reported)
        if found.compiled is None:
            return State(reported, (), None, "", None)
        engines = Engines(found.compiled)
        try:
            force = check_force(self._load(self._force), found.compiled.book)
            draft = draft_of(assess(force, engines))
        except InputError as error:
            return State(reported, tuple(error.problems), found.book, "", None)
        finally:
            engines.close()
        return State(reported, (), found.book, one_line(force.name), draft)

    def _load(self, path: Path) -> Tree:
        """The file, read again only if it has changed."""
        try:
            status = path.stat()
        except OSError:
            return load(path)  # which tells what is wrong
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        if path not in self._trees or self._trees[path][0] != stamp:
            self._trees[path] = stamp, load(path)
        return self._trees[path][1]


def first_state(state: State, rulebook: Path, paint: Paint) -> list[str]:
    """How things stand at the start, as lines."""
    one = state.book.framework.words.subject.one if state.book else "file"
    lines = [f"watching {shown(rulebook)}, which grades the {one}, and what it extends"]
    lines += [line for each in state.diagnostics for line in diagnostic_lines(each, paint)]
    lines += [str(problem) for problem in state.problems]
    if state.draft is None or state.book is None:
        return [*lines, "no draft until this is corrected"]
    lines.append(_drafted(state.force, state.draft, state.book))
    for name, question in state.book.questions.items():
        lines.append(f"  {question.title}: {state.book.framework.said(state.draft['question', name])}")
    return lines


def _drafted(force: str, draft: Draft, book: Rulebook) -> str:
    """That there is a draft, with its overall grade where the framework gives one."""
    overall = book.framework.said(draft["overall", ""])
    return f"{force}: overall {overall}" if book.graded_overall else f"{force}: drafted"


def changes(before: State, now: State, drafted: State | None, paint: Paint, width: int) -> list[str]:
    """What differs from the state `before`, as lines; drafts differ from the last state that had one, `drafted`."""
    lines: list[str] = []
    for sign, here, there in (("new", now, before), ("gone", before, now)):
        known = {_key(each) for each in there.diagnostics}
        for each in here.diagnostics:
            if _key(each) not in known:
                first, *rest = diagnostic_lines(each, paint)
                lines += [f"{sign}: {first}", *(rest if sign == "new" else [])]
        lines += [f"{sign}: {problem}" for problem in here.problems if problem not in there.problems]
    if now.draft is None or now.book is None:
        return [*lines, "no draft until this is corrected"]
    if drafted is None or drafted.draft is None or drafted.book is None:
        return [*lines, _drafted(now.force, now.draft, now.book)]
    moved = _moved(drafted.draft, now.draft, drafted.book, now.book)
    lines += [fill(line, width, subsequent_indent="  ") for line in moved]
    return lines if moved else [*lines, f"{now.force}: no change in the draft"]


def _moved(old: Draft, new: Draft, was: Rulebook, now: Rulebook) -> Iterable[str]:
    lines = []
    for item in differing(old, new):
        row = change(item, old.get(item), new.get(item), was, now)
        lines.append(f"{row['title']}: {' → '.join(values(row))}")
    return lines


def _key(found: Diagnostic) -> tuple[str, str, str]:
    """What makes a report the same one, wherever the lines above it have moved it."""
    return found.problem.file, found.problem.code, found.problem.message
