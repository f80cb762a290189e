"""Plain sentences about a force and what must follow from them, read from feature files and run against a rulebook."""

__all__ = ["expectation", "features", "givens", "language", "locate", "reports", "running", "suite"]
