"""Firmness: how few pieces of evidence would have to turn out otherwise before a grade changes, and which."""

__all__ = [
    "changes",
    "components",
    "costs",
    "counting",
    "diagrams",
    "drafted",
    "every",
    "graders",
    "kept",
    "layout",
    "possible",
    "reach",
    "said",
    "search",
    "whole",
]
