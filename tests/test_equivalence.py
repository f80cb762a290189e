"""Whether two rulebooks draft the same for all evidence: rewritten ones do, edited ones do not, as the oracle says."""

import json
import random
import shutil
import sys
from collections.abc import Callable
from functools import partial
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from peel_grade.circuit.lowering import lower
from peel_grade.cli.grade import main as grade
from peel_grade.cli.rulebook import main
from peel_grade.files.data import tree_of
from peel_grade.files.yaml_tree import load
from peel_grade.findings import oracle
from peel_grade.findings.compiler import compile_rulebook
from peel_grade.findings.oracle_reading import bounds_of
from peel_grade.force.file import Force, check_force
from peel_grade.mutation.equivalence import Equivalence as Searched
from peel_grade.mutation.measuring import mutants
from peel_grade.proof.equivalence import Equivalence, equivalent
from peel_grade.proof.forces import force_of
from peel_grade.proof.outputs import Output, outputs
from peel_grade.proof.space import COMPLETE, Space
from peel_grade.rulebook import shipped
from peel_grade.rulebook.conditions import Condition, Group, Leaf, leaves, negation
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Rule, Rulebook
from peel_grade.rulebook.reading.load import load_rulebook
from peel_grade.rulebook.subjects import entry_of

from tests import random_rules
from tests.all_evidence import over_evidence
from tests.conftest import ROOT
from tests.document_forms import has_its_form
from tests.rulebooks import TINY, flags, rule, write
from tests.test_diff_of_random_rulebooks import book_of
from tests.test_grades_against_oracle import forces, rulebooks
from tests.test_papers import block
from tests.test_proof_core import refuted

MOST = 2_000
"""Choices of states that are gone through one by one."""


def opposite_of_opposites(condition: Condition) -> Condition:
    """The same, as what does not hold of what does not (De Morgan)."""
    if isinstance(condition, Leaf):
        return negation(negation(condition))
    members = tuple(negation(opposite_of_opposites(member)) for member in condition.members)
    return Group(len(members) - condition.needed + 1, members, not condition.negated)


def nested(condition: Condition) -> Condition:
    """The same with groups of all and of any taken apart, two by two."""
    if isinstance(condition, Leaf):
        return condition
    members = tuple(map(nested, condition.members))
    if len(members) > 2 and condition.needed in (1, len(members)):
        together = condition.needed > 1
        rest = nested(Group(len(members) - 1 if together else 1, members[1:]))
        return Group(2 if together else 1, (members[0], rest), condition.negated)
    return condition._replace(members=members)


def spread(condition: Condition) -> Condition:
    """The same with a choice of all groups brought outside: one of several groups of all."""
    if isinstance(condition, Leaf):
        return condition
    members = tuple(map(spread, condition.members))
    for place, member in enumerate(members):
        one_of = isinstance(member, Group) and (member.needed, member.negated) == (1, False)
        if condition.needed == len(members) > 1 and one_of:
            rest = (*members[:place], *members[place + 1 :])
            return Group(1, tuple(Group(len(members), (*rest, each)) for each in _members(member)), condition.negated)
    return condition._replace(members=members)


def _members(condition: Condition) -> tuple[Condition, ...]:
    return condition.members if isinstance(condition, Group) else ()


def one_more(condition: Condition) -> Condition:
    """Another condition: the first comparison of a figure asks for one more."""
    if isinstance(condition, Leaf):
        return (
            condition._replace(low=condition.low + 1, high=condition.high + 1) if _of_figure(condition) else condition
        )
    members, changed = [], False
    for member in condition.members:
        members.append(member if changed else one_more(member))
        changed |= members[-1] != member
    return condition._replace(members=tuple(members))


def _of_figure(leaf: Leaf) -> bool:
    return leaf.subject.startswith("indicator/") and leaf.subject.count("/") == 1


def with_conditions(book: Rulebook, change: Callable[[Condition], Condition]) -> Rulebook:
    def changed(rule: Rule) -> Rule:
        return rule._replace(when=change(rule.when), unless=None if rule.unless is None else change(rule.unless))

    return book._replace(rules=FrozenDict({name: changed(rule) for name, rule in book.rules.items()}))


def compared(one: Rulebook, other: Rulebook, **options: Any) -> Equivalence:
    return equivalent(compile_rulebook(one), compile_rulebook(other), **options)


