"""What a run of `rulebook prove --format json` wrote, read again by those who show it: of which rulebooks it is."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from peel_grade.files.problems import InputError, Problem
from peel_grade.files.yaml_tree import read_bytes, shown
from peel_grade.proof.examples import evidence_of
from peel_grade.rulebook.model import Rulebook
from peel_grade.wording.terms import listed

if TYPE_CHECKING:
    from peel_grade.proof.form import ProvedRulebook

_RUN = "run `rulebook prove --format json` again, and give what it writes"


def read_proofs(file: Path, books: Sequence[Rulebook]) -> "list[ProvedRulebook]":
    """What a file tells, of one rulebook or several.

    Raises InputError where it is no run of `rulebook prove`, where it tells of none of the `books`, and where it tells
    of another state of one of them. Of which rulebook it is does not matter where there are no books.
    """
    from pydantic import TypeAdapter, ValidationError

    from peel_grade.proof.form import ProofsDocument

    name, content = shown(file), read_bytes(file)
    try:
        told = TypeAdapter(ProofsDocument).validate_json(content)["rulebooks"]
        cases = (case for each in told for of in each["properties"] for case in of["refuted"])
        _ = [[*evidence_of(force)] for case in cases for force in case["forces"]]
    except (ValidationError, AttributeError, KeyError, TypeError, ValueError):  # its force files are no force files
        message = "this is not what `rulebook prove --format json` writes"
        raise InputError([Problem(name, 0, 0, message, "give the file that it wrote")]) from None
    wrong = [message for book in books if (message := of_another_state(book, told))]
    if books and not wrong and not any(told_of(book, told) for book in books):
        expected, of = listed((book.framework.id for book in books), "or"), ", ".join(each["id"] for each in told)
        wrong = [f"these are not proofs of {expected}, but of {of or 'none'}"]
    if wrong:
        raise InputError([Problem(name, 0, 0, message, _RUN) for message in wrong])
    return told


def told_of(book: Rulebook, told: "Iterable[ProvedRulebook]") -> "ProvedRulebook | None":
    """What is told of this very state of a rulebook; None where nothing is."""
    return next((each for each in told if (each["id"], each["sha256"]) == (book.framework.id, book.sha256)), None)


def of_another_state(book: Rulebook, told: "Iterable[ProvedRulebook]") -> str:
    """That what is told of a rulebook is told of other states of it alone, in a sentence; else empty."""
    states = [each["sha256"] for each in told if each["id"] == book.framework.id]
    if not states or book.sha256 in states:
        return ""
    return (
        f"these are proofs of another state of {book.framework.id}: SHA-256 {states[0][:12]}…, "
        f"and here it is {book.sha256[:12]}…"
    )
