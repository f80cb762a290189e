"""What follows from the content of a force file: its draft with all that the desk shows of it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import Tree, parse
from peel_grade.findings.cache import States, load_located, same, states
from peel_grade.findings.engines import Engines
from peel_grade.firmness.drafted import with_firmness, with_gaps_alone
from peel_grade.force.file import Force, check_force
from peel_grade.force.locate import rulebook_for
from peel_grade.grades.assessment import assess
from peel_grade.grades.doubtful import with_doubt
from peel_grade.grades.results import Assessment
from peel_grade.grades.steps import with_steps
from peel_grade.report.document import document
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.locate import Place
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Finding, Flag, Indicator, subject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.report.form import AssessmentDocument


class Draft(Record):
    """A force file and what follows from it: its content, its data by line and column, what it states (nothing
    computed), the assessment and its document. `tested` are the rules that test each piece of evidence, themselves or
    by a finding that they rest on; `folder` is that of the rulebook.
    """

    content: bytes
    tree: Tree
    force: Force
    assessment: Assessment
    document: "AssessmentDocument"
    tested: Mapping[str, tuple[str, ...]]
    folder: Path
    engines: Engines

    def firm(self) -> "AssessmentDocument":
        """The document with how firm the grades are, which takes longer than all else of it."""
        return document(with_firmness(self.assessment, self.engines))


def tested_by_rules(book: Rulebook) -> dict[str, tuple[str, ...]]:
    """The rules that test each piece of evidence of a catalogue, themselves or by a finding that they rest on."""
    found: dict[str, dict[str, None]] = {}
    for rule in book.rules:
        open_, seen = [rule], {rule}
        while open_:
            for leaf in leaves(book.rules[open_.pop()].condition):
                match subject(leaf.subject):
                    case Indicator(name) | Flag(name):
                        found.setdefault(name, {})[rule] = None
                    case Finding(other) if other not in seen:
                        seen.add(other)
                        open_.append(other)
    return {name: tuple(rules) for name, rules in found.items()}


class _Running(Record):
    """A rulebook whose engines run, the rules that test each piece of evidence, and what it was read from."""

    engines: Engines
    tested: Mapping[str, tuple[str, ...]]
    read_from: States


class Drafter:
    """Drafts force files, from any thread; every rulebook is loaded and its engines are started once: what is written
    into its files later is not drafted by.

    `places` are the rulebooks that were named, None for the shipped ones.
    """

    def __init__(self, places: Sequence[Place] | None) -> None:
        self._places = places
        self._running: dict[Path, _Running] = {}
        self._lock = Lock()

    def draft(self, content: bytes, name: str) -> Draft:
        """The draft of a force file that problems call by its name. Raises InputError with all its mistakes."""
        tree = parse(content, name)
        place = rulebook_for(tree, self._places)
        engines, tested, _ = self._run(place)
        force = check_force(tree, engines.compiled.book)
        assessment = assess(force, engines)
        assessment = with_gaps_alone(with_doubt(assessment, engines), engines)
        assessment = with_steps(assessment, engines)
        return Draft(content, tree, force, assessment, document(assessment), tested, place.folder, engines)

    def book(self, content: bytes, name: str) -> Rulebook:
        """The rulebook by which a force file is drafted. Raises InputError where it names none that there is."""
        return self._run(rulebook_for(parse(content, name), self._places)).engines.compiled.book

    def behind(self) -> list[str]:
        """The frameworks of the rulebooks whose files were written since they were loaded."""
        with self._lock:
            running = [*self._running.values()]
        return [each.engines.compiled.book.framework.id for each in running if not _current(each.read_from)]

    def _run(self, place: Place) -> _Running:
        with self._lock:
            if place.folder not in self._running:
                read_from = _read_from(place)
                engines = Engines(load_located(place))
                self._running[place.folder] = _Running(engines, tested_by_rules(engines.compiled.book), read_from)
            return self._running[place.folder]


def _read_from(place: Place) -> States:
    """What a rulebook is read from: nothing that could change of a git revision, and of what cannot be read."""
    with suppress(OSError):
        return states(place) if place.lasting else []
    return []


def _current(read_from: States) -> bool:
    with suppress(OSError):
        return same(read_from)
    return False
