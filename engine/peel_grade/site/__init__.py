"""A rulebook, its sources and its scenarios as HTML pages that need nothing else."""

from peel_grade.site.gathering import Gathered, gather
from peel_grade.site.pages import render

__all__ = ["Gathered", "gather", "render"]