def says(output: Output, book: Rulebook, force: Force, place: int) -> object:
    """What the oracle drafts of an output."""
    name = output.names[place]
    match output.kind:
        case _ if name is None:
            return None
        case "finding":
            rule = book.rules[name]
            said = rule.kind, rule.weight, rule.theme, rule.question, rule.area
            return said if oracle.verdicts(book, force)[name] is True else None
        case "area":
            return (name in oracle.areas(book, force).suggested) or None
        case "theme":
            return oracle.grades(book, force).themes[name]
        case "question":
            return oracle.grades(book, force).questions[name]
        case "overall":
            return oracle.grades(book, force).overall
        case "remark":
            raise AssertionError("random rulebooks have no remarks")


def check_differences(found: Equivalence, one: Rulebook, other: Rulebook) -> None:
    """By the oracle each example is one."""
    for each in found.differs:
        if each.output.kind == "remark":
            continue  # the oracle makes none
        here, there = (
            check_force(tree_of(data, "x"), book) for data, book in zip(each.files, (one, other), strict=True)
        )
        assert says(each.output, one, here, 0) != says(each.output, other, there, 1)


def agree(data: st.DataObject) -> None:
    book = data.draw(rulebooks())
    for change in (opposite_of_opposites, nested, spread):
        found = compared(book, with_conditions(book, change), certify=True)
        assert found.holds
        assert all(map(refuted, found.certificates))
    edited = (
        with_conditions(book, one_more),
        book._replace(question_grades=book.question_grades[1:]),
        book._replace(theme_grades=tuple(reversed(book.theme_grades))),
        book._replace(suggest=negation(book.suggest)),
    )
    other = data.draw(st.sampled_from(edited))
    found = compared(book, other)
    check_differences(found, book, other)
    differing = {each.output for each in found.differs}
    for force in (NOTHING, *(data.draw(forces(book)) for _ in range(4))):
        for output in outputs(book, other):
            if says(output, book, force, 0) != says(output, other, force, 1):
                assert output in differing


NOTHING = Force("x", "random-2017", None, {}, (), False, {}, {})


@settings(max_examples=2)
@given(st.data())
def test_random_rulebooks_are_the_same_where_they_are_rewritten(data: st.DataObject) -> None:
    agree(data)


@pytest.mark.slow
def test_random_rulebooks_are_the_same_where_they_are_rewritten_at_length() -> None:
    seed(3)(settings(max_examples=12)(given(st.data())(agree)))()


def agree_with_all_states(rules: list[dict[str, Any]]) -> None:
    """Findings differ by the solver just where they do in some states of evidence, gone through one by one."""
    book = book_of(rules)
    other = with_conditions(book, one_more)
    found = compared(book, other, only=["finding"])
    differing = {each.output.name for each in found.differs}
    space = Space([book, other], [lower(each).circuit for each in (book, other)])
    for name in book.rules:
        one, another = (over_evidence(each.rules[name].condition, each) for each in (book, other))
        areas = [f"repeated/{area}" for area in book.areas]
        asked = {entry_of(leaf.subject) for condition in (one, another) for leaf in leaves(condition)}
        pieces = sorted(asked - {*areas}) + ([COMPLETE, *areas] if asked & {*areas} else [])
        every = [range(len(space.states(piece))) for piece in pieces]
        if prod(map(len, every)) > MOST:
            continue
        differ = False
        for states in product(*every):
            force = force_of(dict(zip(pieces, states, strict=True)), space, 0, "x")
            says = [oracle.truth(each, partial(known, force=force, book=book)) is True for each in (one, another)]
            differ |= says[0] is not says[1]
        assert differ is (name in differing)
    check_differences(found, book, other)


def known(subject: str, force: Force, book: Rulebook) -> oracle.Known:
    kind, _, name = subject.partition("/")
    return bounds_of(kind, name, force, book)


@settings(max_examples=2)
@given(random_rules.rules())
def test_findings_differ_where_they_do_on_some_evidence(rules: list[dict[str, Any]]) -> None:
    agree_with_all_states(rules)


@pytest.mark.slow
def test_findings_differ_where_they_do_on_some_evidence_at_length() -> None:
    seed(3)(settings(max_examples=25)(given(random_rules.rules())(agree_with_all_states)))()


# the command


