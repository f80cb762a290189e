"""A force file to start from."""

from collections.abc import Collection, Iterable, Iterator

from peel_grade.rulebook.model import Flag, Indicator, Rulebook
from peel_grade.skeletons.comments import comment
from peel_grade.wording.criteria import told_criteria
from peel_grade.wording.terms import words


def force_skeleton(book: Rulebook, places: Collection[str] = ()) -> str:
    """A force file to fill in, as YAML: every indicator and flag by question and theme, none of them recorded.

    Of the named questions and themes (`places`) only, if there are any.

    Well formed once the name of the force is written; it then grades as insufficient evidence.
    """
    framework, one = book.framework, book.framework.words.subject.one
    asked = [e for e in book.entries() if not places or e.theme in places or e.question in places]
    inspected = ", ".join(name for name in book.questions if any(entry.question == name for entry in asked))
    beside = "".join(f" {name}: 11," for name in framework.benchmarks)
    beside += f" rank: {next(iter(framework.ranks))}," if framework.ranks else ""
    lines = [
        f"# yaml-language-server: $schema=schemas/{framework.id}.force.json",
        f"# What was found in one {one}, for {framework.title} ({framework.id} {framework.version}).",
        f"# Fill in the name of the {one}, then replace `not_recorded` where something is known. What stays as it is,",
        f"# or is deleted, counts as not recorded. `{{supplied: false}}`: the {one} could not supply or show it;",
        "# `not_comparable`: its figure cannot be compared. `grade FILE` tells every mistake, and what the draft",
        "# still lacks.",
        f'{framework.words.subject.key}: ""',
        f"framework: {framework.id}",
        "# source:                                 # the documents that `source:` of the evidence points into",
        f'#   report: {{title: "An inspection of the {one}", lines: 600}}',
        f"inspected: [{inspected}]",
        "# previous:                               # what earlier inspections said; the names of areas are told by",
        "#                                         # `evidence find --areas WORDS`",
        "#   grades:",
        f"#     {next(iter(book.questions))}: {{grade: {framework.standard.id}, year: {framework.year - 1}}}",
        "#   areas:",
        f"#     - {{area: {next(iter(book.areas), 'an-area')}, years: [{framework.year - 1}]}}",
        f"#   complete: true                        # every earlier {framework.words.area.one} is listed",
        "",
        "# An indicator: a number, or in full",
        f'#   {{value: 12, previous: 10,{beside} source: "report:12", note: ...}}',
        *_section("indicators", (each for each in asked if isinstance(each, Indicator)), book),
        "",
        "# A flag: true, partly or false, or in full",
        '#   {is: true, source: "report:12", note: ...}',
        *_recording(book),
        *_section("flags", (each for each in asked if isinstance(each, Flag)), book),
    ]
    return "\n".join(lines) + "\n"


def _recording(book: Rulebook) -> Iterator[str]:
    """What holds of recording any flag."""
    yield from ["# What holds of all, where the criteria leave it open:"] * bool(book.framework.recording)
    for text in book.framework.recording:
        yield from comment(f"- {text}", "  ", "    ")


def _section(title: str, entries: Iterable[Indicator | Flag], book: Rulebook) -> Iterator[str]:
    """One section of a force file, by question and theme; a comment where the catalogue has nothing for it."""
    by_group: dict[tuple[str, str | None], list[Indicator | Flag]] = {}
    for entry in entries:
        by_group.setdefault((entry.question, entry.theme), []).append(entry)
    yield f"{title}:" if by_group else f"# {title}:"
    for question in book.questions.values():
        for theme in (*book.themes_of(question.id), None):
            inside = by_group.get((question.id, theme), [])
            name = book.themes[theme].title if theme else "as a whole"
            if inside:
                yield ""
                yield f"  # --- {question.title}: {name}"
                yield f"  #     ({theme or question.id})"
            for entry in inside:
                yield from (f"  {line}" for line in _described(entry))
                yield f"  {entry.id}: not_recorded"


def _described(entry: Indicator | Flag) -> Iterator[str]:
    if isinstance(entry, Flag):
        yield from comment(f"true: {entry.holds}; false: {entry.fails}", rest="  ")
    else:
        yield from comment(f"{entry.label} ({words(entry.unit)})", rest="  ")
    if entry.definition and entry.definition != entry.label:
        yield from comment(entry.definition, "  ", "  ")
    if isinstance(entry, Flag):
        for label, text in told_criteria(entry.criteria).items():
            yield from comment(f"{label}: {text}", "  ", "    ")
    for other, how in entry.not_to_be_confused_with:
        yield from comment(f"not: {other} ({how})", "  ", "    ")
