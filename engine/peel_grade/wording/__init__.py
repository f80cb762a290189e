"""How it is said: numbers, conditions and evidence in English."""

__all__ = ["counts", "criteria", "degrees", "evidence", "paint", "properties", "sentences", "terms", "titles"]
