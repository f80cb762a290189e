"""How firm the drafts of the shipped forces are: the numbers, and that each set of changes does what is said of it."""

from typing import Any

import peel_grade
import pytest
import yaml
from peel_grade.findings.engines import Engines
from peel_grade.firmness.any_number import with_firmness_at_any_number
from peel_grade.firmness.changes import BIT
from peel_grade.firmness.drafted import with_firmness
from peel_grade.firmness.kept import load_diagrams
from peel_grade.firmness.parts import completed
from peel_grade.firmness.resilience import firmness
from peel_grade.force.facts import evidence_facts
from peel_grade.force.figures import Range
from peel_grade.force.file import FlagEvidence, IndicatorEvidence, PreviousArea
from peel_grade.grades.assessment import assess
from peel_grade.report.document import document
from peel_grade.report.firmness import firm_said, firm_told
from peel_grade.rulebook.conditions import Leaf, holds_within, leaves
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.subjects import Aspect, Indicator

SCALE = ("inadequate", "requires_improvement", "insufficient_evidence", "good", "outstanding")
WAYS, KINDS = ("falls", "rises"), ("missing", "recorded")
FORCES = ("staffordshire-2017", "cleveland-2017", "west-mercia-2016")
FEWEST = {
    "staffordshire-2017": {
        "overall": (1, 1, None, None),
        "crime_prevention": (3, 2, None, None),
        "investigation": (1, 1, None, None),
        "vulnerability": (1, 2, None, 2),
        "serious_organised_crime": (3, None, None, None),
    },
    "cleveland-2017": {
        "overall": (3, 3, None, None),
        "crime_prevention": (None, 3, None, None),
        "vulnerability": (3, 3, None, None),
    },
    "west-mercia-2016": {
        "overall": (2, 2, None, None),
        "crime_prevention": (None, None, None, None),
        "investigation": (3, 3, None, None),
        "vulnerability": (2, 2, None, None),
        "serious_organised_crime": (2, 2, None, 2),
    },
}
"""To fall by missing and by recorded evidence, to rise by missing and by recorded."""


@pytest.fixture(scope="module", params=FORCES)
def drafted(request: pytest.FixtureRequest) -> tuple[str, Any]:
    return request.param, peel_grade.grade(request.param).to_dict()


def graded(draft: Any) -> dict[str, Any]:
    """What is graded and has a firmness."""
    found = {"overall": draft["overall"], **draft["questions"]}
    return {name: each for name, each in found.items() if each["firmness"]}


def test_the_fewest_changes(drafted: tuple[str, Any]) -> None:
    name, draft = drafted
    found = {
        asked: tuple(
            each["firmness"][way][of]["number"] for way in ("falls", "rises") for of in ("missing", "recorded")
        )
        for asked, each in graded(draft).items()
    }
    assert found == FEWEST[name]


def test_what_is_missing_and_changes_a_grade_alone_is_listed_where_one_piece_does(drafted: tuple[str, Any]) -> None:
    _, draft = drafted
    for asked, each in draft["questions"].items():
        listed = [gap for gap in draft["evidence_gaps"] if gap["question"] == asked and gap["missing"] == "evidence"]
        firm = each["firmness"]
        assert bool(listed) is (firm is not None and 1 in (firm[way]["missing"]["number"] for way in WAYS))


def test_a_force_that_was_changed_in_a_program_is_looked_at_as_it_is() -> None:
    force = peel_grade.load_force("staffordshire-2017")
    peel_grade.grade(force)
    changed = force._replace(flags=FrozenDict({**force.flags, "volume_crime_supervised": FlagEvidence(is_=False)}))
    assert changed.sha256 == force.sha256  # it is the file's
    data = force.to_dict()
    data["flags"]["volume_crime_supervised"] = {"is": False}
    assert peel_grade.grade(changed).firm == peel_grade.grade(data).firm != peel_grade.grade(force).firm


@pytest.mark.slow
def test_each_set_changes_the_grade_as_is_said(drafted: tuple[str, Any], engines: dict[str, Engines]) -> None:
    name, draft = drafted
    force, tried = peel_grade.load_force(name), 0
    running = engines[draft["framework"]["id"]]
    for asked, each in graded(draft).items():
        for way, sign in zip(WAYS, (-1, 1), strict=True):
            for of in KINDS:
                for changed in each["firmness"][way][of]["sets"]:
                    data = force.to_dict()
                    for change in changed["evidence"]:
                        value = yaml.safe_load(change["value"])
                        if change["kind"] == "repeated":
                            data.setdefault("previous", {}).setdefault("areas", []).append(value)
                            continue
                        section, key = ("flags", "is") if change["kind"] == "flag" else ("indicators", "value")
                        row = value if isinstance(value, dict) else {key: value}
                        kept = data[section][change["name"]] if change["part"] else {}
                        data[section][change["name"]] = {**kept, **row, "source": f"{name}:1"}
                    after = assess(peel_grade.load_force(data), running)
                    result = after.overall if asked == "overall" else after.questions[asked]
                    assert result.grade.draft == changed["grade"], (asked, way, of, changed)
                    assert (SCALE.index(changed["grade"]) - SCALE.index(each["draft_grade"])) * sign > 0
                    tried += 1
    assert tried > 5


