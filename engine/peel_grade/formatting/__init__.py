"""One way to write each file that people write: order of keys, line or block, quotes; what it says, it keeps saying."""

__all__ = ["formatter", "source"]
