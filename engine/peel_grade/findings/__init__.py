"""What follows from the evidence: conditions as productions, the rules engine behind one adapter, an oracle beside it."""
