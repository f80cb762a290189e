"""Whatever a force file can say of evidence comes back from a table as it was."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.evidence.writing import file_of_row
from peel_grade.files.data import tree_of
from peel_grade.files.yaml_tree import load, parse
from peel_grade.findings.cache import load_compiled
from peel_grade.force.file import Force, check_force
from peel_grade.force.moderation import Moderation
from peel_grade.rulebook import shipped
from peel_grade.rulebook.model import Rulebook
from peel_grade.tables.long import long_table
from peel_grade.tables.rows import read_rows
from peel_grade.tables.table import open_table
from peel_grade.tables.wide import wide_table
from peel_grade.tables.writing import FORMS, Form, written

BOOK = load_compiled(shipped.rules_folder() / "peel-2017").book
COUNT, SHARE, CHANGE = "rso_visits_overdue", "charge_share", "asb_incidents_change"
FLAGS = ("problem_solving_evaluated", "redeployment_infrequent", "neighbourhood_officers_kept_local")
AREAS = ("registered-sex-offenders-managed", "asb-responded-to", "communities-known")
WARNING = "no-source"
text = st.text(st.sampled_from("ab =+-@'\"`,;:\n\t#_x0041_\u00e9\u2013"), min_size=1).filter(
    lambda told: told.strip() != ""
)
sources = st.lists(
    st.sampled_from(
        ["report:3", "report:10-12", "report:p4/2", "https://x.org/a,b;c", "https://x.org/a,", "https://x.org;"]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)
DRAWN = {
    COUNT: st.integers(0, 2**53),
    SHARE: st.floats(0, 100, width=32) | st.sampled_from([0.1, 1e-7, 33.3]),
    CHANGE: st.floats(-100, 1e9) | st.integers(-100, 5),
}


@st.composite
def figures(draw: st.DrawFn, name: str) -> Any:
    """A figure, or a range of it."""
    number = DRAWN[name]
    ends = sorted((draw(number), draw(number)))
    ways: list[Any] = [ends[0], {"at_least": ends[0]}, {"at_most": ends[0]}]
    ways += [{"from": ends[0], "to": ends[1]}] if ends[0] < ends[1] else []
    return draw(st.sampled_from(ways))


@st.composite
def further(draw: st.DrawFn) -> dict[str, Any]:
    """What may be said beside a piece of evidence."""
    row: dict[str, Any] = {}
    for key, of in (
        ("source", sources),
        ("note", text),
        ("doubtful", st.just(True)),
        ("allow", st.just({WARNING: "so"})),
    ):
        row |= {key: draw(of)} if draw(st.integers(0, 2)) == 0 else {}
    return row


@st.composite
def indicators(draw: st.DrawFn, name: str) -> dict[str, Any]:
    row = draw(further())
    match draw(st.sampled_from(["value", "rank", "both", "status", "supplied"])):
        case "status":
            row["status"] = draw(st.sampled_from(["not_recorded", "not_comparable"]))
        case "supplied":
            row["supplied"] = False
        case way:
            row |= {"value": draw(figures(name))} if way != "rank" else {}
            row |= {"rank": draw(st.sampled_from([*BOOK.framework.ranks]))} if way != "value" else {}
    for key in ("previous", "england_and_wales"):
        row |= {key: draw(figures(name))} if draw(st.booleans()) else {}
    unit = BOOK.framework.units[BOOK.indicators[name].unit]
    row |= {"sample": draw(st.integers(1, 2000))} if unit.share and draw(st.booleans()) else {}
    return row | ({"period": draw(text)} if draw(st.booleans()) else {})


@st.composite
def flags(draw: st.DrawFn) -> dict[str, Any]:
    ways = [{"is": True}, {"is": "partly"}, {"is": False}, {"status": "not_recorded"}, {"status": "not_comparable"}]
    return draw(further()) | draw(st.sampled_from([*ways, {"supplied": False}]))


@st.composite
def forces(draw: st.DrawFn, name: str) -> Force:
    """A force file that may say anything."""
    data: dict[str, Any] = {
        "force": f"{draw(st.sampled_from(['=', '', chr(39) + '=', ' ']))}{name}",
        "framework": "peel-2017",
    }
    data["source"] = {"report": {"title": draw(text), "lines": 99, "pages": 9, "url": "https://x.org"}}
    if draw(st.booleans()):
        data["inspected"] = draw(st.lists(st.sampled_from([*BOOK.questions]), unique=True))
    graded = st.fixed_dictionaries(
        {"grade": st.sampled_from(BOOK.framework.scale), "year": st.integers(2000, 2017)}, optional={"source": sources}
    )
    previous: dict[str, Any] = {"grades": draw(st.dictionaries(st.sampled_from([*BOOK.questions, "overall"]), graded))}
    previous["areas"] = [
        {
            "area": area,
            **draw(further()),
            **({"years": years} if (years := draw(st.lists(st.integers(2010, 2017), max_size=2))) else {}),
        }
        for area in draw(st.lists(st.sampled_from(AREAS), unique=True))
    ]
    previous |= {"complete": True} if draw(st.booleans()) else {}
    data |= {"previous": previous, "allow": {WARNING: "said elsewhere"} if draw(st.booleans()) else {}}
    data["indicators"] = {each: draw(indicators(each)) for each in DRAWN if draw(st.booleans())}
    data["flags"] = {each: draw(flags()) for each in FLAGS if draw(st.booleans())}
    return check_force(tree_of(data, "force"), BOOK)


def plain(force: Force) -> Force:
    """What is said of evidence: not where it stood, in which order, or what panels decided."""
    earlier = tuple(sorted(row._replace(years=tuple(sorted(row.years))) for row in force.previous_areas))
    return force._replace(file="", sha256="", warnings=(), moderation=Moderation(), previous_areas=earlier)


def through(found: list[Force], form: Form, make: Any, book: Rulebook = BOOK) -> list[Force]:
    """The forces as a table tells them that holds them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"t.{form}"
        path.write_bytes(b"".join(written(form, [make(found, book)])))
        rows = read_rows(open_table(path), book)
    for tree, force in rows:  # and the same as the force file that is made of the row
        again = check_force(parse(file_of_row(tree.data, book), "again.yaml"), book)
        assert plain(again) == plain(force)
    return [force for _, force in rows]


@pytest.mark.slow
@pytest.mark.parametrize("make", [wide_table, long_table])
@pytest.mark.parametrize("form", FORMS)
def test_what_a_table_holds_comes_back(form: Form, make: Any) -> None:
    @given(st.tuples(forces("North"), forces("South")))
    @settings(max_examples=settings().max_examples // 10)
    def check(found: tuple[Force, Force]) -> None:
        again = through([*found], form, make)
        assert [*map(plain, again)] == [*map(plain, found)]

    check()


@pytest.mark.slow
@pytest.mark.parametrize("make", [wide_table, long_table])
def test_the_shipped_forces_come_back(make: Any) -> None:
    for framework in shipped.frameworks():
        book = load_compiled(shipped.rules_folder() / framework).book
        paths = sorted(shipped.forces_folder().glob(f"*{framework[-5:]}.yaml"))
        found = [check_force(load(path), book) for path in paths]
        if found:
            assert [*map(plain, through(found, "csv", make, book))] == [*map(plain, found)]
