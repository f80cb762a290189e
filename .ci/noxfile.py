"""The tests in fresh environments: each Python at hand, oldest and newest dependencies, the wheel, the README.

`nox -f .ci/noxfile.py` runs all of it, with `-s newest-3.12` a part; `--list` names the parts.
A Python that is not at hand is told as skipped.
"""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv"
nox.options.error_on_missing_interpreters = False

ROOT = Path(__file__).parent.parent
nox.options.envdir = str(ROOT / ".nox")
TESTED = ["3.11", "3.12", "3.13"]
NOT_YET_TESTED = ["3.14", "3.15"]
README = (ROOT / "README.md").read_text()
FLAGS = re.findall(r'CPPFLAGS="([^"]*)"', README)[0]


@nox.session(python=[*TESTED, *NOT_YET_TESTED])
def newest(session: nox.Session) -> None:
    """The quick tests with the newest version of every dependency."""
    session.chdir(ROOT)
    session.install("--upgrade", "-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session(python=TESTED[0])
def oldest(session: nox.Session) -> None:
    """The quick tests with the oldest version of every dependency that pyproject.toml allows."""
    session.chdir(ROOT)
    session.install("--resolution", "lowest-direct", "-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def wheel(session: nox.Session) -> None:
    """The wheel, built from the source distribution: in an empty environment, used from another folder."""
    session.chdir(ROOT)
    place = Path(session.create_tmp()).resolve()
    dist = place / "dist"
    shutil.rmtree(place)
    place.mkdir()
    session.run("uv", "build", "--quiet", "--out-dir", str(dist), external=True)
    [built] = dist.glob("*.whl")
    session.install(str(built))
    with session.chdir(place):
        session.run("python", "-c", "import peel_grade")
        session.run("grade", "staffordshire-2017", silent=True)
        session.run("rulebook", "check", "peel-2017")
        session.run("rulebook", "new", "rulebook", "my-rules")
        session.run("grade", "west-mercia-2016", "--rules", "my-rules/peel-2016", silent=True)


@nox.session(python=TESTED)
def stable_abi(session: nox.Session) -> None:
    """With the flags, durable_rules uses nothing but Python's stable ABI: so it may build on Pythons not yet tested."""
    limited = f"{FLAGS} -DPy_LIMITED_API=0x030b0000 -Werror=implicit-function-declaration"
    session.install("--no-cache", "durable-rules==2.0.28", env={"CPPFLAGS": limited})
    session.run("python", "-c", "import durable_rules_engine")


@nox.session(python=TESTED)
def readme(session: nox.Session) -> None:
    """The README's command from a path with a space and in an empty home, after an install without its flags."""
    place = _empty(Path(session.create_tmp()).resolve() / "a path with a space")
    prefix = str(session.run("python", "-c", "import sys; print(sys.base_prefix)", silent=True)).strip()
    checkout = _checkout(place / "peel-grade")
    home, path = f"HOME={_empty(place / 'home')}", f"PATH={prefix}/bin:/usr/bin:/bin"
    shell = ["env", "-u", "VIRTUAL_ENV", home, path, "bash", "-c"]
    with session.chdir(checkout):
        spoil = "python3 -m venv .venv && .venv/bin/pip install -q . && ! .venv/bin/grade staffordshire-2017"
        session.run(*shell, spoil, external=True, silent=True, success_codes=[0, 1])
        session.run(*shell, _command("run"), external=True, silent=True)


@nox.session(venv_backend="none")
def ordinary_user(session: nox.Session) -> None:
    """The README's command as a user who owns nothing but an empty home, by the system's Python."""
    if os.geteuid() != 0:
        session.skip("only root can become another user")
    if not shutil.which("python3", path="/usr/bin"):
        session.skip("there is no /usr/bin/python3")
    user = "peel-grade-test"
    subprocess.run(["userdel", "--remove", user], check=False, capture_output=True)
    session.run("useradd", "--create-home", "--skel", "/dev/null", user, external=True)
    try:
        home = Path("~" + user).expanduser()
        checkout = _checkout(home / "peel-grade")
        session.run("chown", "--recursive", user, str(home), external=True)
        script = f"cd {shlex.quote(str(checkout))} && PATH=/usr/bin:/bin && {_command('run')}"
        session.run("su", user, "--shell", "/bin/bash", "--command", script, external=True, silent=True)
    finally:
        session.run("userdel", "--remove", user, external=True, silent=True)


def _command(marker: str) -> str:
    """The shell command that follows a marker in the README."""
    found = re.search(rf"<!-- {marker} -->\n```sh\n(.*?)```", README, re.S)
    assert found, marker
    return found[1].strip()


def _empty(folder: Path) -> Path:
    """The folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _checkout(target: Path) -> Path:
    """The files of this checkout that git knows or would add, without what was built or installed in it."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in names:
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target
