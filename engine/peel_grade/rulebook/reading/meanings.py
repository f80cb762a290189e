"""What a condition as authors write it means, as `peel_grade.rulebook.conditions`."""

from collections.abc import Mapping, Sequence

from peel_grade.files.record import Record
from peel_grade.rulebook import conditions
from peel_grade.rulebook.reading.conditions import ONE_SIDED, ConditionText, QuotedText, against
from peel_grade.rulebook.subjects import Aspect, Count, Finding, Flag, Indicator, PreviousGrade, Repeated, Subject


class Frame(Record):
    """What of a framework the meaning of a condition depends on: its grades, worst first, its ranks, highest first, the
    values of its parameters, and the rules that stand for those that were given up.
    """

    scale: Sequence[str] = ()
    ranks: Sequence[str] = ()
    parameters: Mapping[str, conditions.Number] = {}
    successors: Mapping[str, str] = {}

    def number(self, threshold: int | float | QuotedText) -> tuple[conditions.Number, str]:
        """A threshold, and the parameter that it is the value of; an empty name for a number that stands there."""
        if isinstance(threshold, QuotedText):
            return self.parameters[threshold.parameter], threshold.parameter
        return threshold, ""


NO_FRAME = Frame()


def meaning(text: ConditionText, area: str | None, question: str, frame: Frame = NO_FRAME) -> conditions.Condition:
    """The condition as data; `repeated` and `previous_grade` mean the `area` and `question` of the rule it stands in.

    Every name in it must be one of the `frame`; a condition that names no grade, rank or parameter needs none.
    """
    members = tuple(meaning(member, area, question, frame) for member in text.members())
    match text.kind_of_condition:
        case "all":
            return conditions.Group(len(members), members)
        case "any":
            return conditions.Group(1, members)
        case "none":
            return conditions.Group(1, members, negated=True)
        case "of":
            assert isinstance(text.at_least, int)  # the form asks for it
            return conditions.Group(text.at_least, members)
        case "flag":
            return _flag(text)
        case "finding":
            rule_found = str(text.finding)
            return _is(Finding(frame.successors.get(rule_found, rule_found)), text.is_ is not False)
        case "repeated":
            named = text.repeated if isinstance(text.repeated, str) else area or ""
            return _is(Repeated(named), text.repeated is not False)
        case "previous_grade":
            assert text.previous_grade is not None
            places = sorted(frame.scale.index(grade) + 1 for grade in text.previous_grade)
            options = tuple(conditions.Leaf(str(PreviousGrade(question)), "between", place, place) for place in places)
            return options[0] if len(options) == 1 else conditions.Group(1, options)
        case "theme" | "question" | "overall" | "suggested":
            return _is(_drafted(text), wanted=True)
        case "count" | "share" | "points" as head:
            counted = Count(
                head,
                text.counted,
                kind=text.kind,
                weight=text.weight,
                repeat=text.repeat,
                graded=tuple(text.graded or ()),
                named=tuple(text.named or ()),
                favourable=text.favourable,
            )
            return _comparison(text, counted, frame)
        case _:
            return _indicator(text, frame)


def _drafted(text: ConditionText) -> Count:
    """What a property says of a draft, as the count of the one thing that it names."""
    match text.kind_of_condition:
        case "overall":
            return Count("count", "overall", graded=tuple(text.overall or ()))
        case "suggested":
            return Count("count", "areas", named=(str(text.suggested),))
        case head:
            return Count("count", f"{head}s", graded=tuple(text.graded or ()), named=(str(getattr(text, head)),))


def _is(subject: Subject, wanted: bool) -> conditions.Leaf:
    return conditions.Leaf(str(subject), "at_least" if wanted else "below", 1)


def _flag(text: ConditionText) -> conditions.Leaf:
    """A comparison of the degree to which a statement is found to be so, or of whether it could be shown."""
    if text.supplied is not None:
        return _is(Flag(str(text.flag), Aspect.SUPPLIED), text.supplied)
    subject, half = str(Flag(str(text.flag))), conditions.HALF
    if text.at_least is not None:
        return conditions.Leaf(subject, "at_least", half)
    if text.at_most is not None:
        return conditions.Leaf(subject, "at_most", half)
    if text.is_ == conditions.PARTLY:
        return conditions.Leaf(subject, "between", half, half)
    return conditions.Leaf(subject, "at_most", 0) if text.is_ is False else conditions.Leaf(subject, "at_least", 1)


def _indicator(text: ConditionText, frame: Frame) -> conditions.Condition:
    name = str(text.indicator)
    if text.among is not None:
        rank = 1 if text.among == frame.ranks[0] else -1
        return conditions.Leaf(str(Indicator(name, Aspect.RANK)), "between", rank, rank)
    if text.supplied is not None:
        return _is(Indicator(name, Aspect.SUPPLIED), text.supplied)
    for key, amount in text.against.items():
        if (found := against(key)) is not None:
            compared = Indicator(name, Aspect.AGAINST_BENCHMARK, found.benchmark)
            return _beyond(compared, amount, frame, upward=found.above)
    previous = Indicator(name, Aspect.AGAINST_PREVIOUS)
    if text.rises_by is not None:
        return _beyond(previous, text.rises_by, frame, upward=True)
    if text.falls_by is not None:
        return _beyond(previous, text.falls_by, frame, upward=False)
    return _comparison(text, Indicator(name), frame)


def _beyond(compared: Indicator, amount: float | QuotedText, frame: Frame, *, upward: bool) -> conditions.Leaf:
    """A difference of so much or more, upward or downward."""
    percent, parameter = frame.number(amount)
    if upward:
        return conditions.Leaf(str(compared), "at_least", percent, low_parameter=parameter)
    return conditions.Leaf(str(compared), "at_most", -percent, low_parameter=parameter)


def _comparison(text: ConditionText, compared: Subject, frame: Frame) -> conditions.Leaf:
    if text.between is not None:
        (low, low_parameter), (high, high_parameter) = map(frame.number, text.between)
        return conditions.Leaf(str(compared), "between", low, high, low_parameter, high_parameter)
    for operator in ONE_SIDED:
        if (bound := getattr(text, operator)) is not None:
            number, parameter = frame.number(bound)
            return conditions.Leaf(str(compared), operator, number, low_parameter=parameter)
    raise ValueError(f"a condition without a comparison: {text}")
