"""Of how many a share was found, as a force file says it: told wherever the figure is, and nothing follows from it."""

from typing import Any

import peel_grade
import pytest
from peel_grade.documents.figures import figures
from peel_grade.report.citing import Citing

BOOK = peel_grade.load_rulebook("peel-2017")
FILES = {"files_cctv_missed": {"value": 60, "source": "report:3"}, "charge_share": {"value": 5, "source": "report:4"}}


def graded(**more: int) -> Any:
    rows = {name: row | more for name, row in FILES.items()}
    source = {"report": {"title": "A report", "lines": 9}}
    data = {"force": "A", "framework": "peel-2017", "source": source, "indicators": rows}
    return peel_grade.grade(data, BOOK)


def evidence_of(draft: Any) -> list[dict[str, Any]]:
    questions = draft.to_dict()["questions"].values()
    return [row for question in questions for rule in question["findings"] for row in rule["evidence"]]


@pytest.mark.slow
def test_a_sample_is_told_and_changes_no_draft() -> None:
    said, unsaid = graded(sample=60), graded()
    rows = evidence_of(said)
    assert rows and {row["sample"] for row in rows} == {60}
    assert [row | {"sample": None} for row in rows] == evidence_of(unsaid)
    assert (said.overall, said.suggested) == (unsaid.overall, unsaid.suggested)
    told = peel_grade.explain(said, "evidence-missed-in-files").to_text(width=200)
    assert "; of a sample of 60 [report:3" in told
    force = said.force
    assert force.to_dict()["indicators"]["charge_share"]["sample"] == 60
    told = [each.source for each in figures("investigation", force, BOOK, Citing({}, "report"))]
    assert len(told) == 2 and all("Of a sample of 60." in each for each in told)
