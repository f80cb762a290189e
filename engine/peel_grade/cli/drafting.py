"""From force files to what is told of each: rulebooks loaded once, unchanged files not checked again."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import Tree
from peel_grade.findings.cache import load_located
from peel_grade.findings.engines import Engines
from peel_grade.force.cache import keep_force, key_of, recall_force
from peel_grade.force.file import Force, check_force
from peel_grade.force.locate import ForceInput, rulebook_for, rulebook_of
from peel_grade.rulebook.locate import Place

if TYPE_CHECKING:
    from peel_grade.grades.results import Assessment


class Wanted(Record):
    """What is to be told of every force file; `places` are the rulebooks that were named, None for the shipped ones.

    With `any_number` how firm grades are is told of any number of changes in evidence, not of few together.
    `single` is False where several force files are told of: a line each, or an element each of a JSON array.
    """

    places: tuple[Place, ...] | None
    single: bool
    as_json: bool
    explain: tuple[str, ...]
    full: bool
    colour: bool
    width: int
    any_number: bool = False


class Told(Record):
    """What is told of one force file, as it is printed; or the problems for which there is nothing to tell.

    `letters` says what the letters in a line stand for; it is empty where the text needs no such legend. `warned`
    says whether there are warnings that the force file does not allow.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    letters: str = ""
    warned: bool = False


def draft_all(inputs: Sequence[ForceInput], wanted: Wanted) -> Iterator[Told]:
    """What is told of each force file, in their order. Raises EngineFault."""
    if len(inputs) == 1:
        yield _teller(wanted)(inputs[0])
        return
    from peel_grade.cli.pool import of_each  # not needed for one

    read_here = any(each.at is None for each in inputs)  # standard input
    yield from of_each(inputs, _teller, wanted, "here" if read_here else "anywhere")


def _teller(wanted: Wanted) -> Callable[[ForceInput], Told]:
    """What tells of force files."""
    return _Drafter(wanted).tell


class Checker:
    """Checks force files one by one; every rulebook is loaded and started once.

    `places` are the rulebooks that were named, None for the shipped ones. With `keep` a file that was checked before is
    not checked again.
    """

    def __init__(self, places: tuple[Place, ...] | None, *, keep: bool) -> None:
        self._places, self._keep = places, keep
        self._running: dict[str, Engines] = {}

    def engines(self, place: Place) -> Engines:
        """The engines of a rulebook. Raises InputError."""
        if place.at not in self._running:
            self._running[place.at] = Engines(load_located(place))
        return self._running[place.at]

    def checked(self, given: ForceInput) -> tuple[Force, Engines]:
        """The force that a file describes, and the engines to grade it. Raises InputError."""
        content = given.read()
        key = key_of(content) if self._keep else b""
        if key and (kept := recall_force(key)) is not None:
            place = rulebook_of(kept.framework, self._places)
            if place is not None and (engines := self.engines(place)).compiled.book.sha256 == kept.rulebook:
                return kept.force(given.name), engines
        force, engines = self.checked_tree(given.parse(content))
        if key:
            keep_force(key, force, engines.compiled.book)
        return force, engines

    def checked_tree(self, tree: Tree) -> tuple[Force, Engines]:
        """The same of a file that is read. Raises InputError."""
        try:
            engines = self.engines(rulebook_for(tree, self._places))
            return check_force(tree, engines.compiled.book), engines
        except InputError as error:
            raise _as_meant(tree, error) from None


def _as_meant(tree: Tree, error: InputError) -> InputError:
    """What is wrong with a force file; of what is none, but was published, that it is so."""
    from peel_grade.schema.kinds import is_published  # only where something is wrong

    if not is_published(tree):
        return error
    help = "`grade --format overview` tells of it, and `rulebook backtest` compares drafts with it"
    return InputError([Problem(tree.file, 0, 0, "this is what was published, and no force file", help)])


class _Drafter:
    """Tells of force files one by one."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        # a folder is mostly graded once, and would push out what is worth keeping
        self._checker = Checker(wanted.places, keep=wanted.single)

    def tell(self, given: ForceInput) -> Told:
        """What is told of a force file. Raises EngineFault."""
        try:
            force, engines = self._checker.checked(given)
            warned = any(not each.allowed for each in force.warnings)
            return Told(self._text(given.name, force, engines), (), self._letters(engines), warned)
        except InputError as error:
            return Told("", tuple(error.problems))

    def _letters(self, engines: Engines) -> str:
        if self._wanted.single or self._wanted.as_json:
            return ""
        from peel_grade.report.summary import letters

        return letters(engines.compiled.book.framework)

    def _text(self, name: str, force: Force, engines: Engines) -> str:
        from peel_grade.grades.assessment import assess

        assessment, wanted = assess(force, engines), self._wanted
        if not (wanted.single or wanted.as_json or wanted.explain):
            from peel_grade.report.document import document
            from peel_grade.report.summary import summary_line
            from peel_grade.wording.paint import painter

            return summary_line(name, document(assessment), painter(wanted.colour)) + "\n"
        from peel_grade.firmness.whole import whole

        # a folder is mostly graded once, and would push out what is worth keeping
        # the page has the grades of themes alone, not which others are possible
        themes = bool(wanted.as_json or wanted.full or wanted.explain)
        draft = whole(assessment, engines, keep=wanted.single, any_number=wanted.any_number, themes=themes)
        if wanted.explain:
            from peel_grade.explanation.drafted import explained, explained_text
            from peel_grade.files.json_text import to_json

            if wanted.as_json:
                return to_json(explained(draft, wanted.explain))
            return explained_text(draft, wanted.explain, wanted.colour, wanted.width, wanted.full)
        return self._told(name, draft, engines)

    def _told(self, name: str, draft: "Assessment", engines: Engines) -> str:
        """The draft of a force as JSON, as its page, or in full."""
        from peel_grade.report.document import document
        from peel_grade.wording.paint import painter

        wanted, result = self._wanted, document(draft)
        if wanted.as_json:
            from peel_grade.files.json_text import json_element, to_json

            return to_json(result) if wanted.single else json_element(result)
        if wanted.full:
            from peel_grade.report.full import full_text
            from peel_grade.routes.text import in_short
            from peel_grade.routes.told import to_next_grades

            paint, width = painter(wanted.colour), wanted.width
            routes = in_short(to_next_grades(draft, engines, name, keep=wanted.single), paint, width)
            return full_text(result, paint, width, routes)
        from peel_grade.report.page import page

        return page(result, painter(wanted.colour), wanted.width)
