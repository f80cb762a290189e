"""What of a rulebook nothing rests on: evidence without a rule, themes without rules, names given up."""

from collections.abc import Iterator

from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic, Fix
from peel_grade.lint.lint import Lint
from peel_grade.rulebook.model import placeholders
from peel_grade.rulebook.reading.catalogue_form import FlagText, IndicatorText
from peel_grade.rulebook.reading.findings_form import RuleText
from peel_grade.rulebook.reading.framework_form import QuestionText, ThemeText
from peel_grade.rulebook.reading.layers import Located


class AreaWithoutRule(Lint):
    """An area for improvement that no rule names."""

    code = "area-without-rule"
    description = (
        "No rule is a reason for this [area], so that it is never suggested. Let a rule name it, remove "
        "it, or allow it with the reason why it is kept."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own areas that no rule names, also none that could not be read."""
        if not context.complete:
            return
        named: set[object] = {rule.rule.area for rule in context.rules.values()}
        named |= {part.text.repeated for rule in context.rules.values() for part in rule.parts}  # asked about, at least
        for area in context.own_areas():
            if area.text.id not in named and not context.names.given_up(area.text):
                message = f"no rule is a reason for `{area.text.id}`"
                yield self.report(area, message, "name it in a rule, or remove it", at=("id",))


class UnusedEvidence(Lint):
    """An indicator or flag that no rule tests."""

    code = "unused-evidence"
    description = (
        "No rule tests this indicator or flag, nor what is computed from it, so that recording it changes no finding. "
        "Write the rule, remove the entry, or allow it with the reason why it is kept. Context needs no rule: an "
        "indicator that belongs to a `question` instead of [a theme], or of which neither direction is worse; a flag "
        "that is `favourable: neither`."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Entries of the rulebook's own catalogue; none while a rule that may test them cannot be read."""
        if not context.complete:
            return
        parts = [part.text for rule in context.rules.values() for part in rule.parts]
        tested = {part.indicator for part in parts} | {part.flag for part in parts}
        for name, indicator in context.indicators.items():
            if name in tested and (derived := indicator.text.derived) is not None:
                tested |= {derived.count, derived.of}
        entries: list[tuple[str, str, Located[IndicatorText] | Located[FlagText]]] = [
            *(("indicator", name, entry) for name, entry in context.top.indicators.items()),
            *(("flag", name, entry) for name, entry in context.top.flags.items()),
        ]
        for kind, name, entry in entries:
            text = entry.text
            directions = (getattr(text, "worse", ""), getattr(text, "favourable", ""))
            judged = text.theme is not None and "neither" not in directions
            if name not in tested and judged and not context.names.given_up(text):
                help = "write the rule, or allow it with the reason why it is kept"
                yield self.report(entry, f"no rule tests the {kind} `{name}`", help, key=True)


class DeprecatedName(Lint):
    """A rule that tests what has been given up."""

    code = "deprecated-name"
    description = (
        "The rule tests an indicator, flag or finding that says `replaced_by`, or evidence that is `retired`: it is "
        "kept for old files only, and new ones do not record it. `--fix` writes the new name, where it is that of "
        "evidence which the rule does not test already. What a force file records under the old name counts for the "
        "new one too."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Conditions of own rules on deprecated names."""
        for rule in context.own_rules():
            for part in rule.parts:
                for kind, name in (
                    ("indicator", part.text.indicator),
                    ("flag", part.text.flag),
                    ("finding", part.text.finding),
                ):
                    old = _entry(kind, name, context)
                    if name is None or old is None or not context.names.given_up(old.text):
                        continue
                    if old.text.replaced_by is None:
                        message = f"the {kind} `{name}` is retired"
                        help = f"test what is recorded now; it was given up: {context.names.retired(old.text)}"
                        yield self.report(rule.located, message, help, at=(*part.path, kind))
                        continue
                    new = _entry(kind, old.text.replaced_by, context)
                    if new is None:
                        continue  # told as an unknown name
                    named = kind == "indicator" and name in placeholders(rule.located.text.because)
                    tested = {getattr(each.text, kind) for each in rule.parts}
                    safe = kind != "finding" and not named and old.text.replaced_by not in tested
                    path = (*part.path, kind)
                    yield self.report(
                        rule.located,
                        f"the {kind} `{name}` is deprecated",
                        f"write `{old.text.replaced_by}`",
                        at=path,
                        fix=Fix(path, old.text.replaced_by) if safe else None,
                    )


class ThemeWithoutRules(Lint):
    """A theme, or a question without themes, that nothing can ever be found about."""

    code = "theme-without-rules"
    description = (
        "No rule belongs to this [theme] (or to this [question], which has no [themes]), so that it is always graded "
        "without a finding. Write its rules, or remove it."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own themes and questions without a rule."""
        for place, kinds in _own_places(context):
            if not kinds:
                message = f"no rule belongs to the {_kind_of(place, context)} `{place.path[-1]}`"
                yield self.report(place, message, "write its rules, or remove it", key=True)


class ThemeWithoutStrengths(Lint):
    """A theme, or a question without themes, in which a force can only lose."""

    code = "theme-without-strengths"
    description = (
        "All rules of this [theme] (or of this [question], which has no [themes]) find weaknesses. Who does everything "
        "right shows no strength, and grades that count strengths cannot follow. Write at least one rule that "
        "concludes a strength."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """Own themes and questions with rules, but none for a strength."""
        for place, kinds in _own_places(context):
            if kinds and "strength" not in kinds:
                message = f"the {_kind_of(place, context)} `{place.path[-1]}` has rules for weaknesses only"
                yield self.report(place, message, "write a rule that concludes a strength", key=True)


def _own_places(context: LintContext) -> Iterator[tuple[Located[ThemeText | QuestionText], set[str]]]:
    """What findings belong to, with their kinds; none while rules cannot be read."""
    found: dict[str, set[str]] = {}
    for rule in context.rules.values():
        found.setdefault(rule.place, set()).add(rule.rule.kind)
    for place in context.places() if context.complete else ():
        if context.own(place):
            yield place, found.get(str(place.path[-1]), set())


def _kind_of(place: Located[ThemeText | QuestionText], context: LintContext) -> str:
    called = context.declared.words
    return called.theme.one if isinstance(place.text, ThemeText) else called.question.one


def _entry(
    kind: str, name: str | None, context: LintContext
) -> Located[IndicatorText] | Located[FlagText] | Located[RuleText] | None:
    if name is None:
        return None
    if kind == "indicator":
        return context.indicators.get(name)
    if kind == "flag":
        return context.flags.get(name)
    return context.rules[name].located if name in context.rules else context.former_rules.get(name)
