"""The formats of a check's report: each a function from what was checked to text."""
