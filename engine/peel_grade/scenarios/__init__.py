"""Plain sentences about a force and what must follow from them, read from feature files and run against a rulebook."""

from peel_grade.scenarios.features import Scenario, feature_files, read_features
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.running import Failure, Result, run

__all__ = ["Failure", "Language", "Result", "Scenario", "feature_files", "read_features", "run"]
