"""The house rules as functions: text in, violations out. ``test_house_rules`` shows each rule failing once.

Every rule takes a repository root, so that a planted violation can be tried beside the real tree.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 50
PRODUCTION = ("khum", "config", "tools")
NOT_PRODUCTION = {"tests", "migrations", "__pycache__", "locale"}
# Faces of an app are models, queries, actions, permissions and rules; these are its inside.
INSIDES = re.compile(r"^khum\.(?P<app>\w+)\.(views|forms|urls|api|tools)(\.|$)")
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today")}
READS_THE_CLOCK = {"now", "localdate", "localtime"}
# A child process without site packages imports what it is told the place of.
MAY_IMPORT_LATE = {"khum/papers/typst_child.py"}
DOORS = {"views", "tasks", "cli", "demo", "worker"}


def sources(root: Path) -> Iterator[Path]:
    """Production Python."""
    for part in PRODUCTION:
        for path in sorted((root / part).rglob("*.py")):
            if not NOT_PRODUCTION & set(path.relative_to(root).parts):
                yield path


def trees(root: Path) -> Iterator[tuple[str, ast.Module]]:
    """Name and syntax tree of each production file."""
    for path in sources(root):
        yield str(path.relative_to(root)), ast.parse(path.read_text(encoding="utf-8"))


def long_files(root: Path) -> list[str]:
    """Files over 300 lines."""
    counted = [(path, len(path.read_text(encoding="utf-8").splitlines())) for path in sources(root)]
    return [f"{path.relative_to(root)}: {lines} lines" for path, lines in counted if lines > MAX_FILE_LINES]


def long_functions(root: Path) -> list[str]:
    """Functions over 50 lines, docstring and decorators included."""
    found = []
    for name, tree in trees(root):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MAX_FUNCTION_LINES:
                    found.append(f"{name}:{node.lineno} {node.name}: {lines} lines")
    return found


def lazy_imports(root: Path) -> list[str]:
    """Imports inside functions; ``import_module`` in ``ready()`` and the command line is the tolerated form."""
    return [
        f"{name}:{inner.lineno}"
        for name, tree in trees(root)
        if name not in MAY_IMPORT_LATE
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def signals(root: Path) -> list[str]:
    """Receivers of signals: an action says what happens, a signal hides it."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in trees(root)
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db.models.signals"))
        or (isinstance(node, ast.ImportFrom) and node.module == "django.dispatch")
    ]


def marked_safe(root: Path) -> list[str]:
    """``mark_safe(…)`` and ``SafeString(…)``: HTML is written in templates."""
    banned = {"mark_safe", "SafeString", "SafeText"}
    return [
        f"{name}:{node.lineno} {node.func.id}"
        for name, tree in trees(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in banned
    ]


def tags_in_python(root: Path) -> list[str]:
    """HTML tags in Python strings; docstrings may speak of them."""
    tag = re.compile(
        r"</?(a|b|br|button|div|em|form|h[1-6]|i|img|input|li|ol|p|script|span|strong|table|td|th|tr|ul)\b[^<]*>"
    )
    found = []
    for name, tree in trees(root):
        spoken = {id(text) for text in _docstrings(tree)}
        found += [
            f"{name}:{node.lineno} {node.value[:60]!r}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spoken
            and tag.search(node.value)
        ]
    return found


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                yield first.value


def clock_readers(root: Path) -> list[str]:
    """Whoever asks for the date outside views, tasks and the command line."""
    found = []
    for name, tree in trees(root):
        parts = set(Path(name).with_suffix("").parts)
        # What an app says for the index is read on the day of indexing, by no person.
        if DOORS & parts or name.startswith(("tools/", "khum/web/", "khum/ui/")) or Path(name).name == "search.py":
            continue
        imported = _clock_names(tree)
        for node in ast.walk(tree):
            # With an argument these turn a moment into a day of the office's clock; without one they ask it.
            if isinstance(node, ast.Call) and not node.args and not node.keywords and _asks(node.func, imported):
                found.append(f"{name}:{node.lineno}")
    return found


def _clock_names(tree: ast.Module) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.timezone"
        for alias in node.names
        if alias.name in READS_THE_CLOCK
    }


def _asks(called: ast.expr, imported: set[str]) -> bool:
    if isinstance(called, ast.Name):
        return called.id in imported
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return (called.value.id, called.attr) in CLOCKS or (
            called.value.id == "timezone" and called.attr in READS_THE_CLOCK
        )
    return False


def opened_faces(imports: Iterator[tuple[str, str]]) -> list[str]:
    """Imports of another app's inside; ``imports`` are pairs of importing and imported module."""
    found = []
    for importer, imported in imports:
        inside = INSIDES.match(imported)
        # ``khum.ui.forms`` holds the fields that forms are made of: it is the face of ``ui``.
        if inside is None or inside["app"] == "ui" or ".tests" in importer or importer.startswith("config"):
            continue
        if importer.split(".")[1] != inside["app"]:
            found.append(f"{importer} imports {imported}")
    return sorted(found)


def strays(root: Path) -> list[str]:
    """Templates and static files that do not stand in a folder of their app's name (allauth's own names aside)."""
    found = []
    for app in sorted(path for path in (root / "khum").iterdir() if path.is_dir()):
        for kind, own in (
            ("templates", {app.name, "typ", "account", "allauth", "mfa", "usersessions", "socialaccount"}),
            ("static", {app.name}),
        ):
            folder = app / kind
            if folder.exists():
                found += [str(p.relative_to(root)) for p in folder.iterdir() if p.name not in own]
    return found


def inline_code(root: Path) -> list[str]:
    """Inline style, handlers and scripts in templates; the policy of the pages would block them."""
    patterns = (
        re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
        re.compile(r"<style\b", re.IGNORECASE),
        re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
        re.compile(r"<script(?![^>]*\b(src|type=\"application/json\"))", re.IGNORECASE),
        re.compile(r"javascript:", re.IGNORECASE),
    )
    found = []
    for path in sorted((root / "khum").glob("*/templates/**/*.html")):
        text = re.sub(r"{#.*?#}|{% comment %}.*?{% endcomment %}", "", path.read_text(encoding="utf-8"), flags=re.S)
        found += [f"{path.relative_to(root)}: {m.group()[:50]}" for pattern in patterns for m in pattern.finditer(text)]
    return found


def traces_of_a_machine(root: Path, names: list[str]) -> list[str]:
    """Files that name a folder of one machine or a package index."""
    trace = re.compile(
        r"(?<![\w.])/(?:work|root|home)/|(?<![\w./-])/tmp/\w|pypi\.org|files\.pythonhosted|registry\.npmjs"
    )
    found = []
    for name in names:
        path = root / name
        if path.suffix in {".ttf", ".woff2", ".png", ".mo", ".pdf", ".docx", ".xlsx"} or not path.is_file():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if trace.search(line):
                found.append(f"{name}:{number} {line.strip()[:80]}")
    return found


READ_BY_NAME = {"views", "api", "tools", "feeds"}


def bare_reads(root: Path) -> list[str]:
    """Reads in doors that are not asked by name (``visible_to``).

    ``search.py`` of an app is none: it reads for the index whatever there is, and the index asks who may see it.
    """
    found = []
    for path in sources(root):
        name = str(path.relative_to(root))
        if name.startswith("khum") and {"views", "api", "tools", "feeds"} & {
            part.removesuffix(".py") for part in path.parts
        }:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if re.search(r"\.objects\.(all|filter|get|order_by)\(", line):
                    found.append(f"{name}:{number} {line.strip()[:80]}")
    return found
