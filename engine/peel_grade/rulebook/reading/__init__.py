"""From the YAML of a rulebook's folder to a checked `Rulebook`.

Imported only when a rulebook is read from YAML, never for one that the cache holds.
"""
