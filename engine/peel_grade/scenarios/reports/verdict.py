"""Whether a run of scenarios is well, and why it is not: in one line that comes last."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from peel_grade.scenarios.reports.boundaries import differing
from peel_grade.scenarios.reports.measures import lowest
from peel_grade.scenarios.verdicts import FAILED, PASSED_UNEXPECTEDLY


def wrong(report: Mapping[str, Any], mutated: Mapping[str, Any], least: float, *, strict: bool) -> list[str]:
    """Why a run, as `document` has it, is not well: `least` is how many percent must be exercised of each framework,
    and noticed of its mutants; if `strict` no scenario may state what is hardly true.
    """
    return [*_unread(report), *_boundaries(report["boundaries"]), *_scenarios(report, strict=strict),
            *_little(report["frameworks"], mutated, least)]  # fmt: skip


def last_line(report: Mapping[str, Any], why: Sequence[str]) -> str:
    """The verdict of a run."""
    if why:
        return f"NOT WELL: {'; '.join(why)}"
    told = [f"{_counted(report['scenarios'], 'scenario')} as {'they' if report['scenarios'] != 1 else 'it'} should be"]
    cases = sum(of_it["own"] for of_it in report["boundaries"].values() if of_it["stored"])
    told += [f"{cases:,} cases at the edges of rules as stored"] if cases else []
    return f"ALL IS WELL: {', '.join(told)}"


def _unread(report: Mapping[str, Any]) -> Iterator[str]:
    if files := {row["file"] for row in report["mistakes"]}:
        why = "was not run, for it has mistakes" if len(files) == 1 else "were not run, for they have mistakes"
        yield f"{_counted(len(files), 'feature file')} {why}"


def _boundaries(report: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, of_it in report.items():
        if differing({name: of_it}):
            changed = [(row["part"], row["id"]) for row in of_it["changes"]]
            rules = len({key for key in changed if key[0] == "rule"})
            lists = len({key for key in changed if key[0] != "rule"})
            told = [_counted(rules, "rule")] * bool(rules) + [_counted(lists, "list") + " of grades"] * bool(lists)
            of = "what follows from " + " and ".join(told)
            yield f"{of} of {name} is otherwise than stored"


def _scenarios(report: Mapping[str, Any], *, strict: bool) -> Iterator[str]:
    of = _counted(report["scenarios"], "scenario")
    if failed := report["verdicts"][FAILED]:
        yield f"{failed} of {of} {'fails' if failed == 1 else 'fail'}"
    if passed := report["verdicts"][PASSED_UNEXPECTEDLY]:
        yield f"{_counted(passed, 'scenario')} that should fail {'passes' if passed == 1 else 'pass'}"
    if strict and (warnings := len(report["warnings"])):
        yield f"{_counted(warnings, 'warning')} about what scenarios state (--strict)"


def _little(measured: Mapping[str, Any], mutated: Mapping[str, Any], least: float) -> Iterator[str]:
    if lowest(measured) < least:
        yield f"{lowest(measured)} percent of what can follow is exercised, less than {least:g}"
    for name, of_it in mutated.items():
        if of_it["percent"] < least:
            yield f"{of_it['percent']} percent of the changes of {name} are noticed, less than {least:g}"
        if refused := len(of_it["refused"]):
            does = "does" if refused == 1 else "do"
            yield f"{_counted(refused, 'claim')} in survivors.yaml about {name} {does} not hold"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' if number != 1 else ''}"
