"""From evidence to findings, themes, questions and the overall grade, stratum by stratum.

A stratum sees only completed results of the one below. Each is decided by the
engine twice: as a draft, which counts what is true, and as a range, in which
every unknown may fall either way.
"""

from collections.abc import Iterable, Iterator, Mapping

from peel_grade.findings.durable import Verdicts
from peel_grade.findings.engines import Compiled, Engines
from peel_grade.force.derived import with_derived
from peel_grade.force.facts import Facts, evidence_facts
from peel_grade.force.file import FlagEvidence, Force, IndicatorEvidence
from peel_grade.grades.areas import AreaResult, area_results, by_area
from peel_grade.grades.counts import (
    Evidence,
    Piece,
    RuleResult,
    Tally,
    count_facts,
    draft,
    evidence_counts,
    joined,
    tally,
)
from peel_grade.grades.results import Assessment, Graded, OverallResult, QuestionResult, ThemeResult
from peel_grade.grades.settled import never_concluding
from peel_grade.rulebook.framework import INSUFFICIENT, UNGRADED
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Flag, GradeRule, Indicator, Rule, Rulebook
from peel_grade.rulebook.subjects import Repeated


def assess(force: Force, engines: Engines) -> Assessment:
    """Assess one force."""
    facts = evidence_facts(force, engines.compiled.book)
    return conclude(force, facts, engines.decide("findings", facts), engines)


def conclude(
    force: Force, facts: Facts, verdicts: Verdicts, engines: Engines, like: Assessment | None = None
) -> Assessment:
    """The strata above the findings: themes, questions, overall.

    `like` is what the same force comes to where themes and questions are graded by the same rules and count the same
    evidence: questions in which all findings are the same are taken from it.
    """
    book = engines.compiled.book
    force = with_derived(force, book)
    by_question: dict[str, list[RuleResult]] = {name: [] for name in book.questions}
    never = dict.fromkeys(never_concluding(force, book, facts, verdicts), False)
    results = rule_results(book, {**never, **verdicts}, facts)
    for result in results:
        by_question[result.rule.question].append(result)
    evidence = recorded_evidence(force, engines.compiled) if like is None else _evidence_of(like)
    questions = {}
    for name, of_it in by_question.items():
        rules, known = tuple(of_it), None if like is None else like.questions[name]
        alike = known is not None and known.rules == rules
        questions[name] = known if alike and known else question_result(name, rules, evidence, force, engines)
    overall = decide_overall({name: result.grade for name, result in questions.items()}, engines)
    holding = {name: force.moderation.grade(name) for name in force.moderation.grades}
    moderated = {
        name: Graded(row.grade, None, frozenset({row.grade}), book.framework.scale)
        for name, row in holding.items()
        if name != "overall" and row is not None and row.grade is not None
    }
    if moderated and book.graded_overall:
        grades = {name: moderated.get(name, result.grade) for name, result in questions.items()}
        overall = overall._replace(if_moderated=decide_overall(grades, engines).grade.draft)
    overall = overall._replace(moderated=holding.get("overall"))
    inspected = {name for name, result in questions.items() if result.status == "inspected"}
    areas = {each.area.id: each for each in area_results(by_area(book, results), inspected, engines)}
    return Assessment(
        force, book, FrozenDict(verdicts), FrozenDict(facts), FrozenDict(questions), overall, FrozenDict(areas)
    )


def suggested(assessment: Assessment, question: str | None = None) -> list[AreaResult]:
    """The areas for improvement that are suggested (of a question, if one is named), in order of priority."""
    return [each for each in assessment.areas.values() if each.suggested and question in (None, each.area.question)]


def on_panel_alone(assessment: Assessment) -> list[str]:
    """The areas that the draft does not suggest and that a panel decided on, in the order of the rulebook."""
    drafted = {each.area.id for each in suggested(assessment)}
    decided = assessment.force.moderation.areas
    return [name for name in assessment.book.areas if name in decided and name not in drafted] if decided else []


def suggests(rule: Rule, assessment: Assessment) -> bool:
    """Whether a rule that concludes is a reason for something that is suggested."""
    return rule.area is not None and (found := assessment.areas.get(rule.area)) is not None and found.suggested


def rule_results(book: Rulebook, verdicts: Mapping[str, bool], facts: Facts) -> list[RuleResult]:
    """What became of each rule, in the order of the rulebook; of one that cannot come to conclude, that it does not."""
    known = {area: facts.get(str(Repeated(area))) for area in book.areas}
    repeats = {area: None if asked is None else asked.low == 1 for area, asked in known.items()}
    return [
        RuleResult(rule, verdicts.get(name), False if rule.area is None else repeats[rule.area])
        for name, rule in book.rules.items()
    ]


