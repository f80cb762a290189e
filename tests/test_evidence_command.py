"""`evidence`: what coders are told of the catalogue and of what they recorded."""

import json
from pathlib import Path

import pytest
from peel_grade.cli.evidence.command import COMMANDS, main
from peel_grade.evidence.agreement import kappa
from peel_grade.evidence.apparatus import annex_of, is_apparatus
from peel_grade.evidence.search import Index, index_of_entries
from peel_grade.findings.engines import Compiled
from peel_grade.force.warnings.codes import CODES

SLIPS = "force: X\nframework: peel-2017\nindicators: {outcome_16_share: 0.193}\n"


@pytest.fixture(scope="module")
def index(compiled: dict[str, Compiled]) -> Index:
    return index_of_entries(compiled["peel-2017"].book)


def names(index: Index, words: str, place: str | None = None) -> list[str]:
    return [hit.id for hit in index.find(words, [place] if place else ()).hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("overdue visits", "rso_visits_overdue"),
        ("overdu vists to sex ofenders", "rso_visits_overdue"),
        ("Clare's Law disclosures", "clares_law_disclosures"),
        ("county lines", "county_lines_countered"),
        ("mash", "mash_in_place"),
        ("safeguarding hub", "mash_in_place"),
    ],
)
def test_what_is_meant_is_among_the_first(index: Index, words: str, expected: str) -> None:
    assert expected in names(index, words)[:3]


@pytest.mark.parametrize("name", ["officers_in_neighbourhood_teams", "good_practice_shared_in_force", "mash in place"])
def test_what_is_called_so_is_found_alone(compiled: dict[str, Compiled], index: Index, name: str) -> None:
    assert names(index, name) == [name.replace(" ", "_")]
    label = compiled["peel-2017"].book.flags["mash_in_place"].label
    assert names(index, label.upper()) == ["mash_in_place"]


@pytest.mark.parametrize(
    ("words", "expected", "at_most"),
    [
        ("civil injunctions", "asb_powers_per_million", 5),
        ("dispersal orders", "asb_powers_per_million", 5),
        ("missing absent", "missing_people_categorised", 5),
        ("off-road motorbikes", "range_of_powers_used", 5),
        ("dementia", "mental_health_training_given", 3),
        ("case quality assurance delays referral", "safeguarding_referrals_timely", 15),
        ("victim withdraws", "victim_withdrawal_reasons_recorded", 3),
    ],
)
def test_what_is_far_behind_the_nearest_is_left_out(index: Index, words: str, expected: str, at_most: int) -> None:
    found = names(index, words)
    assert found[0] == expected and len(found) <= at_most


@pytest.mark.parametrize("words", ["dementia", "overdue visits", "quality assurance delays referral"])
def test_a_word_too_many_empties_no_answer(index: Index, words: str) -> None:
    found = index.find(f"xylophone {words} Quetzalcoatl")
    assert found.hits == index.find(words).hits != ()
    assert found.unknown == ("xylophone", "quetzalcoatl")


@pytest.mark.parametrize(("slip", "word"), [("vitcim", "victim"), ("arrset", "arrest"), ("crmies", "crimes")])
def test_letters_that_changed_places_are_forgiven(index: Index, slip: str, word: str) -> None:
    assert index.find(slip).unknown == () and names(index, slip)[0] == names(index, word)[0]
    assert index.find("horse").unknown == ("horse",)  # a word of its own, however near to `house`


def test_words_that_stand_together_count_more(index: Index) -> None:
    assert set(names(index, "county lines")[:2]) == {"county_lines_countered", "ocg_gang_links_understood"}


