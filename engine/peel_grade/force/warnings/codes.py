"""The code of every warning about a force file, with what it means and what to do."""

CODES = {
    "after-cycle": "A year or date lies after the cycle, or an earlier inspection not before it: an earlier grade "
    "of the same year would be the answer itself. Look the year up again.",
    "asked-twice": "The same earlier [area] is listed twice for one year. Keep one.",
    "benchmark-differs": "The figure of a benchmark is not the one that the catalogue has for this cycle, so that "
    "the comparison turns out otherwise than for all others. Correct it; where the source really states another, "
    "allow the warning and say why.",
    "cites-conclusion": "The cited line lies in a box of conclusions ([areas], [concerns]). A "
    "force file records what was found, never what was concluded: cite the paragraph that the conclusion rests "
    "on.",
    "change-disagrees": "A change, and the two figures that it is the change between, disagree by more than "
    "rounding explains. Look all three up again.",
    "cites-blank-line": "The cited line is empty in the text of the document. Count again.",
    "contradiction": "The catalogue says that two statements cannot both be so, or that one brings the other along; "
    "the file records otherwise. Look both up again; what is only partly so is recorded as `partly`.",
    "date-to-come": "A decision is dated later than today. Correct the date.",
    "figure-not-cited": "None of the cited lines holds the figure, in digits or in words. Cite the line that does.",
    "former-name": "The file names an indicator, flag or area that was given up and is kept for old files only. It is "
    "read as its successor, if it has one: write that.",
    "fraction-of-one": "A percentage between 0 and 1, where its benchmark or its earlier value is 5 or more: most "
    "likely a fraction (0.193 for 19.3). Write it in percent.",
    "lines-differ": "The document is said to have another number of lines than its text, so that sources may point "
    "past its end, or to lines of another copy. Correct the number, or the text.",
    "names-disagree": "Something else is recorded under an old name than under the one that replaces it; only the new "
    "one counts. Look both up again.",
    "needless-allow": "`allow` names a warning that there is not, so that it would hide a later one. Remove it.",
    "no-source": "Nothing says where the evidence was found, so that nobody can look it up. Write `source`.",
    "other-framework": "The file names one framework and is graded by the rulebook of another: what is missing "
    "under the other names counts as not recorded. Name the rulebook of the file's framework.",
    "out-of-order": "A decision of the panel is dated before the one that it stands behind, and the last in a history "
    "holds. Put the later one last, or correct the date.",
    "part-exceeds-whole": "A figure is larger than another of which it is a part. Look both up again.",
    "rank-disagrees": "A rank among the highest with a figure below the benchmark, or among the lowest with one "
    "above it. Look both up again.",
    "rate-disagrees": "A figure that follows from two others, and those two, disagree by more than rounding explains. "
    "Look all three up again; where the source counts otherwise, allow the warning and say how.",
    "shares-exceed-whole": "Shares of one whole add up to more than 100 percent. Look them up again.",
    "text-missing": "The text of a document that the file names cannot be read, so that no cited line was looked up.",
}
"""Every code with what it means and what to do; brackets stand for the words of a framework (`Words.into`)."""
