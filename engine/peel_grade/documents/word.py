"""A page as a Word document: by pandoc, in the styles, headers and footers of a template."""

import io
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from peel_grade.documents.look import TEMPLATE
from peel_grade.documents.pandoc import converted
from peel_grade.documents.writing import EXTRA
from peel_grade.files.problems import InputError, Problem, missing_extra, quoted, unusable
from peel_grade.files.yaml_tree import shown

_FILES = Path(__file__).with_name("files")
_NO_CLOCK = (1980, 1, 1, 0, 0, 0)
"""The time of each part of the document: the earliest that can be written."""

_SMALL = 10
"""A table of so many rows breaks over no page."""


def as_word(page: str, template: Path | None, fields: Mapping[str, str]) -> bytes:
    """The page as a Word document. Raises InputError for a template that is none, or has a field that is none."""
    with tempfile.TemporaryDirectory() as folder:
        filled = Path(folder) / "template.docx"
        filled.write_bytes(_filled(TEMPLATE if template is None else template, fields))
        options = ("--to=docx", f"--lua-filter={_FILES / 'word.lua'}", f"--reference-doc={filled}", "--toc")
        made = converted(page, options)
    return _without_clock(_finished(made))


def check_template(template: Path, fields: Iterable[str]) -> None:
    """Raise InputError where a template is none, or has a field that is none of these."""
    _filled(template, dict.fromkeys(fields, ""))


def _filled(template: Path, fields: Mapping[str, str]) -> bytes:
    """The template with its fields filled in: none of what is filled in is read as a template."""
    try:
        from docx.opc.exceptions import PackageNotFoundError
        from docxtpl import DocxTemplate
        from jinja2 import StrictUndefined, TemplateError
        from jinja2.sandbox import SandboxedEnvironment
    except ImportError:
        raise missing_extra("docxtpl, which fills in templates of Word, is not installed", EXTRA) from None
    name, known = shown(template), f"the fields are {', '.join(sorted(fields))}"
    try:
        content = template.read_bytes()
    except OSError as error:
        raise InputError([unusable(name, "read", error)]) from None
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        document = DocxTemplate(io.BytesIO(content))
        unknown = sorted(document.get_undeclared_template_variables(environment) - {*fields})
        if not unknown:
            document.render(dict(fields), environment, autoescape=True)
    except TemplateError as error:
        message = f"a field cannot be read: {error.message}"
        raise InputError([Problem(name, 0, 0, message, f"{known}, as in {{{{ title }}}}")]) from None
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError):
        help = "give a document that Word saved as .docx; `rulebook new template` writes one to start from"
        raise InputError([Problem(name, 0, 0, "this is no Word document", help)]) from None
    if unknown:
        raise InputError([Problem(name, 0, 0, f"unknown field {quoted(each)}", known) for each in unknown])
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _finished(made: bytes) -> bytes:
    """What pandoc has no word for: rows and small tables that break over no page, heads that stay with their tables,
    headings that stay with what they are of, pictures that tell in words what they show, contents that are filled in.
    """
    import docx
    from docx.oxml.ns import qn

    from peel_grade.documents.contents import fill_contents

    document = docx.Document(io.BytesIO(made))
    fill_contents(document)
    for table in document.tables:
        for row in table.rows:
            properties = row._tr.get_or_add_trPr()
            properties.append(properties.makeelement(qn("w:cantSplit"), {}))
        together = table.rows[:-1] if len(table.rows) <= _SMALL else table.rows[:1]
        for paragraph in (paragraph for row in together for cell in row.cells for paragraph in cell.paragraphs):
            paragraph.paragraph_format.keep_with_next = True
    parts = [(each, "" if each.style is None else each.style.name or "") for each in document.paragraphs]
    for (_, before), (between, style), (_, after) in zip(parts, parts[1:], parts[2:], strict=False):
        if (before[:7], style) == ("Heading", "First Paragraph") and after.startswith(("Heading", "Table Caption")):
            between.paragraph_format.keep_with_next = True  # a heading with a sentence is no more than a heading
    for picture in document.element.body.iter(qn("pic:cNvPr")):
        picture.set("descr", "")  # the whole picture once more; its text stands beside
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _without_clock(made: bytes) -> bytes:
    """The same package with the same bytes for the same parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts.infolist():
            package.writestr(zipfile.ZipInfo(part.filename, _NO_CLOCK), parts.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
