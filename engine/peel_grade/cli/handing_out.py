"""`grade --format markdown|html|docx|pdf`: drafts as documents, one to a file or a pipe, several to a folder."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from shlex import join
from typing import Any

from peel_grade.cli.drafting import Checker
from peel_grade.cli.forms import check_template_of
from peel_grade.cli.pool import of_each
from peel_grade.cli.terminal import FOUND_PROBLEMS, OK, watched, write_out
from peel_grade.documents.drafts import draft_page
from peel_grade.documents.writing import BINARY, FORMS, SUFFIXES, Form, written
from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import shown
from peel_grade.firmness.whole import whole
from peel_grade.force.locate import ForceInput
from peel_grade.routes.told import to_next_grades
from peel_grade.rulebook.locate import Place


class _Wanted(Record):
    """In which form every draft is wanted; `rules` is what `--rules` named."""

    places: tuple[Place, ...] | None
    single: bool
    form: Form
    template: Path | None
    rules: str | None


class _HandedOut(Record):
    """A draft as a document, by the name of its force file; or the problems for which there is none."""

    name: str
    content: bytes
    problems: tuple[Problem, ...] = ()
    warned: bool = False


def check_handing_out(options: Any, single: bool) -> None:
    """Refuse what does not go together with the form. Raises InputError."""
    if options.template is not None and options.format != "docx":
        raise _wrong("--template", "is for Word alone", "give it with `--format docx`")
    if options.format not in FORMS:
        return
    if options.explain or options.full:
        option = "--explain" if options.explain else "--full"
        raise _wrong(option, f"does not go with `--format {options.format}`, which tells everything", "leave it out")
    if options.output is None and not single:
        raise _wrong(
            "--format", f"`{options.format}` of several is written to a folder", "name one with `--output DIR`"
        )
    if options.output is None and options.format in BINARY and watched():
        raise _wrong("--format", f"a terminal cannot show `{options.format}`", "name a file with `--output FILE`")
    check_template_of(options)


def _wrong(option: str, message: str, help: str) -> InputError:
    return InputError([Problem(option, 0, 0, message, help)])


def hand_out(inputs: Sequence[ForceInput], options: Any, places: tuple[Place, ...] | None, single: bool) -> int:
    """Write the documents; the exit status. Raises InputError, with the problems of all."""
    wanted = _Wanted(places, single, options.format, options.template, options.rules)
    made = [_writer(wanted)(inputs[0])] if len(inputs) == 1 else of_each(inputs, _writer, wanted)
    warned = list[bool]()
    if single:
        (document,) = _sound(made, warned)
        write_bytes(document.content, options.output, overwrite=options.overwrite)
    else:
        from peel_grade.files.output_folder import write_folder

        names = write_folder(
            options.output, _named(_sound(made, warned), options.format), f"grade --format {options.format}"
        )
        write_out(f"{shown(options.output)}: {len(names)} drafts\n")
    return FOUND_PROBLEMS if options.strict and any(warned) else OK


def _sound(made: Iterable[_HandedOut], warned: list[bool]) -> Iterator[_HandedOut]:
    """The documents; whether there are warnings is added to the list. Raises InputError at the end."""
    problems: list[Problem] = []
    for each in made:
        problems += each.problems
        warned += [each.warned]
        if not problems:
            yield each
    if problems:
        raise InputError(problems)


def _named(documents: Iterable[_HandedOut], form: Form) -> Iterator[tuple[str, bytes]]:
    """The documents with the names of their files: those of the force files. Raises InputError where two are alike."""
    suffix = next(suffix for suffix, each in SUFFIXES.items() if each == form)
    seen: dict[str, str] = {}
    for each in documents:
        file = f"{Path(each.name).stem}{suffix}"
        if file in seen:
            message = f"two drafts would be written to {quoted(file)}: this one and that of {quoted(seen[file])}"
            raise InputError([Problem(each.name, 0, 0, message, "give them apart, or rename a file")])
        seen[file] = each.name
        yield file, each.content


def _writer(wanted: _Wanted) -> Callable[[ForceInput], _HandedOut]:
    """What makes a document of each force file."""
    checker = Checker(wanted.places, keep=wanted.single)

    def write(given: ForceInput) -> _HandedOut:
        from peel_grade.grades.assessment import assess

        try:
            force, engines = checker.checked(given)
            drafted = whole(assess(force, engines), engines)
            rules = [] if wanted.rules is None else ["--rules", wanted.rules]
            command = join(["grade", given.name, "--format", wanted.form, *rules])
            routes = to_next_grades(drafted, engines, given.name, keep=wanted.single)
            page = draft_page(drafted, routes, wanted.form, command)
            content = written(page, wanted.form, wanted.template)
        except InputError as error:
            return _HandedOut(given.name, b"", tuple(error.problems))
        return _HandedOut(given.name, content, (), any(not each.allowed for each in force.warnings))

    return write


def write_bytes(content: bytes, output: Path | None, *, overwrite: bool) -> None:
    """Print to a pipe, or write a file whole or not at all. Raises InputError."""
    if output is not None:
        from peel_grade.files.output_file import write_file

        write_file(output, [content], shown(output), overwrite=overwrite)
    elif sys.stdout is not None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
