"""Describes edits in words, with the old and the new text side by side."""

from typing import Any, NamedTuple

from peel_grade.diff.edits import EXCLUSION, Edit, Edits
from peel_grade.diff.parts import ALTERNATIVE, BENCHMARK, LISTED, NAMED, SUGGEST
from peel_grade.rulebook.conditions import Condition, Group, Leaf, leaves
from peel_grade.rulebook.model import Criteria, Parameter, Property, Rule, Rulebook, Source
from peel_grade.wording.criteria import told_criteria
from peel_grade.wording.sentences import conclusion, parameter_value, reason, sentence
from peel_grade.wording.terms import show_number, words

_LABELS = {
    "area": "reason for", "text": "asks", "because": "because", "grade": "grade", "sources": "sources",
    "worse": "which direction is worse", "holds": "says, where true", "fails": "says, where false",
    "statement": "says", "previous": "previous value", "lines": "length in lines", "isbn": "ISBN",
    "since": "from", "difference": "in percent of what is compared with",
    "general": "excepted from", "places": "in", "start": "from",
}  # fmt: skip


class Row(NamedTuple):
    """Something that differs: what it is, the old text and the new one; None where there is none."""

    what: str
    was: str | None
    now: str | None


class Described(NamedTuple):
    """An edit in words."""

    edit: Edit
    title: str
    rows: list[Row]


def describe(edit: Edit, edits: Edits) -> Described:
    """The edit in words; each side is worded with the catalogue of its own rulebook."""
    old, new = edits.old, edits.new
    if edit.change == "reordered":
        row = Row("read in this order", *(" → ".join(r.id for r in _list(edit, book)) for book in (old, new)))
        return Described(edit, "which of them decides first", [row])
    if edit.kind == SUGGEST:
        row = Row("suggested when", sentence(old.suggest, old), sentence(new.suggest, new))
        return Described(edit, f"what makes {new.framework.words.area.a()}", [row])
    if edit.kind == EXCLUSION:
        before, after = (side.get(edit.name) for side in edits.exclusions)
        return Described(edit, "left out of the rules", _rows(before, before, after, old, new))
    if edit.change == "replaced":
        return _replaced(edit, old, new)
    was, now = _entry(edit, edit.name, old), _entry(edit, edit.new_name, new)
    entry, book = (was, old) if now is None else (now, new)
    alike = _entry(edit, edit.new_name, edits.start)  # what was, by the names of now
    return Described(edit, _title(edit, entry, book), _rows(was, alike, now, old, new))


def _replaced(edit: Edit, old: Rulebook, new: Rulebook) -> Described:
    """What is given up, beside its successor where that is new."""
    given_up, successor = _entry(edit, edit.name, old), _entry(edit, edit.became, new)
    rows = [Row("counts under the name", edit.name, edit.became)]
    if _entry(edit, edit.became, old) is None:
        rows += _rows(given_up, given_up, successor, old, new)
    return Described(edit, _title(edit, successor, new), rows)


def _list(edit: Edit, book: Rulebook) -> Any:
    if edit.kind == ALTERNATIVE:
        return book.overall_alternatives.get(edit.within, ())
    return getattr(book, LISTED[edit.kind])


def _entry(edit: Edit, name: str, book: Rulebook) -> Any:
    if edit.kind == "framework":
        return book.framework
    if edit.kind == BENCHMARK:
        return book.benchmark(edit.within, name)
    if edit.kind in NAMED:
        return getattr(book, NAMED[edit.kind]).get(name)
    return next((rule for rule in _list(edit, book) if rule.id == name), None)


def _title(edit: Edit, entry: Any, book: Rulebook) -> str:
    if isinstance(entry, Rule):
        return reason(entry)
    if edit.kind == BENCHMARK:
        return f"{book.framework.benchmarks[edit.within].title}: {book.indicators[edit.name].label}"
    return str(next(getattr(entry, field) for field in ("label", "title", "because", "text") if hasattr(entry, field)))


def _rows(was: Any, alike: Any, now: Any, old: Rulebook, new: Rulebook) -> list[Row]:
    """The fields that differ; of an entry that is added or removed, all fields that are not empty.

    `alike` is the old entry by the names of the new rulebook: what has only another name in it, or quotes what is
    edited elsewhere, does not differ.
    """
    before, after = _fields(was, old), _fields(now, new)
    found = []
    for what in dict.fromkeys([*after, *before]):
        left, right = before.get(what), after.get(what)
        field = (after.get(what) or before[what]).field
        if alike is not None and now is not None and _written(alike, field) == _written(now, field):
            continue
        if (left and left.says) != (right and right.says):
            tests = _tests(what, was, now, old, new)
            found += tests or [Row(what, left.says if left else None, right.says if right else None)]
    hidden = _same_words(alike, now) if not found else None
    return [hidden] if hidden else found


