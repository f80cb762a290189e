"""Documents as JSON text: to read, with two spaces of indent and a final newline, or to compare."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any


def to_json(document: Mapping[str, Any] | Sequence[Any]) -> str:
    """A document as JSON."""
    import json  # not for text

    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


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

    return json.dumps([document], indent=2, ensure_ascii=False).removeprefix("[\n").removesuffix("\n]")


def canonical_json(data: object) -> bytes:
    """JSON bytes that are the same for the same content: sorted keys, no spaces, UTF-8."""
    import json  # only where something is read

    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
