"""Whether any evidence makes a condition true, or false: a witness that does, or a proof that there is none."""

__all__ = ["elements", "numbers", "proof", "search", "states", "tallies"]
