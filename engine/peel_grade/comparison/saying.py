"""How a comparison is said, in its text and on its page: sides, grades, what is gained and lost, and what brings it."""

from collections.abc import Iterable
from textwrap import shorten
from typing import TYPE_CHECKING, Literal

from peel_grade.causes.told import Telling
from peel_grade.files.problems import one_line
from peel_grade.report.decisions import decided
from peel_grade.rulebook.framework import Noun, Words
from peel_grade.wording.terms import capital, words

if TYPE_CHECKING:
    from peel_grade.causes.form import Causes
    from peel_grade.comparison import form
    from peel_grade.report.form import AreaDecision, Moderation

_WIDEST = 72
"""So many characters of a label are told: that of a finding or an area is a sentence."""
FEW = 4
"""So many of several causes are named where not all are told."""


class Saying:
    """Says a comparison in the words of its frameworks; `most` causes of each thing, all where it is None.

    Two drafts of one force are what was and what is now, those of two forces go by the names of these. Evidence,
    findings and areas are named by what they say, or with `ids` by their ids.
    """

    def __init__(self, document: "form.ComparisonDocument", most: int | None = FEW, *, ids: bool = False) -> None:
        self.document = document
        names = (document["was"]["force"], document["now"]["force"])
        self.two = names[0] != names[1]
        self.called = (one_line(names[0]), one_line(names[1])) if self.two else ("was", "now")
        labels = {row["id"]: row["label"] for row in document["evidence"]}
        labels |= {f"finding:{row['rule']}": _because(row) for row in document["findings"]}
        labels |= {f"area:{row['id']}": row["text"].rstrip(".") for row in document["areas"]}
        self._labels = {} if ids else {id: shorten(label, _WIDEST, placeholder="…") for id, label in labels.items()}
        self.words = Words(**{name: Noun(*noun) for name, noun in document["now"]["framework"]["words"].items()})
        self._titles = {row["id"]: row["title"] for row in document["grades"]}
        self._telling = Telling(self.named, most)

    def title(self) -> str:
        """What is compared: `X and Y`, or `X, two drafts`."""
        was, now = self.document["was"]["force"], self.document["now"]["force"]
        return f"{now}: two drafts compared" if was == now else f"{now} against {was}"

    def sides(self) -> list[tuple[str, str]]:
        """Both sides: what they are called here, and which they are."""
        return [*zip(self.called, map(self._side, (self.document["was"], self.document["now"])), strict=True)]

    def _side(self, side: "form.Side") -> str:
        framework = side["framework"]
        warned = f", {side['warnings']} warning{'' if side['warnings'] == 1 else 's'}" if side["warnings"] else ""
        force = "" if self.two else f" {side['force']},"
        return f"{side['file']}:{force} {framework['id']} {framework['version']}{warned}"

    def between(self, before: str, after: str) -> str:
        """What is so of both sides: `a → b`, of two forces `X: a; Y: b`."""
        if before == after:
            return before
        return f"{self.called[0]}: {before}; {self.called[1]}: {after}" if self.two else f"{before} → {after}"

    def groups(self) -> tuple[tuple[str, str], ...]:
        """The kinds of changes of evidence, with their headings."""
        was, now = (f"of {name}" for name in self.called) if self.two else ("before", "now")
        return (("changed", "Different"), ("added", f"Recorded {now} only"), ("gone", f"Recorded {was} only"))

    def found(self, side: Literal["was", "now"]) -> str:
        """What stands above the findings of one side alone."""
        if self.two:
            return f"Found in {self.called[side == 'now']} only"
        return "Found now" if side == "now" else "Found no more"

    def moderated(self, row: "form.ModerationChange") -> tuple[str, str]:
        """What a panel decided on both sides of a grade or an area."""
        return self._decision(row["was"], "was"), self._decision(row["now"], "now")

    def _decision(self, row: "Moderation | AreaDecision | None", side: Literal["was", "now"]) -> str:
        if row is None:
            return "nothing decided"
        if "decision" in row:
            return decided(**row)
        return f"{self.grade(row['grade'], side)} by {row['by']} on {row['date']}: {row['reason']}"

    def headline(self) -> str:
        """How much differs, in a sentence."""
        found = self.document
        counts = [
            (sum(row["draft"] is not None for row in found["grades"]), Noun("grade", "grades")),
            (sum(row["draft"] is None and row["possible"] is not None for row in found["grades"]), _POSSIBLE),
            (len([row for row in found["areas"] if not (row["was"] and row["now"])]), self.words.area),
            (len(self.gained()) + len(self.lost()), Noun("finding", "findings")),
            (sum(row["counts"] for row in found["evidence"]), Noun("piece of evidence", "pieces of evidence")),
        ]
        told = [noun.so_many(number) for number, noun in counts if number]
        moderation = found["moderation"]
        if not told:
            remarks = " but sources and notes" if found["evidence"] else ""
            if moderation:
                return f"The drafts are the same{remarks and f', all{remarks}'}; what was moderated differs."
            return f"Nothing differs{remarks}."
        if moderation:
            told.append(Noun("decision of a panel", "decisions of a panel").so_many(len(moderation)))
        return f"What differs: {', '.join(told)}."

    def grade(self, draft: str, side: Literal["was", "now"]) -> str:
        """A grade of a side, or what is drafted in its place, inside of a sentence."""
        titles = {each["id"]: each["title"] for each in self.document[side]["framework"]["grades"]}
        title = titles.get(draft, words(draft))
        return title[:1].lower() + title[1:]

    def stand(self, stand: "form.GradeStand | None", side: Literal["was", "now"]) -> str:
        """A grade with where it comes from."""
        if stand is None:
            return "not inspected"
        return self.grade(stand["draft_grade"], side) + self.beside(stand, side)

    def beside(self, stand: "form.GradeStand", side: Literal["was", "now"]) -> str:
        """What stands beside a grade: where it comes from, and what a person put beside it."""
        told = ""
        if stand["status"] not in (None, "inspected"):
            told += f", {words(str(stand['status']))}" + (f" from {stand['year']}" if stand["year"] else "")
        return told + (f" (moderated: {self.grade(stand['moderated'], side)})" if stand["moderated"] else "")

    def possible(self, stand: "form.GradeStand | None", side: Literal["was", "now"]) -> str:
        """The grades that are not ruled out."""
        if stand is None or stand["range"] is None:
            return "none"
        ends = [self.grade(end, side) for end in dict.fromkeys(stand["range"])]
        return " to ".join(ends) if len(ends) > 1 else f"{ends[0]} alone"

    def moved(self) -> "list[form.GradeRow]":
        """The grades of which anything is otherwise, status, moderation and remarks included."""
        return [row for row in self._both() if _otherwise(row)]

    def alike(self) -> "list[form.GradeRow]":
        """The grades that are the same on both sides."""
        return [row for row in self._both() if not _otherwise(row)]

    def _both(self) -> "list[form.GradeRow]":
        """The grades that both sides have: a theme has none where its question was not inspected."""
        return [row for row in self.document["grades"] if row["was"] is not None and row["now"] is not None]

    def kind_of(self, row: "form.GradeRow") -> str:
        """What a grade is of, with its title: `theme “Mental health”`."""
        if row["kind"] == "overall":
            return row["title"]
        noun = self.words.theme if row["kind"] == "theme" else self.words.question
        return f"{capital(noun.one)} “{row['title']}”"

    def below_of(self, row: "form.GradeRow") -> str:
        """What the causes below a grade are."""
        return {"overall": self.words.question.many, "question": self.words.theme.many}.get(row["kind"], "findings")

    def gained(self) -> "list[form.FindingChange]":
        """What is found now and was not, where both sides looked; the gravest first."""
        return self._by_gravity(
            row for row in self._looked_at() if row["now"]["outcome"] == "found" != row["was"]["outcome"]
        )

    def lost(self) -> "list[form.FindingChange]":
        """What was found and is not now, where both sides looked; the gravest first."""
        return self._by_gravity(
            row for row in self._looked_at() if row["was"]["outcome"] == "found" != row["now"]["outcome"]
        )

    def repeated(self) -> "list[form.FindingChange]":
        """What is found on both sides, as a repeat on one."""
        return [row for row in self._looked_at() if row["was"]["outcome"] == row["now"]["outcome"] == "found"]

    def decided(self) -> str:
        """How many rules are decided now and were not, and the reverse, without being found on either side."""
        pairs = [(row["was"]["outcome"], row["now"]["outcome"]) for row in self._looked_at()]
        now, before = pairs.count(("undecided", "not_found")), pairs.count(("not_found", "undecided"))
        only = [f"decided of {name} only, and not found" for name in self.called]
        here, there = (only[1], only[0]) if self.two else ("decided now, and not found", "no longer decided")
        told = [f"{now} {'is' if now == 1 else 'are'} {here}"] if now else []
        told += [f"{before} {'is' if before == 1 else 'are'} {there}"] if before else []
        return f"Of the other rules {' and '.join(told)}." if told else ""

    def unlike(self) -> "list[tuple[str, str]]":
        """The questions that only one side inspected, with what is so of their findings."""
        counts: dict[str, int] = {}
        for row in self.document["findings"]:
            if "not_inspected" in (row["was"]["outcome"], row["now"]["outcome"]):
                counts[row["question_title"]] = counts.get(row["question_title"], 0) + 1
        return [
            (title, f"inspected on one side alone: {number} rules not compared") for title, number in counts.items()
        ]

    def _looked_at(self) -> "Iterable[form.FindingChange]":
        return [
            row for row in self.document["findings"]
            if "not_inspected" not in (row["was"]["outcome"], row["now"]["outcome"])
        ]  # fmt: skip

    def _by_gravity(self, rows: "Iterable[form.FindingChange]") -> "list[form.FindingChange]":
        weights = self.document["now"]["framework"]["weights"]

        def gravity(row: "form.FindingChange") -> int:
            if row["now"]["kind"] == "strength":
                return len(weights) + 1
            return 0 if row["now"]["weight"] is None else len(weights) - weights.index(row["now"]["weight"])

        return sorted(rows, key=gravity)

    def finding(self, row: "form.FindingChange") -> str:
        """What kind of finding it is: `grave weakness`, `strength`."""
        if row["now"]["kind"] == "cause_of_concern":
            return self.words.concern.one
        return f"{words(row['now']['weight'])} {row['now']['kind']}" if row["now"]["weight"] else row["now"]["kind"]

    def became(self, outcome: str) -> str:
        """What became of a finding that is found in what was, and not now."""
        return f"{words(outcome)} in {self.called[1]}" if self.two else f"now {words(outcome)}"

    def again(self, row: "form.FindingChange") -> str:
        """That a finding is a repeat on one side."""
        is_now = bool(row["now"]["repeat"])
        if self.two:
            return f"known to be a repeat in {self.called[is_now]} only"
        return "now a repeat" if is_now else "no longer known to be a repeat"

    def suggested(self) -> str:
        """What stands above the areas."""
        return f"Suggested {self.words.area.many}"

    def area(self, row: "form.AreaChange") -> str:
        """How a suggestion is otherwise."""
        was, now = row["was"], row["now"]
        if now is None or was is None:
            if self.two:
                return f"only {self.called[now is not None]}" + (f", in place {now['priority']}" if now else "")
            return "suggested no more" if now is None else f"suggested now, in place {now['priority']}"
        told, (one, other) = [], self.called
        places = (was["priority"], now["priority"])
        if places[0] != places[1]:
            before = f"in place {places[0]} of {one}, {places[1]} of {other}"
            told.append(before if self.two else f"in place {places[1]}, before {places[0]}")
        kinds = ((was["repeat"], now["repeat"], "a repeat"), (was["concern"], now["concern"], self.words.concern.a()))
        for was_so, is_so, noun in kinds:
            if was_so != is_so:
                so = f"{noun} of {self.called[is_so]} only"
                told.append(so if self.two else f"{'now' if is_so else 'no longer'} {noun}")
        gained = [each for each in now["reasons"] if each not in was["reasons"]]
        lost = [each for each in was["reasons"] if each not in now["reasons"]]
        called = (f"reasons of {other} only", f"reasons of {one} only")
        called = called if self.two else ("reasons gained", "reasons lost")
        told += [f"{title}: {', '.join(names)}" for title, names in zip(called, (gained, lost), strict=True) if names]
        return "; ".join(told)

    def causes(self, found: "Causes") -> str:
        """What brings a difference."""
        return self._telling.causes(found)

    def recorded(self, row: "form.EvidenceChange") -> tuple[str, str]:
        """What both sides record."""
        before, after = ("not recorded" if side is None else side["says"] for side in (row["was"], row["now"]))
        return before, after

    def brings(self, row: "form.EvidenceChange") -> str:
        """What a piece of evidence has a part in; nothing where it is a cause of nothing."""
        kinds = ("overall", "question", "theme", "area", "finding")
        items = sorted(row["brings"], key=lambda item: kinds.index(item.partition(":")[0]))
        return ", ".join(map(self.named, items)) or "nothing that differs"

    def evidence(self, how: str) -> "list[form.EvidenceChange]":
        """The evidence that is added, gone or changed, and counts."""
        return [row for row in self.document["evidence"] if row["counts"] and row["change"] == how]

    def cited(self) -> "list[form.EvidenceChange]":
        """The evidence of which only the source, the note or another remark is otherwise."""
        return [row for row in self.document["evidence"] if not row["counts"]]

    def alone(self) -> list[tuple[str, list[str]]]:
        """What has no counterpart, by side and kind."""
        found = []
        sides: tuple[Literal["was", "now"], ...] = ("was", "now")
        for side in sides:
            framework = self.document[side]["framework"]["id"]
            by_kind: dict[str, list[str]] = {}
            for each in self.document["no_counterpart"][side]:
                by_kind.setdefault(self._kind(each["kind"]), []).append(each["name"])
            found += [(f"Only {framework} has {kind}", names) for kind, names in by_kind.items()]
        return found

    def _kind(self, kind: str) -> str:
        nouns = {"question": self.words.question, "theme": self.words.theme, "area": self.words.area}
        return nouns[kind].many if kind in nouns else f"{kind}s"

    def named(self, change: str) -> str:
        """What a cause names, inside of a sentence."""
        kind, _, name = change.partition(":")
        title = self._titles.get(change, name)
        if label := self._labels.get(change):
            return f"“{label}”"
        match kind:
            case "rulebook":
                return "the other rulebook"
            case "finding" | "area" | "indicator" | "flag":
                return name
            case "overall":
                return "the overall grade"
            case "theme" | "question":
                return f"“{title}”"
            case "recorded":
                return "how much is recorded"
            case "inspected":
                return f"whether {name} was inspected"
            case "previous_grade":
                return f"the earlier grade of {name}"
            case "previous_area":
                return f"{name} asked for before"
            case _:
                return f"whether all earlier {self.words.area.many} are listed"


def _because(row: "form.FindingChange") -> str:
    """What a finding says, of the side that has it where one has; its rule where it says nothing."""
    sides = sorted((row["now"], row["was"]), key=lambda side: side["outcome"] != "found")
    return next((side["because"] for side in sides if side["because"]), row["rule"])


_POSSIBLE = Noun("more of which other grades are not ruled out", "more of which other grades are not ruled out")


def _otherwise(row: "form.GradeRow") -> bool:
    was, now = row["was"], row["now"]
    if was is None or now is None:
        return was is not now
    fields = ("draft_grade", "range", "status", "year", "moderated", "remarks")
    return any(was[field] != now[field] for field in fields)  # type: ignore[literal-required]  # some of its keys
