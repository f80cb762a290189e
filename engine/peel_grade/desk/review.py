"""Review: flip a piece of evidence, move a figure, and see what follows change beside what follows from the file."""

from collections.abc import Mapping
from functools import partial

from starlette.exceptions import HTTPException
from starlette.responses import Response

from peel_grade.desk.asking import Asked, back
from peel_grade.desk.entries import SHOWN, Asking, groups
from peel_grade.desk.outcome import changed, derivation, differences, firmness, leads_to, routed
from peel_grade.desk.pages import page
from peel_grade.desk.proofs import always_of
from peel_grade.desk.recording import recorded_so
from peel_grade.files.problems import InputError, Problem
from peel_grade.files.record import Record
from peel_grade.report.next_grade import change_said
from peel_grade.tables.long import RECORD, columns

DEGREES = {"true": "True", "partly": "Partly", "false": "False"}
STATUSES = {"not_recorded": "Not recorded", "not_supplied": "Not supplied"}


class _Refused(Record):
    """What was sent of an entry and cannot be recorded, and why."""

    entry: str
    cells: Mapping[str, str]
    problems: tuple[Problem, ...]


def _show(asked: Asked) -> Response:
    return _page(asked)


def _page(asked: Asked, status: int = 200, refused: _Refused | None = None) -> Response:
    copy = asked.copy
    draft, filed = copy.draft(), copy.filed()
    book = draft.assessment.book
    question = asked.first("question")
    asking = Asking(
        question if question in book.questions else next(iter(book.questions)),
        tuple(rule for rule in asked.query.get("rule", ()) if rule in book.rules),
        asked.first("show") if asked.first("show") in SHOWN else "all" if asked.query.get("rule") else "recorded",
        asked.first("words"),
    )
    why = asked.first("why")
    return page(
        "review.html",
        asked,
        status,
        asking=asking,
        shown=SHOWN,
        groups=groups(copy, asking),
        document=draft.document,
        always=always_of(asked),
        filed=filed.document,
        framework=book.framework,
        book=book,
        differences=differences(copy),
        marks=changed(draft, filed),
        why=derivation(copy, why) if why else None,
        hangs=firmness(copy) if asked.first("firm") else None,
        routed=routed(copy, asked.first("route"), looked=bool(asked.first("looked"))) if asked.first("route") else None,
        leads=partial(leads_to, draft),
        columns=[name for name in columns(book) if name in ("previous", "rank") or name in book.framework.benchmarks],
        degrees=DEGREES,
        statuses=STATUSES,
        takes=change_said,
        refused=refused.entry if refused else None,
        sent={**dict.fromkeys((RECORD, *columns(book)), ""), **(refused.cells if refused else {})},
        problems=refused.problems if refused else (),
    )


def _record(asked: Asked) -> Response:
    """Make an entry say what was sent; what cannot be is told beside it, with what was sent kept."""
    entry, copy = asked.names["entry"], asked.copy
    book = copy.draft().assessment.book
    if entry not in book.flags and entry not in book.indicators:
        raise HTTPException(404)
    cells = {column: asked.fields[column] for column in (RECORD, *columns(book)) if column in asked.fields}
    try:
        copy.change(recorded_so(copy, entry, cells), asked.fields.get("mark", ""))
    except InputError as error:
        return _page(asked, 422, _Refused(entry, cells, tuple(error.problems)))
    return back(asked)


ROUTES = {("GET", "review"): _show, ("POST", "record/{entry}"): _record}
