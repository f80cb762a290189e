"""What a rulebook holds under a name, told to its authors: meaning, relations, scenarios, and the known forces.

`explain.explain` makes an `Explanation`, plain data; `render.text` turns it into text. The package is not called
`explain`, because that is a function of `peel_grade`, which a package of the same name would hide once imported.
"""
