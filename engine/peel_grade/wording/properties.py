"""What authors ask of every draft, and where they except something from what is asked of every rulebook, in words."""

from peel_grade.rulebook import subjects
from peel_grade.rulebook.conditions import leaves
from peel_grade.rulebook.model import Excepted, Property, Rulebook
from peel_grade.wording.sentences import sentence


def speaking_of(name: str, book: Rulebook) -> list[Property]:
    """The properties that speak of a rule, an area, evidence, a theme or a question, by its id, or of `overall`."""
    return [
        each
        for each in book.properties.values()
        for conditions in [[each.holds, *([] if each.whenever is None else [each.whenever])]]
        if any(_is_of(leaf.subject, name) for condition in conditions for leaf in leaves(condition))
    ]


def excepting(name: str, book: Rulebook) -> list[Excepted]:
    """The exceptions that name a rule, a grade rule, an area, a grade or evidence by its id, or all in a place."""
    return [each for each in book.exceptions.values() if name in each.of or (not each.of and name in each.places)]


def property_said(each: Property, book: Rulebook) -> str:
    """A property in a sentence: `whenever “Speed” is poor, never: “Care” is fair`."""
    whenever = "" if each.whenever is None else f"whenever {sentence(each.whenever, book)}, "
    return f"{whenever}{'never' if each.never else 'always'}: {sentence(each.holds, book)}"


def excepted_said(each: Excepted, book: Rulebook) -> str:
    """Of what an exception is, beside what it names: in which places, and from which grades on."""
    titles = {name: f"“{row.title}”" for part in (book.questions, book.themes) for name, row in part.items()}
    places = [titles.get(place.partition("/")[2] or place, "the overall grade") for place in each.places]
    told = [f"in {', '.join(places)}"] if places else []
    told += [f"from {', '.join(map(book.framework.said, each.start))}"] if each.start else []
    return " ".join(told)


def _is_of(subject: str, name: str) -> bool:
    """Whether a subject is something by its id, or counts it by its name."""
    match subjects.subject(subject):
        case subjects.Count(of=of, named=named):
            return name in named or name == of
        case subjects.Part():
            return False
        case other:
            return other[0] == name
