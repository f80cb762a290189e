"""What a cycle takes over from the one that it extends, and what it drops."""

import shutil
from pathlib import Path

import pytest
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.files.problems import InputError
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.reading.load import load_rulebook

NONSENSE = Path("tests/frameworks/nonsense/clack-2031")
HEAD = 'id: next-2032\ntitle: Next\nyear: 2032\nversion: "1"\nextends: clack-2031\n'


@pytest.fixture
def extending(tmp_path: Path) -> Path:
    """The folder of a cycle, empty yet, beside the one that it extends."""
    shutil.copytree(NONSENSE, tmp_path / "clack-2031")
    (tmp_path / "next-2032").mkdir()
    return tmp_path / "next-2032"


def framework(folder: Path, text: str = "") -> Path:
    (folder / "framework.yaml").write_text(HEAD + text)
    return folder


def test_values_of_benchmarks_are_inherited_only_where_it_is_said(extending: Path) -> None:
    assert not any(load_rulebook(framework(extending)).benchmarks.values())
    inherited = load_rulebook(framework(extending, "inherit_benchmarks: true\n"))
    assert inherited.benchmarks == load_rulebook(NONSENSE).benchmarks


def test_a_value_of_its_own_stands_before_one_that_is_inherited(extending: Path) -> None:
    (extending / "catalogue").mkdir()
    (extending / "catalogue" / "own.yaml").write_text(
        'benchmarks: {ankh: {tower_height: {value: 44, source: "almanac:1"}}}\n'
    )
    book = load_rulebook(framework(extending, "inherit_benchmarks: true\n"))
    values = {of: {name: mark.value for name, mark in marks.items()} for of, marks in book.benchmarks.items()}
    assert values == {"ankh": {"tower_height": 44}, "kin": {"tower_height": 30}}


def test_what_is_dropped_is_gone(extending: Path) -> None:
    dropped = "without: [towers-low, paint-fresh, paint-flaking, paint_fresh, zorb-bling, all-drab, kin]\n"
    book, base = load_rulebook(framework(extending, dropped)), load_rulebook(NONSENSE)
    assert base.rules.keys() - book.rules.keys() == {"paint-flaking", "paint-fresh", "towers-low"}
    assert base.flags.keys() - book.flags.keys() == {"paint_fresh"}
    assert {rule.id for rule in base.question_grades} - {rule.id for rule in book.question_grades} == {"zorb-bling"}
    assert (book.no_precedent, [*book.framework.benchmarks]) == ((), ["ankh"])


def test_what_is_dropped_and_written_by_the_same_cycle_is_told(
    extending: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    framework(extending, "inherit_benchmarks: true\nwithout: [paint-fresh, paint-flaking, tower_height, paint_fresh]\n")
    (extending / "catalogue").mkdir()
    shutil.copy(NONSENSE / "catalogue" / "all.yaml", extending / "catalogue" / "own.yaml")
    monkeypatch.chdir(extending)
    assert rulebook(["check", "."]) == 1
    told = capsys.readouterr().out
    assert "framework.yaml:7:39: error: `tower_height` is dropped here, and written at catalogue/own.yaml:2" in told
    assert "framework.yaml:7:53: error: `paint_fresh` is dropped here" in told


def test_what_was_dropped_may_be_taken_up_again_by_a_later_cycle(extending: Path) -> None:
    framework(extending, "inherit_benchmarks: true\nwithout: [paint-fresh, paint-flaking, paint_fresh]\n")
    later = extending.parent / "later-2033"
    shutil.copytree(NONSENSE / "catalogue", later / "catalogue")
    (later / "framework.yaml").write_text(HEAD.replace("next-2032", "later-2033").replace("clack-2031", "next-2032"))
    assert "paint_fresh" not in load_rulebook(extending).flags
    assert "paint_fresh" in load_rulebook(later).flags


def test_what_rests_on_something_dropped_is_told(extending: Path) -> None:
    with pytest.raises(InputError) as error:
        load_rulebook(framework(extending, "without: [paint_fresh, kin, nonsuch]\n"))
    told = [problem.message for problem in error.value.problems]
    assert "unknown rule, area, evidence, grade rule, benchmark, parameter, property or exception `nonsuch`" in told
    assert told.count("unknown flag `paint_fresh`") == 2
    assert "unknown benchmark `kin`" in told


def test_parts_are_taken_over_merged_or_replaced(extending: Path) -> None:
    text = "words: {subject: [tower, towers]}\nunits: {ells: {least: 0}}\nweights: [mere]\n"
    text += "without: [towers-low, towers-falling, paint-flaking, arms-rusty, flange-murky]\n"
    declared, base = load_rulebook(framework(extending, text)).framework, load_rulebook(NONSENSE).framework
    assert (declared.words.subject.one, declared.words.question) == ("tower", base.words.question)
    assert [*declared.units] == sorted(["ells", *base.units])
    assert (declared.weights, declared.grades, declared.ranks) == (("mere",), base.grades, base.ranks)


def test_a_parameter_of_its_own_moves_the_rules_that_are_taken_over(extending: Path) -> None:
    base = load_rulebook(NONSENSE)
    (name, parameter), *_ = base.parameters.items()
    quoting = {rule.id for rule in base.rules.values() if any(name in leaf.parameters for leaf in leaves(rule.when))}
    assert len(quoting) > 1
    declared = f"title: other, basis: judgement, source: [{{document: {parameter.sources[0].document}, lines: 1}}]"
    book = load_rulebook(
        framework(extending, f"parameters: {{{name}: {{value: {parameter.value + 1:g}%, {declared}}}}}\n")
    )
    moved = {
        rule.id
        for rule in book.rules.values()
        if [leaf.low for leaf in leaves(rule.when)] != [leaf.low for leaf in leaves(base.rules[rule.id].when)]
    }
    assert moved == quoting


def test_a_parameter_is_dropped_with_the_rules_that_name_it(extending: Path) -> None:
    base = load_rulebook(NONSENSE)
    (name, _), *_ = base.parameters.items()
    with pytest.raises(InputError) as error:
        load_rulebook(framework(extending, f"without: [{name}]\n"))
    assert {problem.message for problem in error.value.problems} == {f"unknown parameter `{name}`"}
