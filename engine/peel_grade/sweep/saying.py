"""Sentences of a sweep, for its text and its page."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from peel_grade.rulebook.framework import Framework
from peel_grade.wording.terms import listed

HEADS = {
    "thresholds": "limits", "weights": "weights", "sampling": "samples", "missing": "missing",
    "coding": "coding", "together": "all",
}  # fmt: skip
"""What stands above the share of each source."""
SHOWN = 20
"""So many of what changes a grade by itself are told."""
WHOLE = 100
_LEAST, _OFTEN, _FEW = 1, 80, 3
"""Of grades and areas that are drawn instead are told those in so many percent of draws, of areas so many."""


def drawn(told: Mapping[str, Any]) -> list[str]:
    """The sources of which there are draws."""
    return [source for source in HEADS if any(source in force["kept"] for force in told["forces"])]


def sources_said(plan: Mapping[str, Any]) -> dict[str, str]:
    """What each source draws."""
    books = plan["rulebooks"]
    moved = f"{plan['weights']:g}% of the weights, and of the numbers in grade rules, moved by a step"
    return {
        "thresholds": f"each threshold and parameter anywhere within {plan['spread']:g}% of it",
        "weights": f"{moved}, in {books} rulebooks",
        "sampling": "shares of a sample as what they may be of the whole",
        "missing": f"{plan['missing']:g}% of the recorded pieces of evidence taken away",
        "coding": f"{plan['coding']:g}% of the flags another degree",
        "together": f"all of that, in the {books} rulebooks",
    }


def no_samples(told: Mapping[str, Any]) -> str | None:
    """Why nothing is drawn for sampling error, where nothing is."""
    if "sampling" in drawn(told):
        return None
    if told["plan"]["samples"]:
        return "Of none of the indicators that are shares of a sample a figure is recorded: sampling error is left out."
    said = "(`sample:` beside it in the force file, or `--sample`)"
    return f"Of no figure it was said that it is a share of a sample {said}: sampling error is left out."


def rows_of(
    force: Mapping[str, Any], titles: Mapping[str, str], framework: Framework
) -> Iterator[tuple[str, list[float | None]]]:
    """The overall grade and those of questions, each with the share of draws that keep it by source; then the areas."""
    graded = ["overall", *(at for at in titles if at.startswith("question/"))]
    kept = force["kept"]
    for at in graded:
        if at in force["grades"]:
            shares = [kept[source]["grades"][at]["kept"] if source in kept else None for source in HEADS]
            yield f"{titles[at]}: {framework.said(force['grades'][at])}", shares
    if force["areas"]:
        shares = [_mean(kept[source]["areas"].values()) if source in kept else None for source in HEADS]
        yield f"{framework.words.area.many} ({len(force['areas'])}), on average".capitalize(), shares


def _mean(shares: Collection[float]) -> float:
    return sum(shares) / len(shares)


def least_sure(force: Mapping[str, Any], framework: Framework) -> Iterator[str]:
    """Of all together: where grades go that do not stay, which areas go most often, and which come."""
    found = force["kept"]["together"]
    for at, row in found["grades"].items():
        if not at.startswith("theme/"):
            others = sorted(row["others"].items(), key=lambda each: -each[1])
            if told := [f"{framework.said(grade)} in {share:.0f}%" for grade, share in others if share >= _LEAST]:
                yield f"{at.rpartition('/')[2]}: else {listed(told, 'and')} of all draws"
    going = sorted((share, name) for name, share in found["areas"].items() if share < _OFTEN)[:_FEW]
    yield from (f"{name}: suggested in {share:.0f}% of all draws" for share, name in going)
    coming = sorted((-share, name) for name, share in found["new_areas"].items() if share > WHOLE - _OFTEN)[:_FEW]
    yield from (f"{name}: not suggested by the draft, and in {-share:.0f}% of all draws" for share, name in coming)


def change_said(row: Mapping[str, Any], spread: float, frameworks: Mapping[str, Framework]) -> Iterator[str]:
    """What changes grades by itself, a line for less of it and one for more: which grades, to what, of whom."""
    said = next(iter(frameworks.values())).said
    for direction in (-1, 1):
        ways: dict[tuple[str, str], list[str]] = {}
        what = ""
        for move in row["moves"]:
            if move["direction"] == direction:
                what = _what(row, move, spread)
                for at, grade in move["grades"].items():
                    ways.setdefault((grade, move["force"]), []).append(at.rpartition("/")[2])
        told = (f"{listed(of, 'and')} {said(grade)} ({force})" for (grade, force), of in ways.items())
        if ways:
            yield f"{what}: {'; '.join(told)}"


def _what(row: Mapping[str, Any], move: Mapping[str, Any], spread: float) -> str:
    """What is otherwise."""
    match row["kind"]:
        case "evidence":
            return f"{row['id']} is missing"
        case "weight" | "grade_rule":
            return str(move["says"])
    side = "less" if move["direction"] < 0 else "more"
    return f"{row['kind']} {spread:g}% {side}: {move['says']}"


def short(row: Mapping[str, Any]) -> str:
    """What changes grades by itself, by its name."""
    name = row["moves"][0]["says"] if row["kind"] in ("threshold", "parameter", "evidence") else row["id"]
    return str(name)
