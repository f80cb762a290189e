"""The gates of finding rules: whether a rule concludes, and whether it may come to."""

from collections.abc import Collection

from peel_grade.circuit.comparing import Truth, decide
from peel_grade.circuit.gates import ALWAYS, NEVER, Atom, AtomKind, Circuit, Node
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import Leaf, holds
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.subjects import Finding, Repeated, entry_of, subject


class Rules:
    """The gates of a rulebook's rules, each made when first asked for.

    `like` are those of another rulebook in the same circuit, which has the same rules but those named in `but`.
    """

    def __init__(
        self, book: Rulebook, circuit: Circuit, like: "Rules | None" = None, but: Collection[str] = ()
    ) -> None:
        self.book, self.circuit = book, circuit
        self._like, self._but = like, but
        self._truths: dict[str, Truth] = {}
        self._outlooks: dict[str, Truth] = {}

    def atom(self, kind: AtomKind, name: str, leaf: Leaf | None = None, grade: str = "") -> Node:
        """The node of an atom."""
        return self.circuit.atom(Atom(kind, name, leaf, grade))

    def never(self, name: str) -> Node:
        """A rule does not conclude, and nothing that may still be recorded makes it."""
        return self.circuit.some([self.truth(name).false, self.circuit.negation(self._outlook(name).true)])

    def repeat(self, rule: Rule) -> Truth:
        """Whether an earlier inspection asked for what a rule is a reason for."""
        if rule.area is None:
            return Truth(NEVER, ALWAYS)
        return self._of_leaf(Leaf(str(Repeated(rule.area)), "at_least", 1))

    def truth(self, name: str) -> Truth:
        """The truth of a rule; of one that there is none of, as an edit on trial may take it away, nothing is known."""
        if self._like is not None and name not in self._but:
            return self._like.truth(name)
        if name not in self._truths:
            rule = self.book.rules.get(name)
            nothing = Truth(NEVER, NEVER)
            self._truths[name] = nothing if rule is None else decide(self.circuit, rule.condition, self._of_leaf)
        return self._truths[name]

    def _of_leaf(self, leaf: Leaf) -> Truth:
        about = subject(leaf.subject)
        if isinstance(about, Finding):
            return self._of_finding(leaf, self.truth(about.rule))
        entry = entry_of(leaf.subject)
        return Truth(self.atom("true", entry, leaf), self.atom("false", entry, leaf))

    def _outlook(self, name: str) -> Truth:
        """Whether a rule may yet conclude, and whether it may yet not; each comparison is taken by itself."""
        if self._like is not None and name not in self._but:
            return self._like._outlook(name)
        if name not in self._outlooks:
            rule = self.book.rules.get(name)
            anything = Truth(ALWAYS, ALWAYS)
            self._outlooks[name] = anything if rule is None else decide(self.circuit, rule.condition, self._leaf_may)
        return self._outlooks[name]

    def _leaf_may(self, leaf: Leaf) -> Truth:
        """Whether a comparison may be true, and false; what is closed stays as it is."""
        circuit, about = self.circuit, subject(leaf.subject)
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
        return Truth(self.circuit.some(true), self.circuit.some(false))
