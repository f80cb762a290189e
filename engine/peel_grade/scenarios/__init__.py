"""Scenarios: plain sentences about a force, and what must follow from them.

The sentences are generated from the catalogue and the rulebook, so that a
reviewer writes scenarios without code. Features are read with the official
Gherkin library, which pytest-bdd uses too.
"""
