"""Doubts about statements: those that cannot all be so, by what the catalogue says of them."""

from collections.abc import Iterator

from peel_grade.force.warnings.found import Case, Found


def contradiction(case: Case) -> Iterator[Found]:
    """Two statements of which one excludes the other, or brings it along, and the file says otherwise."""
    found = case.force.flags
    for name, recorded in found.items():
        if recorded.is_ is not True or not case.written("flags", name):
            continue
        flag = case.book.flags[name]
        for other in flag.excludes:
            if case.written("flags", other) and found[other].is_ is True:
                message = f"`{name}` and `{other}` are both true, and one excludes the other"
                yield Found("contradiction", ("flags", name), message, "look both up again")
        for other in flag.implies:
            if case.written("flags", other) and found[other].is_ is False:
                message = f"`{name}` is true and `{other}` is false, though the one brings the other along"
                yield Found("contradiction", ("flags", name), message, "look both up again")
    for name, entry in case.book.indicators.items():
        none_where = entry.none_where
        if none_where is None:
            continue
        value, row = case.value(name), case.force.flags.get(none_where)
        if value is None or row is None or row.is_ is not True or not case.written("indicators", name):
            continue
        if value.low > 0:
            message = f"`{none_where}` is true, so that there is nothing to count, and `{name}` is {value.written}"
            yield Found("contradiction", ("indicators", name), message, "look both up again")
