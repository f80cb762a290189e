"""What the files of a rulebook have in common: names, texts, sources, lints that are allowed, ids given up."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from peel_grade.files.dates import DATE_PATTERN, calendar_date
from peel_grade.files.strict import Strict
from peel_grade.files.validation import (
    LINES_PATTERN,
    REFERENCE_PATTERN,
    as_list,
    fault,
    lines,
    reference,
    text,
    written,
)

_IDENTIFIER, _RULE_ID = "[a-z][a-z0-9]*(_[a-z0-9]+)*", "[a-z][a-z0-9]*(-[a-z0-9]+)*"


def identifier(value: str) -> str:
    """A validator of the names of evidence, themes and questions."""
    if not re.fullmatch(_IDENTIFIER, value):
        raise fault(f"{written(value)} is not an identifier", "use lower case letters, digits and single underscores")
    return value


def _rule_id(value: str) -> str:
    if not re.fullmatch(_RULE_ID, value):
        raise fault(f"{written(value)} is not an id", "use lower case letters, digits and single hyphens")
    return value


_LineText = Annotated[str, Field(pattern=LINES_PATTERN)]
Lines = Annotated[str, BeforeValidator(lines, json_schema_input_type=Annotated[int, Field(ge=1)] | _LineText)]
Reference = Annotated[str, BeforeValidator(reference), WithJsonSchema({"type": "string", "pattern": REFERENCE_PATTERN})]
_References = Annotated[list[Reference], Field(min_length=1)]
References = Annotated[_References, BeforeValidator(as_list, json_schema_input_type=Reference | _References)]
Identifier = Annotated[
    str, AfterValidator(identifier), WithJsonSchema({"type": "string", "pattern": f"^{_IDENTIFIER}$"})
]
RuleId = Annotated[str, AfterValidator(_rule_id), WithJsonSchema({"type": "string", "pattern": f"^{_RULE_ID}$"})]
Text = Annotated[str, AfterValidator(text), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Basis = Literal["published", "comparator", "judgement"]
Date = Annotated[str, BeforeValidator(calendar_date), WithJsonSchema({"type": "string", "pattern": DATE_PATTERN})]
Allowed = Annotated[
    dict[str, Text],
    Field(description="Lints that `rulebook check` is not to report of this entry: the code of each, with the reason."),
]
"""What `rulebook check` is not to report of an entry: the code of a lint, and the reason."""
Successor = Annotated[str, Field(description="The id to use instead: this one is kept for old files only.")]


class RetiredText(Strict):
    """Since which cycle an id without a successor is kept for old files only, and why."""

    since: Annotated[int, Field(ge=1900, le=2100)] = Field(description="The first year in which it is not used.")
    why: Text


Retired = Annotated[
    RetiredText, Field(description="It is not used any more, and nothing stands for it: it is kept for old files only.")
]


class SourceText(Strict):
    """Lines of a document."""

    document: str
    lines: Lines


Sources = Annotated[list[SourceText], Field(min_length=1)]


def check_place(what: str, theme: str | None, question: str | None) -> None:
    """Raise a fault unless exactly one of them says where an entry or a rule belongs; `what` it is called."""
    if theme is None and question is None:
        raise fault(f"{what} has no `theme`", "write `theme:`, or `question:` where it belongs to none")
    if theme is not None and question is not None:
        raise fault(
            f"{what} has either a `theme` or a `question`",
            "remove one of them: that of the `theme` follows from it",
            key="question",
        )


def check_given_up(successor: str | None, retired: RetiredText | None) -> None:
    """Raise a fault for an id that is both replaced and retired."""
    if successor is not None and retired is not None:
        help = "what another id stands for is not retired: remove one of them"
        raise fault("`replaced_by` and `retired` stand together", help, key="retired")
