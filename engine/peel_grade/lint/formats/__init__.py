"""The results of checks as text for people, as JSON, as SARIF and as annotations of GitHub."""

__all__ = ["github", "json", "sarif", "text"]
