"""What is told of an assessment: as a document of data, as text, as a tree."""
