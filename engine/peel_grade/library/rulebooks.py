"""Rulebooks for programs: loaded once, checked, and used for any number of forces."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from peel_grade.findings.cache import load_located
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Engines
from peel_grade.rulebook import model
from peel_grade.rulebook.locate import Place, locate

RulebookSource: TypeAlias = str | os.PathLike[str] | Mapping[str, Any]
"""A name, a folder, or data (see `load_rulebook`)."""
_ENGINES = "_engines"


class Rulebook(model.Rulebook):
    """A rulebook, ready to grade: its framework, catalogue, rules and grade rules, by their ids.

    It cannot be changed, and may be used from any number of threads, after a fork, and be sent to other processes.
    `load_rulebook` makes one.

        >>> import peel_grade
        >>> rulebook = peel_grade.load_rulebook("peel-2017")
        >>> rulebook.framework.title
        'PEEL police effectiveness 2017'
        >>> rulebook.indicators["rso_visits_overdue"].unit
        'count'
        >>> rulebook.rules["rso-risk-not-managed"].kind
        'weakness'
    """

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a rulebook cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a rulebook cannot be changed: {name}")

    def __hash__(self) -> int:
        """Equal rulebooks have the same content."""
        return hash(self.sha256)

    def __getstate__(self) -> None:
        """Nothing beside the data is copied or sent: engines start anew where they are needed."""


def with_engines(engines: Engines) -> Rulebook:
    """The rulebook that the engines run, with them."""
    rulebook = Rulebook._make(engines.compiled.book)
    rulebook.__dict__[_ENGINES] = engines
    return rulebook


def engines_of(rulebook: Rulebook) -> Engines:
    """The engines that run a rulebook; those of a copy are started when it is first asked."""
    engines: Engines | None = rulebook.__dict__.get(_ENGINES)
    if engines is None:
        engines = rulebook.__dict__.setdefault(_ENGINES, Engines(compile_rulebook(rulebook)))
    return engines


def load_rulebook(source: RulebookSource, framework: str | None = None) -> Rulebook:
    """Load a rulebook and check it.

    Args:
        source: the name of a shipped framework (`peel-2017`); a folder with `framework.yaml`, `catalogue/` and
            `findings/`; a folder of several, of which that of the `framework` is meant, or else the default; a git
            revision with a path (`HEAD:rules/peel-2017`); or data: a mapping of `framework`, `catalogue`, `findings`
            and `exclusions`, which hold what the files of these names hold.
        framework: which of several rulebooks is meant.

    Raises:
        InputError: with all mistakes, at their lines and columns, or of data at their paths.
        EngineFault: if the rules engine cannot be loaded, or cannot take the rules.

    Examples:
        >>> import peel_grade
        >>> peel_grade.load_rulebook("peel-2017").framework.year
        2017
        >>> try:
        ...     peel_grade.load_rulebook({"framework": {"id": "mine", "title": "Mine", "version": "1", "yeer": 2018}})
        ... except peel_grade.InputError as error:
        ...     print(error)
        framework: key `year` is missing
        framework.yeer: unknown key `yeer`
          help: did you mean `year`?
    """
    if isinstance(source, Mapping):
        from peel_grade.rulebook.reading.load import read_rulebook, rulebook_of  # all of pydantic: not for a cached one
        from peel_grade.rulebook.reading.origins import data_origin

        return with_engines(Engines(compile_rulebook(rulebook_of(read_rulebook(data_origin(source))))))
    with locate(named(source), framework) as place:
        return located_rulebook(place)


def located_rulebook(place: Place) -> Rulebook:
    """The rulebook at a place."""
    return with_engines(Engines(load_located(place)))


def named(source: str | os.PathLike[str]) -> str | Path:
    """What a program gives as the name of a rulebook, as `peel_grade.rulebook.locate` takes it."""
    return source if isinstance(source, str) else Path(os.fspath(source))
