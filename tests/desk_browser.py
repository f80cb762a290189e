"""The desk asked as a browser asks it, without one."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.cli.prove import SCHEMA
from peel_grade.desk.application import make_application
from peel_grade.desk.copies import Copy
from peel_grade.desk.drafts import Drafter
from peel_grade.desk.forces import Desk, opened
from peel_grade.force.locate import locate_forces
from peel_grade.proof.claims import Result
from peel_grade.proof.prover import ON_REQUEST, properties
from peel_grade.proof.report import told as proved
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import locate_all
from peel_grade.rulebook.model import Rulebook
from starlette.testclient import TestClient

PORT, SECRET = 8017, "the secret of this start"
_DRAFTER = Drafter(None)
"""Of the shipped rulebooks, whose engines are started once for all tests."""
SAVED, FOCUSED = "document.getElementById('saved').innerText.trim()", "document.activeElement.id"
"""What a page of the desk says of what is saved, and where the focus is, in the language of browsers."""
IDLE = "!document.getElementById('page').hasAttribute('aria-busy')"
"""That a page of the desk is not being made anew."""
ORIGIN = f"http://127.0.0.1:{PORT}"


class Browser(NamedTuple):
    """A browser that the desk knows: it sends forms as the pages have them."""

    client: TestClient
    desk: Desk

    @property
    def copy(self) -> Copy:
        """The working copy of the only file."""
        return next(iter(self.desk.copies.values()))

    def get(self, address: str) -> Any:
        """What is answered."""
        return self.client.get(address)

    def send(self, address: str, **fields: str) -> Any:
        """What is answered to a form."""
        return self.client.post(address, data=fields, headers={"origin": ORIGIN})

    def mark(self, page: str, address: str) -> str:
        """The mark that a page sends along with the form of an address."""
        found = re.search(rf'action="{re.escape(address)}".*?name="mark" value="(\w+)"', page, re.DOTALL)
        assert found is not None, address
        return found[1]

    def record(self, entry: str, query: str = "", page: str | None = None, **cells: str) -> Any:
        """Record something of an entry, as the form of a Review page does (as it is now, if none is given): what it
        leads to.
        """
        address = f"/force/{self.copy.id}/record/{entry}"
        section = "flags" if entry in self.copy.draft().assessment.book.flags else "indicators"
        mark = self.copy.mark((section, entry)) if page is None else self.mark(page, address)
        return self.send(address, back=f"/force/{self.copy.id}/review{query}", mark=mark, **cells)


def unsaved(number: int) -> str:
    """That so many changes are not saved, and none is being made, in the language of browsers."""
    said = f"{number} change{'s' if number > 1 else ''} not saved" if number else "(Nothing to save|Saved to .*)"
    return f"/{said}$/.test({SAVED}) && {IDLE}"


def browser_at(*files: str | Path, rules: str | None = None) -> Browser:
    """A browser at a desk with these force files, which has opened the printed address."""
    if rules is None:
        desk = opened(locate_forces(map(str, files)), _DRAFTER)
    else:
        with locate_all(rules) as places:
            desk = opened(locate_forces(map(str, files)), Drafter(places))
    client = TestClient(make_application(desk, PORT, SECRET), base_url=ORIGIN)
    assert client.get(f"/?token={SECRET}").status_code == 200
    return Browser(client, desk)


def copied(folder: Path, name: str = "staffordshire-2017") -> Path:
    """A copy of a shipped force file."""
    return Path(shutil.copy(shipped.forces_folder() / f"{name}.yaml", folder))


def proofs_of(book: Rulebook, *results: Result) -> dict[str, Any]:
    """What `rulebook prove` would write of a rulebook of which all was proved but these results; nobody proves it."""
    only = [name for name in properties(book) if name not in ON_REQUEST]
    return {"schema": SCHEMA, "proved": not results, "rulebooks": [proved(book, only, results)]}


@contextmanager
def running(*arguments: str | Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """The address that `grade serve` prints, while it runs, and its process."""
    code = "import sys; from peel_grade.cli.entry import grade; sys.argv[0] = 'grade'; grade()"
    command = [sys.executable, "-c", code, "serve", "--port", "0", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            assert "http://" in line, process.communicate()
            yield line.split()[-1], process
        finally:
            process.terminate()


@contextmanager
def served(*arguments: str | Path) -> Iterator[str]:
    """The address alone."""
    with running(*arguments) as (address, _):
        yield address
