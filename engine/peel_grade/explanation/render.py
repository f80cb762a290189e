"""An explanation as text: a tree that `peel_grade.report.node` wraps, and colours for a terminal."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from peel_grade.boundaries.model import NO, YES
from peel_grade.boundaries.tables import DECIDED, Table
from peel_grade.explanation.dataflow import GRADE_KINDS, GRADE_RULE_KINDS, STRATA, Link
from peel_grade.explanation.examples import Example
from peel_grade.explanation.forces import ForceResult, KnownForce
from peel_grade.explanation.kinds import Explanation
from peel_grade.grades.distance import Need
from peel_grade.report.node import Node, show
from peel_grade.rulebook import shipped
from peel_grade.rulebook.framework import Words

_SHORT = 8
"""So many cases at the edges of a rule are shown of more, unless all are asked for."""


def text(explanation: Explanation, colour: bool, width: int, *, full: bool = False) -> str:
    """The explanation as a tree of lines no longer than `width`; in `full` with every case at the edges of a rule."""
    return show(_tree(explanation, full), colour, width)


def _tree(explanation: Explanation, full: bool) -> Node:
    sources = [
        Node(f"{source.title or source.document}, line{'s' if '-' in source.lines else ''} {source.lines}")
        for source in explanation.sources
    ]
    called = explanation.framework.words
    parts = [
        Node(explanation.sentence),
        *(Node(f"{label}: {text}") for label, text in explanation.facts.items()),
        *_part("source", sources, ""),
        *_part("fed by", (_link(link, called) for link in explanation.fed_by), ""),
        *_part("feeds", (_link(link, called) for link in explanation.feeds), "nothing"),
        *_part("boundaries", _cases(explanation.boundaries, full) if explanation.boundaries else (), ""),
        *_part("scenarios", _examples(explanation.scenarios), "none"),
        *_part(f"known {called.subject.many}", (_force(known, explanation) for known in explanation.forces), "none"),
    ]
    kind = _said(explanation.kind, called)
    return Node(f"{explanation.name} ({kind}): {explanation.title}", "", tuple(parts))


def _said(kind: str, called: Words) -> str:
    """What is explained, or leads there, in the words of the framework."""
    kinds = {"theme": called.theme.one, "question": called.question.one, "area": called.area.one}
    kinds |= {GRADE_RULE_KINDS[stratum]: f"{kinds[stratum]} grade rule" for stratum in ("theme", "question")}
    kinds |= {
        GRADE_KINDS["theme"]: f"grade of {called.theme.a()}",
        GRADE_KINDS["question"]: f"grade of {called.question.a()}",
    }
    return kinds.get(kind, kind)


def _part(title: str, nodes: Iterable[Node], otherwise: str) -> Iterator[Node]:
    """A titled part; without content what stands `otherwise`, or nothing."""
    inside = tuple(nodes)
    if inside:
        yield Node(title, "", inside)
    elif otherwise:
        yield Node(f"{title}: {otherwise}")


def _link(link: Link, called: Words) -> Node:
    inside = tuple(_link(each, called) for each in link.feeds)
    if link.kind in GRADE_RULE_KINDS.values():
        return Node(f"{link.says} ({link.name})", "", inside)
    kind = _said(link.kind, called)
    return Node(f"{kind if link.kind == link.name else f'{kind} {link.name}'}: {link.says}", "", inside)


def _cases(found: Table, full: bool) -> Iterator[Node]:
    """What follows at the edges of a rule: every case, or only those in which what is told turns the rule."""
    if found.beside:
        yield Node("given in every case that does not say otherwise", "", tuple(map(Node, found.beside)))
    usual = next((row.then for row in found.rows if not row.given), "")
    decided = [row for row in found.rows if row.then in (DECIDED[YES], DECIDED[NO])]
    shown = list(found.rows) if full else [row for row in decided if not row.given or row.then != usual][:_SHORT]
    yield from (Node(f"{'; '.join(row.given) or 'only this'}: {row.then}") for row in shown)
    if left := len(found.rows) - len(shown):
        yield Node(f"and {left} more {'case' if left == 1 else 'cases'} (--full tells all)")


def _examples(scenarios: Iterable[Example]) -> Iterator[Node]:
    """Each scenario; the rows of an outline together."""
    for (name, file), rows in groupby(scenarios, key=lambda example: (example.name, example.file)):
        lines = [str(row.line) for row in rows]
        yield Node(f"{name} ({_named(file)}:{', '.join(lines)})")


def _named(file: str) -> str:
    """A feature file as it is called: of those of an installation the name alone, for their folder is long."""
    path = Path(file)
    return path.name if path.is_absolute() and path.parent == shipped.scenarios_folder() else file


def _force(known: KnownForce, explanation: Explanation) -> Node:
    """A force with its results; those that are alike together. Of what is graded the grade says all."""
    title = f"{known.force} ({known.file}{f', by {known.framework}' if known.framework else ''})"
    if known.problem:
        return Node(f"{title}: {known.problem}")
    if len(known.stands) == 1:
        only = known.stands[0]
        truth = "" if explanation.kind in STRATA else only.truth
        return Node(f"{title}: {_says(only)}", truth, _needs(only))
    alike: dict[ForceResult, list[str]] = {}
    for result in known.stands:
        alike.setdefault(result._replace(of=""), []).append(result.of)
    return Node(
        title,
        "",
        tuple(
            Node(f"{', '.join(of)}: {_says(each)}", "" if of == [explanation.name] else each.truth, _needs(each))
            for each, of in alike.items()
        ),
    )


def _says(result: ForceResult) -> str:
    return f"{result.says} [{', '.join(result.source)}]" if result.source else result.says


def _needs(result: ForceResult) -> tuple[Node, ...]:
    return (_need(result.need),) if result.need else ()


def _need(need: Need) -> Node:
    return Node(f"{need.says}; {need.recorded}" if need.recorded else need.says, "", tuple(map(_need, need.of)))
