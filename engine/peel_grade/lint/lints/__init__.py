"""What can be wrong with a rulebook that is well formed, one class each; `ALL` lists them in the order of reports."""

from peel_grade.lint.lint import Lint
from peel_grade.lint.lints.bands import GappedBands, InvertedBands, OverlappingBands
from peel_grade.lint.lints.benchmarks import LeftOutBenchmarks, MissingBenchmark
from peel_grade.lint.lints.catalogue import FrameworkFolder, SameLabel, SameSentence
from peel_grade.lint.lints.counted_twice import CountedTwice
from peel_grade.lint.lints.counts import CertainCount, EmptyCount, ImpossibleCount, UngradedNamed
from peel_grade.lint.lints.coverage import (
    AreaWithoutRule,
    DeprecatedName,
    ThemeWithoutRules,
    ThemeWithoutStrengths,
    UnusedEvidence,
)
from peel_grade.lint.lints.figures import WrongSide
from peel_grade.lint.lints.grades import (
    InvertedGrades,
    MissingGrade,
    SameAlternative,
    UncoveredCounts,
    UnreachableGradeRule,
)
from peel_grade.lint.lints.meaning import AlwaysConcludes, CertainCondition, ImpossibleCondition, NeverConcludes
from peel_grade.lint.lints.pairs import ImpliedRule, SameRule, StrengthAndWeakness
from peel_grade.lint.lints.parameters import LaterParameter, UnusedParameter
from peel_grade.lint.lints.reasons import RepeatedWithoutArea, UnfoundedBasis, WrongNumber
from peel_grade.lint.lints.recording import (
    ContradictoryFlag,
    ExcludedTogether,
    FlagWithoutCriteria,
    IncompleteCriteria,
    InvertibleName,
    NamesItself,
)
from peel_grade.lint.lints.redundancy import NeedlessCondition, RepeatedMember
from peel_grade.lint.lints.remedies import WithoutRemedy
from peel_grade.lint.lints.texts import DuplicateWording, PlaceholderLeft, UnfilledTemplate, UnsourcedBenchmark
from peel_grade.lint.lints.units import UnitMismatch

__all__ = ["ALL"]

ALL: tuple[type[Lint], ...] = (
    NeverConcludes, ImpossibleCondition, AlwaysConcludes, CertainCondition, NeedlessCondition,
    RepeatedMember, RepeatedWithoutArea,
    UnreachableGradeRule, EmptyCount, ImpossibleCount, CertainCount, UngradedNamed,
    MissingGrade, UncoveredCounts, InvertedGrades, SameAlternative,
    SameRule, ImpliedRule, CountedTwice, StrengthAndWeakness,
    OverlappingBands, GappedBands, InvertedBands, WrongSide, UnitMismatch,
    WrongNumber, UnfoundedBasis, DuplicateWording, UnfilledTemplate, PlaceholderLeft,
    UnsourcedBenchmark, LeftOutBenchmarks, MissingBenchmark, WithoutRemedy, AreaWithoutRule, UnusedEvidence,
    UnusedParameter, LaterParameter, DeprecatedName,
    SameSentence, SameLabel, FrameworkFolder,
    FlagWithoutCriteria, IncompleteCriteria, InvertibleName, NamesItself, ContradictoryFlag, ExcludedTogether,
    ThemeWithoutRules, ThemeWithoutStrengths,
)  # fmt: skip