def test_areas_are_found_for_those_who_list_earlier_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--areas", "sex", "offenders", "--in", "vulnerability"]) == 0
    assert capsys.readouterr().out.startswith("registered-sex-offenders-managed  (Protecting vulnerable people")
    assert main(["find", "--areas", "sex", "offenders", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["found"] == len(document["areas"]) and document["areas"][0]["question"] == "vulnerability"
    assert main(["find", "--areas", "hub", "--in", "mental_health"]) == 2
    assert "unknown question `mental_health`" in capsys.readouterr().err


def test_a_place_narrows_what_is_found(compiled: dict[str, Compiled], index: Index) -> None:
    book = compiled["peel-2017"].book
    entries = {entry.id: entry for entry in book.entries()}
    found = names(index, "training", "mental_health")
    assert found and {entries[name].theme for name in found} == {"mental_health"}
    assert len(found) < len(names(index, "training"))


def test_nothing_is_found_for_what_no_entry_says(index: Index, capsys: pytest.CaptureFixture[str]) -> None:
    assert names(index, "zebra crossing xylophone") == names(index, "!") == []
    assert main(["find", "xylophone"]) == 1
    assert capsys.readouterr().out == "Nothing is found. Try fewer or other words.\n"


def test_find_tells_how_to_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "safeguarding", "hub", "-n", "3"]) == 0
    told = capsys.readouterr().out
    assert "mash_in_place  (flag; Partnership working)\n  true:   " in told
    assert "  partly: if " in told and "  false:  " in told and "  not:    mash_covers_force_area (" in told
    assert main(["find", "training", "-n", "1"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("shows all")
    assert all(len(line) <= 80 for line in told.splitlines())
    assert main(["find", "hub", "--in", "partnership_working", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["found"] >= len(document["entries"]) > 0
    assert {each["theme"] for each in document["entries"]} == {"partnership_working"}


def test_a_place_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "hub", "--in", "mental_helth"]) == 2
    assert "help: did you mean `mental_health`?" in capsys.readouterr().err


def test_check_tells_mistakes_and_warnings_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "slips.yaml"
    path.write_text(SLIPS)
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{path}:3:14: warning: nothing says where `outcome_16_share` was found [no-source]\n"
        "  help: write `source`, such as `DOCUMENT:322`\n"
        f"{path}:3:32: warning: 0.193 percent is far from what it is compared with (12.9) [fraction-of-one]\n"
        "  help: write 19.3, if that is meant\n"
        f"{path}: 2 warnings\n"
    )
    path.write_text(SLIPS.replace("outcome_16_share", "outcome_61_share"))
    assert main(["check", str(path)]) == 2
    assert "unknown indicator `outcome_61_share`" in capsys.readouterr().err
    assert main(["check", "staffordshire-2017", "--format", "json"]) == 0
    (checked,) = json.loads(capsys.readouterr().out)["files"]
    assert checked["file"] == "staffordshire-2017" and all(each["allowed"] for each in checked["warnings"])


def test_check_explains_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain"]) == 0
    told = capsys.readouterr().out
    assert all(f"{code}\n  " in told for code in CODES)
    assert main(["check", "--explain", "no-sourse"]) == 2
    assert "help: did you mean `no-source`?" in capsys.readouterr().err
    assert main(["check"]) == 2
    assert "no force file is named" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_and_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    told = capsys.readouterr().out
    assert f"evidence {command}" in told and "examples:" in told and "exit status:" in told
    assert all(len(line) <= 80 for line in told.splitlines())


def test_an_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fnd"])
    assert ended.value.code == 2
    assert "help: did you mean `find`?" in capsys.readouterr().err


REPORT = """The summary

Of 260 visits that were due, none was made.
No other force is as late.

The hub works well, for children and adults, in all places.

Areas for improvement

- The force should make its visits.

A last word that nobody cites, as it says nothing new.
"""
RECORDED = """force: X
framework: peel-2017
source: {report: {title: A report, lines: 12}}
indicators:
  rso_visits_overdue: {value: 260, source: "report:3", note: at the time}
  scpos: 4
flags:
  mash_in_place: {is: true, source: "report:6"}
  mash_covers_force_area: {is: partly, source: "report:6"}
  safeguarding_agencies_together: {is: false, source: "report:6"}
  rso_workloads_manageable: {is: false, source: "report:10"}
"""


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT)
    path = tmp_path / "force.yaml"
    path.write_text(RECORDED)
    return path


