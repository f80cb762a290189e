"""What the shipped frameworks draft of the shipped forces: grades, findings, what is asked for.

It is pinned in corpus/shipped-drafts.yaml. Where a rule is changed on purpose, `python -m tests.test_shipped_drafts`
writes that anew; its difference is what to review.
"""

from pathlib import Path
from typing import Any

import peel_grade
import pytest
import yaml
from peel_grade.force.locate import shipped_forces

PINNED = Path(__file__).parent / "corpus" / "shipped-drafts.yaml"


def drafted(name: str) -> dict[str, Any]:
    """The grades, and by its id what each rule found; `asked for` and `raised` is what a suggestion rests on."""
    draft: Any = peel_grade.grade(name).to_dict()
    rests_on = {
        word: {reason["rule"] for area in draft["areas"] if area["concern"] is concern for reason in area["reasons"]}
        for word, concern in (("asked for", False), ("raised", True))
    }

    def said(finding: Any) -> str:
        suggested = [word for word, rules in rests_on.items() if finding["rule"] in rules]
        what = [finding["weight"], finding["kind"], "again" if finding["repeat"] else None, *suggested]
        return " ".join(filter(None, what))

    return {
        "overall": draft["overall"]["draft_grade"],
        "questions": {
            name: {
                "grade": result["draft_grade"],
                "status": result["status"],
                "themes": {theme: of_it["draft_grade"] for theme, of_it in result["themes"].items()},
                "findings": {finding["rule"]: said(finding) for finding in result["findings"]},
            }
            for name, result in draft["questions"].items()
        },
    }


@pytest.mark.parametrize("name", shipped_forces())
def test_a_shipped_force_is_drafted_as_it_was(name: str) -> None:
    pinned = yaml.safe_load(PINNED.read_text())
    assert drafted(name) == pinned[name]


if __name__ == "__main__":
    drafts = {name: drafted(name) for name in shipped_forces()}
    PINNED.write_text("# See tests/test_shipped_drafts.py.\n" + yaml.safe_dump(drafts, sort_keys=False, width=120))
