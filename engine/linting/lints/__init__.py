"""The lints, one class each; `ALL` lists them in the order of their reports at one place."""

from engine.linting.lint import Lint
from engine.linting.lints.bands import GappedBands, InvertedBands, OverlappingBands
from engine.linting.lints.coverage import DeprecatedName, ThemeWithoutRules, ThemeWithoutStrengths, UnusedEvidence
from engine.linting.lints.figures import UnitMismatch, WrongSide
from engine.linting.lints.grades import UnreachableGradeRule
from engine.linting.lints.meaning import AlwaysConcludes, CertainCondition, ImpossibleCondition, NeverConcludes
from engine.linting.lints.pairs import ImpliedRule, SameRule, StrengthAndWeakness
from engine.linting.lints.redundancy import NeedlessCondition
from engine.linting.lints.texts import DuplicateWording, PlaceholderLeft, UnfilledTemplate, UnsourcedBenchmark

ALL: tuple[type[Lint], ...] = (
    NeverConcludes, ImpossibleCondition, AlwaysConcludes, CertainCondition, NeedlessCondition,
    UnreachableGradeRule,
    SameRule, ImpliedRule, StrengthAndWeakness, OverlappingBands, GappedBands, InvertedBands, WrongSide, UnitMismatch,
    DuplicateWording, UnfilledTemplate, PlaceholderLeft, UnsourcedBenchmark, UnusedEvidence, DeprecatedName,
    ThemeWithoutRules, ThemeWithoutStrengths,
)  # fmt: skip
