"""What a framework of one's own is made from."""

from collections.abc import Mapping
from typing import NamedTuple

from peel_grade.rulebook.framework import Noun

LOOKED_FOR = (
    ("led", "someone at the top leads", "nobody at the top leads", "Give someone at the top the lead of"),
    ("planned", "there is a plan for", "there is no plan for", "Make a plan for"),
    ("trained", "staff are trained in", "staff are not trained in", "Train staff in"),
    ("checked", "results are checked of", "results are not checked of", "Check the results of"),
    ("shared", "what works is shared about", "what works is not shared about", "Share what works about"),
)
"""What is looked for in every part of an inspection: a name, the sentences of a flag, what is asked for otherwise."""
MOST = len(LOOKED_FOR)
"""How many grades there may be below the standard, and one fewer above it."""


class Part(NamedTuple):
    """A question, or a theme of one."""

    id: str
    title: str


class Answers(NamedTuple):
    """What a framework is made from.

    `grades` are ids, worst first, one of them the `standard`; at most `MOST` stand below it and one fewer above.
    `questions` are in order, each with its themes: of none, or of all; `overall`: is there an overall grade?
    """

    id: str
    title: str
    year: int
    subject: Noun
    question: Noun
    theme: Noun
    grades: tuple[str, ...]
    standard: str
    questions: Mapping[Part, tuple[Part, ...]]
    overall: bool
