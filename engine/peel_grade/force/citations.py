"""Where evidence was found: a line, a page or a paragraph of a document, or an address.

    document:322, document:304-306      lines
    document:p17, document:p17/2        a page, a paragraph of it
    https://…                           an address

In a force file also `{document: report, page: 17, paragraph: 2}`, `{document: report, lines: 304-306}`, `{url: https://…}`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from peel_grade.files.record import Record
from peel_grade.files.validation import fault, lines, reference, written

_ID = r"[a-z0-9][a-z0-9-]*"
_MOST = 9999
_NUMBER = "[1-9][0-9]{0,3}"
"""The number of a page or paragraph, up to `_MOST`."""
_PAGE = rf"({_ID}):p({_NUMBER})(?:/({_NUMBER}))?"
_URL = r"https?://[^\s<>\"]+"
PATTERN = rf"^({_ID}:([1-9][0-9]{{0,8}}(-[1-9][0-9]{{0,8}})?|p{_NUMBER}(/{_NUMBER})?)|{_URL})$"
"""What a source is as text, for a JSON Schema."""
JSON_SOURCE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "document": {"type": "string"},
        "lines": {"type": ["string", "integer"]},
        "page": {"type": "integer", "minimum": 1, "maximum": _MOST},
        "paragraph": {"type": "integer", "minimum": 1, "maximum": _MOST},
        "url": {"type": "string", "pattern": r"^https?://"},
    },
    "additionalProperties": False,
    "oneOf": [
        {"required": ["document", "lines"], "properties": {"page": False, "paragraph": False, "url": False}},
        {"required": ["document", "page"], "properties": {"lines": False, "url": False}},
        {"required": ["url"], "maxProperties": 1},
    ],
}
"""What a source is as a mapping, for a JSON Schema."""
_FORMS = "`{document: report, lines: 322}`, `{document: report, page: 17, paragraph: 2}` or `{url: https://...}`"


class Citation(Record):
    """A source, taken apart: `lines` are the first and the last; of an address all but `url` is empty."""

    document: str = ""
    lines: tuple[int, int] | None = None
    page: int | None = None
    paragraph: int | None = None
    url: str = ""


def source(value: object) -> str:
    """A validator: a source in any of its forms, as text."""
    if isinstance(value, str):
        return _of_text(value)
    return _of_mapping(value) if isinstance(value, Mapping) else reference(value)


@lru_cache(maxsize=4096)  # each is looked up among the documents, and checked with the form of the file
def _of_text(text: str) -> str:
    return text if _page(text) or _url(text) else reference(text)


def citation(written_source: str) -> Citation:
    """A source as text (see `source`), taken apart."""
    if _url(written_source):
        return Citation(url=written_source)
    if found := _page(written_source):
        return Citation(found[1], None, int(found[2]), int(found[3]) if found[3] else None)
    document, _, span = written_source.partition(":")
    first, _, last = span.partition("-")
    return Citation(document, (int(first), int(last or first)))


def _page(text: str) -> re.Match[str] | None:
    return re.fullmatch(_PAGE, text) if ":p" in text else None  # most sources are lines


def _url(text: str) -> re.Match[str] | None:
    return re.fullmatch(_URL, text) if text.startswith("http") else None


def _of_mapping(value: Mapping[Any, Any]) -> str:
    keys = {*value}
    for unknown in keys - {"document", "lines", "page", "paragraph", "url"}:
        raise fault(f"unknown key {written(unknown)}", f"a source is written {_FORMS}", key=str(unknown))
    if keys == {"url"}:
        if not isinstance(value["url"], str) or not _url(value["url"]):
            raise fault(f"{written(value['url'])} is not an address", "write it in full: `https://...`", key="url")
        return value["url"]
    document = value.get("document")
    if document is None or keys not in ({"document", "lines"}, {"document", "page"}, {"document", "page", "paragraph"}):
        raise fault("this names no place in a document", f"write {_FORMS}")
    if not isinstance(document, str) or not re.fullmatch(_ID, document):
        help = "write its id as under `source:`, such as `staffordshire-2017`"
        raise fault(f"{written(document)} is not the id of a document", help, key="document")
    if "lines" in value:
        return f"{document}:{lines(value['lines'])}"
    for key in ("page", "paragraph"):
        number = value.get(key, 1)
        if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= _MOST:
            raise fault(
                f"{written(number)} is not the number of a {key}", f"write a whole number from 1 to {_MOST}", key=key
            )
    paragraph = f"/{value['paragraph']}" if "paragraph" in value else ""
    return f"{document}:p{value['page']}{paragraph}"