def test_a_part_of_a_recorded_figure_is_a_piece_that_may_be_missing(engines: dict[str, Engines]) -> None:
    """The arrests for domestic abuse of one force are recorded without what they were before."""
    book, name = engines["peel-2017"].compiled.book, "domestic_abuse_arrest_rate"
    data = peel_grade.load_force("cleveland-2017").to_dict()
    row = peel_grade.load_force(data).indicators[name]
    subject = str(Indicator(name, Aspect.AGAINST_PREVIOUS))
    (fallen,) = {leaf for rule in book.rules.values() for leaf in leaves(rule.condition) if leaf.subject == subject}
    found = completed(name, row, [fallen], book)
    assert len(found) == 2  # it has fallen so far, or it has not
    for (truth,), [((about, says),)] in found.items():
        assert about == subject
        data["indicators"][name] |= yaml.safe_load(says)
        fact = evidence_facts(peel_grade.load_force(data), book)[subject]
        assert holds_within(fallen, *fact) is (truth == 1)


def test_each_part_that_alone_decides_as_much_is_told(engines: dict[str, Engines]) -> None:
    """Of two ranges either may come to be a number, and the comparison hold whatever the other is."""
    book, name = engines["peel-2017"].compiled.book, "domestic_abuse_arrest_rate"
    subject = str(Indicator(name, Aspect.AGAINST_PREVIOUS))
    row = IndicatorEvidence(Range(5, 9), Range(2, 6))
    ways = completed(name, row, [Leaf(subject, "at_least", 50)], book)[BIT[True],]
    assert [[about for about, _ in way] for way in ways] == [[str(Indicator(name))], [subject]]


@pytest.mark.slow
def test_any_number_of_changes_is_looked_at_where_that_is_asked_for(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    assessment = assess(peel_grade.load_force("staffordshire-2017"), running)
    found = document(with_firmness_at_any_number(assessment, running))["questions"]
    organised, prevention = found["serious_organised_crime"]["firmness"], found["crime_prevention"]["firmness"]
    assert organised is not None and prevention is not None
    assert organised["falls"]["recorded"]["number"] == 4
    assert organised["rises"]["missing"]["number"] == 5
    assert all(len(each["evidence"]) == 5 for each in organised["rises"]["missing"]["sets"])
    assert organised["rises"]["missing"]["sets"]
    assert prevention["rises"]["recorded"] == {"number": None, "looked": None, "grades": [], "sets": [], "taking": []}


def test_of_entangled_rules_it_is_said_that_nobody_can_tell_and_all_else_is_told(engines: dict[str, Engines]) -> None:
    running = engines["peel-2017"]
    book, diagrams = running.compiled.book, load_diagrams(running.compiled)
    assessment = assess(peel_grade.load_force("staffordshire-2017"), running)
    asked = {name for name, rule in book.rules.items() if rule.question == "vulnerability"}
    entangled = next(group for group in diagrams.groups if asked & {*group.rules})
    groups = tuple(group._replace(layers=()) if group is entangled else group for group in diagrams.groups)
    known, found = firmness(assessment, diagrams), firmness(assessment, diagrams._replace(groups=groups))
    assert {name for name in known.questions if found.questions[name] != known.questions[name]} == {"vulnerability"}
    told = document(assessment._replace(firm=found))
    assert told["questions"]["vulnerability"]["firmness"] is not None
    assert told["questions"]["vulnerability"]["firmness"]["falls"]["missing"]["looked"] == 0
    framework = book.framework
    for graded in (told["overall"], told["questions"]["vulnerability"]):
        assert firm_said(graded, framework) == "may be firm or not: its rules share too much evidence to tell"
        assert [*firm_told(graded, framework, 80, "  ")] == ["  firm or not: rules share too much evidence to tell"]
    assert "would fall" in firm_said(told["questions"]["investigation"], framework)


def test_a_grade_that_only_earlier_areas_bring_is_possible_until_all_are_listed(
    engines: dict[str, Engines],
) -> None:
    """Staffordshire's investigation is inadequate where all that is missing speaks against the force, and earlier
    inspections asked for every area; by the evidence of this inspection alone nothing brings that.
    """
    running = engines["peel-2017"]
    book, force = running.compiled.book, peel_grade.load_force("staffordshire-2017")
    missing = [
        flag
        for flag in book.flags.values()
        if flag.question == "investigation"
        and force.flags.get(flag.id, FlagEvidence(status="not_recorded")).status == "not_recorded"
    ]
    adverse = {flag.id: FlagEvidence(is_=flag.favourable is False) for flag in missing}
    worst = force._replace(flags=FrozenDict({**force.flags, **adverse}))
    asked = tuple(PreviousArea(area.id) for area in book.areas.values() if area.question == "investigation")
    for earlier, grade in ((), "requires_improvement"), (asked, "inadequate"):
        assert assess(worst._replace(previous_areas=earlier), running).questions["investigation"].grade.draft == grade
    for complete, worst_possible in (False, "inadequate"), (True, "requires_improvement"):
        drafted = with_firmness(assess(force._replace(previous_complete=complete), running), running, themes=False)
        found = drafted.questions["investigation"].grade
        assert (found.exact, found.range) == (True, (worst_possible, "good"))
