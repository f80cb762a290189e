"""What a browser asks of one force file, and what is answered where that cannot be done."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from peel_grade.desk.copies import Copy, Stale
from peel_grade.desk.forces import Desk
from peel_grade.desk.pages import page, tabs_of
from peel_grade.files.problems import InputError
from peel_grade.files.record import Record

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 200
Query: TypeAlias = Mapping[str, tuple[str, ...]]


class Asked(Record):
    """One question about a force: the desk and its working copy, the page that was asked for with its query, the rest
    of its address by name, and the fields that were sent.
    """

    desk: Desk
    copy: Copy
    tab: str
    query: Query
    names: Mapping[str, str]
    fields: Mapping[str, str]

    @property
    def here(self) -> str:
        """The address of the page, with its query."""
        return self.address()

    def address(self, **changes: str | Sequence[str] | None) -> str:
        """The address of the page with some keys of its query changed; None takes one away."""
        query = {**self.query, **changes}
        pairs = [(key, value) for key, value in query.items() if value]
        encoded = urlencode(pairs, doseq=True)
        return f"/force/{self.copy.id}/{self.tab}" + (f"?{encoded}" if encoded else "")

    def first(self, key: str, otherwise: str = "") -> str:
        """The first value of a key of the query."""
        return self.query.get(key, (otherwise,))[0]


Answering: TypeAlias = Callable[[Asked], Response]


def answering(work: Answering) -> Callable[[Request], object]:
    """The endpoint of an address that begins with a force's id: `work` runs in a thread of its own.

    What is sent names in `back` the page that it comes from. A mistake is told on a page of its own (422), as is a
    change of what somebody else has changed meanwhile (409).
    """

    async def endpoint(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        names = dict(request.path_params)
        copy = desk.copies.get(names.pop("force"))
        if copy is None:
            raise HTTPException(404)
        fields = {} if request.method in ("GET", "HEAD") else await _fields(request)
        tab, query = _place(desk, copy, fields.get("back", "") or str(request.url.path) + "?" + request.url.query)
        return await run_in_threadpool(_answer, work, Asked(desk, copy, tab, query, names, fields))

    return endpoint


async def _fields(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip() != _FORM:
        raise HTTPException(415)
    try:
        body = (await request.body()).decode()
        pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
        return {key: value.replace("\r\n", "\n") for key, value in pairs}  # as browsers end lines in what they send
    except ValueError:  # too many, or no text
        raise HTTPException(400) from None


def _place(desk: Desk, copy: Copy, address: str) -> tuple[str, Query]:
    """The page of a force that an address means, and its query; Review where it means none."""
    parts, tabs = urlsplit(address), tabs_of(desk)
    _, _, tab = parts.path.rpartition("/")
    if tab not in tabs or parts.path != f"/force/{copy.id}/{tab}":
        return next(iter(tabs)), {}
    query: dict[str, tuple[str, ...]] = {}
    try:
        for key, value in parse_qsl(parts.query, max_num_fields=_MOST_FIELDS):
            query[key] = (*query.get(key, ()), value)
    except ValueError:
        return tab, {}
    return tab, query


def _answer(work: Answering, asked: Asked) -> Response:
    asked.copy.look()
    try:
        return work(asked)
    except InputError as error:
        return page("problems.html", asked, 422, problems=error.problems)
    except Stale as stale:
        return page("stale.html", asked, 409, change=stale.change, there=stale.there)


def back(asked: Asked) -> Response:
    """Back to the page that a form came from."""
    return RedirectResponse(asked.here, 303)
