"""What follows from the evidence: conditions as productions, the engine behind one adapter, an oracle beside it."""
