"""What a leaf compares, typed: `subject` reads the text of a subject, `str` writes it.

The text is the key of facts, rulesets and caches; whoever wants to know what it
stands for matches on its type:

    match subject(leaf.subject):
        case subjects.Flag(name): ...
        case subjects.Indicator(name, Aspect.RANK): ...

Not for the inner loop of the engine's adapter, which needs the text alone.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias, assert_never

from peel_grade.files.record import Record


class Aspect(StrEnum):
    """What of an indicator is compared."""

    VALUE = ""
    """The figure itself, in its unit."""
    AGAINST_BENCHMARK = "against"
    """The difference from the benchmark, in percent of it."""
    AGAINST_PREVIOUS = "against_previous"
    """The change on the previous figure, in percent of it."""
    RANK = "rank"
    """1 in the highest of the ranks that the framework declares, -1 in the lowest, 0 between."""
    SUPPLIED = "supplied"
    """1 supplied, 0 it could not be supplied."""

    @property
    def relative(self) -> bool:
        """Whether it is a difference in percent."""
        return self in (Aspect.AGAINST_BENCHMARK, Aspect.AGAINST_PREVIOUS)


class Indicator(Record):
    """An aspect of an indicator of the catalogue; of a comparison with a benchmark, `benchmark` is its id."""

    name: str
    aspect: Aspect = Aspect.VALUE
    benchmark: str = ""

    def __str__(self) -> str:
        if not self.aspect:
            return f"indicator/{self.name}"
        return "/".join(["indicator", *self] if self.benchmark else ["indicator", self.name, self.aspect])


class Flag(Record):
    """A flag of the catalogue: 1 true, a half partly true, 0 false; or (aspect SUPPLIED) whether it could be shown."""

    name: str
    aspect: Aspect = Aspect.VALUE

    def __str__(self) -> str:
        return "/".join(["flag", *self]) if self.aspect else f"flag/{self.name}"


class Finding(Record):
    """Whether another rule concludes: 1 or 0."""

    rule: str

    def __str__(self) -> str:
        return f"finding/{self.rule}"


class Repeated(Record):
    """Whether an earlier inspection made this area for improvement: 1 or 0."""

    area: str

    def __str__(self) -> str:
        return f"repeated/{self.area}"


class PreviousGrade(Record):
    """The earlier grade of a question, by its place on the scale: 1 is the worst."""

    question: str

    def __str__(self) -> str:
        return f"previous_grade/{self.question}"


class Count(Record):
    """How many (`measure` count), or how many percent (`measure` share), of what the stratum below concluded.

    `of` is findings, reasons (the findings that name an area), evidence, themes or questions. A filter that is None or
    empty lets everything pass. With `measure` points it is the percentage of the most points that the grades of themes
    or questions could bring. `favourable` lets only those flags pass that are recorded on the side that the catalogue
    calls favourable (or, False, on the other).
    """

    measure: str
    of: str
    kind: str | None = None
    weight: str | None = None
    repeat: bool | None = None
    graded: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    favourable: bool | None = None

    def __str__(self) -> str:
        """The same for the same filters in any order."""
        parts = [f"kind={self.kind}"] if self.kind else []
        parts += [f"weight={self.weight}"] if self.weight else []
        parts += [f"repeat={int(self.repeat)}"] if self.repeat is not None else []
        parts += [f"graded={'+'.join(sorted(self.graded))}"] if self.graded else []
        parts += [f"named={'+'.join(sorted(self.named))}"] if self.named else []
        parts += [f"favourable={int(self.favourable)}"] if self.favourable is not None else []
        return "/".join([self.measure, self.of, *parts])


class Part(Record):
    """A part of a rule's condition that is decided earlier: its truth, or how many of its members hold."""

    text: str

    def __str__(self) -> str:
        return self.text


Subject: TypeAlias = Indicator | Flag | Finding | Repeated | PreviousGrade | Count | Part


@lru_cache(maxsize=4096)
def subject(text: str) -> Subject:
    """What the text of a subject stands for. Raises ValueError for a text that `str` of none of them writes."""
    kind, _, rest = text.partition("/")
    match kind:
        case "indicator":
            name, aspect, benchmark = [*rest.split("/"), "", ""][:3]
            return Indicator(name, Aspect(aspect), benchmark) if aspect else Indicator(name)
        case "flag":
            name, _, aspect = rest.partition("/")
            return Flag(name, Aspect(aspect)) if aspect else Flag(name)
        case "finding":
            return Finding(rest)
        case "repeated":
            return Repeated(rest)
        case "previous_grade":
            return PreviousGrade(rest)
        case "count" | "share" | "points":
            return _count(kind, *rest.split("/"))
        case "group" | "tally":
            return Part(text)
    raise ValueError(f"not a subject: {text}")


def _count(measure: str, of: str, *filters: str) -> Count:
    given = dict(part.split("=") for part in filters)
    graded, named = (tuple(given[key].split("+")) if key in given else () for key in ("graded", "named"))
    repeat, favourable = (bool(int(given[key])) if key in given else None for key in ("repeat", "favourable"))
    return Count(measure, of, given.get("kind"), given.get("weight"), repeat, graded, named, favourable)


@lru_cache(maxsize=4096)
def count_of(text: str) -> Count:
    """The count or share that the text of a subject stands for. Raises ValueError for any other subject."""
    found = subject(text)
    if not isinstance(found, Count):
        raise ValueError(f"not a count: {text}")
    return found


def entry_of(text: str) -> str:
    """The subject of the piece of evidence behind a subject: of any aspect of an indicator, the indicator itself."""
    match subject(text):
        case Indicator(name):
            return str(Indicator(name))
        case Flag(name):
            return str(Flag(name))
        case Finding() | Repeated() | PreviousGrade() | Count() | Part():
            return text
        case _ as other:
            assert_never(other)


def evidence_names(texts: Iterable[str]) -> list[str]:
    """The ids of the indicators and flags among the subjects, each once, in their order."""
    known = (subject(text) for text in texts)
    return list(dict.fromkeys(each.name for each in known if isinstance(each, Indicator | Flag)))


def findings_named(texts: Iterable[str]) -> list[str]:
    """The rules whose findings are among subjects, each once, in their order."""
    return list(dict.fromkeys(each.rule for each in map(subject, texts) if isinstance(each, Finding)))
