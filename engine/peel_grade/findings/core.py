"""The functions of durable_rules' C core that are used, and the error they raise, bound when the first engine starts.

They are bound late so that a core that cannot be loaded stops what needs it, with what to do about it,
and nothing else.
"""

import sys
from collections.abc import Callable
from importlib import import_module

from peel_grade.files.problems import EngineMissing

VERSION = "2.0.28"
FLAGS = "-O2 -DPyEval_CallObject=PyObject_CallObject"
"""Preprocessor flags of its build: its setup.py switches optimisation off, and Python 3.13 dropped a macro it calls."""
TESTED = ((3, 11), (3, 13))
"""The first and the last version of Python that are tested."""

create_ruleset: Callable[[str, str], int]
delete_ruleset: Callable[[int], None]
assert_fact: Callable[[int, str], tuple[int, int]]
start_action_for_state: Callable[[int, int], tuple[str, str] | None]
complete_and_start_action: Callable[[int, int], str | None]
retract_fact: Callable[[int, str], tuple[int, int]]
delete_state: Callable[[int, str], None]
error: type[Exception]


def load() -> None:
    """Bind the names above. Raises EngineMissing where the core cannot be loaded."""
    if "create_ruleset" in globals():
        return
    try:
        core = import_module("durable_rules_engine")
    except ImportError as error:
        raise EngineMissing(f"{error} {_python()}", f"run `{_reinstall()}`") from error
    globals().update({name: getattr(core, name) for name in sys.modules[__name__].__annotations__})


def _python() -> str:
    first, last = (".".join(map(str, version)) for version in TESTED)
    return f"(this is Python {sys.version_info[0]}.{sys.version_info[1]}; tested are {first} to {last})"


def _reinstall() -> str:
    """The command that builds the core again, past every cache, for the Python that runs."""
    import shlex  # only where something is wrong
    from importlib.util import find_spec

    python = shlex.quote(sys.executable)
    pip = f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"
    past_caches = "--no-cache-dir --force-reinstall" if find_spec("pip") else "--no-cache --reinstall"
    return f'CPPFLAGS="{FLAGS}" {pip} {past_caches} --no-deps durable-rules=={VERSION}'
