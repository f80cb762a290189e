"""What a rule concludes and what a framework declares, as a reviewer should see it change."""

from peel_grade.boundaries.model import Key
from peel_grade.rulebook.model import Rule, Rulebook


def says(key: Key, book: Rulebook) -> dict[str, object]:
    """What an entry says. Raises KeyError where the rulebook has no such rule or list."""
    part, name = key
    match part:
        case "scale":
            return _scale(book)
        case "rule":
            return concludes(book.rules[name])
        case "theme_grades":
            return {"of": list(theme_lists(book)[name])} if name else {}
        case "no_precedent" if all(remark.id != name for remark in book.no_precedent):
            raise KeyError(name)
        case _:
            return {}


def units(key: Key, book: Rulebook) -> list[str]:
    """The themes or questions below a list. Raises KeyError where the rulebook has none."""
    part, name = key
    if part == "question_grades":
        return book.themes_of(book.questions[name].id)
    if part in ("overall", "alternative", "no_precedent"):
        return [question.id for question in book.questions.values() if question.graded]
    return []


def theme_lists(book: Rulebook) -> dict[str, tuple[str, ...]]:
    """The themes that have the same list, by the first of them; by nothing where all have the same."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for theme in book.themes:
        alike.setdefault(tuple(rule.id for rule in book.theme_grades if rule.grades(theme)), []).append(theme)
    return {themes[0] if len(alike) > 1 else "": tuple(themes) for themes in alike.values()}


def concludes(rule: Rule) -> dict[str, object]:
    """What a rule concludes, in the keys of a file of findings."""
    said: dict[str, object] = {"theme": rule.theme} if rule.theme else {"question": rule.question}
    said[rule.kind] = rule.weight or True
    return said | ({"area": rule.area} if rule.area else {})


def _scale(book: Rulebook) -> dict[str, object]:
    """The grades with what they bring, the standard among them, and what else stands in an order."""
    framework = book.framework
    said: dict[str, object] = {"grades": list(framework.scale), "standard": framework.standard.id}
    if framework.points:
        said["points"] = dict(framework.points)
    said["weights"] = list(framework.weights)
    if framework.ranks:
        said["ranks"] = list(framework.ranks)
    if ungraded := [question.id for question in book.questions.values() if not question.graded]:
        said["ungraded"] = ungraded
    return said
