"""Living documentation: a rulebook, its sources and its scenarios as HTML pages that need nothing else.

`gathering` reads and runs, `links` names every place, `pages` fills the templates,
`folder` puts the pages where they belong.
"""