def piece_of(entry: Indicator | Flag, force: Force) -> Piece:
    """An entry of the catalogue as a piece of evidence of a force whose derived figures are worked out."""
    if isinstance(entry, Indicator):
        return Piece(entry.id, _known(force.indicators.get(entry.id)))
    row, sides = force.flags.get(entry.id), entry.favourable is not None
    if row is None:
        return Piece(entry.id, None, sides)
    decided = isinstance(row.is_, bool) and sides  # what is partly so is on neither side
    return Piece(entry.id, _known(row), sides, row.is_ is entry.favourable if decided else None)


_STATUS = {"known": True, "not_recorded": None}


def _known(row: IndicatorEvidence | FlagEvidence | None) -> bool | None:
    return None if row is None else _STATUS.get(row.status, False)


def recorded_evidence(force: Force, compiled: Compiled) -> dict[tuple[str, str], Evidence]:
    """How much evidence is recorded, by ("theme" or "question", its id).

    What a force could not supply or show is no evidence, and none can be awaited.
    """
    of_theme: dict[str | None, list[Piece]] = {None: [], **{name: [] for name in compiled.book.themes}}
    of_question: dict[str, list[Piece]] = {name: [] for name in compiled.book.questions}
    for entry in compiled.book.entries():
        piece = piece_of(entry, force)
        of_question[entry.question].append(piece)
        of_theme[entry.theme].append(piece)
    themes, questions = compiled.counts["themes"], compiled.counts["questions"]
    return {
        **{("theme", name): evidence_counts(of_theme[name], themes) for name in compiled.book.themes},
        **{("question", name): evidence_counts(of_question[name], questions) for name in compiled.book.questions},
    }


def _evidence_of(assessment: Assessment) -> dict[tuple[str, str], Evidence]:
    """How much evidence an assessment has, as `recorded_evidence` tells it."""
    found: dict[tuple[str, str], Evidence] = {}
    for name, question in assessment.questions.items():
        found["question", name] = question.evidence
        found |= {("theme", theme): each.evidence for theme, each in question.themes.items()}
    return found


def question_result(
    name: str,
    rules: tuple[RuleResult, ...],
    evidence: Mapping[tuple[str, str], Evidence],
    force: Force,
    engines: Engines,
) -> QuestionResult:
    """What comes of a question: of its rules, and of how much evidence it and its themes have."""
    book = engines.compiled.book
    scale = book.framework.scale
    themes: dict[str, ThemeResult] = {}
    tallies = [tally(result for result in rules if result.rule.theme is None)]
    for theme in book.themes_of(name):
        here = tuple(result for result in rules if result.rule.theme == theme)
        of_theme, recorded = tally(here), evidence["theme", theme]
        themes[theme] = ThemeResult(grade_theme(theme, of_theme, recorded, engines), here, recorded)
        tallies.append(of_theme)
    counts = joined(tallies)
    recorded = evidence["question", name]
    inspected = force.inspected is None or name in force.inspected
    earlier = force.previous_grades.get(name)
    year: int | None = book.framework.year
    if not book.questions[name].graded:
        grade, status = Graded(UNGRADED, None, frozenset(), scale), "inspected" if inspected else "not_inspected"
    elif inspected:
        grades = {theme: result.grade for theme, result in themes.items()}
        grade, status = grade_question(name, grades, counts, recorded, engines), "inspected"
    elif earlier is not None:
        grade = Graded(earlier.grade, None, frozenset({earlier.grade}), scale)
        status, year = "carried_forward", earlier.year
    else:
        grade = Graded(INSUFFICIENT, None, frozenset({*scale, INSUFFICIENT}), scale)
        status = "not_inspected"
    year = None if status == "not_inspected" else year
    return QuestionResult(grade, status, year, FrozenDict(themes), rules, recorded, force.moderation.grade(name))


def grade_theme(name: str, counts: Tally, evidence: Evidence, engines: Engines) -> Graded:
    """The grade of a theme from how its rules stand and how much evidence it has."""
    decided, facts = decided_theme(name, draft(counts), evidence, engines)
    return _graded(decided, possible_theme_grades(name, counts, evidence, engines), engines, facts)


def decided_theme(name: str, drafted: Tally, evidence: Evidence, engines: Engines) -> tuple[GradeRule | None, Facts]:
    """The grade rule that decides a theme by what a draft counts, and the counts."""
    facts = count_facts(engines.compiled.counts["themes"], drafted, evidence.now, {})
    return _decided(engines.compiled.book.theme_grades, engines.decide("themes", facts), name), facts


def possible_theme_grades(name: str, counts: Tally, evidence: Evidence, engines: Engines) -> frozenset[str]:
    """Every grade of a theme that its unknowns allow."""
    facts = count_facts(engines.compiled.counts["themes"], counts, evidence.later, {})
    return _possible(_of(name, engines.compiled.book.theme_grades), "", engines.decide("themes", facts))


