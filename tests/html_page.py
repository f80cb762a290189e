"""A page of HTML: its links, its headings, its words, and what is wrong with its form."""

import re
from html.parser import HTMLParser

VOID = {"br", "col", "hr", "img", "input", "link", "meta"}
NOT_IN_A_PARAGRAPH = {"p", "ul", "ol", "dl", "div", "table", "section", "article", "details", "h1", "h2", "h3", "h4"}


def without_history(text: str) -> str:
    """A page without what the commits of a rulebook say, in whatever words."""
    return re.sub(r'<section aria-labelledby="_history">.*?</section>', "", text, flags=re.DOTALL)


class Page(HTMLParser):
    """What a page holds, and what is wrong with its form. `texts` are the links with what stands in them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.loads: list[str] = []
        self.headings: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self.words = ""
        self._link: str | None = None
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if len(given) != len(attrs):
            self.wrong.append(f"{self.getpos()}: an attribute of <{tag}> is given twice")
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given[key] or "" for key in ("href", "action") if key in given]
        self.loads += [given[key] or "" for key in ("src", "srcset", "poster", "data", "style") if key in given]
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        if tag in NOT_IN_A_PARAGRAPH and "p" in self._open:
            self.wrong.append(f"{self.getpos()}: <{tag}> in a paragraph")
        if tag == "a":
            self._link = given.get("href") or ""
            self.texts.append((self._link, ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"{self.getpos()}: </{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in ("style", "script"):
            self.words += data
            if self._link is not None:
                self.texts[-1] = (self._link, self.texts[-1][1] + data)
