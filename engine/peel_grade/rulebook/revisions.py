"""What a git revision holds, as a folder."""

import io
import re
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from shutil import which
from tempfile import TemporaryDirectory

from peel_grade.files.problems import InputError, Problem, quoted

_EXTENDS = re.compile(rb"^extends:\s*['\"]?([\w.-]+)", re.M)
_HELP = "a folder, a shipped framework, or a git revision and a path such as `HEAD:rules`"


@contextmanager
def revision_folder(named: str) -> Iterator[tuple[Path, Callable[[Path], str]]]:
    """A temporary folder with what a git revision holds at a path (`HEAD:rules`), beside it the rulebooks that it
    extends, and how a path in it is named in terms of the revision.

    Problems raised inside of the `with` are told in these terms. Raises InputError where git has no such thing.
    """
    revision, _, path = named.partition(":")
    place = PurePosixPath(path.rstrip("/"))
    with TemporaryDirectory(prefix="rulebook-") as temporary:
        root = Path(temporary).resolve()
        folder = root / (place.name or "rules")
        parent = "" if str(place.parent) == "." else f"{place.parent}/"
        # in this order: what is extended stands beside the folder
        terms = [] if place.name else [(f"{folder.as_posix()}/", f"{revision}:"), (folder.as_posix(), f"{revision}:")]
        terms += [(f"{root.as_posix()}/", f"{revision}:{parent}")]

        def in_terms(text: str) -> str:
            for temporary, of_revision in terms:
                text = text.replace(temporary, of_revision)
            return text

        try:
            _extract_with_bases(named, place, folder)
            yield folder, lambda path: in_terms(path.as_posix())
        except InputError as error:
            raise InputError(_renamed(problem, in_terms) for problem in error.problems) from None


def _renamed(problem: Problem, in_terms: Callable[[str], str]) -> Problem:
    help = in_terms(problem.help) if problem.help else problem.help
    return problem._replace(file=in_terms(problem.file), message=in_terms(problem.message), help=help)


def _extract_with_bases(named: str, place: PurePosixPath, folder: Path) -> None:
    """Write what a revision holds at a place to the folder, and beside it the frameworks that it extends."""
    revision = named.partition(":")[0]
    _extract(named, f"{revision}:{'' if str(place) == '.' else place}", folder)
    wanted = [folder]
    while wanted:
        framework = wanted.pop() / "framework.yaml"
        found = _EXTENDS.search(framework.read_bytes()) if framework.is_file() else None
        base = found[1].decode() if found else ""
        if base and not folder.with_name(base).exists():
            beside = f"{revision}:{place.parent / base}".replace(":./", ":")
            if _git("cat-file", "-e", beside)[0] == 0:  # or else it is a shipped one
                _extract(beside, beside, folder.with_name(base))
                wanted.append(folder.with_name(base))


def _extract(named: str, tree: str, into: Path) -> None:
    status, content, told = _git("archive", "--format=tar", tree)
    if status:
        inside = _git("rev-parse", "--is-inside-work-tree")[0] == 0 or _git("rev-parse", "--git-dir")[0] == 0
        if not inside:
            raise InputError(
                [Problem(quoted(named), 0, 0, "no such folder, and there is no git repository here", _HELP)]
            )
        raise InputError([Problem(quoted(named), 0, 0, _reason(named, told), _HELP)])
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            parts = PurePosixPath(member.name).parts
            if file is not None and ".." not in parts and not PurePosixPath(member.name).is_absolute():
                target = into.joinpath(*parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())
    into.mkdir(exist_ok=True)


def _reason(named: str, told: str) -> str:
    revision, _, path = named.partition(":")
    if _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")[0]:
        return f"git knows no revision {quoted(revision)}"
    if _git("cat-file", "-e", f"{revision}:{path}")[0]:
        return f"there is no {quoted(path)} in revision {quoted(revision)}"
    if _git("rev-parse", "--verify", "--quiet", f"{revision}:{path}^{{tree}}")[0]:
        return "this is a file, a rulebook is a folder"
    return (
        f"this cannot be read from git: {told.strip().splitlines()[-1].lower() if told.strip() else 'unknown reason'}"
    )


def _git(*arguments: str) -> tuple[int, bytes, str]:
    """Its exit status, output and errors; run at the top of the repository, where paths of revisions start."""
    program = which("git")
    if program is None:
        raise InputError([Problem("git", 0, 0, "git is not installed", "name folders instead of revisions")])
    top = subprocess.run([program, "rev-parse", "--show-toplevel"], capture_output=True, check=False)  # noqa: S603 - git
    place = top.stdout.decode(errors="replace").strip() or "."
    done = subprocess.run([program, "-C", place, *arguments], capture_output=True, check=False)  # noqa: S603 - git
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")
