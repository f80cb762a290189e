"""Files as people write them: YAML with line and column, each mistake at its place, outputs whole or not at all."""