def grade_question(
    name: str, themes: Mapping[str, Graded], counts: Tally, evidence: Evidence, engines: Engines
) -> Graded:
    """The grade of a question from those of its themes (and what its rules say)."""
    drafts = {theme: grade.draft for theme, grade in themes.items()}
    decided, facts = decided_question(name, drafts, draft(counts), evidence, engines)
    allowed = {theme: grade.possible for theme, grade in themes.items()}
    return _graded(decided, possible_question_grades(name, allowed, counts, evidence, engines), engines, facts)


def decided_question(
    name: str, themes: Mapping[str, str], drafted: Tally, evidence: Evidence, engines: Engines
) -> tuple[GradeRule | None, Facts]:
    """The grade rule that decides a question by the draft grades of its themes and what a draft counts; the counts."""
    book, asked = engines.compiled.book, engines.compiled.counts["questions"]
    grades = {theme: frozenset({grade}) for theme, grade in themes.items()}
    facts = count_facts(asked, drafted, evidence.now, grades, book.framework.points)
    return _decided(book.question_grades, engines.decide("questions", facts), name), facts


def possible_question_grades(
    name: str, themes: Mapping[str, frozenset[str]], counts: Tally, evidence: Evidence, engines: Engines
) -> frozenset[str]:
    """Every grade of a question that its unknowns, and the possible grades of its themes, allow."""
    book, asked = engines.compiled.book, engines.compiled.counts["questions"]
    facts = count_facts(asked, counts, evidence.later, themes, book.framework.points)
    return _possible(_of(name, book.question_grades), "", engines.decide("questions", facts))


def decided_overall(grades: Mapping[str, str], engines: Engines) -> tuple[GradeRule | None, Verdicts, Facts]:
    """The grade rule that decides by the draft grades of the graded questions, all that holds of them, the counts."""
    book, subjects = engines.compiled.book, engines.compiled.counts["overall"]
    drafts = {name: frozenset({grade}) for name, grade in grades.items()}
    facts = count_facts(subjects, {}, {}, drafts, book.framework.points)
    verdicts = engines.decide("overall", facts)
    return _decided(book.overall_grades, verdicts), verdicts, facts


def decide_overall(questions: Mapping[str, Graded], engines: Engines) -> OverallResult:
    """The overall grade from the grades of the graded questions; `ungraded` where the framework gives none."""
    book, subjects = engines.compiled.book, engines.compiled.counts["overall"]
    if not book.graded_overall:
        nothing = Graded(UNGRADED, None, frozenset(), book.framework.scale)
        return OverallResult(nothing, FrozenDict(), (), None, None)
    graded = {name: grade for name, grade in questions.items() if book.questions[name].graded}
    decided, now, facts = decided_overall({name: grade.draft for name, grade in graded.items()}, engines)
    allowed = {name: grade.possible for name, grade in graded.items()}
    later = engines.decide("overall", count_facts(subjects, {}, {}, allowed, book.framework.points))
    overall = _graded(decided, _possible(book.overall_grades, "", later), engines, facts)
    borderline: dict[str, str] = {}
    remarks: tuple[str, ...] = ()
    if overall.draft in overall.scale:
        for name, rules in book.overall_alternatives.items():
            other = _decided(rules, now, prefix=f"{name}:")
            if other is not None and other.grade != overall.draft:
                borderline[name] = other.grade
        remarks = tuple(each.because for each in book.no_precedent if now.get(f"no_precedent:{each.id}"))
    return OverallResult(overall, FrozenDict(borderline), remarks, None, None)


def _of(name: str, rules: Iterable[GradeRule]) -> Iterator[GradeRule]:
    """The rules in the list of a theme or question."""
    return (rule for rule in rules if rule.grades(name))


def _decided(
    rules: Iterable[GradeRule], verdicts: Mapping[str, bool], name: str = "", prefix: str = ""
) -> GradeRule | None:
    """The first rule that holds, of those in the list of a theme or question where one is named."""
    return next((rule for rule in rules if verdicts.get(prefix + rule.id) and rule.grades(name)), None)


def _possible(rules: Iterable[GradeRule], prefix: str, verdicts: Mapping[str, bool]) -> frozenset[str]:
    """The grades of all rules that may hold before one surely does."""
    possible = set()
    for rule in rules:
        verdict = verdicts.get(prefix + rule.id)
        if verdict is not False:
            possible.add(rule.grade)
        if verdict:
            return frozenset(possible)
    return frozenset({*possible, INSUFFICIENT})


def _graded(decided: GradeRule | None, possible: frozenset[str], engines: Engines, facts: Facts) -> Graded:
    grade = decided.grade if decided else INSUFFICIENT
    return Graded(grade, decided, possible | {grade}, engines.compiled.book.framework.scale, FrozenDict(facts))
