"""How it is said: numbers, conditions and evidence in English."""

__all__ = ["counts", "criteria", "evidence", "paint", "sentences", "terms"]
