"""Something to start from: a rule, a force file, a copy of a shipped rulebook, a framework of one's own."""

from peel_grade.skeletons.copy import copy_rulebook
from peel_grade.skeletons.force import force_skeleton
from peel_grade.skeletons.rule import rule_skeleton

__all__ = ["copy_rulebook", "force_skeleton", "rule_skeleton"]
