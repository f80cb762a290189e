"""A circuit evaluated for one force: the plain way, beside which the fast ones are tested."""

from collections.abc import Callable

from peel_grade.circuit.gates import ALWAYS, Atom, Circuit, Gate, Not
from peel_grade.force.derived import with_derived
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import holds_within
from peel_grade.rulebook.model import Rulebook


def evaluate(circuit: Circuit, atom: Callable[[Atom], bool]) -> list[bool]:
    """Of every node whether it holds."""
    found: list[bool] = []
    for number, node in enumerate(circuit.nodes):
        match node:
            case Atom():
                found.append(atom(node))
            case Gate(needed, members):
                found.append(sum(found[member] for member in members) >= needed)
            case Not(member):
                found.append(not found[member])
            case _:
                found.append(number == ALWAYS)
    return found


def atoms_of(force: Force, book: Rulebook) -> Callable[[Atom], bool]:
    """What is known of a force, atom by atom."""
    facts, force = evidence_facts(force, book), with_derived(force, book)
    return lambda atom: holds(atom, force, facts, book)


def holds(atom: Atom, force: Force, facts: Facts, book: Rulebook) -> bool:
    """Whether an atom holds of a force whose derived figures are worked out."""
    match atom.kind:
        case "true" | "false":
            assert atom.leaf is not None  # these two have one
            known = facts.get(atom.leaf.subject)
            return known is not None and holds_within(atom.leaf, *known) is (atom.kind == "true")
        case "inspected":
            return force.inspected is None or atom.name in force.inspected
        case "earlier":
            earlier = force.previous_grades.get(atom.name)
            return earlier is not None and earlier.grade == atom.grade
    return _stands(atom, force, book)


def _stands(atom: Atom, force: Force, book: Rulebook) -> bool:
    """Whether a piece of evidence stands as an atom says."""
    row: FlagEvidence | IndicatorEvidence | None
    match subjects.subject(atom.name):
        case subjects.Flag(name):
            row = force.flags.get(name)
        case subjects.Indicator(name):
            row = force.indicators.get(name)
        case other:
            raise ValueError(f"not a piece of evidence: {other}")
    status = "not_recorded" if row is None else row.status
    match atom.kind:
        case "known":
            return status == "known"
        case "awaited":
            return status == "not_recorded"
        case "closed":
            return status in ("not_supplied", "not_comparable")
    degree = row.is_ if isinstance(row, FlagEvidence) else None
    return isinstance(degree, bool) and (degree is book.flags[name].favourable) is (atom.kind == "favourable")
