"""Files as people write them: YAML with line and column, every mistake at its place, outputs written whole or not at all."""
