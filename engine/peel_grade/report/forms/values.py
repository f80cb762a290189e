"""What stands in single fields of the document."""

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field, WithJsonSchema, with_config

from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED

Grade: TypeAlias = str
"""The id of one of the framework's grades."""
Draft: TypeAlias = Annotated[str, WithJsonSchema({"anyOf": [{"enum": [INSUFFICIENT, UNGRADED]}, {"type": "string"}]})]
"""The id of one of the framework's grades, or what stands in its place."""
Weight: TypeAlias = str
Status: TypeAlias = Annotated[str, WithJsonSchema({"enum": ["inspected", "carried_forward", "not_inspected"]})]
Missing: TypeAlias = Annotated[
    str,
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["evidence", "exact_figure", "previous", "rank", "supplied", "repeated"]},
                {"type": "string"},
            ]
        }
    ),
]
"""What is missing; or the id of a benchmark."""
ComparedAspect: TypeAlias = Annotated[
    str, WithJsonSchema({"anyOf": [{"enum": ["value", "previous", "rank", "supplied"]}, {"type": "string"}]})
]
"""What is compared; or the id of the benchmark that it is compared with."""
EvidenceKind: TypeAlias = Literal["indicator", "flag", "finding", "repeated", "previous_grade"]
GapKind: TypeAlias = Literal["indicator", "flag", "previous"]
Range: TypeAlias = Annotated[list[Grade], Field(min_length=2, max_length=2)]
strict = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))
"""A mapping has its keys and no others; what they are stands behind each."""
