"""How things are recorded, in the order of the codes that columns have for them."""

STATUSES = ("not_recorded", "known", "not_supplied", "not_comparable")
"""What the codes of the statuses of figures mean."""
FLAG_STATES = ("not_recorded", "fails", "partly", "holds", "not_supplied", "not_comparable", "known")
"""What the codes of flags mean: how far it is so, or why that is not known (`known`: the file does not say)."""
