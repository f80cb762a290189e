"""The desk asked as a browser asks it, without one."""

import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

from peel_grade.desk.application import make_application
from peel_grade.desk.copies import Copy
from peel_grade.desk.forces import Desk, opened
from peel_grade.force.locate import locate_forces
from peel_grade.rulebook import shipped
from peel_grade.rulebook.locate import locate_all
from starlette.testclient import TestClient

PORT, SECRET = 8017, "the secret of this start"
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
        """Record something of an entry, as the form of the Review page does: what it leads to."""
        review = f"/force/{self.copy.id}/review{query}"
        address = f"/force/{self.copy.id}/record/{entry}"
        shown = self.get(review).text if page is None else page
        return self.send(address, back=review, mark=self.mark(shown, address), **cells)


def browser_at(*files: str | Path, rules: str | None = None) -> Browser:
    """A browser at a desk with these force files, which has opened the printed address."""
    if rules is None:
        desk = opened(locate_forces(map(str, files)), None)
    else:
        with locate_all(rules) as places:
            desk = opened(locate_forces(map(str, files)), places)
    client = TestClient(make_application(desk, PORT, SECRET), base_url=ORIGIN)
    assert client.get(f"/?token={SECRET}").status_code == 200
    return Browser(client, desk)


def copied(folder: Path, name: str = "staffordshire-2017") -> Path:
    """A copy of a shipped force file."""
    return Path(shutil.copy(shipped.forces_folder() / f"{name}.yaml", folder))
