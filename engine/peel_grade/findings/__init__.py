"""What follows from the evidence: conditions as productions, the engine behind one adapter, an oracle beside it."""

__all__ = ["cache", "compiler", "durable", "engines", "oracle", "productions", "truths"]
