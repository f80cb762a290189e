"""Draft police effectiveness grades from declarative rules (see README.md)."""
