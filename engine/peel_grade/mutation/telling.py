"""What mutation comes to, as data and as lines to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peel_grade.mutation.claims import Survivor, Verdict
    from peel_grade.mutation.trying import Tried

_LISTED = 30


def document(tried: "Sequence[Tried]", found: "Sequence[Survivor]", wrong: "Iterable[Verdict]") -> dict[str, Any]:
    """How many mutants of a framework there are, what notices them, which survive, and which claims are wrong.

    What can make no difference nothing can notice: it is left out of the percentage.
    """
    noticed = [each for each in tried if not each.survives]
    verdicts = list(wrong)
    different = len(tried) - sum(not each.open for each in found)
    return {
        "mutants": len(tried),
        "different": different,
        "percent": round(100 * len(noticed) / different, 1) if different else 100.0,
        "noticed": {
            "by_scenarios": sum(each.by_scenarios for each in noticed),
            "by_boundaries": sum(each.by_boundaries for each in noticed),
            "by_both": sum(each.by_scenarios and each.by_boundaries for each in noticed),
        },
        "survivors": [_survivor(each) for each in found],
        "refused": [each._asdict() for each in verdicts if each.why],
        "needless": [{"rule": each.rule, "says": each.says} for each in verdicts if not each.why],
    }


def _survivor(survivor: "Survivor") -> dict[str, Any]:
    looked = survivor.looked
    equivalent = looked is not None and looked.equivalent
    return {
        "rule": survivor.mutant.rule,
        "field": survivor.mutant.field,
        "says": survivor.mutant.says,
        "equivalent": looked.how if looked is not None and equivalent else None,
        "differs": (looked.differs or None) if looked is not None else None,
        "reason": None if survivor.claim is None else survivor.claim.reason,
    }


def told(found: Mapping[str, Mapping[str, Any]]) -> str:
    """What `document` holds of each framework, to read."""
    return "".join(f"{line}\n" for name, of_it in found.items() for line in _lines(of_it, f" of {name}"))


def _lines(found: Mapping[str, Any], of: str) -> list[str]:
    if not found["mutants"]:
        return [f"mutation{of}: nothing that could be changed"]
    noticed = found["noticed"]
    told = [
        f"mutation{of}: {found['percent']} percent of {found['different']:,} changes that make a difference are "
        f"noticed, {noticed['by_scenarios']:,} by scenarios, {noticed['by_boundaries']:,} by boundaries"
    ]
    survivors = found["survivors"]
    same = [row for row in survivors if row["equivalent"]]
    undeclared = [row for row in same if row["reason"] is None]
    if len(survivors) > len(same):
        told.append(f"  {len(survivors) - len(same)} survive")
    if same:
        said = f"; survivors.yaml says why of {len(same) - len(undeclared)}"
        told.append(f"  {len(same)} others can make no difference, as a search through all there can be shows{said}")
    open_ = [row for row in survivors if not row["equivalent"]]
    for row in open_[:_LISTED]:
        told.append(f"  nothing notices when in {row['rule']} {row['says']}")
        told += [f"    it makes a difference {row['differs']}"] if row["differs"] else []
    told += _more(open_)
    told += _to_declare(undeclared[:_LISTED])
    told += _more(undeclared)
    told += [f"  the reason does not hold: {row['rule']}: {row['says']}: {row['why']}" for row in found["refused"]]
    told += [
        f"  needless in survivors.yaml, for it is noticed: {row['rule']}: {row['says']}" for row in found["needless"]
    ]
    return told


def _to_declare(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What survivors.yaml can say of changes that make no difference."""
    changes: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        changes.setdefault((row["rule"], row["equivalent"]), []).append(row["says"])
    if changes:
        yield "  they can make no difference; under the framework, survivors.yaml can say why:"
    for (rule, how), says in changes.items():
        yield from (f"    - rule: {rule}", f"      equivalent: {how}", "      reason: …", "      changes:")
        yield from (f"        - '{each.replace(chr(39), chr(39) * 2)}'" for each in says)


def _more(rows: Sequence[object]) -> list[str]:
    return [f"  and {len(rows) - _LISTED} more (--format json lists all)"] if len(rows) > _LISTED else []
