"""What the commands of `evidence` name in the same way: a rulebook for a force file, questions and themes."""

from collections.abc import Iterable

from peel_grade.files.problems import InputError, Problem, did_you_mean, quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from peel_grade.files.yaml_tree import Tree
    from peel_grade.findings.engines import Compiled
    from peel_grade.rulebook.model import Rulebook


def compiled_for(tree: "Tree", rules: str | None) -> "Compiled":
    """The rulebook for a force file: that of its framework, among those that `--rules` names. Raises InputError."""
    from peel_grade.findings.cache import load_located
    from peel_grade.force.locate import rulebook_for
    from peel_grade.rulebook.locate import locate_all

    if rules is None:
        return load_located(rulebook_for(tree, None))
    with locate_all(rules) as places:
        return load_located(rulebook_for(tree, places))


def check_places(names: Iterable[str], book: "Rulebook", option: str, *, themes: bool = True) -> None:
    """Raise InputError for names, given with an option, that are of no question and no theme (if `themes` may be)."""
    places, words = {**book.questions, **(book.themes if themes else {})}, book.framework.words
    kind = f"{words.question.one} or {words.theme.one}" if themes else words.question.one
    problems = [
        Problem(option, 0, 0, f"unknown {kind} {quoted(name)}", help)
        for name in names
        if name not in places
        for help in [did_you_mean(name, places) or f"one of {', '.join(places)}"]
    ]
    if problems:
        raise InputError(problems)
