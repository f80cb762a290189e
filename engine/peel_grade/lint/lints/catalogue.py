"""Names and sentences that must tell entries of the catalogue apart, and the name of the framework itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from peel_grade.lint.context import LintContext
from peel_grade.lint.diagnostics import Diagnostic
from peel_grade.lint.lint import Lint
from peel_grade.lint.lints.texts import plain_words
from peel_grade.rulebook.locate import header, rulebooks_in
from peel_grade.rulebook.reading.catalogue_form import FlagText, IndicatorText
from peel_grade.rulebook.reading.layers import Located

_Entry: TypeAlias = Located[IndicatorText] | Located[FlagText]


class SameSentence(Lint):
    """A sentence that means two things."""

    code = "same-sentence"
    description = (
        "Two entries of the catalogue are said in the same sentence, or one is said alike whether it is true or false. "
        "A scenario that uses the sentence means only one of them, and a reader cannot tell which. Word them apart."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two such sentences."""
        first: dict[str, tuple[str, _Entry]] = {}
        for name, entry in _entries(context):
            for key in ("statement", "holds", "fails"):
                text = getattr(entry.text, key, None)
                if text is None:
                    continue
                sentence = plain_words(text)
                other, earlier = first.setdefault(sentence, (name, entry))
                if other != name and context.own(entry):
                    message = f"`{name}` is said in the same sentence as `{other}`"
                    yield self.report(entry, message, "word them apart", at=(key,), beside=earlier)
                elif (
                    key == "fails" and context.own(entry) and sentence == plain_words(getattr(entry.text, "holds", ""))
                ):
                    message = f"`{name}` is said alike whether it is true or false"
                    yield self.report(entry, message, "say in `fails` what is found where it is false", at=(key,))


class SameLabel(Lint):
    """A label of two entries."""

    code = "same-label"
    description = (
        "Two entries of the catalogue have the same label, so that lists of evidence show it twice and nobody can tell "
        "which is meant. Say in each what is its own."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The later of two such entries."""
        first: dict[str, tuple[str, _Entry]] = {}
        for name, entry in _entries(context):
            other, earlier = first.setdefault(plain_words(entry.text.label), (name, entry))
            if other != name and context.own(entry):
                message = f"`{name}` has the same label as `{other}`"
                help = "say in each what is its own"
                yield self.report(entry, message, help, at=("label",), beside=earlier)


class FrameworkFolder(Lint):
    """A framework whose id is not the name of its folder, among others whose are."""

    code = "framework-folder"
    description = (
        "The rulebooks beside this one are called as their folders are, and this one is not: `extends` and `--rules` "
        "name the folder, force files and tags of scenarios the id. Rename one of the two."
    )

    def find(self, context: LintContext) -> Iterator[Diagnostic]:
        """The framework of a rulebook that lies in a folder."""
        framework = context.top.framework
        file = Path(framework.tree.file)
        if file.name != "framework.yaml" or not file.is_file() or "id" in context.top.broken:
            return
        folder = file.resolve().parent
        if framework.text.id == folder.name:
            return
        others = [other for other in rulebooks_in(folder.parent) if other.name != folder.name]
        if others and all(header(other).id == other.name for other in others):
            message = f"the framework is called `{framework.text.id}`, its folder `{folder.name}`"
            yield self.report(framework, message, f"write `id: {folder.name}`, or rename the folder", at=("id",))


def _entries(context: LintContext) -> Iterator[tuple[str, _Entry]]:
    """The entries of the catalogue that are in use, those of extended rulebooks first, then by file and line."""
    entries: list[tuple[str, _Entry]] = [*context.indicators.items(), *context.flags.items()]
    for name, entry in sorted(entries, key=lambda pair: context.place(pair[1])):
        if not context.names.given_up(entry.text):
            yield name, entry
