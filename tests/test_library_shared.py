"""What the library returns cannot be changed, shares nothing that can, and serves threads, forks and processes."""

import copy
import logging
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import peel_grade
import pytest
from peel_grade.files.problems import MOST, EngineFault, EngineMissing, InputError, Problem
from peel_grade.rulebook import shipped
from peel_grade.rulebook.frozen import FrozenDict

from tests.conftest import FORCES, ROOT

NAMES = [force.stem for force in FORCES]
SAMPLE = "staffordshire-2017"


@pytest.fixture(scope="module")
def rulebook() -> peel_grade.Rulebook:
    return peel_grade.load_rulebook("peel-2017")


def parts(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """A result and everything inside it, with where it stands."""
    yield path, value
    if isinstance(value, tuple):
        names = getattr(value, "_fields", range(len(value)))
        for name, part in zip(names, value, strict=True):
            yield from parts(part, f"{path}.{name}")
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from parts(part, f"{path}[{name}]")


def results(rulebook: peel_grade.Rulebook) -> dict[str, Any]:
    """One of everything that the library returns."""
    assessment = peel_grade.grade(SAMPLE, rulebook)
    return {
        "rulebook": rulebook,
        "rulebook, cached": peel_grade.load_rulebook("peel-2017"),
        "rulebook, not cached": peel_grade.load_rulebook(
            {"framework": {"id": "mine", "title": "Mine", "year": 2018, "version": "1", "extends": "peel-2017"}}
        ),
        "force": assessment.force,
        "force from a row": peel_grade.force_from_row({"force": "A", "rso_visits_overdue": 3}, rulebook),
        "assessment": assessment,
        "moderated": peel_grade.grade(
            {
                "force": "A", "framework": "peel-2017",
                "moderation": {
                    "grades": {"vulnerability": [{"grade": "good", "reason": "R", "by": "B", "date": "2018-02-01"}]},
                    "areas": {
                        "enough-investigators": [
                            {"decision": "accepted", "reason": "R", "by": "B", "date": "2018-02-01"}
                        ],
                    },
                },
            }, rulebook,
        ),
        "findings": assessment.findings,
        "explanation of a draft": peel_grade.explain(assessment, "vulnerability"),
        "explanation of a rulebook": peel_grade.explain(
            rulebook, "rso_visits_overdue", assessments=[assessment], scenarios=shipped.scenarios_folder()
        ),
        "comparison": peel_grade.compare(assessment, assessment),
        "routes": peel_grade.route(assessment, "good", "vulnerability"),
        "overview": peel_grade.overview_of([assessment]),
        "check": peel_grade.check(
            {"framework": {"id": "mine", "title": "Mine", "year": 2018, "version": "1", "extends": "peel-2017"},
             "findings": [{"id": "mine"}]}
        ),
    }  # fmt: skip


UNCHANGEABLE = (str, int, float, bool, type(None), frozenset, tuple, FrozenDict)


@pytest.mark.slow
def test_nothing_that_it_returns_can_be_changed(rulebook: peel_grade.Rulebook) -> None:
    for kind, result in results(rulebook).items():
        found = list(parts(result, kind))
        assert len(found) > 1
        assert [(path, type(part)) for path, part in found if not isinstance(part, UNCHANGEABLE)] == []


CHANGES: dict[str, Callable[[peel_grade.Assessment], object]] = {
    "an attribute": lambda a: setattr(a, "overall", None),
    "a new attribute": lambda a: setattr(a, "remark", "x"),
    "an attribute inside": lambda a: setattr(a.overall.grade, "draft", "outstanding"),
    "an entry": lambda a: a.questions.__setitem__("vulnerability", None),  # type: ignore[index]
    "an entry inside": lambda a: a.questions["vulnerability"].themes.clear(),  # type: ignore[attr-defined]
    "a verdict": lambda a: a.verdicts.update({"rso-risk-not-managed": False}),  # type: ignore[attr-defined]
    "evidence": lambda a: a.force.indicators.pop("rso_visits_overdue"),  # type: ignore[attr-defined]
    "the rulebook": lambda a: setattr(a.book, "rules", {}),
    "a new attribute of the rulebook": lambda a: setattr(a.book, "remark", "x"),
    "an attribute of the rulebook taken away": lambda a: delattr(a.book, "rules"),
    "a rule": lambda a: a.book.rules.popitem(),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_attempts_to_change_something_raise(
    change: Callable[[peel_grade.Assessment], object], rulebook: peel_grade.Rulebook
) -> None:
    assessment = peel_grade.grade(SAMPLE, rulebook)
    before = assessment.to_dict()
    with pytest.raises((AttributeError, TypeError)):
        change(assessment)
    assert assessment.to_dict() == before


def test_data_is_new_at_every_call(rulebook: peel_grade.Rulebook) -> None:
    assessment = peel_grade.grade(SAMPLE, rulebook)
    expected = copy.deepcopy(assessment.to_dict())
    _spoil(assessment.to_dict())
    assert assessment.to_dict() == expected
    force = assessment.force.to_dict()
    _spoil(assessment.force.to_dict())
    assert assessment.force.to_dict() == force
    _spoil(peel_grade.explain(assessment, "vulnerability").to_dict())
    _spoil(peel_grade.explain(rulebook, "rso_visits_overdue", assessments=[assessment]).to_dict())
    assert peel_grade.grade(SAMPLE, rulebook).to_dict() == expected


def _spoil(data: Any) -> None:
    """Change everything in it that can be changed."""
    for part in list(data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()):
        _spoil(part)
    if isinstance(data, dict | list):
        data.clear()


def test_data_that_was_given_may_be_changed_later(rulebook: peel_grade.Rulebook) -> None:
    data = peel_grade.load_force(SAMPLE, rulebook).to_dict()
    force = peel_grade.load_force(data, rulebook)
    before = pickle.dumps(force)
    _spoil(data)
    assert pickle.dumps(force) == before


@pytest.mark.slow
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_results_can_be_copied_and_sent(again: Callable[[Any], Any], rulebook: peel_grade.Rulebook) -> None:
    for result in results(rulebook).values():
        copied = again(result)
        assert copied == result
        assert type(copied) is type(result)
    assessment: peel_grade.Assessment = again(peel_grade.grade(SAMPLE, rulebook))
    assert assessment.to_dict() == peel_grade.grade(SAMPLE, again(rulebook)).to_dict()
    assert peel_grade.explain(assessment, "overall") == peel_grade.explain(
        peel_grade.grade(SAMPLE, rulebook), "overall"
    )


def drafts() -> dict[str, Any]:
    """What the shipped forces draw, each rulebook loaded for it."""
    return {name: peel_grade.grade(name).to_dict() for name in NAMES}


@pytest.mark.slow
def test_eight_threads_draft_alike_with_rulebooks_that_they_share() -> None:
    expected = drafts()
    books = {name: peel_grade.load_rulebook(name) for name in shipped.frameworks()}
    start = threading.Barrier(8)

    def work(number: int) -> list[tuple[str, Any]]:
        start.wait()
        turn = NAMES[number % len(NAMES) :] + NAMES[: number % len(NAMES)]
        return [(name, peel_grade.grade(name, books[f"peel-{name[-4:]}"]).to_dict()) for name in turn * 3]

    with ThreadPoolExecutor(8) as pool:
        found = [row for rows in pool.map(work, range(8)) for row in rows]
    assert len(found) == 8 * 3 * len(NAMES)
    assert all(draft == expected[name] for name, draft in found)


@pytest.mark.slow
def test_threads_start_the_engines_of_a_copied_rulebook_together(rulebook: peel_grade.Rulebook) -> None:
    copied = copy.copy(rulebook)
    start = threading.Barrier(8)

    def work(_number: int) -> Any:
        start.wait()
        return peel_grade.grade(SAMPLE, copied).to_dict()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(work, range(8)))
    assert found == [peel_grade.grade(SAMPLE, rulebook).to_dict()] * 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_it_grades_after_a_fork_in_both_processes(rulebook: peel_grade.Rulebook) -> None:
    expected = peel_grade.grade(SAMPLE, rulebook).to_dict()
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            status = 1
            try:  # whatever happens, the child must not go on with the tests
                same = all(peel_grade.grade(SAMPLE, rulebook).to_dict() == expected for _ in range(2))
                status = 0 if same else 2
            finally:
                os._exit(status)
        children.append(child)
    assert peel_grade.grade(SAMPLE, rulebook).to_dict() == expected
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    assert peel_grade.grade(SAMPLE, rulebook).to_dict() == expected


@pytest.mark.slow
@pytest.mark.parametrize("method", [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_processes_draft_alike(method: str, rulebook: peel_grade.Rulebook) -> None:
    force = peel_grade.load_force(SAMPLE, rulebook)
    with multiprocessing.get_context(method).Pool(2) as pool:
        named = pool.map(peel_grade.grade, NAMES)
        given = pool.starmap(peel_grade.grade, [(force, rulebook)] * 2)
    assert {name: assessment.to_dict() for name, assessment in zip(NAMES, named, strict=True)} == drafts()
    assert given == [peel_grade.grade(force, rulebook)] * 2


ERRORS = [
    InputError([Problem("a.yaml", 1, 2, "wrong", "right", "unknown-key"), Problem("", 0, 0, "also", path="a.b")]),
    InputError(Problem("a.yaml", number, 1, "wrong") for number in range(1, MOST + 10)),
    EngineFault("it did"),
    EngineMissing("no such module", "install it"),
]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_errors_can_be_copied_and_sent(error: Exception, again: Callable[[Any], Any]) -> None:
    copied = again(error)
    assert (type(copied), str(copied), vars(copied)) == (type(error), str(error), vars(error))


def _drafted_or_told(force: dict[str, Any]) -> str | None:
    return peel_grade.grade(force).overall.grade.draft


@pytest.mark.slow
def test_a_mistake_in_another_process_is_told_in_this_one() -> None:
    good = {"force": "A", "framework": "peel-2017"}
    bad = good | {"indicators": {"nonesuch": 1}}
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        drawn = [pool.submit(_drafted_or_told, force) for force in (good, bad, good)]
        with pytest.raises(InputError, match="unknown indicator `nonesuch`") as raised:
            drawn[1].result(timeout=60)
        assert raised.value.problems[0].path == "indicators.nonesuch"
        assert [drawn[0].result(timeout=60), drawn[2].result(timeout=60)] == ["insufficient_evidence"] * 2


@pytest.mark.slow
def test_it_is_silent_and_leaves_nothing_behind(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, rulebook: peel_grade.Rulebook
) -> None:
    before = threading.active_count(), sys.getrecursionlimit(), logging.root.handlers[:], Path.cwd(), dict(os.environ)
    results(rulebook)
    for wrong in ({"force": ""}, {"force": "A", "framework": "x"}):
        with pytest.raises(peel_grade.InputError):
            peel_grade.grade(wrong)
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
    assert before == (
        threading.active_count(), sys.getrecursionlimit(), logging.root.handlers, Path.cwd(), dict(os.environ),
    )  # fmt: skip


@pytest.mark.slow
def test_type_checkers_know_what_it_returns(tmp_path: Path) -> None:
    """A user's program is checked strictly against the package as it is installed, and its mistakes are found."""
    program = (ROOT / "tests" / "library_usage.py").read_text()
    (tmp_path / "right.py").write_text(program)
    wrong = [
        "peel_grade.grade(3)",
        "peel_grade.load_rulebook(b'peel-2017')",
        "peel_grade.grad('staffordshire-2017')",
        "peel_grade.grade('staffordshire-2017').questions['vulnerability'].grade.draft + 1",
        "peel_grade.grade('staffordshire-2017').questions['vulnerability'] = None",
        "peel_grade.grade('staffordshire-2017').overall = None",
        "peel_grade.grade('staffordshire-2017').to_dict()['overal']",
        "peel_grade.explain(peel_grade.load_rulebook('peel-2017'), 'scpos').tree",
    ]
    (tmp_path / "wrong.py").write_text("\n".join(["import peel_grade", *wrong]))
    mypy = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(tmp_path / "cache")]
    right = subprocess.run([*mypy, "right.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (right.stdout, right.stderr) == ("", "")
    found = subprocess.run([*mypy, "wrong.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    lines = {int(line.split(":")[1]) for line in found.stdout.splitlines() if ": error: " in line}
    assert lines == {*range(2, 2 + len(wrong))}, found.stdout
