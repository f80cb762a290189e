"""What programs use: rulebooks, forces, drafts and explanations, as `import peel_grade` offers them."""

__all__ = ["checks", "drafts", "explanations", "forces", "rulebooks"]
