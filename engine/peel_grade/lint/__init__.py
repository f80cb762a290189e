"""What `rulebook check` reports: the mistakes of a rulebook, and what its lints find.

`diagnostics` says what a report is made of, `context` what a lint can ask, `lints/`
holds one class a lint, `checking` runs them, `formats/` shows the result.
"""
