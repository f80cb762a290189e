"""What edits can change at all, whatever the evidence: all of them together, and each by itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from peel_grade.diff.edits import Edit, Edits
from peel_grade.files.problems import InputError
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.engines import Compiled
from peel_grade.proof.equivalence import Equivalence, equivalent
from peel_grade.proof.outputs import Renamed
from peel_grade.proof.solving import Deadline
from peel_grade.proof.told import as_data, could_change

Document = dict[str, Any]


def proved(
    old: Compiled,
    new: Compiled,
    edits: Edits,
    deadline: Deadline,
    watched: Callable[[Sequence[Edit]], Iterable[Edit]] = iter,
) -> Document:
    """The proof for all edits together, with an example of each thing that they can change; and of each edit (`edits`,
    by id) what it can change when it is made by itself in the old rulebook. `watched` goes through the edits.

    Raises InputError where the two rulebooks do not grade the same.
    """
    renamed = {"finding": edits.names.rule, "area": edits.names.area}
    together = equivalent(old, new, deadline, renamed=renamed)
    effective = edits.effective
    if len(effective) == 1:
        found: Mapping[Edit, Equivalence | None] = {effective[0]: together}
    else:
        base = compile_rulebook(edits.combine(()))
        found = {edit: _alone(base, edit, edits, renamed, deadline) for edit in watched(effective)}
    told = {
        edit.id: {"same": True, "could_change": []}
        if edit not in found
        else could_change(found[edit], edits.old, edits.new)
        for edit in edits
    }
    return {**as_data(together, old.book, new.book), "edits": told}


def _alone(base: Compiled, edit: Edit, edits: Edits, renamed: Renamed, deadline: Deadline) -> Equivalence | None:
    """What an edit can change by itself; None where what comes of it does not grade the same as before."""
    try:
        return equivalent(base, compile_rulebook(edits.combine([edit])), deadline, renamed=renamed, least=False)
    except InputError:
        return None
