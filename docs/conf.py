"""How the documentation is built: `sphinx-build -W docs site` in an environment with the extra `docs`."""

import ast
from pathlib import Path

import peel_grade

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
    """For each room a table of its modules, from their docstrings."""
    for room in sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()):
        lines = [f"## {room.name}", "", first_paragraph(room / "__init__.py"), "", "| module | |", "|---|---|"]
        for file in sorted(room.rglob("*.py")):
            if file.name != "__init__.py":
                lines.append(f"| `{file.relative_to(room).with_suffix('').as_posix()}` | {first_paragraph(file)} |")
        (GENERATED / f"{room.name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


GENERATED.mkdir(exist_ok=True)
rooms()
