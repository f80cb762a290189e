"""Expressions of SQL, and the columns that they read."""

from collections.abc import Iterable

from peel_grade.files.record import Record


class Text(Record):
    """An expression that is true or false (or, of a column, has some value), and the columns that it reads."""

    sql: str
    reads: frozenset[str] = frozenset()


NEVER, ALWAYS = Text("FALSE"), Text("TRUE")


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def denied(text: Text) -> Text:
    """That it is false."""
    return {NEVER: ALWAYS, ALWAYS: NEVER}.get(text) or Text(f"NOT {text.sql}", text.reads)


def joined(word: str, texts: Iterable[Text]) -> Text:
    """All of them (`AND`), or one (`OR`)."""
    neutral, ending = (ALWAYS, NEVER) if word == "AND" else (NEVER, ALWAYS)
    kept = [text for text in dict.fromkeys(texts) if text != neutral]
    if ending in kept:
        return ending
    if len(kept) < 2:
        return kept[0] if kept else neutral
    return Text(f"({f' {word} '.join(text.sql for text in kept)})", frozenset().union(*(text.reads for text in kept)))
