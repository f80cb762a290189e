"""Two codings of one source side by side, and what one takes over from the other."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from peel_grade.desk.asking import Asked
from peel_grade.desk.copies import Change
from peel_grade.desk.pages import page
from peel_grade.desk.standing import Here, here_of, path_of, standing_of
from peel_grade.evidence.agreement import Side, compare
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.force.file import Force

SIDES: Mapping[Side | Literal[""], str] = {
    "": "recorded by either",
    "otherwise": "otherwise",
    "one": "only here",
    "other": "only there",
    "alike": "alike",
}
"""How two coders recorded an entry, in words; first all of them."""


def beside(asked: Asked, here: Here) -> Response:
    """Two codings of one source, side by side."""
    desk = standing_of(asked)
    other = _other(asked, here.beside)
    found = compare(desk.coding.force, other, desk.coding.book)
    pairs = [pair for pair in found.pairs if not here.side or pair.side == here.side]
    return page(
        "code_beside.html",
        asked,
        here=here,
        force=desk.coding.force,
        flags=found.flags.told("Flags"),
        figures=found.indicators.told("Figures"),
        sides=SIDES,
        counts={"": len(found.pairs)} | Counter(pair.side for pair in found.pairs),
        pairs=[(pair, desk.coding.offer(pair.entry)) for pair in pairs],
        mark_of=lambda entry: asked.copy.mark(path_of(desk.coding.book, entry)),
    )


def take(asked: Asked) -> Response:
    """Take what another coder recorded of an entry."""
    here, desk = here_of(asked), standing_of(asked)
    entry, coding = asked.fields.get("entry", ""), desk.coding
    other = _other(asked, here.beside)
    if not coding.knows(entry):
        raise HTTPException(404)
    path = path_of(coding.book, entry)
    row = other.to_dict()[path[0]].get(entry)
    said = f"{coding.offer(entry).label}: as in {here.beside}" if row else f"{coding.offer(entry).label}: nothing"
    asked.copy.change(Change(path, row, said), asked.fields.get("mark", ""))
    return RedirectResponse(here.to(), 303)


def others(asked: Asked) -> list[str]:
    """The ids of the other files at the desk."""
    return [name for name in asked.desk.copies if name != asked.copy.id]


def _other(asked: Asked, name: str) -> Force:
    """The force in another file at the desk. Raises InputError where that has mistakes, or is of another framework."""
    if name not in others(asked):
        raise HTTPException(404)
    copy = asked.desk.copies[name]
    force, own = copy.draft().force, asked.copy.draft().force
    if force.framework != own.framework:
        message = f"{quoted(force.framework)} cannot be compared with {quoted(own.framework)}"
        raise InputError([Problem(copy.name, 0, 0, message, "choose a file of the same framework")])
    return force
