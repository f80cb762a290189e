"""Sentences of a backtest, for its text and its page."""

from collections.abc import Iterator, Mapping
from typing import Any

from peel_grade.causes.told import Telling
from peel_grade.rulebook.framework import Framework, Words
from peel_grade.wording.terms import capital, listed, number_word

FEW = 10
"""Of fewer forces the numbers say little."""
MOST = 6
"""So many rules are named of those that make a difference."""
_BASELINES = {
    "at_random": "as many in each {question}, at random",
    "of_others": "those published of the other {subjects} here",
}
HOW_SURE = (
    "In brackets is where 95% of {draws:,} draws lie, in each of which every {subject} counts as much as chance has "
    "it, and one grade more falls on any pair of grades. Kappa is Cohen's with quadratic weights: 1 is full "
    "agreement, 0 what chance brings."
)
NOT_TUNED = (
    "A rulebook does not say of any threshold or weight that it was fitted to grades, so nothing is fitted again here; "
    "it does say which documents each rule rests on. Without the rules that rest on a {subject}'s own report alone, as "
    "if that had not been read:"
)


def interval(found: Mapping[str, Any] | None, percent: bool = True) -> str:
    """A measure and where it may lie: `92% (71-98)`, `0.80 (0.3 to 1.0)`."""
    if found is None or found["value"] is None:
        return "-"
    value, low, high = found["value"], found["low"], found["high"]
    return f"{value:.0f}% ({low:.0f}-{high:.0f})" if percent else f"{value:.2f} ({low:.1f} to {high:.1f})"


def _alone(found: float | None, percent: bool = True) -> str:
    """A measure without an interval."""
    return "-" if found is None else f"{found:.0f}%" if percent else f"{found:.2f}"


def _title_of(name: str, scale: Mapping[str, Any], called: Words) -> str:
    """What a row of agreements is of."""
    if name == "all":
        return f"All {called.question.many} together"
    return "Overall" if name == "overall" else str(scale["titles"][name])


def rows_said(scale: Mapping[str, Any], called: Words) -> Iterator[tuple[str, str, str, str, str, bool]]:
    """What each row of agreements is of, how many grades they are, the measures, and whether it is that of the standard
    for all of them: below those of several questions.
    """
    for name, row in scale["agreement"].items():
        if not row["pairs"]:
            continue
        title, number = _title_of(name, scale, called), str(row["pairs"])
        same, near = interval(row["exact"]), interval(row["within_one"])
        yield title, number, same, near, interval(row["kappa"], percent=False), False
        if name in ("all", "overall"):
            base = row["baseline"]
            title, same, near = everything(scale), _alone(base["exact"]), _alone(base["within_one"])
            yield title, number, same, near, _alone(base["kappa"], percent=False), True


def cautions(scale: Mapping[str, Any], called: Words) -> Iterator[str]:
    """What keeps the numbers from saying more than they do."""
    whole = scale["agreement"]["all"]
    if not whole["pairs"]:
        yield f"No {called.question.one} that was inspected has a published grade here."
        return
    if scale["forces"] < FEW:
        many = called.subject.so_many(scale["forces"]) if scale["forces"] > 1 else f"One {called.subject.one}"
        said = f"{many} with {whole['pairs']} grades"
        yield f"{said} are few: the intervals are wide, and the truth may lie anywhere in them."
    if (gained := whole["gained"]) is not None:
        between = f"{gained['low']:.0f} to {gained['high']:.0f}"
        side = "behind" if gained["value"] < 0 else "ahead of"
        ahead = f"{abs(gained['value']):.0f} percentage points {side} {everything(scale)}"
        yield f"The drafts are {ahead} (the difference: {between})."
    if without := sum(whole["without_draft"]):
        grades = "grade has" if without == 1 else "grades have"
        yield f"{without} published {grades} no draft, for want of evidence; they are in the table, and in no share."


def _standard(scale: Mapping[str, Any]) -> str:
    return next(str(grade["title"]).lower() for grade in scale["grades"] if grade["standard"])


def everything(scale: Mapping[str, Any]) -> str:
    """What the baseline is called."""
    return f"everything {_standard(scale)}"


def areas_said(score: Mapping[str, Any]) -> str:
    """The counts and shares of a score in a line."""
    precision = f" ({score['precision']:.0f}%)" if score["precision"] is not None else ""
    recall = f" ({score['recall']:.0f}%)" if score["recall"] is not None else ""
    return (
        f"{score['published_too']:.3g} of {score['suggested']:.3g} suggested were published{precision}, "
        f"{score['found']:.3g} of {score['published']:.3g} published are suggested{recall}"
    )


def baselines(called: Words) -> dict[str, str]:
    """What areas are compared with, by what it is in the document."""
    return {
        key: says.format(question=called.question.one, subjects=called.subject.many) for key, says in _BASELINES.items()
    }


def grade_said(row: Mapping[str, Any], framework: Framework) -> str:
    """A grade that differs: what was published, and what is drafted."""
    said = f"{row['title']}: published {framework.said(row['published'])} ({row['source']}), "
    said += f"draft {framework.said(row['draft'])}"
    if row["status"] not in (None, "inspected"):
        said += f" ({row['status'].replace('_', ' ')})"
    why = row["why"]
    return said if why is None or why["because"] is None else f"{said} because {why['because']}"


def why_said(row: Mapping[str, Any], framework: Framework) -> list[str]:
    """Why a grade differs, rule by rule."""
    why = row["why"]
    if why is None:
        return []
    if why["causes"] is None:
        if row["draft"] not in framework.scale:
            return ["there is too little evidence for a grade"]
        if row["of"] == "overall":
            return [
                "the grade rules lead to another overall grade from the published grades too, as far as they are here"
            ]
        return [
            "no finding that is undecided explains it: recorded evidence or the grade rules would have to be otherwise"
        ]
    if row["of"] == "overall":
        return [Telling(lambda name: name, MOST).causes(why["causes"])]
    told = [Telling(lambda name: name, MOST).causes(why["causes"])]
    for stands, holds in (("found", True), ("undecided, for evidence is missing", None)):
        if named := [_rule_said(rule) for rule in why["rules"] if rule["holds"] is holds]:
            more = [f"{len(named) - MOST} more"] if len(named) > MOST else []
            told.append(f"{stands}: {listed([*named[:MOST], *more], 'and')}")
    return told


def _rule_said(rule: Mapping[str, Any]) -> str:
    return f"{rule['rule']} ({rule['weight'] or rule['kind'].replace('_', ' ')})"


def held_said(told: Mapping[str, Any], called: Words) -> Iterator[str]:
    """How many rules each force is drafted without."""
    rows = told["held_out"]["rules"]
    numbers = [f"{len(row['rules'])} that rest on {row['report']}" for row in rows.values()]
    yield f"Rules left out: {listed(numbers, 'and')}."
    if told["forces"] and len(rows) < len(told["forces"]):
        lacking = len(told["forces"]) - len(rows)
        yield capital(f"{number_word(lacking)} of the {called.subject.many} have no record that names the report.")
