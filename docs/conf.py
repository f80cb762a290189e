"""How the documentation is built: `sphinx-build -W docs build/docs` in an environment with the extra `docs`."""

import ast
import importlib
from pathlib import Path

import peel_grade
from peel_grade.lint.codes import all_codes
from peel_grade.lint.examples import examples

project = "peel-grade"
version = release = peel_grade.__version__
html_title = f"peel-grade {version}"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinxcontrib.mermaid"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
html_theme = "furo"
exclude_patterns = ["_generated"]
autodoc_member_order = "bysource"
suppress_warnings = ["myst.xref_missing"]  # links of the files at the top of the repository lead into docs/

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "engine" / "peel_grade"
GENERATED = HERE / "_generated"


def first_paragraph(file: Path) -> str:
    """The first paragraph of a module's docstring, in one line."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def rooms() -> None:
    """For each room a table of its modules, from their docstrings; those in bold are its face."""
    for room in sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()):
        lines = [f"## {room.name}", "", first_paragraph(room / "__init__.py"), "", "| module | |", "|---|---|"]
        face = importlib.import_module(f"peel_grade.{room.name}").__all__
        for file in sorted(room.rglob("*.py")):
            if file.name != "__init__.py":
                name = file.relative_to(room).with_suffix("").as_posix()
                shown = f"**`{name}`**" if name in face else f"`{name}`"
                lines.append(f"| {shown} | {first_paragraph(file)} |")
        (GENERATED / f"{room.name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def lints() -> None:
    """Every code of `rulebook check`: what it means, and for each lint what to avoid and what to prefer."""
    told = examples()
    parts = {"Lints": [], "Mistakes": []}
    for code in all_codes().values():
        lines = [f"### {code.code}", "", f"{code.severity.capitalize()}. {code.description}", ""]
        if code.code in told:
            example = told[code.code]
            for title, text in (("Given", example.given), ("Avoid", example.avoid), ("Prefer", example.prefer)):
                if text:
                    lines += [f"**{title}**", "", "```yaml", text.rstrip(), "```", ""]
        parts["Lints" if code.allowable else "Mistakes"] += lines
    text = "\n".join(line for title, lines in parts.items() for line in (f"## {title}", "", *lines))
    (GENERATED / "lints.md").write_text(text, encoding="utf-8")


GENERATED.mkdir(exist_ok=True)
rooms()
lints()
