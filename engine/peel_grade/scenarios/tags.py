"""What tags say of a scenario: which framework it is of, that it is not to pass yet, or what its author sorts it by.

    @peel-2016                         the framework that grades it
    @skip:the-source-is-unclear        it is not run, for this reason
    @xfail:the-rule-is-to-be-changed   it is run, and must fail
    @wip                               it is being written: nothing of it is looked at (a reason may follow)
    @allow:fraction-of-one:it-is-so    a warning about what it states is not told, for this reason
    @topic:children                    anything else has a colon too, and says what it is of

A reason is written with hyphens, so that every tool that reads Gherkin carries it. The tag that stands nearest counts.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from peel_grade.files.problems import did_you_mean, quoted
from peel_grade.force.warnings.codes import CODES

SKIP, XFAIL, WIP, ALLOW = "skip", "xfail", "wip", "allow"
_STATUSES = (SKIP, XFAIL, WIP)
_WITH_REASON = (SKIP, XFAIL)


class Tag(NamedTuple):
    """A tag, without its `@`, and where it stands."""

    name: str
    line: int
    column: int

    @property
    def key(self) -> str:
        """What stands before the first colon."""
        return self.name.partition(":")[0]

    @property
    def names_framework(self) -> bool:
        """Whether it is to name a framework, since it is nothing else."""
        return ":" not in self.name and self.name not in (*_STATUSES, ALLOW)

    @property
    def allows(self) -> str:
        """The code of the warning that is not to be told; empty where none is named."""
        return self.name.split(":")[1] if self.name.startswith(f"{ALLOW}:") else ""


class Status(NamedTuple):
    """That a scenario is not to pass yet: `kind` is skip, xfail or wip; `reason` may be empty of wip."""

    kind: str
    reason: str


def framework_of(tags: Iterable[Tag]) -> str:
    """The framework that the nearest tag names; empty where none does."""
    return next((tag.name for tag in reversed([*tags]) if tag.names_framework), "")


def status_of(tags: Iterable[Tag]) -> Status | None:
    """What the nearest tag says of whether the scenario is to pass."""
    tag = next((tag for tag in reversed([*tags]) if tag.key in _STATUSES), None)
    if tag is None:
        return None
    return Status(tag.key, tag.name.partition(":")[2].replace("-", " ").replace("_", " ").strip())


def runs(tags: Iterable[Tag]) -> bool:
    """Whether the scenario is run at all."""
    status = status_of(tags)
    return status is None or status.kind == XFAIL


def tag_problem(tag: Tag, frameworks: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with a tag, and what would help; None where it says something."""
    told = quoted(f"@{tag.name}")
    if tag.names_framework:
        if tag.name in frameworks:
            return None
        help = f"a tag names the framework of a scenario, one of {', '.join(frameworks)}; one of your own has a colon"
        return f"{told} names no framework", did_you_mean(tag.name, [*frameworks, *_STATUSES]) or help
    if tag.key == ALLOW:
        return _allowance_problem(tag)
    status = status_of([tag])
    if status is not None:
        lacks = status.kind in _WITH_REASON and not status.reason
        return (f"{told} says no reason", f"say why: `@{tag.key}:the-source-is-unclear`") if lacks else None
    near = did_you_mean(tag.key, (*_STATUSES, ALLOW))
    return (f"{told} is no status of a scenario", near) if near else None


def _allowance_problem(tag: Tag) -> tuple[str, str] | None:
    code, reason = [*tag.name.split(":", 2), "", ""][1:3]
    if code not in CODES:
        return f"{quoted(f'@{tag.name}')} names no warning", did_you_mean(code, CODES) or "`@allow:CODE:why-it-is-so`"
    return None if reason else (f"{quoted(f'@{tag.name}')} says no reason", f"say why: `@allow:{code}:why-it-is-so`")
