"""What an overview of several frameworks says at its head: each of its sections at a glance."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from peel_grade.files.record import Record
from peel_grade.overview.saying import Said, said_of

if TYPE_CHECKING:
    from peel_grade.overview import form


class Glance(Record):
    """A section in a line: of whom, what the grades rest on, the overall grades, what is most often below the standard,
    and what is asked of most (empty where nothing is to be said); and what the standard is called.
    """

    title: str
    basis: str
    overall: str
    below: str
    asked: str
    standard: str

    def sentence(self) -> str:
        """All of it."""
        parts = (("overall ", self.overall), (f"most often below {self.standard}: ", self.below),
                 ("asked of most: ", self.asked))  # fmt: skip
        told = [f"{what}{says}" for what, says in parts if says]
        return f"{self.title} ({self.basis}): {'; '.join(told) or 'nothing that is graded overall'}"


def glances(document: "form.OverviewDocument") -> list[Glance]:
    """Each section at a glance, where there are several."""
    sections = document["sections"]
    return [_glance(section, said_of(section)) for section in sections] if len(sections) > 1 else []


def _glance(section: "form.Section", said: Said) -> Glance:
    published, overall = section["published"], section["overall"]
    of_table = "published" if published is None else f"published in {published['document']}"
    return Glance(
        f"{said.subject.so_many(section['forces'])}, {section['framework']['title']}",
        "drafts" if said.draft else of_table,
        said.counts(overall["all"]) if overall else "",
        "; ".join(_below(section, said)),
        "; ".join(_asked(section)),
        said.framework.standard.said,
    )


def _below(section: "form.Section", said: Said) -> Iterator[str]:
    """The questions that are most often below the standard, with of how many."""
    below = said.framework.below
    numbers = [sum(each["all"]["grades"][grade] for grade in below) for each in section["questions"].values()]
    most = max(numbers, default=0)
    for each, number in zip(section["questions"].values(), numbers, strict=True):
        if number == most > 0:
            yield f"{each['title']} ({number})"


def _asked(section: "form.Section") -> Iterator[str]:
    """What is asked of most, of more than one."""
    numbers = [len(area["forces"]) for area in section["areas"]]
    most = max(numbers, default=0)
    for area, number in zip(section["areas"], numbers, strict=True):
        if number == most > 1:
            yield f"“{area['text'].rstrip('.')}” ({number})"
