"""How many examples a test takes that draws them itself."""

from hypothesis import settings


def examples(few: int, many: int) -> int:
    """So few, or with `--hypothesis-profile=long` so many."""
    return many if settings().max_examples >= 1_000 else few
