"""How a single value is written: text with quotes only where it needs them, everything else as it was."""

import json
from functools import cache, lru_cache
from io import StringIO
from typing import Any

import yaml

from peel_grade.files.yaml_tree import is_number

_TEXT = "tag:yaml.org,2002:str"
_REFUSED = "\ufeff\ufffe\uffff"  # what YAML refuses and JSON does not, of what can be in text that was read


def written(node: yaml.ScalarNode, value: object, *, flow: bool) -> str:
    """A value (not after `|` or `>`) as it stands in a line, inside of brackets (`flow`) or not.

    Numbers, truths and nulls keep their spelling.
    """
    if isinstance(value, str):
        return text(value, flow=flow)
    return str(node.value) if node.value or not flow else "null"


def written_key(node: yaml.ScalarNode, *, flow: bool) -> str:
    """A key: what stood without quotes gets none, though it may look like a number."""
    key = str(node.value)
    return key if node.style not in ("'", '"') and _plain(key, flow=flow) else text(key, flow=flow)


def text(value: str, *, flow: bool) -> str:
    """Text, in quotes where it would otherwise be read as something else, by this program or by readers of YAML 1.1."""
    if _plain(value, flow=flow) and not is_number(value) and _is_text(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    for character in _REFUSED:
        quoted = quoted.replace(character, f"\\u{ord(character):04x}")
    single = value.replace("'", "''")
    shorter = len(single) + 2 < len(quoted) and _analysis(value).allow_single_quoted
    return f"'{single}'" if shorter and "\n" not in value else quoted


def block_lines(source: str) -> list[str] | None:
    """Text after `|` or `>`: that sign with what belongs to it, and its lines without their indentation.

    None where the indentation or the blank lines at the end are part of what is said: quotes say that plainer.
    """
    header, *lines = source.split("\n")
    header = header.partition("#")[0].strip()
    first = next((line for line in lines if line.strip(" ")), None)
    ends = header.endswith("-") or source.endswith("\n")  # at the end of a file a line may lack its end
    if first is None or header not in ("|", "|-", ">", ">-") or not ends:
        return None
    indent = len(first) - len(first.lstrip(" "))
    lines = [line[indent:] for line in lines]
    while not lines[-1]:
        lines.pop()
    return [header, *lines]


def _plain(value: str, *, flow: bool) -> bool:
    """Whether PyYAML's writer could leave out the quotes."""
    found = _analysis(value)
    return bool(found.allow_flow_plain if flow else found.allow_block_plain) and not found.empty


def _is_text(value: str) -> bool:
    """Whether PyYAML, a reader of YAML 1.1, would take it for text without quotes: not so `yes`, or a date."""
    return bool(_reader().resolve(yaml.ScalarNode, value, (True, False)) == _TEXT)


@lru_cache(4096)  # a value is often tried in a line first
def _analysis(value: str) -> Any:
    return _writer().analyze_scalar(value)


@cache
def _writer() -> Any:
    return yaml.emitter.Emitter(StringIO(), allow_unicode=True)


@cache
def _reader() -> Any:
    return yaml.SafeLoader("")
