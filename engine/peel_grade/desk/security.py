"""Who may ask the desk for anything: a browser on this machine that was given the address which `grade serve` printed.

The server listens on 127.0.0.1, which keeps out other machines, but neither other users of this one nor the pages of
other sites in the same browser. So every request must name this server as its host (a name that another site points at
127.0.0.1 is refused), come from the desk's own pages, and carry the secret of this start: the printed address has it,
and hands it to a cookie that no script and no other site can use.
"""

from hmac import compare_digest
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 200_000
"""How much a browser may send at once: a note of a force file has 10,000 characters at most."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # not `no-referrer`: with it, a browser says of the desk's own forms that they come from nowhere
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_READING = ("GET", "HEAD")
_HOW = "Open the address that `grade serve` printed when it started.\n"


class Guard:
    """Refuses what does not come from the desk's own pages, and adds to every answer the headers that keep it safe."""

    def __init__(self, app: ASGIApp, port: int, secret: str) -> None:
        self._app, self._secret, self._cookie = app, secret, f"peel-grade-desk-{port}"
        self._hosts = [f"{name}:{port}" for name in ("127.0.0.1", "localhost")]
        self._origins = [f"http://{host}" for host in self._hosts]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the desk answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        answer = self._answer(scope, Headers(scope=scope))
        await (self._app if answer is None else answer)(scope, receive, send_safely)

    def _answer(self, scope: Scope, headers: Headers) -> Response | None:
        """What is answered in the place of the desk; None where it may answer."""
        if headers.get("host") not in self._hosts:
            return PlainTextResponse("This server is not the one that you asked for.\n", 421)
        opening = scope["path"] == "/" and scope["method"] in _READING
        # a link to the desk from elsewhere may open it; nothing else may come from elsewhere
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") and not opening:
            return PlainTextResponse("This did not come from a page of the desk.\n", 403)
        if scope["method"] not in _READING and headers.get("origin") not in self._origins:
            return PlainTextResponse("This did not come from a page of the desk.\n", 403)
        if opening and (given := parse_qs(scope["query_string"].decode("latin-1")).get("token")):
            return self._opened(given[0])
        if not self._known(cookie_parser(headers.get("cookie", "")).get(self._cookie, "")):
            return PlainTextResponse(_HOW, 403)
        return None

    def _opened(self, given: str) -> Response:
        """The start page, without the secret in its address, which a browser would keep."""
        if not self._known(given):
            return PlainTextResponse(f"This address is not of the desk that runs now. {_HOW}", 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, self._secret, path="/", httponly=True, samesite="strict")
        return answer

    def _known(self, given: str) -> bool:
        return compare_digest(given.encode(), self._secret.encode())
