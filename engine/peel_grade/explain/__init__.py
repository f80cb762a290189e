"""What a rulebook holds under a name, told to its authors: meaning, relations, scenarios, and the known forces.

`about.explain` makes an `Explanation`, plain data; `showing` turns it into text.
"""
