"""The condition language as authors write it; `peel_grade.rulebook.reading.meanings` has what it means.

One language for every stratum: finding rules test evidence and earlier
findings, grade rules count what the stratum below concluded, properties say
what holds of a draft.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticKnownError

from peel_grade.files.meant import degree_help
from peel_grade.files.record import Record
from peel_grade.files.strict import Strict
from peel_grade.files.validation import as_list, fault, not_a, number, percentage, written
from peel_grade.files.yaml_tree import NodePath
from peel_grade.rulebook import conditions
from peel_grade.rulebook.model import Kind

_PERCENTAGE = {"type": "string", "pattern": r"^[0-9]+(\.[0-9]+)?\s*%$"}
Percent = Annotated[float, BeforeValidator(percentage), WithJsonSchema(_PERCENTAGE)]
Number = Annotated[int | float, BeforeValidator(number), WithJsonSchema({"type": "number"})]
Partly: TypeAlias = Literal["partly"]


def _bound(value: object) -> object:
    """A validator: a number, or partly."""
    return value if value == conditions.PARTLY else number(value)


class QuotedText(Strict):
    """A parameter in the place of a number, by its name."""

    parameter: str

    def __str__(self) -> str:
        return f"{{parameter: {self.parameter}}}"


def _or_quoted(number: Callable[[object], object]) -> Callable[[object], object]:
    """A validator: what `number` takes, or a parameter."""

    def validator(value: object) -> object:
        if isinstance(value, str) and re.fullmatch("[a-z][a-z0-9]*(_[a-z0-9]+)*", value) and value != conditions.PARTLY:
            raise fault(not_a("a number", value), f"write a number, or `{{parameter: {value}}}`")
        if not isinstance(value, dict):
            return number(value)
        if list(value) != ["parameter"] or not isinstance(value["parameter"], str):
            raise fault("a mapping stands here that names no parameter", "write `{parameter: NAME}`, or a number")
        return QuotedText(**value)

    return validator


QUOTED: dict[str, Any] = {
    "type": "object",
    "properties": {"parameter": {"type": "string"}},
    "required": ["parameter"],
    "additionalProperties": False,
}
"""The form of what names a parameter, as JSON Schema."""


def or_quoted(number: dict[str, Any], quoted: Mapping[str, Any] = QUOTED) -> dict[str, Any]:
    """The JSON Schema of a number, or of what names a parameter in its place."""
    return {"if": {"type": "object"}, "then": quoted, "else": number}


Threshold = Annotated[
    int | float | QuotedText,
    BeforeValidator(_or_quoted(number)),
    WithJsonSchema(or_quoted({"type": "number"})),
]
PercentThreshold = Annotated[
    float | QuotedText,
    BeforeValidator(_or_quoted(percentage)),
    WithJsonSchema(or_quoted(_PERCENTAGE)),
]
Bound = Annotated[
    int | float | QuotedText | Partly,
    BeforeValidator(_or_quoted(_bound)),
    WithJsonSchema(or_quoted({"anyOf": [{"type": "number"}, {"const": conditions.PARTLY}]})),
]
"""A threshold, or (of a flag) how far it must be so at the least or at the most."""


def _degree(value: object) -> object:
    """A validator: true, false or partly."""
    if not isinstance(value, bool) and value != conditions.PARTLY:
        raise fault(not_a("true, false or partly", value), degree_help(value))
    return value


_DegreeText = Annotated[
    bool | Partly, BeforeValidator(_degree), WithJsonSchema({"enum": [True, False, conditions.PARTLY]})
]
_Names = Annotated[list[str], Field(min_length=1)]
Names = Annotated[_Names, BeforeValidator(as_list, json_schema_input_type=str | _Names)]

ONE_SIDED: tuple[conditions.Operator, ...] = ("at_least", "above", "at_most", "below")
COMPARISONS = (*ONE_SIDED, "between")
_AGAINST = re.compile(r"(above|below)_([a-z][a-z0-9_]*)_by")
ANY_BENCHMARK = ("above_BENCHMARK_by", "below_BENCHMARK_by")
_INDICATOR_TESTS = (*COMPARISONS, *ANY_BENCHMARK, "rises_by", "falls_by", "among", "supplied")
BESIDE: dict[str, tuple[str, ...]] = {
    "indicator": _INDICATOR_TESTS,
    "flag": ("is", "at_least", "at_most", "supplied"),
    "finding": ("is",),
    "previous_grade": (),
    "repeated": (),
    "count": (*COMPARISONS, "kind", "weight", "repeat", "graded", "named", "favourable"),
    "share": (*COMPARISONS, "kind", "weight", "repeat", "graded", "named", "favourable"),
    "points": (*COMPARISONS, "named"),
    "theme": ("graded",),
    "question": ("graded",),
    "overall": (),
    "suggested": (),
    "all": (),
    "any": (),
    "none": (),
    "of": ("at_least",),
}
"""What each kind of condition is called by, and the keys that may stand beside that."""
EVIDENCE_KINDS = frozenset({"indicator", "flag", "finding", "previous_grade", "repeated"})
COUNT_KINDS = frozenset({"count", "share", "points"})
DRAFT_KINDS = frozenset({"theme", "question", "overall", "suggested"})
"""What properties say of a draft: no rule can rest on it."""
_CODE = "wrong-condition"


class Against(Record):
    """A test against a benchmark: above or below it."""

    above: bool
    benchmark: str


def against(key: str) -> Against | None:
    """The test against a benchmark that a key stands for: `above_all_regions_by`; None for any other key."""
    found = _AGAINST.fullmatch(key)
    return Against(found[1] == "above", found[2]) if found else None


class _Unknown(Record):
    """The value of a key that no condition has."""

    value: object


def _known(value: object) -> object:
    if isinstance(value, _Unknown):
        raise PydanticKnownError("extra_forbidden")
    return value


_Difference = Annotated[PercentThreshold, BeforeValidator(_known), WithJsonSchema(or_quoted(_PERCENTAGE))]


class ConditionText(Strict):
    """One condition: a group (`all`, `any`, `none`, `at_least` with `of`) or one leaf.

    `kind_of_condition` is the key that says which it is. Beside an indicator may also stand a test against a benchmark
    that the framework declares, such as `above_all_regions_by`. `rulebook fmt` writes keys in the order of the
    fields.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, _Difference] = Field(init=False)

    indicator: str | None = Field(
        None, description="A figure of the catalogue; beside it stands one test, such as `at_least`."
    )
    flag: str | None = Field(
        None, description="Holds when inspectors found this statement true; beside it may stand how far it must be so."
    )
    finding: str | None = Field(
        None, description="Holds when this other rule concludes (with `is: false`: when it does not)."
    )
    previous_grade: Names | None = Field(
        None, description="Holds when the earlier grade of the [question] was one of these."
    )
    repeated: bool | str | None = Field(
        None,
        description="Whether an earlier inspection already made the rule's [area]; or the id of the area "
        "that it must have made.",
    )
    count: Literal["findings", "reasons", "evidence", "themes", "questions"] | None = Field(
        None,
        description="How many of these the stratum below concluded; beside it stands one test.",
    )
    share: Literal["findings", "reasons", "evidence", "themes", "questions"] | None = Field(
        None, description="What percentage of these the stratum below concluded; beside it stands one test."
    )
    points: Literal["themes", "questions"] | None = Field(
        None, description="What percentage of the most points the grades of these bring; beside it stands one test."
    )
    theme: str | None = Field(None, description="Holds when this [theme] is `graded` so.")
    question: str | None = Field(None, description="Holds when this [question] is `graded` so.")
    overall: Names | None = Field(None, description="Holds when the overall grade is one of these.")
    suggested: str | None = Field(None, description="Holds when this [area] is suggested.")
    all_: list["ConditionText"] | None = Field(
        None, alias="all", min_length=1, description="Holds when all of these hold."
    )
    any_: list["ConditionText"] | None = Field(
        None, alias="any", min_length=1, description="Holds when at least one of these holds."
    )
    none_: list["ConditionText"] | None = Field(
        None, alias="none", min_length=1, description="Holds when none of these holds."
    )
    kind: Kind | None = Field(None, description="Count findings of this kind only.")
    weight: str | None = Field(None, description="Count weaknesses of this weight only.")
    repeat: bool | None = Field(
        None, description="Count only what an earlier inspection already found, or only what it did not."
    )
    graded: Names | None = Field(None, description="Count only what has one of these grades.")
    named: Names | None = Field(None, description="Count only among these [themes], [questions] or pieces of evidence.")
    favourable: bool | None = Field(
        None, description="Count only flags recorded on their favourable side, or only those recorded on the other."
    )

    is_: _DegreeText | None = Field(
        None, alias="is", description="Whether it must be found true, or false, or (of a flag) partly so."
    )
    at_least: Bound | None = Field(
        None,
        description="This much or more: a number, in the unit of what is compared; of a flag: `partly`.",
    )
    above: Threshold | None = Field(None, description="More than this: a number, in the unit of what is compared.")
    at_most: Bound | None = Field(
        None,
        description="This much or less: a number, in the unit of what is compared; of a flag: `partly`.",
    )
    below: Threshold | None = Field(None, description="Less than this: a number, in the unit of what is compared.")
    between: Annotated[list[Threshold], Field(min_length=2, max_length=2)] | None = Field(
        None, description="From the first number to the second, both included."
    )
    rises_by: PercentThreshold | None = Field(None, description="Above the previous figure by so much of it, as `20%`.")
    falls_by: PercentThreshold | None = Field(None, description="Below the previous figure by so much of it, as `20%`.")
    among: str | None = Field(None, description="In the highest or the lowest of the ranks that the framework has.")
    supplied: bool | None = Field(
        None, description="Whether the figure could be supplied, or what the flag says be shown."
    )
    of: list["ConditionText"] | None = Field(
        None, min_length=1, description="Holds when `at_least` so many of these hold."
    )

    @model_validator(mode="before")
    @classmethod
    def _is_mapping(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            help = "write `{flag: ...}`, `{indicator: ..., at_least: ...}`, `all: [...]` or `any: [...]`"
            raise fault(f"{written(value)} is not a condition", help, code=_CODE)
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {
            key: of if key in known or (isinstance(key, str) and against(key)) else _Unknown(of)
            for key, of in value.items()
        }

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        keys = [field.alias or name for name, field in type(self).model_fields.items() if name in self.model_fields_set]
        keys += self.model_extra or ()
        heads = [head for head in BESIDE if head in keys]
        if len(heads) != 1:
            if keys == ["at_least"]:
                raise fault(
                    "`at_least` has nothing to count", "write `{at_least: 2, of: [...]}`", key="at_least", code=_CODE
                )
            found = " and ".join(f"`{head}`" for head in heads)
            message = f"{found} stand together" if heads else "the condition tests nothing"
            raise fault(message, f"a condition has exactly one of {', '.join(BESIDE)}", code=_CODE)
        head = heads[0]
        for key in keys:
            if key != head and key not in BESIDE[head] and not (head == "indicator" and against(key)):
                allowed = ", ".join(BESIDE[head]) or "nothing"
                help = f"beside `{head}` may stand: {allowed}"
                raise fault(f"`{key}` does not go with `{head}`", help, key=key, code=_CODE)
        self._degrees(head, keys)
        if head in ("theme", "question") and self.graded is None:
            raise fault(f"`graded` is missing beside `{head}`", "name the grades: `graded: [...]`", code=_CODE)
        tests = [key for key in keys if key in _INDICATOR_TESTS or against(key)]
        if head in ("indicator", *COUNT_KINDS) and len(tests) != 1:
            message = f"{' and '.join(f'`{test}`' for test in tests)} stand together" if tests else "a test is missing"
            one_of = f"give exactly one of {', '.join(k for k in BESIDE[head] if k in _INDICATOR_TESTS)}"
            raise fault(message, self._each_alone(keys, tests) if tests else one_of, code=_CODE)
        low, high = self.between or (0, 0)
        if not isinstance(low, QuotedText) and not isinstance(high, QuotedText) and low > high:
            raise fault(f"{low} is above {high}", "write the lower bound of `between` first", key="between", code=_CODE)
        quoted = isinstance(self.at_least, QuotedText)
        if self.of is not None and not (isinstance(self.at_least, int) and 1 <= self.at_least <= len(self.of)):
            message = f"`at_least` must be a whole number from 1 to {len(self.of)}, as many as `of` has"
            no_parameter = "how many of its members a group needs is no parameter" if quoted else None
            raise fault(message, no_parameter, key="at_least", code=_CODE)
        return self

    def _degrees(self, head: str, keys: list[str]) -> None:
        """`partly` is for flags, which are compared with nothing else; one test is enough for them."""
        for key, value in (("is", self.is_), ("at_least", self.at_least), ("at_most", self.at_most)):
            if head != "flag" and value == conditions.PARTLY:
                help = "write true or false" if key == "is" else "write a number"
                raise fault("`partly` goes with `flag` alone", help, key=key, code=_CODE)
            if head == "flag" and key != "is" and value not in (None, conditions.PARTLY):
                help = f"write `{key}: partly`, or `is: true` or `is: false`"
                raise fault(f"`{key}` of a flag can be `partly` alone", help, key=key, code=_CODE)
        tests = [key for key in keys if key in BESIDE["flag"]] if head == "flag" else []
        if len(tests) > 1:
            message = f"{' and '.join(f'`{test}`' for test in tests)} stand together"
            raise fault(message, "keep one of them", key=tests[1], code=_CODE)

    def _each_alone(self, keys: list[str], tests: list[str]) -> str:
        """The help for several tests in one condition: each in one of its own, or `between`."""
        if sorted(tests) == ["at_least", "at_most"]:
            low, high = self.at_least, self.at_most
            if isinstance(low, int | float) and isinstance(high, int | float) and low <= high:
                return f"write `between: [{low}, {high}]`"
        fields = {field.alias or name: name for name, field in type(self).model_fields.items()}

        def shown(key: str) -> str:
            value = (self.model_extra or {}).get(key) if key not in fields else getattr(self, fields[key])
            if isinstance(value, list):
                return f"{key}: [{', '.join(map(str, value))}]"
            if (key in ("rises_by", "falls_by") or key not in fields) and isinstance(value, float):
                return f"{key}: {value:g}%"
            return f"{key}: {str(value).lower() if isinstance(value, bool) else value}"

        same = ", ".join(shown(key) for key in keys if key not in tests)
        return f"write `all: [{', '.join(f'{{{same}, {shown(test)}}}' for test in tests)}]`"

    @cached_property
    def kind_of_condition(self) -> str:
        """The key that names this condition's kind: `flag`, `all`..."""
        fields = type(self).model_fields
        keys = {fields[name].alias or name for name in self.model_fields_set if name in fields}
        return next(head for head in BESIDE if head in keys)

    @property
    def counted(self) -> str:
        """What a count counts: findings, reasons, evidence, themes or questions; empty for any other condition."""
        return self.count or self.share or self.points or ""

    @property
    def against(self) -> Mapping[str, float | QuotedText]:
        """The tests against a benchmark, by their keys, each with its percentage."""
        return self.model_extra or {}

    def quoted(self) -> Iterator[tuple[NodePath, str]]:
        """The parameters that it names itself, each after the place of what names it."""
        for path, bound in (*self.bounds(), *(((key,), amount) for key, amount in self.relative.items())):
            if isinstance(bound, QuotedText):
                yield path, bound.parameter

    def bounds(self) -> Iterator[tuple[NodePath, int | float | QuotedText]]:
        """Each number that is compared, or what names it, after its place."""
        for key in ONE_SIDED:
            if (bound := getattr(self, key)) not in (None, conditions.PARTLY):
                yield (key,), bound
        for index, bound in enumerate(self.between or ()):
            yield ("between", index), bound

    def understood(self, parameters: Container[str]) -> bool:
        """Whether every parameter in it is one of these."""
        return all(name in parameters for leaf, _ in self.walk(()) for _, name in leaf.quoted())

    @property
    def relative(self) -> Mapping[str, float | QuotedText]:
        """The tests that ask for a difference in percent, by their keys."""
        changes = {"rises_by": self.rises_by, "falls_by": self.falls_by}
        return {**self.against, **{key: amount for key, amount in changes.items() if amount is not None}}

    def members(self) -> list["ConditionText"]:
        """The conditions of a group; none for a leaf."""
        return self.all_ or self.any_ or self.none_ or self.of or []

    def walk(self, path: NodePath) -> list[tuple["ConditionText", NodePath]]:
        """This condition and all conditions inside it, each with its path in the file."""
        found = [(self, path)]
        for index, member in enumerate(self.members()):
            found += member.walk((*path, self.kind_of_condition, index))
        return found
