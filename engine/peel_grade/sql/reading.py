"""The columns that a query reads off a table."""

from collections.abc import Callable

from peel_grade.sql.text import quoted


class Reading:
    """The columns that are read off a table: `columns` by their SQL, in the order in which they were asked for.

    `available` are the columns that the table has; what it has not is recorded of no force.
    """

    def __init__(self, available: Callable[[str], bool]) -> None:
        self._available = available
        self.columns: dict[str, str] = {}

    def source(self, name: str) -> str | None:
        """A column of the table, as SQL writes its name; None where the table has it not."""
        return quoted(name) if self._available(name) else None

    def column(self, name: str, sql: str) -> str:
        """Read something as a column; its name."""
        self.columns.setdefault(name, sql)
        return name
