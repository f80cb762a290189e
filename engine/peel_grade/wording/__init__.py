"""How it is said: numbers, conditions and evidence in English.

Conditions are put into words by `sentences` (what grade rules count, by `counts`), comparisons with what a force
file says by `evidence`; `terms` writes numbers and ids, `paint` colours. Other packages import these modules one by
one, since a draft needs only some of them.
"""