@pytest.fixture
def rulebook_and_edit(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """The tiny rulebook, and it with a text in one of its files replaced by another."""

    def made(file: str = "", was: str = "", now: str = "") -> tuple[str, str]:
        assert was in TINY.get(file, "")
        old, new = (tmp_path / side / "tiny-2017" for side in ("old", "new"))
        edited = {**TINY, file: TINY[file].replace(was, now)} if file else TINY
        return str(write(old, TINY)), str(write(new, edited))

    return made


def test_the_same_rulebook_is_the_same(
    rulebook_and_edit: Callable[..., tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["equivalent", *rulebook_and_edit()]) == 0
    assert "The same drafts for all evidence: 2 findings, 1 area for improvement, 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("{indicator: calls_late, at_least: 50}", "{indicator: calls_late, above: 49}"),  # calls are counted
        ("{indicator: calls_late, at_least: 50}", "{none: [{indicator: calls_late, below: 50}]}"),
        ("{flag: victims_heard, is: false}", "{none: [{flag: victims_heard, at_least: partly}]}"),
        ("because: victims are not heard", "because: nobody hears victims"),
    ],
)
def test_a_rule_may_be_written_otherwise(was: str, now: str, rulebook_and_edit: Callable[..., tuple[str, str]]) -> None:
    assert main(["equivalent", *rulebook_and_edit("findings/a.yaml", was, now)]) == 0


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            ("findings/a.yaml", "at_least: 50", "at_least: 51"),
            {
                "finding late-calls": ("serious weakness", "absent", {"indicators": {"calls_late": 50}}),
                "area answer-calls-time": ("suggested", "absent", {"indicators": {"calls_late": 50}}),
                "theme speed": ("requires_improvement", "good", {"indicators": {"calls_late": 50}}),
            },
        ),
        (  # what is so in part was neither
            ("findings/a.yaml", "victims_heard, is: false", "victims_heard, at_most: partly"),
            {
                "finding victims-unheard": ("absent", "minor weakness", {"flags": {"victims_heard": "partly"}}),
                "theme care": ("good", "requires_improvement", {"flags": {"victims_heard": "partly"}}),
            },
        ),
        (  # a weight that no list of grades counts
            ("findings/a.yaml", "weakness: minor", "weakness: significant"),
            {
                "finding victims-unheard": (
                    "minor weakness", "significant weakness", {"flags": {"victims_heard": False}},
                ),
            },
        ),
        (  # as grave, and found in another theme
            ("findings/a.yaml", "theme: care", "theme: speed"),
            {
                "finding victims-unheard": (
                    "minor weakness of care, a reason for nothing",
                    "minor weakness of speed, a reason for nothing",
                    {"flags": {"victims_heard": False}},
                ),
                "theme speed": ("good", "requires_improvement", {"flags": {"victims_heard": False}}),
                "theme care": ("requires_improvement", "good", {"flags": {"victims_heard": False}}),
            },
        ),
        (  # there are two themes, whatever is recorded
            ("framework.yaml", "{count: themes, at_least: 0}", "{count: themes, at_least: 3}"),
            {"question response": ("good", "insufficient_evidence", {})},
        ),
        (  # said of the same grade
            (
                "framework.yaml",
                "overall:\n",
                "overall:\n  no_precedent: [{id: seldom, because: x, when: {count: questions, at_least: 1}}]\n",
            ),
            {"remark seldom": ("absent", "said", {})},
        ),
        (  # unknown is not the same as false: `not` of what is unknown stays unknown
            ("findings/a.yaml", "{flag: victims_heard, is: false}", "{flag: victims_heard, supplied: false}"),
            {
                "finding victims-unheard": ("minor weakness", "absent", {"flags": {"victims_heard": False}}),
                "theme care": ("requires_improvement", "good", {"flags": {"victims_heard": False}}),
            },
        ),
        (
            ("framework.yaml", "{count: themes, at_least: 0}", "{count: themes, graded: good, at_least: 2}"),
            {"question response": ("good", "insufficient_evidence", {"indicators": {"calls_late": 50}})},
        ),
    ],
)  # fmt: skip
def test_an_edit_is_told_by_what_it_changes(
    edit: tuple[str, str, str],
    expected: dict[str, Any],
    rulebook_and_edit: Callable[..., tuple[str, str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["equivalent", *rulebook_and_edit(*edit), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert has_its_form(found) == "rulebook-equivalent/1"
    assert found["same"] is False
    (part,) = found["frameworks"]
    told = {
        f"{row['kind']} {row['name']}": (
            row["was"],
            row["now"],
            {key: value for key, value in row["forces"][0].items() if key not in ("force", "framework")},
        )
        for row in part["differences"]
    }
    assert told == expected


def test_evidence_that_one_of_them_knows_is_told_to_it_alone(
    rulebook_and_edit: Callable[..., tuple[str, str]], tmp_path: Path
) -> None:
    old, new = rulebook_and_edit()
    (Path(new) / "catalogue" / "more.yaml").write_text("flags:\n" + flags(1))
    (Path(new) / "findings" / "more.yaml").write_text(rule("{flag: f0}"))
    assert main(["equivalent", old, new, "--output", str(tmp_path / "out")]) == 1
    before, after = (
        check_force(load(file), load_rulebook(Path(side)))
        for file, side in (
            (tmp_path / "out" / "01-finding-another-old.yaml", old),
            (tmp_path / "out" / "01-finding-another-new.yaml", new),
        )
    )
    assert not before.flags
    assert after.flags["f0"].is_ is True


def entry_of_catalogue(flag: str) -> str:
    """What the catalogue of the tiny rulebook has of a flag."""
    return TINY["catalogue/a.yaml"].partition(f"  {flag}:\n")[2].partition("benchmarks:")[0]


def test_evidence_under_another_name_is_the_same(rulebook_and_edit: Callable[..., tuple[str, str]]) -> None:
    old, new = rulebook_and_edit()
    for name in ("catalogue/a.yaml", "findings/a.yaml"):
        (Path(new) / name).write_text(TINY[name].replace("victims_heard", "victims_listened_to"))
    with (Path(new) / "catalogue" / "earlier.yaml").open("w") as earlier:
        earlier.write("flags:\n  victims_heard:\n    replaced_by: victims_listened_to\n")
        earlier.write(entry_of_catalogue("victims_heard"))
    assert main(["equivalent", old, new]) == 0
    assert main(["equivalent", new, old]) == 0


def test_the_forces_are_written_as_files_that_both_grade(
    rulebook_and_edit: Callable[..., tuple[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = rulebook_and_edit("findings/a.yaml", "at_least: 50", "above: 50")
    assert main(["equivalent", old, new, "--output", str(tmp_path / "out")]) == 1
    names = ["01-finding-late-calls.yaml", "02-area-answer-calls-time.yaml", "03-theme-speed.yaml"]
    assert sorted(file.name for file in (tmp_path / "out").glob("*.yaml")) == names
    capsys.readouterr()
    drafts = []
    for side in (old, new):
        assert grade(["--rules", side, str(tmp_path / "out" / names[2]), "--format", "json"]) == 0
        drafts.append(json.loads(capsys.readouterr().out)["questions"]["response"]["themes"]["speed"]["draft_grade"])
    assert drafts == ["requires_improvement", "good"]


def test_only_grades_may_be_asked_for(rulebook_and_edit: Callable[..., tuple[str, str]]) -> None:
    sides = rulebook_and_edit("findings/a.yaml", "weakness: minor", "weakness: significant")
    assert main(["equivalent", *sides]) == 1
    assert main(["equivalent", *sides, "--only", "grades", "--only", "areas"]) == 0


def test_what_is_not_known_in_time_is_no_pass(
    rulebook_and_edit: Callable[..., tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    sides = rulebook_and_edit("findings/a.yaml", "at_least: 50", "at_least: 51")
    assert main(["equivalent", *sides, "--timeout", "0.000001", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["same"] is None
    assert [row["name"] for row in found["frameworks"][0]["unknown"]] == [
        "late-calls",
        "answer-calls-time",
        "speed",
    ]


def test_rulebooks_that_grade_other_things_are_not_compared(
    rulebook_and_edit: Callable[..., tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = rulebook_and_edit(
        "framework.yaml", "      care: {title: Care}", "      care: {title: Care}\n      tone: {title: Tone}"
    )
    assert main(["equivalent", old, new]) == 2
    assert "do not have the same themes: tone in the second alone" in capsys.readouterr().err


def test_without_the_solver_it_is_said_how_to_get_it(
    rulebook_and_edit: Callable[..., tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    assert main(["equivalent", *rulebook_and_edit("findings/a.yaml", "at_least: 50", "at_least: 51")]) == 2
    assert "'peel-grade[proof]'" in capsys.readouterr().err


@pytest.mark.slow
def test_the_shipped_rulebook_written_otherwise_is_the_same() -> None:
    book = load_rulebook(shipped.rules_folder() / "peel-2017")
    for change in (nested, spread):
        found = compared(book, with_conditions(with_conditions(book, change), opposite_of_opposites), certify=True)
        assert found.holds
        assert found.same["finding"] == len(book.rules)
        assert found.certificates
        assert all(map(refuted, found.certificates))


# diff --prove


def test_a_diff_proves_what_each_edit_can_change(
    rulebook_and_edit: Callable[..., tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = rulebook_and_edit("findings/a.yaml", "at_least: 50", "at_least: 51")
    findings = Path(new) / "findings" / "a.yaml"
    findings.write_text(findings.read_text().replace("rationale: Victims matter", "rationale: Victims come first"))
    assert main(["diff", old, new, "--prove", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert has_its_form(document) == "rulebook-diff/2"
    proof = document["frameworks"][0]["proof"]
    assert proof["same"] is False
    assert {edit: row["same"] for edit, row in proof["edits"].items()} == {
        "rule:late-calls": False,
        "rule:victims-unheard": True,
    }
    could = proof["edits"]["rule:late-calls"]["could_change"]
    assert [row["kind"] for row in could] == ["finding", "area", "theme"]
    for form in ("text", "markdown", "html"):
        assert main(["diff", old, new, "--prove", "--format", form]) == 0
        told = " ".join(capsys.readouterr().out.split())
        assert "Proved: it can change no draft, whatever the evidence." in told
        assert "Not the same for all evidence: 1 finding, 1 area for improvement and 1 theme." in told
        assert "calls_late: 50" in told.replace("\\", "")


def test_a_diff_proves_that_an_edit_can_change_nothing(
    rulebook_and_edit: Callable[..., tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    sides = rulebook_and_edit("findings/a.yaml", "at_least: 50", "above: 49")
    assert main(["diff", *sides, "--prove"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Proved: it can change no draft, whatever the evidence." in told
    assert "The same drafts for all evidence: 2 findings" in told


def test_a_diff_takes_a_rule_under_another_name_for_the_same(
    rulebook_and_edit: Callable[..., tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    sides = rulebook_and_edit("findings/a.yaml", "- id: victims-unheard", "- id: nobody-listens")
    assert main(["diff", *sides, "--prove"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "rule victims-unheard renamed to nobody-listens" in told
    assert "Proved: it can change no draft, whatever the evidence." in told
    assert main(["equivalent", *sides]) == 1  # a draft names the rule


def test_a_diff_does_not_take_what_is_not_known_for_a_proof(
    rulebook_and_edit: Callable[..., tuple[str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    sides = rulebook_and_edit("findings/a.yaml", "at_least: 50", "at_least: 51")
    assert main(["diff", *sides, "--prove", "--timeout", "0.000001"]) == 0
    assert "What it can change is not known." in capsys.readouterr().out
    assert main(["diff", *sides, "--timeout", "1"]) == 2
    assert "add --prove" in capsys.readouterr().err


@pytest.mark.slow
def test_what_the_documentation_shows_is_current(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edited = Path(shutil.copytree(shipped.rules_folder() / "peel-2017", tmp_path / "peel-2017"))
    (file,) = (each for each in edited.rglob("*.yaml") if "- id: rso-risk-not-managed\n" in each.read_text())
    test = "{indicator: rso_visits_overdue, at_least: 50}"
    assert test in file.read_text()
    file.write_text(file.read_text().replace(test, test.replace("50", "51")))
    for command, *options in (["equivalent"], ["diff", "--prove"]):
        main([command, "peel-2017", str(edited), *options])
        assert block(f"output: {' '.join(['rulebook', command, *options])}") in capsys.readouterr().out


# the other method


@pytest.mark.slow
@pytest.mark.parametrize("framework", ["fire/fire-2019", "care/care-2024", "nonsense/clack-2031"])
def test_mutants_that_a_search_finds_equivalent_are_the_same(framework: str) -> None:
    book = load_rulebook(ROOT / "tests" / "frameworks" / framework)
    searched = Searched(book)
    for mutant in random.Random(framework).sample([*mutants(book)], 5):
        made, looked = mutant.made(), searched.of(mutant)
        found = compared(book, made, least=False)
        assert not found.unknown, mutant.says
        assert found.holds or not looked.equivalent, mutant.says
        check_differences(found, book, made)
