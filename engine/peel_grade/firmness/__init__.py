"""Firmness: how few pieces of evidence would have to turn out otherwise before a grade changes, and which."""

__all__ = ["apart", "changes", "counting", "diagrams", "kept", "layout", "resilience", "search", "whole"]
