"""Circuit: a rulebook as gates, from what is known of evidence to grades, for solvers, columns and SQL."""

__all__ = ["comparing", "counting", "evaluate", "gates", "inputs", "lowering", "rules"]
