"""One way to write each file that people write: order of keys, line or block, quotes; what it says, it keeps saying."""

from peel_grade.formatting.formatter import formatted
from peel_grade.formatting.source import Source, found

__all__ = ["Source", "formatted", "found"]