def _written(entry: Any, field: str) -> object:
    """What stands in a field; of a rule, its weight belongs to what it concludes."""
    return (entry.kind, entry.weight) if field == "kind" and isinstance(entry, Rule) else getattr(entry, field)


def _same_words(was: Any, now: Any) -> Row | None:
    """A row for an entry that is written differently and has the same words.

    None where it was added or removed, or is the same but for its name.
    """
    if was is None or now is None or was == now:
        return None
    what = ", ".join(words(field) for field in was._fields if getattr(was, field) != getattr(now, field))
    return Row("in words the same", f"{what} as written before", f"{what} as written now")


class _Field(NamedTuple):
    """A field of an entry in words."""

    field: str
    says: str


def _fields(entry: Any, book: Rulebook) -> dict[str, _Field]:
    """The fields of an entry that are not empty, in words, by their labels."""
    if entry is None:
        return {}
    found = _asked(entry, book) if isinstance(entry, Property) else {}
    told = {*(each.field for each in found.values()), *(("never",) if found else ())}
    for field in entry._fields:
        value = getattr(entry, field)
        if field in ("id", "weight", *told) or value in (None, "", ()):
            continue
        if isinstance(value, Criteria):
            found |= {label: _Field(field, text) for label, text in told_criteria(value).items()}
            continue
        label, says = _LABELS.get(field, words(field)), str(value) if field == "year" else _shown(value)
        if field == "kind" and isinstance(entry, Rule):
            label, says = "concludes", conclusion(entry, book.framework)
        elif field == "because" and isinstance(entry, Rule):
            says = entry.because
        elif field == "value" and isinstance(entry, Parameter):
            says = parameter_value(entry)
        elif field == "grade":
            says = book.framework.said(value)
        elif field in ("when", "unless"):
            label, says = "when" if field == "when" else "unless (mitigation)", sentence(value, book)
        elif field == "area" and isinstance(entry, Rule) and value in book.areas:
            says = f"{value}: {book.areas[value].text}"
        elif field == "theme" and value in book.themes:
            label, says = book.framework.words.theme.one, book.themes[value].title
        elif field == "question" and value in book.questions:
            label, says = book.framework.words.question.one, book.questions[value].title
        found[label] = _Field(field, says)
    return found


def _asked(entry: Property, book: Rulebook) -> dict[str, _Field]:
    """What a property asks for, in words, by its keys; `never` is one of them."""
    parts = {"whenever": entry.whenever, "holds": entry.holds}
    labels = {"holds": "never" if entry.never else "always"}
    return {labels.get(key, key): _Field(key, sentence(each, book)) for key, each in parts.items() if each is not None}


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return show_number(value)
    match value:
        case dict():
            return "; ".join(f"{words(name)}: {_shown(row)}" for name, row in value.items())
        case Source():
            return str(value)
        case tuple() if hasattr(value, "_asdict"):
            return ", ".join(f"{words(name)} {_shown(each)}" for name, each in value._asdict().items())
        case tuple():
            return "; ".join(map(_shown, value))
    return str(value)


def _tests(what: str, was: Any, now: Any, old: Rulebook, new: Rulebook) -> list[Row]:
    """For two conditions that are built alike, a row for each test that differs; none for any other field."""
    field = {"when": "when", "unless (mitigation)": "unless"}.get(what)
    if field is None or was is None or now is None:
        return []
    left, right = getattr(was, field), getattr(now, field)
    if left is None or right is None or isinstance(left, Leaf) or _shape(left) != _shape(right):
        return []
    pairs = [(a, b) for a, b in zip(leaves(left), leaves(right), strict=True) if a != b]
    told = [Row(f"{what}, in one test", sentence(a, old), sentence(b, new)) for a, b in pairs]
    return [row for row in told if row.was != row.now]


def _shape(condition: Condition) -> object:
    """The groups of a condition and the subjects of its tests, without the comparisons."""
    if isinstance(condition, Group):
        return (condition.needed, condition.negated, tuple(map(_shape, condition.members)))
    return condition.subject
