"""Causes of a change are minimal sets of edits that are enough and needed: judged by trying every set."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from peel_grade.causes.search import MOST_TRIED_TOGETHER, Cause, Causes, find_causes

from tests.judged_causes import by_definition, smallest, subsets

Made = frozenset[str]


@st.composite
def values(draw: st.DrawFn) -> tuple[Made, Callable[[Made], int]]:
    """Any function whatever of sets of edits."""
    edits = frozenset("abcde"[: draw(st.integers(0, 5))])
    table = {made: draw(st.integers(0, 2)) for made in subsets(edits)}
    return edits, table.__getitem__


@given(values())
def test_any_values(drawn: tuple[Made, Callable[[Made], int]]) -> None:
    edits, value = drawn
    old, new = value(frozenset()), value(edits)
    found = find_causes(sorted(edits), value)
    assert found.every
    assert {frozenset(cause.edits) for cause in found.causes} == by_definition(edits, value)
    for cause in found.causes:
        inside = subsets(frozenset(cause.edits))
        assert {frozenset(way) for way in cause.enough} == smallest(made for made in inside if value(made) == new)
        assert set(map(frozenset, cause.needed)) == smallest(made for made in inside if value(edits - made) != new)
    causing = {edit for cause in found.causes for edit in cause.edits}
    for each in map(frozenset, found.cancelled):
        assert value(each) == old and not each & causing
        assert any(value(frozenset((edit,))) != old for edit in each)
    moving = {edit for edit in edits - causing if value(frozenset((edit,))) != old}
    undone = [made for made in subsets(edits - causing) if made & moving and value(made) == old]
    assert {frozenset(each) for each in found.cancelled} == smallest(undone)


@given(st.lists(st.sets(st.sampled_from("abcdefghij"), min_size=1, max_size=3), min_size=1, max_size=3))
def test_of_many_edits_what_is_named_is_enough_and_needed(ways: list[set[str]]) -> None:
    edits = frozenset("abcdefghij")

    def value(made: Made) -> bool:
        return any(way <= made for way in ways)

    found = find_causes(sorted(edits), value)
    assert not found.every and found.causes and not found.cancelled
    for cause in found.causes:
        made = frozenset(cause.edits)
        assert value(made) and not value(edits - made)
        if len(ways) <= 2:  # of more, which overlap, not all may be found
            assert all(made == {edit for each in parts for edit in each} for parts in (cause.enough, cause.needed))
        assert all(value(frozenset(way)) for way in cause.enough)


def test_of_many_edits_not_every_set_is_tried() -> None:
    tried: set[Made] = set()

    def value(made: Made) -> bool:
        tried.add(made)
        return {"7", "31"} <= made

    edits = [str(number) for number in range(60)]
    found = find_causes(edits, value)
    assert [cause.edits for cause in found.causes] == [("7", "31")]
    assert len(tried) < 10 * len(edits)


def test_each_of_several_edits_alone() -> None:
    for edits in ("abc", "abcdefghij"):
        found: Causes[str] = find_causes(edits, bool)
        (cause,) = found.causes
        assert cause.edits == tuple(edits) and cause.enough == tuple((edit,) for edit in edits)
        assert found.every == (len(edits) <= MOST_TRIED_TOGETHER)


def test_edits_that_undo_each_other() -> None:
    """One raises the value, another lowers it."""
    found = find_causes("abc", lambda made: ("a" in made) - ("b" in made))
    assert found == Causes((), True, (("a", "b"),))


def test_what_reaches_the_new_value_alone_and_is_not_needed_is_no_cause() -> None:
    """`a` alone reaches it, but with `d` it comes to nothing; `b` with `c` brings it."""

    def value(made: Made) -> bool:
        return ("a" in made and "d" not in made) or {"b", "c"} <= made

    for edits in ("abcd", "abcdefghij"):
        found = find_causes(edits, value)
        assert found.causes == (Cause(("b", "c"), (("b", "c"),), (("b",), ("c",))),)
        assert found.cancelled == ((("a", "d"),) if len(edits) == 4 else ())
