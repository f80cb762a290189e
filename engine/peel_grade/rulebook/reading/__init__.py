"""From YAML to a checked rulebook: imported only when YAML is read, since it takes pydantic along."""

__all__ = [
    "catalogue_form",
    "conditions",
    "exclusions",
    "findings_form",
    "form_fields",
    "framework_form",
    "grade_checks",
    "layers",
    "load",
    "meanings",
    "origins",
    "parameters",
]
