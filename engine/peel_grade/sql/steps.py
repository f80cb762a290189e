"""A circuit as columns in steps, each step on those of the one before.

A node that has a name becomes a column, and so does one that is asked for so often that writing it out each time would
grow; the others are written out where they are asked for.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from peel_grade.circuit.gates import ALWAYS as ALWAYS_HOLDS
from peel_grade.circuit.gates import Atom, Circuit, Gate, Node, Not, members
from peel_grade.files.record import Record
from peel_grade.sql.text import ALWAYS, NEVER, Text, denied, joined, quoted

_TERMS = 16
"""What is asked for twice, and takes more terms than these, is a column."""
_MEMBERS = 4
"""What counts more members than these is."""


class Named(Record):
    """A column: the first of the cases whose node holds says what stands there, NULL where none does; the value of a
    single case may be empty: then it is whether its node holds.

    With `alone` no two of the nodes hold at once, so that the column tells of each. `kept` columns are the answer.
    """

    name: str
    cases: tuple[tuple[str, Node], ...]
    comment: str = ""
    alone: bool = True
    kept: bool = True


class Column(Record):
    """A column of a step: its name, how it follows from the columns of steps before, and what it is."""

    name: str
    text: Text
    comment: str = ""


def steps_of(circuit: Circuit, named: Sequence[Named], atom: Callable[[Atom], Text]) -> list[list[Column]]:
    """The columns of each step; atoms read the columns of evidence."""
    building = _Building(circuit, named, atom)
    for each in named:
        building.column(each.name)
    return building.steps()


class _Building:
    def __init__(self, circuit: Circuit, named: Sequence[Named], atom: Callable[[Atom], Text]) -> None:
        self._nodes, self._atom = circuit.nodes, atom
        self._cases = {each.name: each for each in named}
        self._column_of: dict[Node, tuple[str, str]] = {}
        for each in named:
            for value, node in each.cases:
                if each.alone and isinstance(self._nodes[node], Gate | Not):
                    self._column_of.setdefault(node, (each.name, value))
        cone = circuit.cone(node for each in named for _, node in each.cases)
        self._sums: dict[tuple[Node, ...], str] = {}
        self._choose(cone)
        self._found: dict[str, tuple[Column, int]] = {}
        self._open: set[str] = set()

    def _choose(self, cone: Sequence[Node]) -> None:
        """Which further nodes and sums are columns."""
        uses = Counter(member for node in cone for member in members(self._nodes[node]))
        terms: dict[Node, int] = {}
        for number in cone:
            match self._nodes[number]:
                case Gate(needed, inside):
                    terms[number] = sum(terms[member] for member in inside)
                    if 1 < needed < len(inside) and len(inside) > _MEMBERS:
                        self._sums.setdefault(inside, f"count.{len(self._sums) + 1}")
                        terms[number] = 1
                case Not(member):
                    terms[number] = terms[member]
                case _:
                    terms[number] = 1
            if number in self._column_of:
                terms[number] = 1
            elif terms[number] > _TERMS and uses[number] > 1:
                name = f"part.{number}"
                self._column_of[number] = name, ""
                self._cases[name] = Named(name, (("", number),))
                terms[number] = 1

    def column(self, name: str) -> int:
        """Build a column; the step in which it stands."""
        if name not in self._found:
            self._open.add(name)
            each = self._cases[name]
            texts = [(value, *self._text(node, name)) for value, node in each.cases]
            step = max((at for *_, at in texts), default=1)
            reads = frozenset[str]().union(*(text.reads for _, text, _ in texts))
            if [value for value, *_ in texts] == [""]:
                sql = texts[0][1].sql
            else:
                whens = [f"WHEN {text.sql} THEN {value}" for value, text, _ in texts if text != NEVER]
                sql = f"CASE {' '.join(whens)} END" if whens else "NULL"
            self._open.discard(name)
            self._found[name] = Column(name, Text(sql, reads), each.comment), step
        return self._found[name][1]

    def _sum(self, inside: tuple[Node, ...], within: str) -> tuple[str, int]:
        name = self._sums[inside]
        if name not in self._found:
            texts = [self._text(member, within) for member in inside]
            sql = " + ".join(f"CAST({text.sql} AS INT)" for text, _ in texts)
            reads = frozenset[str]().union(*(text.reads for text, _ in texts))
            self._found[name] = Column(name, Text(sql, reads)), max(step for _, step in texts)
        return name, self._found[name][1]

    def _text(self, node: Node, within: str) -> tuple[Text, int]:
        """How a node is written in a column, and the earliest step in which it can be."""
        here = self._column_of.get(node)
        if here is not None and here[0] != within and here[0] not in self._open:
            name, value = here
            step = self.column(name)
            said = "" if value == "" else f" = {value}" if value.startswith("'") else f" IS {value}"
            return Text(f"({quoted(name)}{said})" if said else quoted(name), frozenset((name,))), step + 1
        match self._nodes[node]:
            case Atom() as atom:
                return self._atom(atom), 1
            case Not(member):
                text, step = self._text(member, within)
                return denied(text), step
            case Gate(needed, inside):
                return self._gate(needed, inside, within)
            case None:
                return (ALWAYS if node == ALWAYS_HOLDS else NEVER), 1

    def _gate(self, needed: int, inside: tuple[Node, ...], within: str) -> tuple[Text, int]:
        if inside in self._sums and 1 < needed < len(inside):
            name, step = self._sum(inside, within)
            return Text(f"({quoted(name)} >= {needed})", frozenset((name,))), step + 1
        texts = [self._text(member, within) for member in inside]
        step = max(at for _, at in texts)
        if needed in (1, len(inside)):
            return joined("OR" if needed == 1 else "AND", [text for text, _ in texts]), step
        counted = " + ".join(f"CAST({text.sql} AS INT)" for text, _ in texts)
        return Text(f"({counted} >= {needed})", frozenset[str]().union(*(text.reads for text, _ in texts))), step

    def steps(self) -> list[list[Column]]:
        """The columns, by step."""
        found: defaultdict[int, list[Column]] = defaultdict(list)
        for column, step in self._found.values():
            found[step].append(column)
        return [found[step] for step in sorted(found)]


def carried(steps: Sequence[Sequence[Column]], kept: Iterable[str]) -> list[list[str]]:
    """Of the columns that are made before each step those that it, or a later one, still reads."""
    wanted = dict.fromkeys(kept)
    found = []
    for columns in reversed(steps):
        made = {column.name for column in columns}
        for column in columns:
            wanted |= dict.fromkeys(sorted(column.text.reads))
        found.append([name for name in wanted if name not in made])
        wanted = {name: None for name in wanted if name not in made}
    return found[::-1]
