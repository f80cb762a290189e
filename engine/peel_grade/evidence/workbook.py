"""Sheets as workbooks (XLSX), through openpyxl."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from peel_grade.evidence.sheet import DEGREES, STATUSES, Line
from peel_grade.rulebook.model import Flag
from peel_grade.tables.long import INFORMING, RECORD
from peel_grade.tables.workbook import open_xlsx

_WIDTHS = {
    "theme": 24,
    "id": 34,
    "label": 34,
    "true or figure": 50,
    "partly": 40,
    "false": 40,
    "source": 26,
    "note": 40,
}
_WIDTH = 14


def workbook(lines: Iterable[Line], filled: Sequence[str], title: str) -> bytes:
    """The sheet as an XLSX file; `filled` are the columns to fill in. Raises InputError without openpyxl."""
    openpyxl = open_xlsx()
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = openpyxl.Workbook()
    page = book.active
    page.title = "evidence"
    book.properties.title = title
    titles = [*INFORMING, *filled]
    choices = DataValidation("list", formula1=f'"{",".join((*DEGREES, *STATUSES))}"', allow_blank=True)
    choices.error, choices.errorTitle = f"Write one of {', '.join((*DEGREES, *STATUSES))}.", "Not a degree"
    page.add_data_validation(choices)
    for at, name in enumerate(titles, 1):
        cell = page.cell(1, at, name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="D9E2EC" if name in INFORMING else "FFF3C4")
        page.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(name, _WIDTH)
    for number, line in enumerate(lines, 2):
        for at, name in enumerate(titles, 1):
            _write(page.cell(number, at), (line.told | line.recorded)[name], name)
            page.cell(number, at).alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(line.entry, Flag):
            choices.add(page.cell(number, titles.index(RECORD) + 1))
    page.freeze_panes = page.cell(2, len(INFORMING[:3]) + 1)
    page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight = "landscape", 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Any, text: str, column: str) -> None:
    """Figures as numbers, and everything else as text: nothing is taken for a formula."""
    if column == RECORD and text in DEGREES:
        cell.value = text
    elif column not in INFORMING and text.lstrip("-").replace(".", "", 1).isdigit():
        cell.value = float(text) if "." in text else int(text)
        return
    cell.value = text or None
    if text:
        cell.data_type = "s"
