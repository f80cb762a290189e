"""What a condition can and cannot mean: proofs over all possible evidence, or a witness.

Imported only by `rulebook check` and `rulebook watch`.
"""
