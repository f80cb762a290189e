"""Plain sentences about a force and what must follow from them, read from feature files and run against a rulebook."""

from peel_grade.scenarios.features import Features, Scenario, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.locate import Samples, locate_samples
from peel_grade.scenarios.running import Failure, Result, run

__all__ = [
    "Failure", "Features", "Language", "Result", "Samples", "Scenario", "feature_files", "locate_samples",
    "read_features", "run",
]  # fmt: skip
