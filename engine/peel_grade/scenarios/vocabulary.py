"""The names that sentences use, and what each stands for in one rulebook."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from peel_grade.files.listing import listed
from peel_grade.files.yaml_tree import load
from peel_grade.force.file import framework_of
from peel_grade.rulebook import shipped
from peel_grade.rulebook.model import GRADES, INSUFFICIENT, UNGRADED, Rulebook
from peel_grade.scenarios.sentences import normal
from peel_grade.wording.terms import words


class Vocabulary:
    """The names of one rulebook; `backgrounds` is a folder of further force files for background sentences."""

    def __init__(self, book: Rulebook, backgrounds: Path | None = None) -> None:
        self.book = book
        self.flags: dict[str, tuple[str, bool]] = {}
        for flag in book.flags.values():
            self.flags |= {normal(flag.holds): (flag.id, True), normal(flag.fails): (flag.id, False)}
        self.figures = {normal(indicator.statement): indicator.id for indicator in book.indicators.values()}
        self._labels = {normal(entry.label): entry.id for entry in book.entries()}
        self._questions = _by_name({question.id: question.title for question in book.questions.values()})
        self._themes = _by_name({theme.id: theme.title for theme in book.themes.values()})
        self._grades = {words(grade): grade for grade in (*GRADES, INSUFFICIENT, UNGRADED)}
        self._areas: dict[str, tuple[str, ...]] = {}
        for rule in book.rules.values():
            if rule.area_for_improvement:
                area = normal(rule.area_for_improvement)
                self._areas[area] = (*self._areas.get(area, ()), rule.id)
        folders = (shipped.scenarios_folder() / "backgrounds", *([backgrounds] if backgrounds else []))
        self.backgrounds = {path.stem.replace("-", " "): path for folder in folders for path in listed(folder, ".yaml")}
        """The force files of background forces, by the words for each: `good throughout` for good-throughout.yaml."""

    @cached_property
    def forces(self) -> dict[str, Path]:
        """The shipped force files that this rulebook grades, by the name of the force."""
        found = {}
        for path in listed(shipped.forces_folder(), ".yaml"):
            tree = load(path)
            if framework_of(tree) == self.book.framework.id:
                found[str(tree.data.get("force"))] = path
        return found

    def force(self, name: str) -> Path | None:
        """The file of a force, by its name or the first words of it that no other force shares: `West Mercia`."""
        wanted = f"{name.lower()} "
        found = [path for force, path in self.forces.items() if f"{force.lower()} ".startswith(wanted)]
        return found[0] if len(found) == 1 else None

    def entry(self, label: str) -> str | None:
        """The indicator or flag of this label."""
        return self._labels.get(normal(label))

    def question(self, name: str) -> str | None:
        """The question of this title or id."""
        return self._questions.get(normal(name))

    def theme(self, name: str) -> str | None:
        """The theme of this title or id."""
        return self._themes.get(normal(name))

    def grade(self, name: str) -> str | None:
        """The grade in these words, insufficient evidence and ungraded among them."""
        return self._grades.get(name.replace("_", " "))

    def area(self, text: str) -> tuple[str, ...]:
        """The rules that ask for this improvement."""
        return self._areas.get(normal(text), ())


def _by_name(titles: Mapping[str, str]) -> dict[str, str]:
    """Each id by its title and by itself in words."""
    return {normal(title): name for name, title in titles.items()} | {words(name): name for name in titles}
