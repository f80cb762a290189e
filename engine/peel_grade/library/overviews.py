"""Overviews for programs: what many drafts come to together."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from peel_grade.files.json_text import to_json
from peel_grade.files.record import Record
from peel_grade.library.drafts import Assessment, checked_width
from peel_grade.overview.document import DRAFT, overview
from peel_grade.overview.gathered import Basis, Gathered, of_draft
from peel_grade.rulebook.model import Rulebook

if TYPE_CHECKING:
    from peel_grade.overview.form import OverviewDocument


class Overview(Record):
    """What many drafts come to together. `overview_of` makes one.

    `json` is the document as `grade --format overview` writes it to a file that ends in .json.
    """

    json: str

    def to_dict(self) -> "OverviewDocument":
        """The document as JSON data: new at every call, and yours to change.

        It has one of the `sections` for each rulebook: how often each grade was drafted, by question and overall; what
        is most often suggested, with whose drafts do; themes most often below the standard; strengths that few have;
        what could not be supplied; and a `table` with a row for each draft.
        """
        found: OverviewDocument = json.loads(self.json)
        return found

    def to_text(self, width: int = 80, *, full: bool = False) -> str:
        """The same as `grade --format overview` (with `full`, as with `--full`) prints it, without colours; `width` is
        60 or more, or else a ValueError.
        """
        from peel_grade.overview.text import overview_text
        from peel_grade.wording.paint import plain

        return overview_text(self.to_dict(), plain, checked_width(width), full=full)


def overview_of(assessments: Iterable[Assessment]) -> Overview:
    """What many drafts come to together, whatever their order.

    Args:
        assessments: the drafts; each is needed only until the next one comes, so that they may be made one by one.

    Examples:
        >>> import peel_grade
        >>> names = ["staffordshire-2017", "cleveland-2017"]
        >>> (section,) = peel_grade.overview_of(map(peel_grade.grade, names)).to_dict()["sections"]
        >>> section["forces"], section["questions"]["vulnerability"]["all"]["grades"]["requires_improvement"]
        (2, 2)
        >>> [row["force"] for row in section["table"]]
        ['Cleveland Police', 'Staffordshire Police']
    """
    books: dict[Basis, Rulebook] = {}
    gathered = []
    for each in assessments:
        basis = Basis(each.book.sha256, DRAFT)
        books.setdefault(basis, each.book)
        gathered.append(Gathered(basis, (of_draft(each, each.force.name),)))
    return Overview(to_json(overview(gathered, books.__getitem__)))
