"""Files in the one way to write them: the layout, and that nothing of what they say is lost."""

import json
import random
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from peel_grade.cli.rulebook import main as rulebook
from peel_grade.files.problems import InputError
from peel_grade.files.yaml_tree import NodePath, Tree, parse
from peel_grade.formatting.formatter import formatted
from peel_grade.formatting.source import Source, found
from peel_grade.rulebook.reading.findings_form import RuleText

from tests.conftest import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "corpus" / "formatting.yaml").read_text())


def source(text: str, kind: str = "findings") -> Source:
    return Source("file.yaml", text.encode(), parse(text.encode(), "file.yaml"), kind)


def written(text: str, kind: str = "findings") -> str:
    return formatted(source(text, kind)).decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_layout(case: dict[str, str]) -> None:
    kind = case.get("kind", "findings")
    assert written(case["given"], kind) == case["written"]
    assert written(case["written"], kind) == case["written"]


SHIPPED = [*found([ROOT / "rules", ROOT / "scenarios"])]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_what_is_shipped_is_formatted(file: Path) -> None:
    assert formatted(Source.of_file(file)) == file.read_bytes()


TEXTS = [
    "", "x", "two words", "a" * 130, "words " * 30, "it's", 'a "quoted" word', "both ' and \"", "key: value", "a:b",
    "x #y", "#x", "- dash", "-", "?", "? x", "{x}", "[x]", "a, b", "a]b", "*x", "&x", "!x", "%x", "@x", "`x`", "|", ">",
    "yes", "No", "null", "~", "true", "1", "1.5", "1e3", ".5", "0x1f", "1_000", "12:30", "2018-03-01", "2018-03", "=",
    "<<", " x", "x ", "two\nlines", "line\n", "\n", "a\n\nb\n", "  indented\nless", "tab\there", "é", "𝄞",
    "\ufeffx", "back\\slash", "...", "---", "national-2017:12", "x:", ":x",
]  # fmt: skip
OTHERS = ["1", "-7", "7.0", "+5", "1e3", ".5", "true", "False", "null", "~"]
KEYS = [
    *RuleText.model_fields,
    "of",
    "at_least",
    "flag",
    "is",
    "x",
    "two words",
    "5",
    "yes",
    "k: v",
    "#k",
    "a#b",
    '"k"',
]


