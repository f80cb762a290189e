"""How it is said: numbers, conditions and evidence in English."""
