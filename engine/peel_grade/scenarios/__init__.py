"""Plain sentences about a force and what must follow from them, read from feature files and run against a rulebook."""

__all__ = ["expectation", "features", "language", "locate", "reports", "running", "statement", "suite"]
