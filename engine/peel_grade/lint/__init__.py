"""Whether a rulebook is well formed and means what its authors think: its mistakes, and what its lints find."""

from peel_grade.lint.checking import CheckResult, RulebookCheck, check

__all__ = ["CheckResult", "RulebookCheck", "check"]