def test_proof_puts_what_was_recorded_beside_what_is_said(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", str(recorded), "--text", str(recorded.with_name("report.txt")), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    visits, hub, box = document["cited"]
    assert (visits["first"], visits["lines"]) == (3, ["Of 260 visits that were due, none was made."])
    assert [(each["name"], each["recorded"], each["note"]) for each in visits["entries"]] == [
        ("rso_visits_overdue", "figure", "at the time")
    ]
    assert visits["entries"][0]["says"] == "260 visits to registered sex offenders are overdue"
    assert {each["name"]: each["recorded"] for each in hub["entries"]} == {
        "mash_in_place": "true",
        "mash_covers_force_area": "partly",
        "safeguarding_agencies_together": "false",
    }
    assert (visits["concluded"], hub["concluded"], box["concluded"]) == (False, False, True)
    assert [(each["first"], each["last"], each["concluded"], each["apparatus"]) for each in document["uncited"]] == [
        (1, 1, False, True),
        (8, 8, True, True),
        (12, 12, False, False),
    ]
    assert [each["name"] for each in document["unsourced"]] == ["scpos"]
    assert [each["first"] for each in document["crowded"]] == [6]
    undecided = {name for names in document["undecided"].values() for name in names}
    assert "rso_checks_all_carried_out" in undecided and "mash_in_place" not in undecided


def test_proof_tells_what_else_is_recorded_of_a_figure(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figure = "{value: 260, previous: {from: 200, to: 300}, england_and_wales: 30, rank: highest_quarter, "
    assert "rso_visits_overdue: {value: 260, " in RECORDED
    recorded.write_text(RECORDED.replace("rso_visits_overdue: {value: 260, ", f"rso_visits_overdue: {figure}"))
    assert main(["proof", str(recorded), "--format", "json"]) == 0
    says = json.loads(capsys.readouterr().out)["cited"][0]["entries"][0]["says"]
    assert says == (
        "260 visits to registered sex offenders are overdue; previously between 200 and 300; 30 in England and Wales; "
        "among the highest quarter of forces"
    )


def test_proof_as_text_fits_and_knows_the_texts_of_the_file(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = RECORDED.replace("lines: 12", "lines: 12, text: report.txt")
    recorded.write_text(named)
    assert main(["proof", str(recorded)]) == 0
    told = capsys.readouterr().out
    assert "report:3\n  | Of 260 visits that were due, none was made.\n  - figure: 260 visits to registered" in told
    assert "report:10  (in a box of conclusions)" in told and "Paragraphs that nothing cites (1; 1 more" in told
    assert all(len(line) <= 80 for line in told.splitlines())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("repot=report.txt", "no document `repot`\n  help: did you mean `report`?"),
        ("gone.txt", "gone.txt: no such file"),
        ("=report.txt", "`ID=FILE` or a file is expected"),
    ],
)
def test_proof_of_a_text_that_there_is_not(
    recorded: Path, text: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(recorded.parent)
    try:
        status = main(["proof", "force.yaml", "--text", text])
    except SystemExit as ended:
        status = int(ended.code or 0)
    assert status == 2 and told in capsys.readouterr().err


PARAGRAPHS = {
    "Preventing crime and tackling anti-social behaviour of all kinds.....\t8": True,
    "Protecting vulnerable people and supporting victims of all crime\t12": True,
    "Identifying vulnerability": True,
    "Domestic abuse arrest rate (per 100 domestic abuse-related offences), by force, in one year": True,
    "12.3 45.4 78.9 per 100 of 1,000 and 12 of 34 in all, by force and by year": True,
    "\u00b9\u00b2 The scheme lets officers ask what is known of a person. It is set out in guidance.": True,
    "<sup>4</sup> The scheme lets officers ask what is known of a person. It is set out in guidance.": True,
    "Calls were few.": True,
    "The hub works well, for children and for adults alike.": False,
    "The hub works well, for children and for adults alike.\u00b9": False,
    "Officers attend late in a fifth of cases, and the supervisors who look at the queue "
    "each morning find that one or two": False,
}


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_what_is_hardly_a_finding(paragraph: str) -> None:
    assert is_apparatus([paragraph]) is PARAGRAPHS[paragraph]


def test_annexes_begin_at_their_first_heading() -> None:
    contents = ["Annex A \u2013 About the data.....22", "", "Annex B at the end says more."]
    assert annex_of([*contents, "", "## Annex A", "", "Annex B"]) == 5
    assert annex_of(contents) == 4


def test_check_reads_a_text_that_the_file_does_not_name(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = recorded.with_name("report.txt")
    assert main(["check", str(recorded)]) == 1
    assert "no-source" in (told := capsys.readouterr().out) and "cites-conclusion" not in told
    assert main(["check", str(recorded), "--text", f"report={text}"]) == 1
    told = capsys.readouterr().out
    assert "report:10 lies in a box of conclusions [cites-conclusion]" in told and "lines-differ" not in told
    text.write_text(REPORT + "One more.\n")
    assert main(["check", str(recorded), "--text", str(text)]) == 1
    assert "the text of `report` has 13 lines, not 12 [lines-differ]" in capsys.readouterr().out
    assert main(["check", str(recorded), "--text", str(recorded.with_name("gone.txt"))]) == 2
    assert "gone.txt: no such file" in capsys.readouterr().err
    assert main(["check", str(recorded.parent), "staffordshire-2017", "--text", str(text)]) == 2
    assert "and 2 are named" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        # by hand: 20 of both yes, 5 yes/no, 10 no/yes, 15 both no: observed 0.7, by chance 0.5
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
        ([("y", "y"), ("n", "n")], 1.0),
        ([("y", "n"), ("n", "y")], -1.0),
        ([("y", "y")] * 3, None),
        ([], None),
    ],
)
def test_kappa_is_agreement_beyond_chance(pairs: list[tuple[str, str]], expected: float | None) -> None:
    assert kappa(pairs) == expected


def test_compare_tells_every_difference_with_both_sources(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = recorded.with_name("other.yaml")
    other.write_text(
        RECORDED.replace("{is: partly, source", "{is: true, note: so it seems, source")
        .replace("value: 260", "value: 206")
        .replace("  scpos: 4\n", "")
    )
    assert main(["compare", str(recorded), str(other), "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert {key: document["flags"][key] for key in ("both", "same", "one", "other", "share")} == {
        "both": 4, "same": 3, "one": 0, "other": 0, "share": 75.0,
    }  # fmt: skip
    assert (document["indicators"]["both"], document["indicators"]["same"], document["indicators"]["one"]) == (1, 0, 1)
    assert {
        each["entry"]: (each["one"]["recorded"], each["other"]["recorded"]) for each in document["differences"]
    } == {
        "rso_visits_overdue": ("260", "206"),
        "scpos": ("4", "not_recorded"),
        "mash_covers_force_area": ("partly", "true"),
    }
    assert document["drafts"]["grades"]["vulnerability"]["one"] == "insufficient_evidence"
    assert main(["compare", str(recorded), str(other)]) == 1
    told = capsys.readouterr().out
    assert "Flags: 3 of 4 recorded by both are alike (75.0%, kappa 0.60)" in told
    assert "    one: partly (report:6)\n    other: true (report:6); so it seems\n" in told


def test_compare_of_one_file_with_itself(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = recorded.with_name("twin.yaml")
    twin.write_text(RECORDED)
    assert main(["compare", str(recorded), str(twin)]) == 0
    assert "Differences (0)" in capsys.readouterr().out
    assert main(["compare", str(recorded), str(recorded)]) == 2
    assert "two force files are compared, and 1 is named" in capsys.readouterr().err
