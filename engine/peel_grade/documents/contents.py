"""The table of contents of a Word document: Word's own field, which Word renews with the numbers of pages when it opens
the document. For what does not, it holds the headings, each a link to its place.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from docx.document import Document

_DEEPEST, _MOST = 3, 24
"""So many levels of headings are told at most, and more than one only where they have no more headings than that."""
_BEFORE = "Draft Mark"
"""The style of what stands between the title and the contents."""
_ENTRY = """\
<w:p {spaces}><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:hyperlink w:anchor="{mark}" w:history="1">\
<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:hyperlink></w:p>"""
_BEGIN = """\
<w:r {spaces}><w:fldChar w:fldCharType="begin" w:dirty="true"/><w:instrText xml:space="preserve">\
TOC \\o "1-{deepest}" \\h \\z \\u</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>"""
_END = '<w:r {spaces}><w:fldChar w:fldCharType="end"/></w:r>'


def fill_contents(document: "Document") -> None:
    """Fill in the table of contents that pandoc leaves empty; where there is no heading there is none."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    (field,) = [each for each in document.element.body.iter(qn("w:instrText")) if (each.text or "").startswith("TOC ")]
    empty = field.getparent().getparent()
    part, headings = empty.getparent().getparent(), list(_headings(document))
    if not headings:
        part.getparent().remove(part)
        return
    deepest = _deepest([level for level, _, _ in headings])
    ids, spaces = {each.name: each.style_id for each in document.styles}, nsdecls("w")
    entries = [
        parse_xml(_ENTRY.format(spaces=spaces, style=ids.get(f"toc {level}", "Normal"), mark=mark, text=escape(text)))
        for level, text, mark in headings
        if level <= deepest
    ]
    entries[0].insert(1, parse_xml(_BEGIN.format(spaces=spaces, deepest=deepest)))
    entries[-1].append(parse_xml(_END.format(spaces=spaces)))
    for entry in entries:
        empty.addprevious(entry)
    empty.getparent().remove(empty)
    before = [each for each in document.paragraphs if each.style is not None and each.style.name == _BEFORE]
    if before:
        before[0]._p.addnext(part)


def _headings(document: "Document") -> Iterator[tuple[int, str, str]]:
    """Each heading with its level, and a bookmark that is made for it."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for number, paragraph in enumerate(document.paragraphs):
        name, _, level = ("" if paragraph.style is None else paragraph.style.name or "").partition(" ")
        if name == "Heading" and level.isdigit() and int(level) <= _DEEPEST:
            mark, id = f"_Toc{number:08}", f'w:id="{1_000_000 + number}"'
            start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} {id} w:name="{mark}"/>')
            paragraph._p.insert(1, start)  # behind its properties
            paragraph._p.append(parse_xml(f"<w:bookmarkEnd {nsdecls('w')} {id}/>"))
            yield int(level), paragraph.text, mark


def _deepest(levels: list[int]) -> int:
    """How many levels are told."""
    return max([1, *(deep for deep in range(2, _DEEPEST + 1) if sum(level <= deep for level in levels) <= _MOST)])
