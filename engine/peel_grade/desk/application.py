"""The desk as a web application: which address is answered by what."""

from collections.abc import Iterator

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from peel_grade.desk import changes, code, moderate, proofs, review
from peel_grade.desk.asking import answering
from peel_grade.desk.forces import Desk
from peel_grade.desk.pages import plain_page, static_files
from peel_grade.desk.security import MOST_BYTES, Guard

_OF_A_FORCE = (review.ROUTES, code.ROUTES, moderate.ROUTES, proofs.ROUTES, changes.ROUTES)
"""What is answered about one force, by the method and the rest of the address: each page keeps its own."""


def make_application(desk: Desk, port: int, secret: str) -> Starlette:
    """The application, for a server that listens on a port of 127.0.0.1; `secret` opens it."""
    application = Starlette(
        routes=[Route("/", _start), Route("/files/{name}", _file), *_routes()],
        middleware=[Middleware(Guard, port=port, secret=secret)],
        exception_handlers={HTTPException: _refused},
        max_body_size=MOST_BYTES,
    )
    application.state.desk = desk
    return application


def _routes() -> Iterator[Route]:
    for routes in _OF_A_FORCE:
        for (method, address), work in routes.items():
            yield Route(f"/force/{{force}}/{address}", answering(work), methods=[method])


def _start(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    for copy in desk.copies.values():
        copy.look()
    return plain_page("start.html", desk)


def _file(request: Request) -> Response:
    found = static_files().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    return Response(found[1], media_type=found[0])


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return plain_page("refused.html", request.app.state.desk, error.status_code, said=error.detail)
