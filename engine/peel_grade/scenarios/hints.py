"""What was probably meant by a step that is no sentence: by its kind, with the names and figures that it has."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from peel_grade.files.problems import quoted
from peel_grade.rulebook.conditions import PARTLY, Degree
from peel_grade.scenarios.entries import without_doubt, without_endings
from peel_grade.scenarios.expectations import EXPECTATIONS
from peel_grade.scenarios.givens import GIVENS
from peel_grade.scenarios.language import Language
from peel_grade.scenarios.sentences import GRADED, NUMBER, RANGE, Sentence, normal
from peel_grade.scenarios.vocabulary import Vocabulary
from peel_grade.wording.degrees import DEGREES, statement

_LIST = "`rulebook test --sentences WORD` lists those that are known"
_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "})  # noqa: RUF001
_CLOSE, _NEARLY = 60, 8
"""How much a sentence must resemble a step, of 100; and by how much less another may that is told too."""
_MOST = 3
"""So many sentences are told at most."""
_NEGATIVE = re.compile(
    r"\b(?:not|no|nobody|none|nothing|never|nowhere|neither|cannot|without)\b|n['\u2019]t\b", re.IGNORECASE
)
"""What makes a statement a negative one."""
_KINDS = ("given", "when", "then")


def hint(kind: str, text: str, language: Language) -> str:
    """The help for a step of a kind (given, when or then) that is no sentence of that kind."""
    return (
        language.misnamed(kind, text)
        or next(_almost(kind, text, language), None)
        or _of_another_kind(kind, text, language)
        or _nearest(kind, text, language)
        or _LIST
    )


def _known(kind: str, text: str, language: Language) -> bool:
    if kind == "when":
        return language.when(text)
    return (language.given(text) if kind == "given" else language.then(text)) is not None


def _almost(kind: str, text: str, language: Language) -> Iterator[str]:
    """The same in plain characters, or in small letters, where that is a sentence."""
    plain = " ".join(text.translate(_PLAIN).split())
    unquoted = plain.replace('"', "").replace("`", "")
    for variant in dict.fromkeys((plain, unquoted, plain.lower(), unquoted.lower(), unquoted.rstrip(",;:!"))):
        if variant != text and _known(kind, variant, language):
            yield f"write {quoted_whole(variant)}"


def _of_another_kind(kind: str, text: str, language: Language) -> str | None:
    """Where the sentence is one that stands behind another word."""
    other = next((each for each in _KINDS if each != kind and _known(each, text, language)), None)
    if other is None:
        return None
    why = {"given": "says what is the case before", "when": "grades", "then": "says what must follow"}[other]
    return f"this sentence {why}: it stands behind `{other.title()}`"


def _nearest(kind: str, text: str, language: Language) -> str | None:
    """The sentences of the kind that come nearest, filled with what the step has; few, and none that is far."""
    candidates = (each for each in chain(*_candidates(kind, text, language)) if each[1] != text)
    found = sorted(candidates, key=lambda each: -each[0])
    near = [sentence for score, sentence in found[:_MOST] if score >= found[0][0] - _NEARLY]
    best = dict.fromkeys(form for each in near for form in _forms(each, text, language.vocabulary))
    return "nearest: " + "; ".join(map(quoted_whole, best)) if best else None


def _forms(sentence: str, text: str, vocabulary: Vocabulary) -> list[str]:
    """The sentence; of a statement all that can be recorded of it, since what is nearest may mean the opposite: the
    negative first where the step is negative, that it is partly so where the step says so.
    """
    core, _ = without_doubt(sentence)
    name, found = vocabulary.flags.get(core, ("", True))
    flag = vocabulary.book.flags.get(name)
    if flag is None:
        return [sentence]
    forms = {degree: normal(statement(flag, degree)) for degree in DEGREES}
    if "partly" in text.split():
        first: Degree = PARTLY
    elif _is_negative(text):
        negative = [degree for degree in (True, False) if _is_negative(forms[degree])]
        first = negative[0] if len(negative) == 1 else False
    else:
        first = found
    ordered = sorted(forms, key=lambda degree: (degree != first, DEGREES.index(degree)))
    return [forms[degree] + sentence[len(core) :] for degree in ordered]


def _is_negative(text: str) -> bool:
    return bool(_NEGATIVE.search(text))


def _candidates(kind: str, text: str, language: Language) -> Iterator[Iterable[tuple[float, str]]]:
    vocabulary = language.vocabulary
    if kind == "given":
        yield _of_catalogue(normal(text), vocabulary)
    table = {"given": [*GIVENS], "when": [GRADED], "then": [*EXPECTATIONS]}[kind]
    yield _general(" ".join(text.split()).rstrip("."), [each.of(vocabulary.called) for each in table], vocabulary)


def _of_catalogue(text: str, vocabulary: Vocabulary) -> Iterator[tuple[float, str]]:
    """Sentences of flags and indicators, with the figure and the endings that the step has."""
    from rapidfuzz import fuzz, process

    core, endings = without_endings(text, vocabulary)
    figure = next(chain(RANGE.finditer(core), NUMBER.finditer(core)), None)
    masked = core if figure is None else f"{core[: figure.start()]}{{value}}{core[figure.end() :]}"
    known = [*vocabulary.figures, *vocabulary.flags]
    for sentence, score, _ in process.extract(
        masked, known, scorer=fuzz.token_sort_ratio, limit=3, score_cutoff=_CLOSE
    ):
        filled = sentence if figure is None else sentence.replace("{value}", figure[0])
        yield score, filled + text[len(core) :] if endings else filled


def _general(text: str, table: list[Sentence], vocabulary: Vocabulary) -> Iterator[tuple[float, str]]:
    """Sentences that are not of the catalogue, with the names that the step has."""
    from rapidfuzz import fuzz

    masked, names = _masked(text, vocabulary)
    for template in dict.fromkeys(re.sub(r"\{(lowest|highest)\}", "{grade}", each.template) for each in table):
        # what is a part of a sentence is near it too, if not quite as near
        score = max(fuzz.token_sort_ratio(masked, template), 0.9 * fuzz.token_set_ratio(masked, template))
        if score >= _CLOSE:
            yield score, _filled(template, names)


def _filled(template: str, names: list[tuple[str, str]]) -> str:
    """The template with the names that fit its slots, each used once, in their order."""
    left = list(names)

    def fill(found: re.Match[str]) -> str:
        for index, (slot, name) in enumerate(left):
            if slot == found[1]:
                del left[index]
                return name
        return found[0]

    return re.sub(r"\{([a-z ]+)\}", fill, template)


def _masked(text: str, vocabulary: Vocabulary) -> tuple[str, list[tuple[str, str]]]:
    """The text with slots in the place of the names in it, and these, each with its slot."""
    slots = {name.lower(): slot for slot, known in vocabulary.names().items() for name in known}
    slots = {name.partition(" ")[0].lower(): "force" for name in vocabulary.forces} | slots
    longest = sorted(slots, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))}|(?:19|20)\d\d)(?![\w-])", re.IGNORECASE)
    found: list[tuple[str, str]] = []

    def mask(match: re.Match[str]) -> str:
        slot = slots.get(match[0].lower(), "year")
        found.append((slot, match[0]))
        return f"{{{slot}}}"

    return pattern.sub(mask, text), found


def quoted_whole(text: str) -> str:
    """A sentence in backticks, in full: it is to be copied."""
    return f"`{text}`" if len(text) > 60 else quoted(text)
