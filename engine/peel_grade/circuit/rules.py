"""The gates of finding rules: whether a rule concludes, and whether it may come to."""

from functools import cache

from peel_grade.circuit.comparing import Truth, decide
from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, AtomKind, Circuit, Node
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, holds
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Finding, Repeated, entry_of, subject


class Rules:
    """The gates of a rulebook's rules, each made when first asked for."""

    def __init__(self, book: Rulebook, circuit: Circuit) -> None:
        self._book, self._circuit = book, circuit
        self.truth, self._outlook = cache(self._truth), cache(self._may)

    def atom(self, kind: AtomKind, name: str, leaf: Leaf | None = None, grade: str = "") -> Node:
        """The node of an atom."""
        return self._circuit.atom(Atom(kind, name, leaf, grade))

    def never(self, name: str) -> Node:
        """A rule does not conclude, and nothing that may still be recorded makes it."""
        return self._circuit.some([self.truth(name).false, self._circuit.negation(self._outlook(name).true)])

    def repeat(self, rule: Rule) -> Truth:
        """Whether an earlier inspection asked for what a rule is a reason for."""
        if rule.area is None:
            return Truth(NEVER, ALWAYS)
        return self._of_leaf(Leaf(str(Repeated(rule.area)), "at_least", 1))

    def _truth(self, name: str) -> Truth:
        """The truth of a rule; of one that there is none of, as an edit on trial may take it away, nothing is known."""
        if name not in self._book.rules:
            return Truth(NEVER, NEVER)
        return decide(self._circuit, self._book.rules[name].condition, self._of_leaf)

    def _of_leaf(self, leaf: Leaf) -> Truth:
        about = subject(leaf.subject)
        if isinstance(about, Finding):
            return self._of_finding(leaf, self.truth(about.rule))
        entry = entry_of(leaf.subject)
        return Truth(self.atom("true", entry, leaf), self.atom("false", entry, leaf))

    def _may(self, name: str) -> Truth:
        """Whether a rule may yet conclude, and whether it may yet not; each comparison is taken by itself."""
        if name not in self._book.rules:
            return Truth(ALWAYS, ALWAYS)
        return decide(self._circuit, self._book.rules[name].condition, self._leaf_may)

    def _leaf_may(self, leaf: Leaf) -> Truth:
        """Whether a comparison may be true, and false; what is closed stays as it is."""
        circuit, about = self._circuit, subject(leaf.subject)
        if isinstance(about, Finding):
            return self._of_finding(leaf, self._outlook(about.rule))
        true, false = self._of_leaf(leaf)
        settled = [true, false]
        if isinstance(about, subjects.Indicator | subjects.Flag):
            settled.append(self.atom("closed", entry_of(leaf.subject)))
        still = circuit.every(map(circuit.negation, settled))
        return Truth(circuit.some([true, still]), circuit.some([false, still]))

    def _of_finding(self, leaf: Leaf, truth: Truth) -> Truth:
        """A comparison of whether a finding is made: 1 or 0."""
        outcomes = [(truth.true, holds(leaf, 1)), (truth.false, holds(leaf, 0))]
        true, false = ([node for node, outcome in outcomes if outcome is wanted] for wanted in (True, False))
        return Truth(self._circuit.some(true), self._circuit.some(false))
