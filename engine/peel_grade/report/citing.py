"""Sources on a page: short where they stand, and what the documents are once at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from peel_grade.report.lines import wrapped

if TYPE_CHECKING:
    from peel_grade.report import form


class Citing:
    """Cites the sources of a draft, those in the `main` document by their places alone; `cited` are those so far."""

    def __init__(self, documents: Mapping[str, "form.Document"], main: str | None, cited: Iterable[str] = ()) -> None:
        self._documents, self._main, self._cited = documents, main, {*cited}

    def further(self) -> "Citing":
        """One that has cited the same so far."""
        return Citing(self._documents, self._main, self._cited)

    def cite(self, sources: Iterable[str]) -> str:
        """The sources in brackets, as they stand behind a sentence: `(line 275)`; nothing where there is none."""
        told = ", ".join(self.places(sources))
        return f"({told})" if told else ""

    def places(self, sources: Iterable[str]) -> list[str]:
        """The sources, each once: `line 275`, `national-2017:1606`."""
        return [self._short(source) for source in dict.fromkeys(sources)]

    def _short(self, source: str) -> str:
        key = key_of(source)
        self._cited.add(key)
        if key != self._main:
            return source
        place = source.removeprefix(f"{key}:")
        return f"line{'s' if '-' in place else ''} {place}" if place[:1].isdigit() else place

    def resolved(self, width: int) -> Iterator[str]:
        """What the documents are that were cited."""
        for key, about in self._documents.items():
            if key in self._cited:
                lines = "Lines and pages are of " if key == self._main else ""
                yield from wrapped(f"{lines}{key}: {described(about)}.", width)


def citing_of(document: "form.AssessmentDocument") -> Citing:
    """What cites the sources of a draft: the document that it cites most is the main one."""
    keys = Counter(key_of(source) for source in sources_of(document))
    documents = document["documents"]
    return Citing(documents, next((key for key, _ in keys.most_common() if key in documents), None))


def key_of(source: str) -> str:
    """The key of the document that a source is in."""
    return source.partition(":")[0]


def described(about: "form.Document") -> str:
    """A document by its title, and by what else is known of it."""
    isbn = f"ISBN {about['isbn']}" if about["isbn"] else ""
    beside = ", ".join(filter(None, (isbn, about["published"], about["url"])))
    return f"{about['title']}{f' ({beside})' if beside else ''}"


def sources_of(document: "form.AssessmentDocument") -> Iterator[str]:
    """Every source that the draft cites, as often as it does."""
    for question in document["questions"].values():
        yield from question["sources"]
        for finding in question["findings"]:
            yield from (source for piece in finding["evidence"] for source in piece["sources"])
            yield from finding["earlier"]["sources"] if finding["earlier"] else ()
