"""The names that sentences use, and what each stands for in one rulebook."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from peel_grade.files.listing import listed
from peel_grade.files.problems import did_you_mean, one_of, quoted
from peel_grade.files.yaml_tree import Tree, load
from peel_grade.force.file import framework_of
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED
from peel_grade.rulebook.model import Flag, Indicator, Question, Rulebook, Theme
from peel_grade.scenarios.locate import Samples, shipped_samples
from peel_grade.scenarios.sentences import DOWN, UNCHANGED, UP, Sentence, against, normal, ranked
from peel_grade.wording.degrees import DEGREES, statement
from peel_grade.wording.sentences import conclusion
from peel_grade.wording.terms import words

_FEW = 8
"""So many names are told in full where another one stands."""
_SCALES = ("grade", "finding")
"""Slots for words that are near each other and mean the opposite."""


class Vocabulary:
    """The names of one rulebook; sentences name the forces of `samples`, and the shipped ones, that it grades."""

    def __init__(self, book: Rulebook, samples: Samples) -> None:
        self.book = book
        self._samples = samples
        framework = book.framework
        self.called = framework.words
        self.against, self.ranked = against(framework), ranked(framework)
        """The endings of sentences about figures, by benchmark and by rank."""
        self.findings = tuple(dict.fromkeys(conclusion(rule, framework) for rule in book.rules.values()))
        """What rules can conclude: `a strength`."""
        entries: list[Indicator | Flag] = [*book.indicators.values(), *book.flags.values()]
        new = {entry.id: book.replaced.get(entry.id, entry.id) for entry in entries}
        """What the sentences of an entry speak of: of one that was given up, what replaces it."""
        self.flags = {
            normal(statement(flag, degree)): (new[flag.id], degree)
            for flag in book.flags.values()
            for degree in DEGREES
        }
        self.figures = {normal(indicator.statement): new[indicator.id] for indicator in book.indicators.values()}
        self._labels = {normal(entry.label): new[entry.id] for entry in entries}
        self._questions = _by_name({question.id: question.title for question in book.questions.values()})
        self._themes = _by_name({theme.id: theme.title for theme in book.themes.values()})
        self._grades = {words(grade): grade for grade in (*framework.scale, INSUFFICIENT, UNGRADED)}
        self._grades |= {grade.said: grade.id for grade in framework.grades}

    @cached_property
    def backgrounds(self) -> dict[str, Path]:
        """The force files of background forces, by the words for each: `good throughout` for good-throughout.yaml."""
        found = self._graded_here(shipped_samples().backgrounds, self._samples.backgrounds)
        return {path.stem.replace("-", " "): path for path, _ in found}

    @property
    def endings(self) -> tuple[Sentence, ...]:
        """Every ending of a sentence about a figure."""
        return (UP, DOWN, UNCHANGED, *self.against.values(), *self.ranked.values())

    @cached_property
    def forces(self) -> dict[str, Path]:
        """The force files that this rulebook grades, by the name of the force."""
        found = self._graded_here(shipped_samples().forces, self._samples.forces)
        return {str(tree.data.get(self.called.subject.key)): path for path, tree in found}

    def _graded_here(self, *folders: Path) -> Iterator[tuple[Path, Tree]]:
        """The force files of this framework in the folders."""
        for folder in dict.fromkeys(folders):
            for path in listed(folder, ".yaml"):
                tree = load(path)
                if framework_of(tree) == self.book.framework.id:
                    yield path, tree

    def force(self, name: str) -> Path | None:
        """The file of a force, by its name or the first words of it that no other force shares: `West Mercia`."""
        wanted = f"{name.lower()} "
        found = [path for force, path in self.forces.items() if f"{force.lower()} ".startswith(wanted)]
        return found[0] if len(found) == 1 else None

    def entry(self, label: str) -> str | None:
        """The indicator or flag of this label."""
        return self._labels.get(normal(label))

    def misnamed(self, slot: str, word: str) -> str | None:
        """What a word in a slot of a sentence is not, with what may stand there; None where it may."""
        known = self.names()
        wrong: Mapping[str, bool] = {
            "question": self.question(word) is None,
            "theme": self.theme(word) is None,
            **dict.fromkeys(("grade", "lowest", "highest"), self.grade(word) is None),
            "area": self.area(word) is None,
            "rule": word not in self.book.rules,
            "finding": word not in self.findings,
            "label": self.entry(word) is None,
            "force": self.force(word) is None,
            "background": word.lower() not in self.backgrounds,
        }
        if not wrong.get(slot, False):
            return None
        slot = "grade" if slot in ("lowest", "highest") else slot
        few = len(known[slot]) <= _FEW or slot in _SCALES
        near = None if slot in _SCALES else did_you_mean(word, known[slot])
        near = near or (one_of(word, known[slot]) if few else None)
        return f"{quoted(word)} is no {self._called(slot)}{f': {near}' if near else ''}"

    def names(self) -> dict[str, list[str]]:
        """What may stand in each slot of a sentence, as it is written there; `grade` also of slots for other grades."""
        book = self.book
        graded = all(question.graded for question in book.questions.values())
        no_grades = (INSUFFICIENT,) if graded and book.graded_overall else (INSUFFICIENT, UNGRADED)
        return {
            "question": [*_titles(book.questions.values())],
            "theme": [*_titles(book.themes.values())],
            "grade": [*map(words, (*book.framework.scale, *no_grades))],
            "finding": [*self.findings],
            "area": [*book.areas],
            "rule": [*book.rules],
            "label": [entry.label for entry in book.entries()],
            "force": [*self.forces],
            "background": [*self.backgrounds],
        }

    def _called(self, slot: str) -> str:
        """What a name in a slot is the name of."""
        called = self.called
        nouns = {"question": called.question, "theme": called.theme, "area": called.area, "force": called.subject}
        if slot in nouns:
            return nouns[slot].one
        return {"label": "indicator or flag", "background": f"{called.subject.one} to start from"}.get(slot, slot)

    def question(self, name: str) -> str | None:
        """The question of this title or id."""
        return self._questions.get(normal(name))

    def theme(self, name: str) -> str | None:
        """The theme of this title or id."""
        return self._themes.get(normal(name))

    def grade(self, name: str) -> str | None:
        """The grade in these words, insufficient evidence and ungraded among them."""
        return self._grades.get(name.replace("_", " "))

    def area(self, id: str) -> str | None:
        """The area for improvement of this id."""
        return id if id in self.book.areas else None

    def area_in_quotes(self, sentence: str) -> str | None:
        """How to name the area whose wording a sentence quotes; None where it quotes none."""
        from rapidfuzz import fuzz, process

        texts = {normal(area.text): area.id for area in self.book.areas.values()}
        for quote in re.findall('["“](.+?)["”]', sentence):
            near = process.extractOne(normal(quote), [*texts], scorer=fuzz.token_sort_ratio, score_cutoff=80)
            if near:
                return f"{self.called.area.a()} is named by its id: {texts[near[0]]}"
        return None


def _titles(named: Iterable[Question | Theme]) -> Iterator[str]:
    """The title of each as it stands within a sentence, and its id in words."""
    for each in named:
        yield from dict.fromkeys((normal(each.title), words(each.id)))


def _by_name(titles: Mapping[str, str]) -> dict[str, str]:
    """Each id by its title and by itself in words."""
    return {normal(title): name for name, title in titles.items()} | {words(name): name for name in titles}
