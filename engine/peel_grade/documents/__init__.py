"""What is handed out, as documents: one page of HTML, printed as it is, as PDF, as Word, as Markdown."""

__all__ = ["charts", "drafts", "look", "pages", "routes", "word", "writing"]
