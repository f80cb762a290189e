"""As many generated forces as are wanted, each named after its number: some do better than others."""

import random
from pathlib import Path
from typing import Any

import yaml
from peel_grade.diff.population import population
from peel_grade.rulebook.model import Document, Rulebook

MANY = 43
"""So many forces has the published record."""
_NOTES = 5_000


def written(book: Rulebook, number: int = MANY, seed: int = 12) -> list[dict[str, Any]]:
    """The force files as data: statements lean to the favourable side, of each force more or less; one grade of every
    fifth is moderated, and every seventh has not been asked one question.
    """
    chance = random.Random(seed)
    called, questions = book.framework.words.subject, list(book.questions)
    found = []
    for place, generated in enumerate(population(book, book, number, seed), start=1):
        lean = chance.uniform(0.5, 0.97)
        flags = {
            name: row if row.is_ is None or favourable is None or chance.random() > lean
            else row._replace(is_=favourable)
            for name, row in generated.flags.items()
            for favourable in (book.flags[name].favourable,)
        }  # fmt: skip
        force = generated._replace(
            name=f"{called.one.title()} {place:02}",
            called=called.key,
            framework=book.framework.id,
            documents={"notes": Document("Notes of the inspection", lines=_NOTES)},
            flags={name: row._replace(source=(f"notes:{line}",)) for line, (name, row) in enumerate(flags.items(), 1)},
            indicators={
                name: row._replace(source=(f"notes:{_NOTES - line}",))
                for line, (name, row) in enumerate(generated.indicators.items())
            },
            inspected=None if place % 7 else tuple(questions[1:]),
        )
        data = force.to_dict()
        if place % 5 == 0:
            decided = {"reason": "A reason.", "by": "A panel", "date": "2018-03-22"}
            data["moderation"] = {
                "grades": {questions[0]: [{"grade": book.framework.scale[0], **decided}]},
                "areas": {area: [{"decision": "accepted", **decided}] for area in list(book.areas)[:3]},
            }
        found.append(data)
    return found


def write_forces(folder: Path, book: Rulebook, number: int = MANY, seed: int = 12) -> Path:
    """A folder of their files."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, data in enumerate(written(book, number, seed), start=1):
        (folder / f"{place:02}.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return folder
