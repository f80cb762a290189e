"""`--text`: the texts of the documents that a force file cites, where the file does not name them."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from pathlib import Path

from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.force.file import Force


def add_texts(parser: ArgumentParser) -> None:
    """`--text`, which may be given more than once; see `with_texts`."""
    help = "the text of a document; its id may be left out where the force file has one document"
    parser.add_argument("-t", "--text", action="append", default=[], type=_text, metavar="[ID=]FILE", help=help)


def _text(written: str) -> tuple[str, Path]:
    document, given, file = written.rpartition("=")
    if not file or (given and not document):
        raise ArgumentTypeError(f"`ID=FILE` or a file is expected, not `{written}`")
    return document, Path(file)


def with_texts(force: "Force", given: list[tuple[str, Path]]) -> "Force":
    """The force whose documents have the given texts, in the place of those that the file names. Raises InputError."""
    from peel_grade.rulebook.frozen import FrozenDict

    documents = dict(force.documents)
    for name, path in texts_named(given, documents).items():
        documents[name] = documents[name]._replace(text=str(path.absolute()))
    return force._replace(documents=FrozenDict(documents))


def texts_named(given: list[tuple[str, Path]], documents: Iterable[str]) -> dict[str, Path]:
    """The given texts by the documents' ids. Raises InputError."""
    from peel_grade.files.yaml_tree import read_bytes, shown

    known, found, problems = [*documents], dict[str, Path](), []
    for document, path in given:
        if document and document not in known:
            help = did_you_mean(document, known) or f"one of {', '.join(known)}"
            problems.append(Problem("--text", 0, 0, f"the force file has no document {quoted(document)}", help))
        elif not document and len(known) != 1:
            help = f"write {', '.join(f'{name}={shown(path)}' for name in known)}"
            message = f"the force file has {len(known)} documents; which is {shown(path)} the text of?"
            problems.append(Problem("--text", 0, 0, message, help if known else None))
        else:
            try:
                read_bytes(path, shown(path))
            except InputError as error:
                problems += error.problems
            found[document or known[0]] = path
    if problems:
        raise InputError(problems)
    return found
