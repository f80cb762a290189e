"""Documents as JSON text: to read, with two spaces of indent and a final newline, or to compare."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_ACTING = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
"""What JSON may have in a text as it is."""


def to_json(document: Mapping[str, Any] | Sequence[Any]) -> str:
    """A document as JSON."""
    import json  # not for text

    return inert(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def inert(written: str) -> str:
    """JSON in which what would act on a terminal, or turn the direction of reading, stands as an escape."""
    if written.isascii():
        return written
    import re

    return re.sub(_ACTING, lambda found: f"\\u{ord(found[0]):04x}", written)


def json_array(documents: Iterable[str]) -> Iterator[str]:
    """The array of documents that are given as `json_element` writes them, piece by piece."""
    between = "[\n"
    for document in documents:
        yield between + document
        between = ",\n"
    yield "\n]\n"


def json_element(document: Mapping[str, Any]) -> str:
    """A document as it stands in an array of several."""
    import json

    return inert(json.dumps([document], indent=2, ensure_ascii=False)).removeprefix("[\n").removesuffix("\n]")


def canonical_json(data: object) -> bytes:
    """JSON bytes that are the same for the same content: sorted keys, no spaces, UTF-8."""
    import json  # only where something is read

    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
