"""What can be wrong with a rulebook that is well formed, one class each; `ALL` lists them in the order of reports."""

from peel_grade.lint.lint import Lint
from peel_grade.lint.lints.bands import GappedBands, InvertedBands, OverlappingBands
from peel_grade.lint.lints.counts import CertainCount, EmptyCount, ImpossibleCount, UngradedNamed
from peel_grade.lint.lints.coverage import DeprecatedName, ThemeWithoutRules, ThemeWithoutStrengths, UnusedEvidence
from peel_grade.lint.lints.figures import UnitMismatch, WrongSide
from peel_grade.lint.lints.grades import InvertedGrades, SameAlternative, UncoveredCounts, UnreachableGradeRule
from peel_grade.lint.lints.meaning import AlwaysConcludes, CertainCondition, ImpossibleCondition, NeverConcludes
from peel_grade.lint.lints.pairs import ImpliedRule, SameRule, StrengthAndWeakness
from peel_grade.lint.lints.redundancy import NeedlessCondition
from peel_grade.lint.lints.texts import DuplicateWording, PlaceholderLeft, UnfilledTemplate, UnsourcedBenchmark

ALL: tuple[type[Lint], ...] = (
    NeverConcludes, ImpossibleCondition, AlwaysConcludes, CertainCondition, NeedlessCondition,
    UnreachableGradeRule, EmptyCount, ImpossibleCount, CertainCount, UngradedNamed,
    UncoveredCounts, InvertedGrades, SameAlternative,
    SameRule, ImpliedRule, StrengthAndWeakness, OverlappingBands, GappedBands, InvertedBands, WrongSide, UnitMismatch,
    DuplicateWording, UnfilledTemplate, PlaceholderLeft, UnsourcedBenchmark, UnusedEvidence, DeprecatedName,
    ThemeWithoutRules, ThemeWithoutStrengths,
)  # fmt: skip
