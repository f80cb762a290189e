"""The national overview, line by line: what is looked for stands in the catalogue, a rule or the exclusions."""

from peel_grade.files.problems import Problem
from peel_grade.rulebook import shipped
from peel_grade.rulebook.reading.layers import Located, read
from peel_grade.rulebook.reading.origins import FolderOrigin

# Each bullet of the "what we were looking for" lists, the four recommendations, the concerns of the summary.
LOOKED_FOR = [
    *range(612, 621),
    *range(848, 863),
    *range(1260, 1273),
    *range(1662, 1674),
    *range(1947, 1954),
    *range(1995, 1998),
]
RECOMMENDATIONS = [557, 569, 584, 598, 602]
CONCERNS = [
    272,
    273,
    274,
    275,
    283,
    284,
    285,
    303,
    304,
    314,
    322,
    324,
    336,
    342,
    370,
    392,
    400,
    454,
    460,
    464,
    474,
    478,
    486,
    502,
    516,
    520,
    522,
    524,
]
BLANK = {849, 852, 854, 857, 859, 1268}  # lines between the bullets


def cited() -> set[int]:
    problems: list[Problem] = []
    found: set[int] = set()

    def add(reference: str) -> None:
        document, _, lines = reference.partition(":")
        first, _, last = lines.partition("-")
        if document == "national-2017":
            found.update(range(int(first), int(last or first) + 1))

    for layer in read(FolderOrigin(shipped.rules_folder() / "peel-2017"), problems):
        sourced: list[Located[object]] = [*layer.indicators.values(), *layer.flags.values(), *layer.rules.values()]  # type: ignore[list-item]  # all have sources
        for entry in sourced:
            for source in entry.text.source:  # type: ignore[attr-defined]  # see above
                add(f"{source.document}:{source.lines}")
        for exclusion in layer.exclusions:
            given = exclusion.text.source
            for reference in [given] if isinstance(given, str) else given:
                add(reference)
    assert problems == []
    return found


def test_every_bullet_recommendation_and_concern_has_its_place() -> None:
    missing = set(LOOKED_FOR + RECOMMENDATIONS + CONCERNS) - cited() - BLANK
    assert missing == set()
