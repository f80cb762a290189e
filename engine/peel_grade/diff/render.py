"""The review as text, Markdown and a page of HTML."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from textwrap import fill
from typing import Any

from peel_grade.causes.told import Telling
from peel_grade.files.problems import one_line
from peel_grade.proof.told import difference, examples
from peel_grade.proof.told import headline as proof_headline
from peel_grade.rulebook.framework import Noun, Words
from peel_grade.wording.terms import listed as phrase
from peel_grade.wording.terms import words

Document = dict[str, Any]
_TEMPLATES = Path(__file__).parent / "templates"
_FEW = 6
"""So many things that an edit can change are told."""
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def headline(found: Document) -> list[str]:
    """The summary with which every form begins, as sentences."""
    edits, forces = found["edits"], found["forces"]
    if not edits and not found["only_one_side"]:
        return ["The rulebooks are the same: no draft changes."]
    told = [f"{_count(edits, 'edit')}." if edits else "No edit in the frameworks that both have."]
    told += [f"Framework {row['framework']} is {row['change']}." for row in found["only_one_side"]]
    subject = subject_of(found)
    if not forces:
        told.append(f"No {subject.one} was compared.")
    elif not found["changed_forces"]:
        told.append(f"No draft changes: {subject.so_many(forces)} compared, every grade and suggestion the same.")
    else:
        graded = found["changed_grades"]
        changes = (
            f"{_count(graded, 'grade')} {'changes' if graded == 1 else 'change'}" if graded else "no grade changes"
        )
        told.append(f"The drafts of {found['changed_forces']} of {subject.so_many(forces)} change; {changes}.")
    return told + [f"Not compared: {row}." for row in found["not_compared"]]


def subject_of(found: Document) -> Noun:
    """What the frameworks that are compared call their subject; of several that differ, the usual word."""
    called = {tuple(part["subject"]) for part in found["frameworks"]}
    return Noun(*called.pop()) if len(called) == 1 else Words().subject


def titled(forces: Sequence[Document]) -> list[tuple[str, Document]]:
    """Each force with its name and, where another has the same, its file."""
    names = Counter(force["force"] for force in forces)
    return [
        (f"{force['force']} ({force['file']})" if names[force["force"]] > 1 else force["force"], force)
        for force in forces
    ]


def heading(edit: Document) -> str:
    """The heading of an edit: `rule x changed`."""
    if edit["change"] == "reordered":
        within = f" of {edit['within']}" if edit["within"] else ""
        return f"{words(edit['kind'])}s{within} reordered"
    within = f"{edit['within']}: " if edit["within"] else ""
    by = {"renamed": f" to {edit['became']}", "replaced": f" by {edit['became']}"}.get(edit["change"], "")
    return f"{words(edit['kind'])} {within}{edit['name']} {edit['change']}{by}"


def cause(change: Document) -> str:
    """Which edits bring a change: which are enough, and needed."""
    if not change["causes"]:
        return "the two rulebooks grade by different scales: what brings it is not looked for"
    return _telling().causes(change)


def cancelled(row: Document) -> str:
    """What stays as it is because edits cancel each other out."""
    stays, _ = values(row)
    return f"{row['title']} stays {stays}: {'; '.join(map(_telling().cancelled, row['edits']))}"


def _telling() -> Telling:
    return Telling(_edit_name)


def values(change: Document) -> tuple[str, str]:
    """The old and the new value; grades in words."""
    graded = change["kind"] in ("overall", "question", "theme")
    was, now = (words(change[side]) if graded else change[side] for side in ("was", "now"))
    return was, now


def sampled(sample: Document, subject: Sequence[str]) -> list[str]:
    """How often the edits show in a generated population of what the framework calls so, one and many."""
    size, many = sample["forces"], subject[1]
    told = [
        f"Generated population: {size:,} {many}, seed {sample['seed']} (evidence drawn at random; no real {many}).",
        f"All edits together change {_share(sample['changed_forces'], size)} of the drafts, "
        f"{_share(sample['changed_grades'], size)} in a grade.",
    ]
    told += [f"{r['title']}: {words(r['was'])} → {words(r['now'])} in {r['forces']:,}" for r in sample["shifts"]]
    return told + [
        f"{_edit_name(row['edit'])} alone: changes {_share(row['changed_forces'], size)} of the drafts, "
        f"{_share(row['changed_grades'], size)} in a grade"
        for row in sample["edits_alone"]
    ]


def alone(edit: Document, proof: Document | None) -> list[str]:
    """What was proved of an edit, in a line; nothing where nothing was asked."""
    if proof is None:
        return []
    found = proof["edits"][edit["id"]]
    if found["same"]:
        return ["Proved: it can change no draft, whatever the evidence."]
    could = [f"the {row['title']}" for row in found["could_change"]]
    if not could:
        return ["What it can change is not known."]
    more = [f"{len(could) - _FEW} more"] if len(could) > _FEW + 1 else []
    return [f"Made by itself it can change {phrase(could[:_FEW] + more if more else could, 'and')}."]


def text(found: Document, width: int = 80) -> str:
    """For a terminal."""

    def wrapped(line: str, indent: int) -> str:
        return fill(line, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))

    lines = [f"{found['old']} → {found['new']}", *(wrapped(line, 0) for line in headline(found))]
    for part in found["frameworks"]:
        lines += ["", f"{part['title']}: {_count(len(part['edits']), 'edit') if part['edits'] else 'no edits'}"]
        for edit in part["edits"]:
            lines += ["", wrapped(f"{heading(edit)}: {edit['title']}", 0)]
            for row in edit["rows"]:
                lines.append(f"  {row['what']}")
                lines += [wrapped(f"{mark} {row[side]}", 4) for mark, side in (("-", "was"), ("+", "now")) if row[side]]
            lines += [wrapped(line, 2) for line in alone(edit, part["proof"])]
        for named, force in titled(part["forces"]):
            lines += ["", f"{one_line(named)}: {'' if force['changes'] else 'no change'}".rstrip()]
            for change in force["changes"]:
                was, now = values(change)
                lines += [wrapped(f"{change['title']}: {was} → {now}", 2), wrapped(cause(change), 4)]
            lines += [wrapped(cancelled(row), 2) for row in force["cancelled"]]
        if part["sample"]:
            lines += ["", *(wrapped(line, 0) for line in sampled(part["sample"], part["subject"]))]
        if part["proof"]:
            lines += ["", wrapped(proof_headline(part["proof"]), 0)]
            for row, evidence in examples(part["proof"]):
                lines += [wrapped(difference(row, part["subject"]), 2), *(wrapped(line, 4) for line in evidence)]
    return "\n".join(lines) + "\n"


def markdown(found: Document) -> str:
    """For a pull request or a wiki."""
    lines = [f"# {_md(found['old'])} → {_md(found['new'])}", "", *map(_md, headline(found))]
    for part in found["frameworks"]:
        lines += ["", f"## {_md(part['title'])}", "", "### Edits", ""]
        if not part["edits"]:
            lines.append("None.")
        for edit in part["edits"]:
            lines += [f"#### {_md(heading(edit))}", "", _md(edit["title"]), ""]
            lines += _table(("", "was", "now"), [[r["what"], r["was"] or "-", r["now"] or "-"] for r in edit["rows"]])
            lines += [line for each in alone(edit, part["proof"]) for line in (_md(each), "")]
        lines += ["", f"### Impact on {part['subject'][1]}", ""]
        if not part["forces"]:
            lines.append(f"No {part['subject'][0]} was compared.")
        for named, force in titled(part["forces"]):
            lines += [f"#### {_md(named)}", ""]
            rows = [[change["title"], *values(change), cause(change)] for change in force["changes"]]
            lines += _table(("what", "was", "now", "cause"), rows) if rows else ["No change.", ""]
            if force["cancelled"]:
                lines += [*(f"- {_md(cancelled(row))}" for row in force["cancelled"]), ""]
        if part["sample"]:
            lines += [
                "### Generated population",
                "",
                *(f"- {_md(line)}" for line in sampled(part["sample"], part["subject"])),
                "",
            ]
        if part["proof"]:
            lines += ["### For all evidence", "", _md(proof_headline(part["proof"])), ""]
            for row, evidence in examples(part["proof"]):
                lines += [_md(difference(row, part["subject"])), "", *(f"- {_md(line)}" for line in evidence), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(header: tuple[str, ...], rows: list[list[str]]) -> list[str]:
    lines = [f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
    return [*lines, *(f"| {' | '.join(map(_md, row))} |" for row in rows), ""]


def _md(line: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(" ".join(line.split())))


def html(found: Document) -> str:
    """One page that needs no other file."""
    from peel_grade.report.html import html_environment  # takes jinja2 along

    helpers: dict[str, Callable[..., object]] = {
        "headline": headline, "heading": heading, "cause": cause, "values": values, "sampled": sampled,
        "marked": marked, "cancelled": cancelled, "titled": titled, "alone": alone,
        "proof_headline": proof_headline, "examples": examples, "difference": difference,
    }  # fmt: skip
    return html_environment(_TEMPLATES).get_template("diff.html").render(found=found, **helpers)


def marked(was: str | None, now: str | None) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Both texts cut into pieces; each piece says whether the other text lacks it."""
    if was is None or now is None:
        return ([(was, False)] if was else []), ([(now, False)] if now else [])
    left, right = (re.findall(r"\s+|\w+|[^\w\s]", side) for side in (was, now))
    before, after = [], []
    for same, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        before.append(("".join(left[a:b]), same != "equal"))
        after.append(("".join(right[c:d]), same != "equal"))
    return [piece for piece in before if piece[0]], [piece for piece in after if piece[0]]


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({100 * part / whole:.1f}%)"


def _edit_name(edit: str) -> str:
    """The id of an edit in words: `theme_grade_rule:x` becomes `theme grade rule x`."""
    kind, _, name = edit.partition(":")
    return f"{kind.replace('_', ' ')} {name.replace(':', ': ')}"
