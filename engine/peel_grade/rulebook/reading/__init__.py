"""From YAML to a checked rulebook: imported only when YAML is read, since it takes pydantic along."""

__all__ = ["conditions", "exclusions", "grade_checks", "layers", "load", "models", "origins", "parameters"]
