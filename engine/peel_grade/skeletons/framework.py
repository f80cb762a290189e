"""A small framework to start from, complete: a rulebook with a catalogue, rules and grade rules, and what to try it on.

Everything in it is found by inspectors, concluded, graded, tested and compared as it would be in a large one; its
author replaces the evidence and the rules, one after another, by those of the inspection.
"""

from collections.abc import Iterator

from peel_grade.rulebook.framework import Noun
from peel_grade.skeletons.answers import LOOKED_FOR, Answers, Part
from peel_grade.skeletons.lines import capital, flow, hyphens, letter, quoted, said, scalar, text_of

_LATE = 10
"""From how many actions that are overdue the rule for them concludes."""


def framework_skeleton(answers: Answers) -> dict[str, str]:
    """The files by their paths: those of the rulebook in a folder of its id, and what to try it on in `scenarios`."""
    made = _Skeleton(answers)
    sample = f"example-{answers.year}"
    return {
        f"{answers.id}/framework.yaml": text_of(made.framework()),
        **{f"{answers.id}/catalogue/{part.id}.yaml": text_of(made.catalogue(part)) for part in answers.questions},
        **{f"{answers.id}/findings/{part.id}.yaml": text_of(made.findings(part)) for part in answers.questions},
        **{f"{answers.id}/areas/{part.id}.yaml": text_of(made.areas(part)) for part in answers.questions},
        f"scenarios/{answers.id}.feature": text_of(made.scenarios()),
        f"scenarios/forces/{sample}.yaml": text_of(made.force()),
        f"scenarios/published/{sample}.yaml": text_of(made.published(sample)),
    }


