"""The sentences of a rulebook as step definitions, with which an editor's Cucumber language server completes features.

They are written in JavaScript, of which the server reads what stands in `Given`, `When` and `Then`; nothing ever runs
them. Rules, areas, questions, themes and grades are written out, so that an editor finds each by how its words begin.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from peel_grade.scenarios.language import Language
from peel_grade.scenarios.listing import sentences
from peel_grade.scenarios.sentences import DOUBTFUL, FIGURE
from peel_grade.wording.sentences import conclusion

_HEAD = """// Written by `rulebook schema`: edit nothing here, and write it again after a change of the rulebook.
// An editor with Cucumber's language server completes steps with it: name it in the setting `cucumber.glue`.
"""
_ANY = "[^<>]+"


def step_definitions(language: Language) -> str:
    """All sentences of a rulebook as step definitions in JavaScript."""
    return "\n".join((_HEAD, *_lines(language))) + "\n"


def _lines(language: Language) -> Iterator[str]:
    lists = sentences(language)
    names = {"figure": FIGURE, "compared": _compared(lists["at the end of a Given"]), "year": r"\d{4}", "words": _ANY}
    names["rules"] = "[a-z0-9-]+(?:(?:, | and )[a-z0-9-]+)*"
    names["grade"] = "|".join(map(re.escape, language.vocabulary.names()["grade"]))
    yield from (f"defineParameterType({{ name: '{name}', regexp: /{regexp}/ }})" for name, regexp in names.items())
    for kind in ("Given", "When", "Then"):
        read = language.given if kind == "Given" else language.then
        expressions = dict.fromkeys(each for text in lists[kind] for each in _expressions(text, language))
        # of a grade that no inspection gives there is no sentence with every form
        known = (each for each in expressions if "{" in each or kind == "When" or read(_text(each)) is not None)
        yield from (f"{kind}({_quoted(each)}, () => {{}})" for each in known)


def _compared(endings: Iterable[str]) -> str:
    """What may follow a figure behind its first comma, as a regular expression: one ending, or several."""
    each = [
        re.sub(r"\\\{[a-z]+\\\}", lambda _: f"(?:{FIGURE})", re.escape(ending.removeprefix(", ")).replace(r"\ ", " "))
        for ending in endings
        if ending != DOUBTFUL.template
    ]
    one = f"(?:{'|'.join(each)})"
    return f"{one}(?:, {one})*"


def _expressions(text: str, language: Language) -> Iterator[str]:
    """A sentence as expressions of Cucumber: with its slots, or with each name that may stand in them."""
    if "{value}" in text:
        doubtful = f"({DOUBTFUL.template})"
        figure = "{figure}".join(map(_plain, text.split("{value}")))
        yield figure + doubtful
        yield f"{figure}, {{compared}}{doubtful}"
        return
    slots = re.findall(r"\{([a-z]+)\}", text)
    if not slots:
        stated = text in language.vocabulary.flags
        yield _plain(text) + (f"({DOUBTFUL.template})" if stated else "")
        return
    for words in _fillings(slots, language):
        parts = re.split(r"\{[a-z]+\}", text)
        yield "".join(_plain(part) + word for part, word in zip(parts, (*words, ""), strict=True))


def _fillings(slots: list[str], language: Language) -> Iterable[tuple[str, ...]]:
    """What may stand in the slots of a sentence together, each as an expression: a rule beside what it concludes."""
    book = language.book
    if slots == ["rule", "finding"]:
        return ((_plain(rule.id), _plain(conclusion(rule, book.framework))) for rule in book.rules.values())
    return product(*(_names(slot, language) for slot in slots))


def _names(slot: str, language: Language) -> list[str]:
    if slot in ("rule", "area", "question", "theme", "grade"):
        return [_plain(name) for name in language.vocabulary.names()[slot]]
    named = {"lowest": "grade", "highest": "grade", "year": "year", "rules": "rules"}
    return [f"{{{named.get(slot, 'words')}}}"]


def _plain(text: str) -> str:
    """A text as it stands, in an expression of Cucumber."""
    return re.sub(r"([\\(){}/])", r"\\\1", text)


def _text(expression: str) -> str:
    """What an expression without parameters stands for, without what it leaves open."""
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)\([^)]*\)$", "", expression))


def _quoted(expression: str) -> str:
    """An expression in the quotes of JavaScript, as the server reads them: it takes a backslash for one."""
    return "'" + expression.replace("'", "\\'") + "'"
