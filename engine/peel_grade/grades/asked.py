"""What to ask for where too little evidence is recorded for a grade."""

from collections import Counter

from peel_grade.force.file import not_recorded
from peel_grade.grades.results import Assessment
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.framework import INSUFFICIENT
from peel_grade.rulebook.model import Flag, Indicator
from peel_grade.rulebook.subjects import count_of, evidence_names


def asked_for(assessment: Assessment, question: str) -> tuple[Indicator | Flag, ...]:
    """The evidence to ask for first, where a question that was inspected has too little for a grade; else none.

    It is what is not recorded for its themes with too little evidence (where none has, for the whole question): first
    what the grade rules that decided so name, then what most rules rest on, then in the order of the catalogue.
    """
    result, book = assessment.questions[question], assessment.book
    if result.status != "inspected" or result.grade.draft != INSUFFICIENT:
        return ()
    thin = {name: theme.grade for name, theme in result.themes.items() if theme.grade.draft == INSUFFICIENT}
    deciding = [grade.rule for grade in (result.grade, *thin.values()) if grade.rule is not None]
    counted = [count_of(leaf.subject) for rule in deciding for leaf in leaves(rule.when)]
    named = {name for count in counted if count.of == "evidence" for name in count.named}
    rests = Counter(
        name
        for each in result.rules
        for name in set(evidence_names(leaf.subject for leaf in leaves(each.rule.condition)))
    )
    force = assessment.force
    open_ = [
        entry
        for entry in book.entries()
        if entry.question == question
        and (not thin or entry.theme in thin)
        and not_recorded(force.indicators.get(entry.id) or force.flags.get(entry.id))
    ]
    return tuple(sorted(open_, key=lambda entry: (entry.id not in named, -rests[entry.id])))
