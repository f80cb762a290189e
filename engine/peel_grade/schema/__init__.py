"""JSON Schemas of the files that people write, for their editors.

The form comes from the models that read the files, the names from a rulebook.
"""
