"""Which rulebooks are compared: folders, shipped frameworks, or what a git revision holds."""

import io
import re
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from shutil import which
from tempfile import TemporaryDirectory

from peel_grade.files.problems import InputError, Problem, quoted
from peel_grade.rulebook import shipped

_EXTENDS = re.compile(rb"^extends:\s*['\"]?([\w.-]+)", re.M)
_HELP = "a folder, a shipped framework, or a git revision and a path such as `HEAD:rules`"


@contextmanager
def rulebook_folder(named: str) -> Iterator[Path]:
    """The folder that `named` stands for; that of a revision is a temporary one, and problems name the revision."""
    folder = Path(named)
    if folder.is_dir():
        yield folder
    elif named in shipped.frameworks():
        yield shipped.rules_folder() / named
    elif ":" not in named or named.startswith("-") or folder.exists():
        wrong = "this is a file, a rulebook is a folder" if folder.exists() else "no such rulebook"
        raise InputError([Problem(quoted(named), 0, 0, wrong, _HELP)])
    else:
        with TemporaryDirectory(prefix="rulebook-diff-") as temporary:
            root = Path(temporary).resolve()
            try:
                yield _extracted(named, root)
            except InputError as error:
                raise InputError(_renamed(problem, root, named) for problem in error.problems) from None


def _renamed(problem: Problem, root: Path, named: str) -> Problem:
    revision = named.partition(":")[0]
    parent = PurePosixPath(named.partition(":")[2].rstrip("/")).parent
    before = f"{revision}:" if str(parent) == "." else f"{revision}:{parent}/"
    message, help = (text.replace(f"{root.as_posix()}/", before) if text else text for text in problem[3:5])
    return problem._replace(
        file=problem.file.replace(f"{root.as_posix()}/", before), message=message or problem.message, help=help
    )


def _extracted(named: str, root: Path) -> Path:
    """The folder of a revision, with the frameworks beside it that it extends."""
    revision, _, path = named.partition(":")
    path = path.rstrip("/")
    place = PurePosixPath(path)
    name = place.name or "rules"
    _extract(named, f"{revision}:{path}", root / name)
    wanted = [name]
    while wanted:
        framework = root / wanted.pop() / "framework.yaml"
        found = _EXTENDS.search(framework.read_bytes()) if framework.is_file() else None
        base = found[1].decode() if found else ""
        if base and not (root / base).exists():
            beside = f"{revision}:{place.parent / base}".replace(":./", ":")
            if _git("cat-file", "-e", beside)[0] == 0:  # or else it is a shipped one
                _extract(beside, beside, root / base)
                wanted.append(base)
    return root / name


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
