"""Doubts about names that were given up, and about what stands beside it under the new ones."""

from collections.abc import Iterator

from peel_grade.files.yaml_tree import NodePath
from peel_grade.force.file import FlagEvidence, IndicatorEvidence
from peel_grade.force.warnings.found import Case, Found


def former_name(case: Case) -> Iterator[Found]:
    """What is recorded under a name that was given up, with a successor or without."""
    for name, path in _named(case):
        if successor := case.book.replaced.get(name):
            message = f"`{name}` was given up; it is read as `{successor}`"
            yield Found("former-name", path, message, f"write `{successor}`")
        elif why := _retired(name, case):
            yield Found("former-name", path, f"`{name}` is retired: {why}", "remove it, or allow it")


def names_disagree(case: Case) -> Iterator[Found]:
    """An old name and the new one, or two old ones, for which something else is recorded."""
    evidence: dict[str, IndicatorEvidence | FlagEvidence] = {**case.force.indicators, **case.force.flags}
    for name, path in _named(case):
        successor = case.book.replaced.get(name, "")
        if name in evidence and successor in evidence and _differ(evidence[name], evidence[successor]):
            message = f"`{name}` is left out: something else is recorded for `{successor}`, which replaces it"
            yield Found("names-disagree", path, message, "look both up again, and keep the new name")


def _named(case: Case) -> Iterator[tuple[str, NodePath]]:
    """The names of evidence and areas that the file itself writes, each after its first place."""
    for section, rows in (("indicators", case.force.indicators), ("flags", case.force.flags)):
        yield from ((name, (section, name)) for name in rows if case.written(section, name))
    for index, row in enumerate(case.tree.data.get("previous", {}).get("areas", ())):
        yield row["area"], ("previous", "areas", index, "area")
    for name in (case.tree.data.get("moderation") or {}).get("areas") or ():
        yield name, ("moderation", "areas", name)


def _differ(old: IndicatorEvidence | FlagEvidence, new: IndicatorEvidence | FlagEvidence) -> bool:
    """Whether both are known and say something else."""
    if old.status != "known" or new.status != "known":
        return False
    if isinstance(old, FlagEvidence) and isinstance(new, FlagEvidence):
        return old.is_ != new.is_
    if isinstance(old, IndicatorEvidence) and isinstance(new, IndicatorEvidence):
        return None not in (old.value, new.value) and old.value != new.value
    return False


def _retired(name: str, case: Case) -> str:
    entry = case.book.indicators.get(name) or case.book.flags.get(name) or case.book.areas.get(name)
    return "" if entry is None else entry.retired
