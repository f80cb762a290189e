"""Explanations for programs: why a draft says what it says, and what a rulebook holds."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, overload

from peel_grade.explanation import drafted, kinds
from peel_grade.explanation import explain as told
from peel_grade.explanation.drafted import Drafted
from peel_grade.explanation.forces import Forces
from peel_grade.files.problems import InputError
from peel_grade.library.drafts import Assessment, checked_width
from peel_grade.library.rulebooks import Rulebook, engines_of
from peel_grade.scenarios.locate import locate_samples


class DraftExplanation(Drafted):
    """How something came about for one force: its `kind` and `id`, and a `tree`.

    Each line of the tree has a `label`, a `truth` (True, False, None where evidence is missing, "" where it has none)
    and `children`.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON data, as `grade --explain --format json` writes it."""
        return {"kind": self.kind, "id": self.id, **drafted.to_data(self.tree)}

    def to_text(self, width: int = 80, *, full: bool = False) -> str:
        """The same as `grade --explain` (with `full`, as `grade --explain --full`) prints it, without colours; `width`
        is 60 or more, or else a ValueError.
        """
        from peel_grade.report.node import show

        return show(self.tree, False, checked_width(width), full)


class RulebookExplanation(kinds.Explanation):
    """What a rulebook holds under a name: its `kind`, `title`, meaning in a `sentence`, labelled `facts`, `sources`,
    what leads to it and where it leads, the `boundaries` of a rule, and how it stands in the `scenarios` and `forces`
    that were given.
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON data, as `rulebook explain --format json` writes it."""
        return told.to_data(self)

    def to_text(self, width: int = 80, *, full: bool = False) -> str:
        """The same as `rulebook explain` (with `full`, as `rulebook explain --full`) prints it, without colours;
        `width` is 60 or more, or else a ValueError.
        """
        from peel_grade.explanation.render import text

        return text(self, False, checked_width(width), full=full)


@overload
def explain(subject: Assessment, name: str) -> DraftExplanation: ...


@overload
def explain(
    subject: Rulebook,
    name: str,
    *,
    assessments: Iterable[Assessment] = (),
    scenarios: str | os.PathLike[str] | None = None,
) -> RulebookExplanation: ...


def explain(
    subject: Assessment | Rulebook,
    name: str,
    *,
    assessments: Iterable[Assessment] = (),
    scenarios: str | os.PathLike[str] | None = None,
) -> DraftExplanation | RulebookExplanation:
    """Explain something of a draft, or of a rulebook.

    Args:
        subject: an assessment: how does it come about, for this force? Or a rulebook: what does it say?
        name: of an assessment `overall`, or the id or title of a question, theme, rule, indicator, flag or grade rule;
            of a rulebook the id of a rule, indicator, flag, grade rule, theme or question, `overall`, or a grade such
            as `vulnerability:good`.
        assessments: drafts in which what the rulebook says is to be looked up.
        scenarios: a folder of feature files in which it is to be looked up.

    Raises:
        InputError: where nothing has that name.
        TypeError: where the subject is neither, such as the name of a rulebook.

    Examples:
        >>> import peel_grade
        >>> rulebook = peel_grade.load_rulebook("peel-2017")
        >>> assessment = peel_grade.grade("staffordshire-2017", rulebook)
        >>> peel_grade.explain(assessment, "rso-risk-not-managed").tree.label
        'rso-risk-not-managed (serious weakness) concludes'
        >>> peel_grade.explain(rulebook, "rso-risk-not-managed").title
        'a serious weakness'
        >>> [force.force for force in peel_grade.explain(rulebook, "scpos", assessments=[assessment]).forces]
        ['Staffordshire Police']
    """
    if not isinstance(subject, Assessment | Rulebook):
        raise TypeError(f"an assessment or a rulebook is explained, not {type(subject).__name__}; see `load_rulebook`")
    try:
        if isinstance(subject, Assessment):
            return DraftExplanation._make(drafted.drafted(subject, [name])[0])
        samples = None if scenarios is None else locate_samples((), Path(os.fspath(scenarios)))
        forces = Forces((each.force.name, each) for each in assessments)
        return RulebookExplanation._make(told.explain_in(engines_of(subject), name, samples, forces))
    except InputError as error:
        commands = ("--explain", "rulebook explain")  # what a program asked is no option or command
        told_so = [each._replace(file="explain") if each.file in commands else each for each in error.problems]
        raise InputError(told_so) from None
