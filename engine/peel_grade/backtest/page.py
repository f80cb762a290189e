"""A backtest as a page for a document: the same numbers and reasons as the text, with a picture."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from peel_grade.backtest.saying import (
    HOW_SURE,
    NOT_TUNED,
    areas_said,
    baselines,
    cautions,
    grade_said,
    held_said,
    interval,
    rows_said,
    why_said,
)
from peel_grade.documents.charts import Chart, matrix
from peel_grade.documents.pages import made_from_books, page
from peel_grade.documents.writing import Form
from peel_grade.rulebook.framework import Words
from peel_grade.rulebook.model import Rulebook

_TEMPLATES = Path(__file__).with_name("templates")


def backtest_page(told: Mapping[str, Any], books: Mapping[str, Rulebook], form: Form, command: str) -> str:
    """The page of a form; `command` is how it is made again."""
    used = [books[name] for name in dict.fromkeys(row["framework"] for row in told["forces"])]
    called = used[0].framework.words
    titles = {name: question.title for book in used for name, question in book.questions.items()}
    return page(
        "backtest.html",
        form,
        _TEMPLATES,
        title="Drafts beside what was published",
        **made_from_books(called.subject.so_many(len(told["forces"])), used, command),
        called=called,
        forces=[_force(row, books[row["framework"]]) for row in told["forces"]],
        scales=[_scale(scale, called) for scale in told["scales"]],
        areas=[(titles.get(name, "In all"), areas_said(each["draft"])) for name, each in told["areas"].items()],
        beside=[(says, areas_said(told["areas"]["all"][key])) for key, says in _there(told, called)],
        not_tuned=NOT_TUNED.format(subject=called.subject.one),
        held=[*_held(told, called)] if told["held_out"]["rules"] else [],
        not_compared=told["not_compared"],
    )


def _there(told: Mapping[str, Any], called: Words) -> Iterator[tuple[str, str]]:
    return ((key, says) for key, says in baselines(called).items() if key in told["areas"].get("all", {}))


def _force(row: Mapping[str, Any], book: Rulebook) -> dict[str, Any]:
    differing = [each for each in row["grades"] if each["published"] != each["draft"]]
    return {
        "name": row["force"],
        "compared": len(row["grades"]),
        "grades": [(grade_said(each, book.framework), why_said(each, book.framework)) for each in differing],
        "missed": [
            (f"{each['about']} ({each['source']})",
             [rule["says"] for tree in each["why"] for rule in tree["because"][-1].get("because", ())])
            for each in row["not_suggested"] or ()
        ],
        "others": [
            (f"{each['text']} ({each['area']})", each["why"] or "not explained")
            for each in row["without_counterpart"] or ()
        ],
    }  # fmt: skip


def _scale(scale: Mapping[str, Any], called: Words) -> dict[str, Any]:
    whole = scale["agreement"]["all"]
    return {
        "frameworks": scale["frameworks"],
        "rows": [*rows_said(scale, called)],
        "cautions": [HOW_SURE.format(draws=scale["draws"], subject=called.subject.one), *cautions(scale, called)],
        "grades": scale["grades"],
        "matrix": [*zip(scale["grades"], whole["matrix"], whole["without_draft"], strict=True)],
        "none": any(whole["without_draft"]),
        "chart": _chart(scale) if whole["pairs"] else None,
    }


def _chart(scale: Mapping[str, Any]) -> Chart:
    whole, grades = scale["agreement"]["all"], scale["grades"]
    told = "; ".join(
        f"published {one['title'].lower()}, drafted {other['title'].lower()}: {number}"
        for one, numbers in zip(grades, whole["matrix"], strict=True)
        for other, number in zip(grades, numbers, strict=True)
        if number
    )
    letters = [grade["letter"] for grade in grades]
    if not any(whole["without_draft"]):
        return matrix(whole["matrix"], letters, letters, told)
    wider = [[*row, number] for row, number in zip(whole["matrix"], whole["without_draft"], strict=True)]
    return matrix(wider, letters, [*letters, "-"], f"{told}; not drafted: {sum(whole['without_draft'])}")


def _held(told: Mapping[str, Any], called: Words) -> Iterator[str]:
    for scale in told["scales"]:
        if (row := scale["held_out"]) is not None and row["pairs"]:
            kappa = interval(row["kappa"], percent=False)
            yield f"{interval(row['exact'])} of {row['pairs']} grades are the same, kappa {kappa}."
    yield f"{areas_said(told['held_out']['areas']['all']['draft'])}."
    yield from held_said(told, called)
