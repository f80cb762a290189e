"""What is told of an assessment: as a document of data, as text, as a tree.

`document` makes the JSON document whose types and schema are in `form`, `text` lays it out, `tree` tells how a grade
or a conclusion follows; `html` renders the templates of other packages. Other packages import these modules one by
one: a draft needs neither pydantic, which `form` takes along, nor jinja2.
"""
