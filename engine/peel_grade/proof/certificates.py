"""Certificates of what was proved, as files: of each claim a formula that no evidence meets (DIMACS CNF), and the steps
by which the solver refuted it (DRAT). Any checker of such proofs can follow them: `drat-trim FORMULA PROOF`.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from peel_grade.proof.claims import Result
from peel_grade.proof.ground import name_of

INDEX = "index.csv"
COLUMNS = ("property", "about", "place", "formula", "proof", "without")
"""`without` says why a claim has none."""
_BY_FORCES = ("reachable", "needed")
_WITHOUT = {
    True: "a force that was graded shows it",
    False: "plain from how the statements are written, before any search",
}


def certificate_files(results: Iterable[Result], within: str, kept: list[Result]) -> Iterator[tuple[str, str]]:
    """The files of all claims that are proved, as they come, then their index; the names begin with `within`.

    The results are `kept` without their certificates, which are large.
    """
    rows: list[tuple[str, ...]] = []
    for number, result in enumerate(results, 1):
        if result.status == "proved" and not result.exception:
            yield from _of_claim(result, f"{within}{number:05}", rows)
        kept.append(result._replace(certificates=()))
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    yield f"{within}{INDEX}", text.getvalue()


def _of_claim(result: Result, start: str, rows: list[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    claim = result.claim, result.about, result.place
    if not result.certificates:
        shown = result.claim in _BY_FORCES or result.most is not None
        rows.append((*claim, "", "", _WITHOUT[shown]))
    for number, certificate in enumerate(result.certificates, 1):
        stem = "-".join(filter(None, (start, result.claim, result.about, name_of(result.place), f"{number}")))
        rows.append((*claim, f"{stem}.cnf", f"{stem}.drat", ""))
        yield f"{stem}.cnf", certificate.dimacs()
        yield f"{stem}.drat", certificate.drat()
