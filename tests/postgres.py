"""A PostgreSQL server for a query or two, where one is installed: started for it alone, at a socket in a folder."""

import csv
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.wide_table import Cell

_PROGRAMS = Path("/usr/lib/postgresql")


def answered(columns: Mapping[str, Sequence[Cell]], query: str) -> list[list[str]] | None:
    """The rows that a query on the table `forces` answers, by their first column; None without a server."""
    programs = sorted(_PROGRAMS.glob("*/bin/initdb"))
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []  # the server refuses to run as root
    if not programs or (as_user and shutil.which("runuser") is None):
        return None
    with tempfile.TemporaryDirectory(prefix="pg") as place:
        if as_user:
            shutil.chown(place, "postgres")

        def run(program: str, *call: str, given: str = "") -> str:
            command = [*as_user, str(programs[-1].parent / program), *call]
            with Path(place, "told").open("w+") as out, Path(place, "wrong").open("w+") as err:
                # no pipes: a server that was started would hold them open
                done = subprocess.run(command, cwd=place, input=given, stdout=out, stderr=err, text=True, check=False)
                assert done.returncode == 0, err.seek(0) or err.read()
                out.seek(0)
                return out.read()

        data = f"{place}/data"
        run("initdb", "-D", data, "-A", "trust", "--no-sync", "-E", "UTF8", "--no-locale")
        run("pg_ctl", "-D", data, "-o", f"-k {place} -c listen_addresses= -F", "-l", f"{place}/log", "-w", "start")
        try:
            told = run(
                "psql", "-h", place, "-d", "postgres", "-qX", "-v", "ON_ERROR_STOP=1", given=_script(columns, query)
            )
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    return [*csv.reader(io.StringIO(told))]


def _script(columns: Mapping[str, Sequence[Cell]], query: str) -> str:
    rows = io.StringIO()
    csv.writer(rows, lineterminator="\n").writerows(zip(*columns.values(), strict=True))
    kinds = [
        f'"{name}" {"float8" if any(isinstance(cell, float) for cell in cells) else "text"}'
        for name, cells in columns.items()
    ]
    return (
        f"CREATE TABLE forces ({', '.join(kinds)});\nCOPY forces FROM stdin CSV;\n{rows.getvalue()}\\.\n"
        f"CREATE VIEW answer AS {query}\nCOPY (SELECT * FROM answer ORDER BY 1) TO stdout CSV;\n"
    )
