"""Draft police effectiveness grades from declarative rules.

    >>> import peel_grade
    >>> peel_grade.grade("staffordshire-2017").to_dict()["overall"]["draft_grade"]
    'good'

- `load_rulebook` and `load_force` (or `force_from_row`) read and check; `grade` drafts, and `grade_table` all in a
  table; `explain` says why, `route` what it takes to come to a better grade; `compare` tells two drafts apart,
  `overview_of` what many come to together; `check` reports what is wrong with a rulebook.
- What they return cannot be changed, and no two calls share anything that can. Nothing is printed, and nothing is kept
  beside what you hold. Everything may be used from any number of threads, after a fork, and in other processes.
- Mistakes of the input are an `InputError` with a `Problem` for each; `EngineFault` says that the rules engine failed.

Everything is imported when it is first used, so that `import peel_grade` costs next to nothing.
"""

TYPE_CHECKING = False  # type checkers take it for true; to import it from `typing` would cost ten milliseconds

if TYPE_CHECKING:
    from peel_grade.comparison.form import ComparisonDocument
    from peel_grade.files.problems import EngineFault, InputError, Problem
    from peel_grade.force.file import Force
    from peel_grade.grades.reasons import Finding
    from peel_grade.grades.results import Gap
    from peel_grade.library.checks import check
    from peel_grade.library.comparisons import Comparison, compare
    from peel_grade.library.drafts import Assessment, grade
    from peel_grade.library.explanations import DraftExplanation, RulebookExplanation, explain
    from peel_grade.library.forces import force_from_row, load_force
    from peel_grade.library.overviews import Overview, overview_of
    from peel_grade.library.routes import Routes, route
    from peel_grade.library.rulebooks import Rulebook, load_rulebook
    from peel_grade.library.spark import grade_spark
    from peel_grade.library.tables import ArrowTable, DraftTable, grade_table
    from peel_grade.lint.diagnostics import Diagnostic
    from peel_grade.overview.form import OverviewDocument
    from peel_grade.report.form import AssessmentDocument
    from peel_grade.routes.form import RouteDocument

    __version__: str

__all__ = [
    "ArrowTable",
    "Assessment",
    "AssessmentDocument",
    "Comparison",
    "ComparisonDocument",
    "Diagnostic",
    "DraftExplanation",
    "DraftTable",
    "EngineFault",
    "Finding",
    "Force",
    "Gap",
    "InputError",
    "Overview",
    "OverviewDocument",
    "Problem",
    "RouteDocument",
    "Routes",
    "Rulebook",
    "RulebookExplanation",
    "__version__",
    "check",
    "compare",
    "explain",
    "force_from_row",
    "grade",
    "grade_spark",
    "grade_table",
    "load_force",
    "load_rulebook",
    "overview_of",
    "route",
]

_HOMES = {
    "ArrowTable": "library.tables",
    "Assessment": "library.drafts",
    "AssessmentDocument": "report.form",
    "Comparison": "library.comparisons",
    "ComparisonDocument": "comparison.form",
    "Diagnostic": "lint.diagnostics",
    "DraftExplanation": "library.explanations",
    "DraftTable": "library.tables",
    "EngineFault": "files.problems",
    "Finding": "grades.reasons",
    "Force": "force.file",
    "Gap": "grades.results",
    "InputError": "files.problems",
    "Overview": "library.overviews",
    "OverviewDocument": "overview.form",
    "Problem": "files.problems",
    "RouteDocument": "routes.form",
    "Routes": "library.routes",
    "Rulebook": "library.rulebooks",
    "RulebookExplanation": "library.explanations",
    "check": "library.checks",
    "compare": "library.comparisons",
    "explain": "library.explanations",
    "force_from_row": "library.forces",
    "grade": "library.drafts",
    "grade_spark": "library.spark",
    "grade_table": "library.tables",
    "load_force": "library.forces",
    "load_rulebook": "library.rulebooks",
    "overview_of": "library.overviews",
    "route": "library.routes",
}
"""The module that each name comes from."""


if not TYPE_CHECKING:  # to a type checker a module with this function has every attribute

    def __getattr__(name: str) -> object:
        if name == "__version__":
            from importlib.metadata import version

            value: object = version("peel-grade")
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value  # found without this function from now on
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