class _Writer:
    """Writes a random tree in a random way; `placed` says of each comment which entry it belongs to."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.placed: dict[str, NodePath] = {}

    def tree(self, depth: int) -> Any:
        shape = self._rng.choice(("mapping", "list", "scalar", "scalar")) if depth else "scalar"
        if shape == "mapping":
            keys = self._rng.sample(KEYS, self._rng.randint(0, 5))
            return {key: self.tree(depth - 1) for key in keys}
        if shape == "list":
            return [self.tree(depth - 1) for _ in range(self._rng.randint(0, 4))]
        return self._rng.choice(TEXTS) if self._rng.random() < 0.7 else (self._rng.choice(OTHERS),)

    def root(self) -> str:
        keys = self._rng.sample(KEYS, self._rng.randint(1, 6))
        tree: Any = {key: self.tree(3) for key in keys} if self._rng.random() < 0.5 else [self.tree(3), self.tree(3)]
        head = "# head\n" + "\n" * self._rng.randint(0, 2) if self._rng.random() < 0.3 else ""
        text = head + "\n".join(self._block(tree, (), 0)) + "\n"
        return text + ("\n\n# foot\n" if self._rng.random() < 0.3 else "")

    def _comment(self, path: NodePath) -> str:
        text = f"# comment {len(self.placed)}{self._rng.choice(['', ' # more', ': [', chr(39), '  '])}"
        self.placed[text.rstrip()] = path
        return text

    def _perhaps(self, share: float) -> bool:
        return self._rng.random() < share

    def _block(self, tree: Any, path: NodePath, indent: int) -> list[str]:
        is_mapping = isinstance(tree, dict)
        lines = []
        for step, value in tree.items() if is_mapping else enumerate(tree):
            at = (*path, step)
            lines += [""] * self._rng.choice((0, 0, 0, 1, 2))
            while self._perhaps(0.15):
                lines += [" " * indent + self._comment(at), *[""] * self._rng.choice((0, 0, 1))]
            head = " " * indent + (f"{self._key(step, flow=False)}:" if is_mapping else "-")
            ending = "  " + self._comment(at) if self._perhaps(0.15) else ""
            if isinstance(value, str | tuple):
                lines += self._scalar_lines(value, head, ending, indent)
            elif not value or self._perhaps(0.4):
                lines += (head + " " + self._flow(value, at, indent + 2) + ending).split("\n")
            elif is_mapping:
                lines += [head + ending, *self._block(value, at, indent + self._rng.randint(1, 4))]
            else:
                inside = self._block(value, at, indent + 2)
                first = next(number for number, line in enumerate(inside) if not _is_comment_or_blank(line))
                self.placed |= {line.strip(): at for line in inside[:first] if line}  # all are before the item
                below = ending or first or self._perhaps(0.3)
                lines += [head + ending, *inside] if below else [head + " " + inside[0][indent + 2 :], *inside[1:]]
        return lines

    def _scalar_lines(self, value: Any, head: str, ending: str, indent: int) -> list[str]:
        plainly = isinstance(value, str) and value and value == value.strip() and value.isprintable() is False
        if plainly and "\t" not in value and "\ufeff" not in value and self._perhaps(0.7):
            inside = " " * self._rng.randint(1, 4)
            return [
                f"{head} |-{ending}",
                *(f"{' ' * indent}{inside}{line}" if line else "" for line in value.split("\n")),
            ]
        text = self._scalar(value)
        if isinstance(value, str) and self._perhaps(0.1):
            return [head, f"{' ' * (indent + 3)}{text}{ending}"]
        return [f"{head} {text}{ending}"]

    def _scalar(self, value: Any) -> str:
        if isinstance(value, tuple):
            return str(value[0])
        safe = value.replace(" ", "").isalpha() and value.isascii() and value == value.strip()
        if safe and value.lower() not in ("yes", "no", "null", "true") and self._perhaps(0.5):
            return str(value)
        if value.isprintable() and self._perhaps(0.5):
            return f"'{str(value).replace(chr(39), chr(39) * 2)}'"
        return json.dumps(str(value), ensure_ascii="\ufeff" in value)

    def _key(self, key: Any, *, flow: bool) -> str:
        plain = not set(key) & set(": #\"'") or (key == "two words" and not flow)
        return str(key) if plain and self._perhaps(0.8) else json.dumps(key)

    def _flow(self, tree: Any, path: NodePath, indent: int) -> str:
        if isinstance(tree, str | tuple):
            return self._scalar(tree)
        is_mapping, spread = isinstance(tree, dict), self._perhaps(0.3)
        parts = []
        for number, (step, value) in enumerate(tree.items() if is_mapping else enumerate(tree)):
            at = (*path, step)
            part = (f"{self._key(step, flow=True)}: " if is_mapping else "") + self._flow(value, at, indent + 1)
            before = ""
            if spread and self._perhaps(0.2):
                before = self._comment(at) + "\n" + " " * indent
            comma = "," if number + 1 < len(tree) or (tree and spread) else ""
            ending = " " + self._comment(at) if spread and self._perhaps(0.2) else ""
            parts.append(before + part + comma + ending)
        gap = "\n" + " " * indent if spread else " "
        inside = gap.join(parts)
        edge = "\n" + " " * indent if spread else ""
        return ("{%s}" if is_mapping else "[%s]") % (edge + inside + edge)


def _line(tree: Tree, path: NodePath) -> int:
    return tree.mark(path, key=True).line


def _is_comment_or_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _is_beside(lines: list[str], number: int, line: int) -> bool:
    """Whether the comment in a line (from 1) ends that line, or stands before it with only comments between."""
    if number == line:
        return True
    return all(_is_comment_or_blank(each) for each in lines[number - 1 : line - 1])


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**48))
def test_a_tree_however_it_is_written_keeps_its_data_and_its_comments(seed: int) -> None:
    writer = _Writer(random.Random(seed))
    text = writer.root()
    before = parse(text.encode(), "")
    assert not before.problems, text
    after = written(text)
    tree = parse(after.encode(), "")
    assert json.dumps(tree.data, sort_keys=True) == json.dumps(before.data, sort_keys=True)
    assert written(after) == after
    lines = after.splitlines()
    for comment, path in writer.placed.items():
        number = next(number for number, line in enumerate(lines, 1) if line.rstrip().endswith(comment))
        assert _is_beside(lines, number, _line(tree, path)), (comment, path, text, after)


FORCE = "flags:\n    warm:   {source: 'x:1', is: true}   # felt\nframework: tiny\nforce: \"Example\"\n"
FORMATTED = 'force: Example\nframework: tiny\nflags:\n  warm: {is: true, source: "x:1"}  # felt\n'
FILES = {
    "tiny/framework.yaml": "title: 'Tiny'\nid: tiny\n",
    "tiny/findings/a.yaml": "- theme: b\n  id: a\n",
    "tiny/notes/a.yaml": "theme:   b\n",
    "force.yaml": FORCE,
    "sub/other.yaml": "b: 1\na:   2\n",
    "broken.yml": "a: [",
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a rulebook and a force file, in no good shape, and YAML of others."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_has_files_of_rulebooks_and_force_files_formatted(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rulebook(["fmt", "."]) == 0
    assert capsys.readouterr() == ("", "3 files changed, 0 as they should be\n")
    assert {name: (place / name).read_text() for name in FILES} == FILES | {
        "tiny/framework.yaml": "id: tiny\ntitle: Tiny\n",
        "tiny/findings/a.yaml": "- {id: a, theme: b}\n",
        "force.yaml": FORMATTED,
    }
    assert rulebook(["fmt", ".", "--check"]) == 0


def test_a_check_lists_and_a_diff_shows_what_would_change(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["fmt", "--check", "tiny", "force.yaml"]) == 1
    assert capsys.readouterr() == (
        "tiny/findings/a.yaml\ntiny/framework.yaml\nforce.yaml\n",
        "3 files would change, 0 as they should be\n",
    )
    assert rulebook(["fmt", "--diff", "tiny/findings"]) == 1
    shown = capsys.readouterr().out.splitlines()
    assert shown[2:] == ["@@ -1,2 +1 @@", "-- theme: b", "-  id: a", "+- {id: a, theme: b}"]
    assert (place / "force.yaml").read_text() == FORCE


def test_standard_input_is_formatted_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for text, arguments, status, output in (
        (FORCE, [], 0, FORMATTED),
        (FORCE, ["--check"], 1, "<stdin>\n"),
        (FORCE.replace("force", "care_home"), [], 0, FORMATTED.replace("force", "care_home")),
        (FORMATTED, ["--check"], 0, ""),
        (FORMATTED, ["--diff"], 0, ""),
    ):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
        assert rulebook(["fmt", "-", *arguments]) == status
        assert capsys.readouterr().out == output


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("broken.yml", "broken.yml:2:1: a value is missing here"),
        ("sub/other.yaml", "sub/other.yaml: what kind of file this is cannot be told"),
        ("missing.yaml", "missing.yaml: no such file"),
    ],
)
def test_what_cannot_be_formatted_is_told_and_the_rest_formatted(
    place: Path, capsys: pytest.CaptureFixture[str], file: str, told: str
) -> None:
    assert rulebook(["fmt", file, "tiny"]) == 2
    assert told in capsys.readouterr().err
    assert (place / "tiny" / "framework.yaml").read_text() == "id: tiny\ntitle: Tiny\n"


def test_standard_input_stands_alone(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rulebook(["fmt", "-", "force.yaml"]) == 2
    assert "standard input stands beside other files" in capsys.readouterr().err
    assert (place / "force.yaml").read_text() == FORCE


def test_line_ends_a_byte_order_mark_and_links_stay(place: Path) -> None:
    file = place / "link.yaml"
    (place / "force.yaml").write_bytes(b"\xef\xbb\xbf" + FORCE.replace("\n", "\r\n").encode())
    file.symlink_to("force.yaml")
    assert rulebook(["fmt", "link.yaml"]) == 0
    assert file.is_symlink()
    assert file.read_bytes() == b"\xef\xbb\xbf" + FORMATTED.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    "lines",
    [["- {id: a, theme: b}"], ["- {id: a}  # why"], ["- [  # why"], ["- {id: a, theme: b}  # why", "- 1"]],
    ids=["no comment", "less", "no YAML", "more"],
)
def test_what_would_say_something_else_is_refused(lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peel_grade.formatting.formatter.lines_of", lambda _: lines)
    with pytest.raises(InputError, match="without changing what it says"):
        written("- id: a  # why\n  theme: b\n")
