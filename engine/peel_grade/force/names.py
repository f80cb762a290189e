"""Whether what a force file names exists: its evidence, questions and rules, its documents and their lines.

And whether a figure can be what its indicator counts. Both on the raw data: a mistake of form
elsewhere hides none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from peel_grade.files.meant import after_comma, named_like
from peel_grade.files.problems import MOST, Problem, did_you_mean, one_of
from peel_grade.files.validation import as_list, written
from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.force.citations import citation, source
from peel_grade.force.moderation import WITHDRAWN
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Rulebook
from peel_grade.rulebook.subjects import Repeated
from peel_grade.rulebook.units import misfit

_LISTED = 8
_LONGEST_AGO = 20
"""Years after which no inspection asks any more whether an area was dealt with; what is further back is a slip."""
_SECTIONS = {"indicators": "flags", "flags": "indicators"}


def check_names(tree: Tree, book: Rulebook, problems: list[Problem]) -> None:
    """Add what the rulebook does not know to `problems`."""
    asked = book.framework.words.question.one

    def unknown(
        kind: str, name: object, names: Mapping[str, str], place: NodePath, *, key: bool, few: bool = False
    ) -> None:
        if isinstance(name, str) and name not in names and len(problems) <= MOST:
            help = one_of(name, names) if kind in ("grade", "rank") else named_like(name, names)
            help = help or (f"one of {', '.join(names)}" if few else None)
            help = help or (after_comma(tree, place) if key and _at(tree.data, place) is None else None)
            problems.append(tree.problem(place, f"unknown {kind} {written(name)}", help, key=key))

    misplaced = set(misplaced_entries(tree, book))
    grades, ranks = dict.fromkeys(book.framework.scale, ""), dict.fromkeys(book.framework.ranks, "")
    questions = {name: question.title for name, question in book.questions.items()}
    for section, kind, entries in (("indicators", "indicator", book.indicators), ("flags", "flag", book.flags)):
        labels = {name: entry.label for name, entry in entries.items()}
        for name in _part(tree.data, section):
            if (section, name) in misplaced:
                message = f"`{name}` is not {'an' if kind == 'indicator' else 'a'} {kind}"
                problems.append(tree.problem((section, name), message, f"move it to `{_SECTIONS[section]}`", key=True))
            else:
                unknown(kind, name, labels, (section, name), key=True)
    seen: set[str] = set()
    for index, question in enumerate(_items(tree.data, "inspected")):
        unknown(asked, question, questions, ("inspected", index), key=False, few=True)
        if isinstance(question, str) and question in seen and len(problems) <= MOST:
            problems.append(tree.problem(("inspected", index), f"{written(question)} is listed twice"))
        seen |= {question} if isinstance(question, str) else set()
    for question in _part(tree.data, "previous", "grades"):
        place: NodePath = ("previous", "grades", question)
        unknown(asked, question, questions | {"overall": ""}, place, key=True, few=True)
        unknown("grade", _at(tree.data, (*place, "grade")), grades, (*place, "grade"), key=False)
    for name, row in _part(tree.data, "indicators").items():
        if isinstance(row, dict):
            unknown("rank", row.get("rank"), ranks, ("indicators", name, "rank"), key=False)
    areas = {name: area.text for name, area in book.areas.items()}
    for where, area in _areas(tree.data):
        unknown("area", area, areas, where, key=where[0] == "moderation")
    graded = {name: title for name, title in questions.items() if book.questions[name].graded} | {"overall": ""}
    for question in _part(tree.data, "moderation", "grades"):
        unknown(f"graded {asked}", question, graded, ("moderation", "grades", question), key=True, few=True)
    for moderated, row in _decisions(tree.data, "grades"):
        unknown("grade", row.get("grade"), grades, (*moderated, "grade"), key=False)


def check_withdrawals(tree: Tree, problems: list[Problem]) -> None:
    """Add every withdrawal to `problems` before which nothing was decided that could be withdrawn."""
    holding: set[NodePath] = set()
    for section in ("grades", "areas"):
        for place, row in _decisions(tree.data, section):
            history = place[:-1]
            if "grade" in row or (row.get("withdrawn") is not True and row.get("decision") != WITHDRAWN):
                holding.add(history)
            elif history in holding:
                holding.remove(history)
            elif len(problems) <= MOST:
                help = "put it behind the decision that it withdraws, or remove it"
                problems.append(tree.problem(place, "nothing is decided that could be withdrawn", help))


def _areas(data: Any) -> Iterator[tuple[NodePath, Any]]:
    """Where areas are named, and which."""
    for index, earlier in enumerate(_items(data, "previous", "areas")):
        yield ("previous", "areas", index, "area"), _part(earlier).get("area")
    for name in _part(data, "moderation", "areas"):
        yield ("moderation", "areas", name), name


def _decisions(data: Any, section: str) -> Iterator[tuple[NodePath, dict[str, Any]]]:
    """Each decision of a panel on grades, or on areas, and where it stands."""
    for name in _part(data, "moderation", section):
        for index, row in enumerate(_items(data, "moderation", section, name)):
            yield ("moderation", section, name, index), _part(row)


def check_earlier(tree: Tree, book: Rulebook, problems: list[Problem]) -> None:
    """Add the earlier areas for improvement to `problems` that nothing can repeat: no rule makes them, or too old."""
    earlier = _items(tree.data, "previous", "areas")
    made = {rule.area for rule in book.rules.values()} if earlier else set()
    for index, row in enumerate(earlier):
        area, years = _part(row).get("area"), _part(row).get("years")
        if len(problems) > MOST or not isinstance(area, str) or area not in book.areas:
            continue
        place: NodePath = ("previous", "areas", index)
        kept = area in made or area in book.replaced or book.areas[area].retired
        if not kept and not _asked_about(area, book):
            message = f"no rule is a reason for the area {written(area)}: nothing can be its repeat"
            problems.append(tree.problem((*place, "area"), message, "leave it out, or name the area that rules make"))
        for number, year in enumerate(as_list(years) if years is not None else ()):
            if isinstance(year, int) and 1900 <= year < book.framework.year - _LONGEST_AGO:
                at = (*place, "years", number) if isinstance(years, list) else (*place, "years")
                message = f"{year} is more than {_LONGEST_AGO} years before the cycle of {book.framework.year}"
                problems.append(tree.problem(at, message, "write the year of an inspection that this one follows up"))


def _asked_about(area: str, book: Rulebook) -> bool:
    """Whether some rule asks whether an earlier inspection made the area."""
    asked = str(Repeated(area))
    return any(leaf.subject == asked for rule in book.rules.values() for leaf in leaves(rule.condition))


def misplaced_entries(tree: Tree, book: Rulebook) -> Iterator[tuple[str, str]]:
    """Indicators under `flags` and the reverse: section and name."""
    for section, here, there in (
        ("indicators", book.indicators, book.flags),
        ("flags", book.flags, book.indicators),
    ):
        for name in _part(tree.data, section):
            if name in there and name not in here:
                yield section, name


def check_figures(tree: Tree, book: Rulebook, problems: list[Problem]) -> None:
    """Add the figures to `problems` that no such indicator can have."""
    for name, row in _part(tree.data, "indicators").items():
        if name not in book.indicators:
            continue
        unit = book.indicators[name].unit
        if isinstance(row, dict) and "sample" in row and not book.framework.units[unit].share:
            help = f"the unit of `{name}` is {unit}; what is no share from 0 to 100 is not found of a sample: remove it"
            problems.append(tree.problem(("indicators", name, "sample"), "`sample` is for shares", help))
        for key in ("value", "previous", *book.framework.benchmarks) if isinstance(row, dict) else ("",):
            stated = row.get(key) if key else row
            place: NodePath = ("indicators", name, key) if key else ("indicators", name)
            of_range = stated.items() if isinstance(stated, dict) else ()
            for where, figure in [(place, stated), *(((*place, end), number) for end, number in of_range)]:
                if not isinstance(figure, int | float) or isinstance(figure, bool) or len(problems) > MOST:
                    continue  # what is not a number is told as a mistake of form
                if wrong := misfit(figure, book.framework.units[unit]):
                    help = f"the unit of `{name}` is {unit}: {wrong.help}"
                    problems.append(tree.problem(where, f"{written(figure)} {wrong.message}", help))


def check_sources(tree: Tree, problems: list[Problem]) -> None:
    """Add every source whose document is not listed, or has no such line or page, to `problems`."""
    documents = _part(tree.data, "source")
    for place, written_source in _references(tree.data):
        cited = citation(written_source)
        document, about = cited.document, _part(documents, cited.document)
        length, pages = about.get("lines"), about.get("pages")
        if cited.url:
            continue
        if document not in documents and len(problems) <= MOST:
            listed = f"one of {', '.join([*documents][:_LISTED])}; or " if documents else ""
            help = did_you_mean(document, documents) or f"{listed}list the document under `source:`"
            problems.append(tree.problem(place, f"unknown document {written(document)}", help))
        elif isinstance(length, int) and cited.lines is not None and cited.lines[1] > length:
            message = f"line {cited.lines[1]} is beyond the end of {written(document)}"
            problems.append(tree.problem(place, message, f"it has {length} lines"))
        elif isinstance(pages, int) and cited.page is not None and cited.page > pages:
            message = f"page {cited.page} is beyond the end of {written(document)}"
            problems.append(tree.problem(place, message, f"it has {pages} pages"))


def _references(data: Any) -> Iterator[tuple[NodePath, str]]:
    """Every well-formed reference under a `source` key, and where it stands."""
    waiting: list[tuple[NodePath, Any]] = [((), data)]
    while waiting:
        place, here = waiting.pop()
        for key, value in here.items() if isinstance(here, dict) else enumerate(here):
            if key != "source":
                if isinstance(value, (dict, list)):
                    waiting.append(((*place, key), value))
            elif place:
                for index, item in enumerate(as_list(value)):
                    where: NodePath = (*place, key, index) if isinstance(value, list) else (*place, key)
                    try:
                        yield where, source(item)
                    except ValueError:
                        continue  # told as a mistake of form


def _at(data: Any, keys: NodePath) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _part(data: Any, *keys: str) -> dict[str, Any]:
    """The mapping under `keys`; an empty one where the file has something else there."""
    found = _at(data, keys)
    return found if isinstance(found, dict) else {}


def _items(data: Any, *keys: str) -> list[Any]:
    """The list under `keys`; an empty one where the file has something else there."""
    found = _at(data, keys)
    return found if isinstance(found, list) else []
