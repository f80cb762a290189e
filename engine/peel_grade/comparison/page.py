"""A comparison as the page from which every document is made."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from peel_grade.comparison.saying import Saying
from peel_grade.documents.pages import page as filled
from peel_grade.documents.writing import Form

if TYPE_CHECKING:
    from peel_grade.comparison import form as forms

_TEMPLATES = Path(__file__).parent / "templates"


def page(document: "forms.ComparisonDocument", form: Form, rules: str | None = None) -> str:
    """The whole comparison as HTML, for one of the forms of documents; `rules` is what `--rules` named."""
    saying, named = Saying(document), [] if rules is None else ["--rules", quote(rules)]
    sides = [document[side] for side in ("now", "was")]
    command = ["grade", quote(sides[0]["file"]), "--against", quote(sides[1]["file"]), "--format", form, *named]
    reproduced = [
        (f"{name}: {what}", value)
        for name, side in zip(("now", "was"), sides, strict=True)
        for what, value in (
            ("file", side["file"]),
            ("what it says, SHA-256", side["sha256"]),
            ("rulebook", _rulebook(side, 64)),
        )
    ]
    return filled(
        "comparison.html", form, _TEMPLATES, title=saying.title(), said=saying, found=document, groups=saying.groups(),
        reproduced=[*reproduced, ("command", " ".join(command))],
        fields={
            "subject": document["now"]["force"],
            "framework": document["now"]["framework"]["title"],
            "rulebook": "; ".join(dict.fromkeys(_rulebook(side) for side in sides)),
        },
    )  # fmt: skip


def _rulebook(side: "forms.Side", signs: int = 12) -> str:
    """A rulebook, with so much of its hash."""
    framework = side["framework"]
    return f"{framework['id']} {framework['version']} ({framework['sha256'][:signs]})"
