"""From what a sweep found to the JSON document `sweep/1`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from peel_grade.files.record import Record
from peel_grade.grades.assessment import suggested
from peel_grade.grades.results import Assessment
from peel_grade.sweep.plan import RULEBOOKS, SOURCES, Counted, Plan, add, nothing_counted, samples_of
from peel_grade.sweep.running import graded


class Swept(Record):
    """A force: its file, its draft, and what all jobs of it came to."""

    file: str
    draft: Assessment
    found: Sequence[Mapping[str, Any]]


def document(swept: Sequence[Swept], plan: Plan) -> dict[str, Any]:
    """What a sweep came to."""
    books = {each.draft.book.framework.id: each.draft.book for each in swept}
    forces = [_force(each, plan) for each in swept]
    return {
        "schema": "sweep/1",
        "plan": {**plan._asdict(), "samples": dict(plan.samples), "rulebooks": RULEBOOKS},
        "frameworks": {
            name: {
                "title": book.framework.title,
                "version": book.framework.version,
                "sha256": book.sha256,
                "titles": {
                    **{f"theme/{id}": theme.title for id, theme in book.themes.items()},
                    **{f"question/{id}": question.title for id, question in book.questions.items()},
                    "overall": "Overall",
                },
                "areas": {id: area.text for id, area in book.areas.items()},
            }
            for name, book in books.items()
        },
        "forces": forces,
        "changes": _changes(forces),
    }


def _force(swept: Swept, plan: Plan) -> dict[str, Any]:
    draft, made = graded(swept.draft), [each.area.id for each in suggested(swept.draft)]
    counted: dict[str, Counted] = {}
    alone: list[Mapping[str, Any]] = []
    for part in swept.found:
        alone += part.get("alone", ())
        for source, counts in part["counted"].items():
            add(counted.setdefault(source, nothing_counted()), counts)
    inspected = {name for name, result in swept.draft.questions.items() if result.status == "inspected"}
    themes = {name for name, theme in swept.draft.book.themes.items() if theme.question in inspected}
    asked = {"overall", *(f"question/{name}" for name in inspected), *(f"theme/{name}" for name in themes)}
    return {
        "file": swept.file,
        "force": swept.draft.force.name,
        "framework": swept.draft.book.framework.id,
        "grades": {at: grade for at, grade in draft.items() if at in asked},
        "areas": made,
        "samples": samples_of(swept.draft.force, plan),
        "kept": {source: _kept(counted[source], draft, asked, made) for source in SOURCES if source in counted},
        "alone": [told for each in alone if (told := _of(each, asked))["grades"] or told["areas"]],
    }


def _of(change: Mapping[str, Any], asked: set[str]) -> dict[str, Any]:
    return {**change, "grades": {at: grade for at, grade in change["grades"].items() if at in asked}}


def _kept(counted: Counted, draft: Mapping[str, str], asked: set[str], made: Iterable[str]) -> dict[str, Any]:
    """In how many of the draws, in percent, each grade is as drafted, and each area suggested; what else comes."""
    draws: int = counted["draws"]

    def percent(number: int) -> float:
        return round(100.0 * number / draws, 2)

    return {
        "draws": draws,
        "grades": {
            at: {
                "kept": percent(numbers.get(draft[at], 0)),
                "others": {grade: percent(number) for grade, number in numbers.items() if grade != draft[at]},
            }
            for at, numbers in counted["grades"].items()
            if at in asked
        },
        "areas": {name: percent(counted["areas"].get(name, 0)) for name in made},
        "new_areas": {name: percent(number) for name, number in counted["areas"].items() if name not in made},
    }


def _changes(forces: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What changes grades of questions, or overall, by itself: how many of all forces, most first."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for force in forces:
        for change in force["alone"]:
            if grades := dict(_of_questions(change["grades"])):
                kind, name = change["kind"], change["id"]
                row = found.setdefault((kind, name), {"kind": kind, "id": name, "less": 0, "more": 0, "moves": []})
                row["less" if change["direction"] < 0 else "more"] += len(grades)
                move = {key: change[key] for key in ("direction", "says")}
                row["moves"].append({"force": force["force"], **move, "grades": grades})
    return sorted(found.values(), key=lambda row: (-row["less"] - row["more"], row["kind"], row["id"]))


def _of_questions(grades: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    return ((at, grade) for at, grade in grades.items() if not at.startswith("theme/"))
