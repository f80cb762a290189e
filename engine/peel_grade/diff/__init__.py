"""What an edit of a rulebook changes: in the rules, and in the drafts of forces.

`changes` finds the edits and applies some of them, `describing` tells them in words, `impact`
finds which edit changes which draft, `writing` puts it on paper.
"""