class _Skeleton:
    """The files of one framework, line by line."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        place = answers.grades.index(answers.standard)
        self._below = answers.grades[:place]
        self._above = answers.grades[place + 1 :]
        looked_for = max(len(self._below), len(self._above) + 1, 2)
        self._looked_for = LOOKED_FOR[:looked_for]
        self._themes = any(answers.questions.values())

    @property
    def _name(self) -> str:
        return f"Example {self._answers.subject.one}"

    def framework(self) -> Iterator[str]:
        """What is inspected, in which words, and how findings become grades."""
        asked = self._answers
        yield f"# {asked.title}: what is inspected, in which words, and how findings become grades."
        yield f"id: {asked.id}"
        yield f"title: {scalar(asked.title)}"
        yield f"year: {asked.year}"
        yield 'version: "0.1.0"'
        yield ""
        yield "words:"
        nouns = {"subject": asked.subject, "question": asked.question}
        nouns |= {"theme": asked.theme} if self._themes else {}
        yield from (f"  {name}: [{scalar(noun.one)}, {scalar(noun.many)}]" for name, noun in nouns.items())
        yield "grades:                                   # worst first; one of them is the standard"
        letters: list[str] = []
        for grade in asked.grades:
            letters.append(letter(grade, letters))
            standard = ", standard: true" if grade == asked.standard else ""
            yield f"  - {{id: {grade}, title: {capital(grade)}, letter: {letters[-1]}{standard}}}"
        yield "weights: [minor, significant, serious]    # of weaknesses, lightest first"
        yield from _figures(asked.subject.many)
        yield ""
        yield "documents:                                # what the catalogue and the rules rest on"
        yield "  criteria:"
        yield f"    title: {scalar(f'{asked.title}: what inspectors look for')}"
        yield ""
        yield "questions:"
        for question, themes in asked.questions.items():
            yield f"  {question.id}:"
            yield f"    title: {scalar(question.title)}"
            if themes:
                yield "    themes:"
                yield from (f"      {theme.id}: {{title: {scalar(theme.title)}}}" for theme in themes)
        yield ""
        yield "# What is asked for (areas/) is suggested when the findings that are reasons for it meet this."
        yield "suggest: {count: reasons, at_least: 1}"
        yield ""
        yield "# Of each list the first rule that holds decides."
        if self._themes:
            yield "theme_grades:"
            yield from self._from_findings("theme", "  ")
            yield ""
            yield "question_grades:"
            yield from self._from_grades("question", "themes", asked.theme, "  ")
        else:
            yield "question_grades:"
            yield from self._from_findings("question", "  ")
        if asked.overall:
            yield from self._overall()

    def _overall(self) -> Iterator[str]:
        """How the overall grade follows from the grades of the questions, and what therefore holds of every draft."""
        asked, (worst, *better) = self._answers, self._answers.grades
        one, question = asked.subject.one, asked.question
        title = f"{asked.subject.a()} of which {question.a()} is {said(worst)} is no better overall"
        yield ""
        yield "overall:"
        yield "  grades:"
        yield from self._from_grades("overall", "questions", question, "    ")
        yield ""
        yield "# What always holds, whatever is recorded: `rulebook prove` proves it, and what all rulebooks are asked."
        yield "properties:"
        yield "  - id: worst-question-caps"
        yield f"    title: {scalar(title)}"
        yield f"    whenever: {{count: questions, graded: {worst}, at_least: 1}}"
        yield f"    never: {{overall: {flow(better)}}}"
        yield f"    because: {scalar(f'what is done well elsewhere does not help those whom the {one} fails here')}"
        yield "    basis: judgement"
        yield "    source: [{document: criteria, lines: 1}]"
        yield "# Where something that is asked of every rulebook need not hold, an exception says why:"
        yield "# exceptions:"
        yield f"#   - id: {hyphens(worst)}-is-rare"
        yield "#     property: reachable"
        yield f"#     of: {worst}"
        yield f"#     because: nobody has been {said(worst)} yet"

    def _from_findings(self, of: str, indent: str) -> Iterator[str]:
        """Grade rules that count findings: more weaknesses are worse, more strengths without any weakness better."""
        yield from _grade_rule(
            indent, f"{of}-too-little-evidence", "insufficient_evidence",
            "fewer than two pieces of evidence are recorded", "{count: evidence, below: 2}",
        )  # fmt: skip
        for number, grade in enumerate(self._below):
            least = len(self._below) - number
            yield from _grade_rule(
                indent, f"{of}-{hyphens(grade)}", grade,
                "a weakness is found" if least == 1 else f"{least} or more weaknesses are found",
                f"{{count: findings, kind: weakness, at_least: {least}}}",
            )  # fmt: skip
        for number, grade in enumerate(reversed(self._above)):
            least = len(self._above) - number + 1
            yield from _grade_rule(
                indent, f"{of}-{hyphens(grade)}", grade, f"{least} or more strengths are found and no weakness",
                f"{{count: findings, kind: strength, at_least: {least}}}",
            )  # fmt: skip
        yield from _grade_rule(
            indent, f"{of}-{hyphens(self._answers.standard)}", self._answers.standard, "no weakness is found",
            "{count: findings, kind: weakness, below: 1}",
        )  # fmt: skip

    def _from_grades(self, of: str, counted: str, noun: Noun, indent: str) -> Iterator[str]:
        """Grade rules that count grades: none is better than the worst that is counted, or than all of them."""
        yield from _grade_rule(
            indent, f"{of}-too-little-evidence", "insufficient_evidence", f"too little is known of {noun.a()}",
            f"{{count: {counted}, graded: insufficient_evidence, at_least: 1}}",
        )  # fmt: skip
        for number, grade in enumerate(self._below):  # with those below it: what may be either is sure to be counted
            yield from _grade_rule(
                indent, f"{of}-{hyphens(grade)}", grade,
                f"{noun.a()} is graded {said(grade)}{' or worse' if number else ''}",
                f"{{count: {counted}, graded: {flow(self._below[: number + 1])}, at_least: 1}}",
            )  # fmt: skip
        for number, grade in enumerate(reversed(self._above)):
            best = self._above[len(self._above) - 1 - number :]
            yield from _grade_rule(
                indent, f"{of}-{hyphens(grade)}", grade,
                f"all {noun.many} are graded {said(grade)}{' or better' if len(best) > 1 else ''}",
                f"{{share: {counted}, graded: {flow(best)}, at_least: 100}}",
            )  # fmt: skip
        yield from _grade_rule(
            indent, f"{of}-{hyphens(self._answers.standard)}", self._answers.standard,
            f"no {noun.one} is below {said(self._answers.standard)}",
            f"{{count: {counted}, at_least: 1}}",
        )  # fmt: skip

    def _parts(self, question: Part) -> list[tuple[str, Part]]:
        """What evidence and rules of a question belong to, as `theme` or `question` and which."""
        themes = self._answers.questions[question]
        return [("theme", theme) for theme in themes] or [("question", question)]

    def catalogue(self, question: Part) -> Iterator[str]:
        """What inspectors look for in a question."""
        line = 1
        yield "indicators:"
        for key, part in self._parts(question):
            yield f"  {part.id}_overdue:"
            yield f"    label: {scalar(f'overdue actions about {quoted(part)}')}"
            yield f"    statement: {scalar(f'{{value}} actions about {quoted(part)} are overdue')}"
            yield "    unit: count"
            yield f"    {key}: {part.id}"
            yield "    worse: higher"
            definition = f"Actions that the {self._answers.subject.one} set itself and did not complete in time."
            yield f"    definition: {definition}"
            yield f"    source: [{{document: criteria, lines: {line}}}]"
            line += 1
        yield "flags:"
        for key, part in self._parts(question):
            for name, holds, fails, _ in self._looked_for:
                yield f"  {part.id}_{name}:"
                yield f"    label: {scalar(f'{holds} {quoted(part)}')}"
                yield f"    holds: {scalar(f'{holds} {quoted(part)}')}"
                yield f"    fails: {scalar(f'{fails} {quoted(part)}')}"
                yield f"    {key}: {part.id}"
                yield "    criteria:"
                yield f"      holds: {scalar(f'inspectors saw that {holds} {quoted(part)}')}"
                yield f"      partly: {scalar(f'it is so in some places or cases, in what concerns {quoted(part)}')}"
                yield f"      fails: {scalar(f'inspectors saw that {fails} {quoted(part)}')}"
                yield f"    source: [{{document: criteria, lines: {line}}}]"
                line += 1

    def findings(self, question: Part) -> Iterator[str]:
        """What follows from it: a strength where something is done, a weakness where it is not."""
        line = 1
        for key, part in self._parts(question):
            yield from _rule(
                f"{hyphens(part.id)}-overdue", f"{key}: {part.id}",
                f"{{indicator: {part.id}_overdue, at_least: {_LATE}}}", "serious",
                f"{hyphens(part.id)}-in-time",
                f"{{{part.id}_overdue}} actions about {quoted(part)} are overdue", line,
            )  # fmt: skip
            line += 1
        for key, part in self._parts(question):
            for name, holds, fails, _ in self._looked_for:
                of, flag = f"{key}: {part.id}", f"{part.id}_{name}"
                yield from _rule(hyphens(flag), of, f"{{flag: {flag}}}", None, None, f"{holds} {quoted(part)}", line)
                yield from _rule(
                    f"{hyphens(part.id)}-not-{name}", of, f"{{flag: {flag}, is: false}}", "significant",
                    f"{hyphens(part.id)}-to-be-{name}", f"{fails} {quoted(part)}", line,
                )  # fmt: skip
                line += 1

    def areas(self, question: Part) -> Iterator[str]:
        """What is asked for where something is not done, by its id."""
        line = 1
        for _, part in self._parts(question):
            yield from _area(
                f"{hyphens(part.id)}-in-time", question.id, f"Complete actions about {quoted(part)} in time.", line
            )
            line += 1
        for _, part in self._parts(question):
            for name, *_, asked in self._looked_for:
                text = f"{asked} {quoted(part)}."
                yield from _area(f"{hyphens(part.id)}-to-be-{name}", question.id, text, line)
                line += 1

    def force(self) -> Iterator[str]:
        """What was found in an invented one: all that is looked for is done."""
        asked = self._answers
        yield f"# What was found in an invented {asked.subject.one}: all that is looked for is done."
        yield f"{asked.subject.key}: {scalar(self._name)}"
        yield f"framework: {asked.id}"
        yield "source:"
        yield '  notes: {title: "Notes of inspectors", lines: 100}'
        yield "indicators:"
        parts = [part for question in asked.questions for _, part in self._parts(question)]
        yield from (f'  {part.id}_overdue: {{value: 0, source: "notes:{n}"}}' for n, part in enumerate(parts, 1))
        yield "flags:"
        for number, part in enumerate(parts, 1):
            for name, *_ in self._looked_for:
                yield f'  {part.id}_{name}: {{is: true, source: "notes:{number}"}}'

    def published(self, sample: str) -> Iterator[str]:
        """What was published of it."""
        best, year = self._answers.grades[-1], self._answers.year
        yield "# What was published of it: its grades, and what was asked for, by the areas that should be suggested."
        yield f"{self._answers.subject.key}: {scalar(self._name)}"
        yield f"framework: {self._answers.id}"
        yield f"assessment: {sample}"
        yield "grades:"
        for name in (*["overall"] * self._answers.overall, *(question.id for question in self._answers.questions)):
            yield f'  {name}: {{grade: {best}, year: {year}, source: "report:1"}}'
        yield "areas: []"

    def scenarios(self) -> Iterator[str]:
        """What must follow, of the example and of every rule on both sides."""
        asked, one = self._answers, self._answers.subject.one
        graded = f"    When the {one} is graded"
        yield f"@{asked.id}"
        yield f"Feature: {asked.title}"
        yield f"  What inspectors find in {asked.subject.a()}, and what must follow from it."
        yield ""
        yield f"  Scenario: The {one} of the example does all that is looked for"
        yield f"    Given {self._name} as inspected in {asked.year}"
        yield graded
        yield from self._drafted(said(asked.grades[-1]))
        yield ""
        yield f"  Scenario: Nothing is known of {asked.subject.a()}"
        yield f"    Given {asked.subject.a()} about which nothing is recorded"
        yield graded
        yield from self._drafted("insufficient evidence")
        for question in asked.questions:
            for _, part in self._parts(question):
                yield from self._outline(part, graded)

    def _drafted(self, grade: str) -> Iterator[str]:
        """The steps that ask for one grade everywhere."""
        asked = ["the overall draft grade"] * self._answers.overall
        asked += [f"the draft grade for {question.title}" for question in self._answers.questions]
        for number, each in enumerate(asked):
            yield f"    {'And' if number else 'Then'} {each} is {grade}"

    def _outline(self, part: Part, graded: str) -> Iterator[str]:
        yield ""
        yield f"  Scenario Outline: {part.title}"
        yield "    Given <what inspectors find>"
        yield graded
        yield "    Then <rule> is <outcome>"
        yield ""
        yield "    Examples:"
        rows = [("what inspectors find", "rule", "outcome")]
        late = f"{hyphens(part.id)}-overdue"
        rows.append((f"{_LATE} actions about {quoted(part)} are overdue", late, "found as a serious weakness"))
        rows.append((f"{_LATE - 1} actions about {quoted(part)} are overdue", late, "not found"))
        for name, holds, fails, _ in self._looked_for:
            does, does_not = hyphens(f"{part.id}_{name}"), f"{hyphens(part.id)}-not-{name}"
            rows.append((f"{holds} {quoted(part)}", does, "found as a strength"))
            rows.append((f"{holds} {quoted(part)}", does_not, "not found"))
            rows.append((f"{fails} {quoted(part)}", does, "not found"))
            rows.append((f"{fails} {quoted(part)}", does_not, "found as a significant weakness"))
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            yield f"      | {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"


def _figures(many: str) -> Iterator[str]:
    """What figures can be, and as comments to build on what the small framework does without."""
    yield "units:"
    yield "  count: {least: 0, whole: true, title: a number}"
    yield "  # percent: {least: 0, most: 100, percent: true}"
    yield "# What figures are compared with, where one stands among all, what it takes to change evidence (entries of"
    yield "# the catalogue name what is not usual, as `effort: years`), and thresholds that rules share stands here:"
    yield f"# benchmarks: {{average: {{title: all {many}, says: in all {many}}}}}"
    yield f"# ranks: {{highest: among the highest of {many}, middle: in between, lowest: among the lowest of {many}}}"
    yield "# efforts:"
    yield "#   practice: {title: everyday work has to change, points: 1, usual: true}"
    yield "#   years: {title: it follows only after years, points: 3}"
    yield "#   outside: {title: nobody asked can change it, changeable: false}"
    yield "# parameters:"
    yield "#   many_overdue:"
    yield "#     value: 10"
    yield "#     title: too many are overdue"
    yield "#     basis: judgement"
    yield "#     source: [{document: criteria, lines: 1}]"


def _grade_rule(indent: str, name: str, grade: str, because: str, when: str) -> Iterator[str]:
    yield f"{indent}- id: {name}"
    yield f"{indent}  grade: {grade}"
    yield f"{indent}  because: {scalar(because)}"
    yield f"{indent}  when: {when}"


def _rule(
    name: str, of: str, when: str, weight: str | None, area: str | None, because: str, line: int
) -> Iterator[str]:
    yield f"- id: {name}"
    yield f"  {of}"
    yield f"  when: {when}"
    yield f"  weakness: {weight}" if weight else "  strength: true"
    if area:
        yield f"  area: {area}"
    yield f"  because: {scalar(because)}"
    yield "  rationale: Write here why it matters, and why a threshold stands where it does."
    yield "  basis: judgement"
    yield f"  source: [{{document: criteria, lines: {line}}}]"


def _area(name: str, question: str, text: str, line: int) -> Iterator[str]:
    yield f"- id: {name}"
    yield f"  question: {question}"
    yield f"  text: {scalar(text)}"
    yield f"  source: [{{document: criteria, lines: {line}}}]"
