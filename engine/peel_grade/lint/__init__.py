"""Whether a rulebook is well formed and means what its authors think: its mistakes, and what its lints find."""

__all__ = ["checking", "codes", "context", "diagnostics", "examples", "fixing", "formats", "proving"]
