"""The house rules hold in the tree, and each of them is seen failing on a planted violation."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

from tests import house_rules as rules
from tools import messages

ROOT = Path(settings.BASE_DIR)

# rule, where a violation is planted, what it is
RULES = [
    (rules.long_files, "khum/plans/long.py", "x = 1\n" * 301),
    (rules.long_functions, "khum/plans/deep.py", "def f():\n" + "    x = 1\n" * 50),
    (rules.lazy_imports, "khum/plans/lazy.py", "def f():\n    import json\n"),
    (rules.signals, "khum/plans/hears.py", "from django.db.models.signals import post_save\n"),
    (rules.marked_safe, "khum/plans/safe.py", "x = mark_safe('x')\n"),
    (rules.tags_in_python, "khum/plans/tags.py", "x = '<a href=\"/\">x</a>'\n"),
    (rules.clock_readers, "khum/plans/actions/clock.py", "from django.utils.timezone import now\nat = now()\n"),
    (rules.clock_readers, "khum/plans/rules/clock.py", "from datetime import date\nday = date.today()\n"),
    (rules.strays, "khum/plans/templates/page.html", "x"),
    (rules.inline_code, "khum/plans/templates/plans/x.html", '<p style="color:red">'),
    (rules.inline_code, "khum/plans/templates/plans/y.html", '<p onclick="go()">'),
    (rules.inline_code, "khum/plans/templates/plans/z.html", "<script>go()</script>"),
    (rules.bare_reads, "khum/plans/views/bare.py", "Plan.objects.all()\n"),
]


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _where, _what in RULES), ids=lambda rule: rule.__name__)
def test_rule_holds(rule):
    assert rule(ROOT) == []


@pytest.mark.parametrize(("rule", "where", "what"), RULES, ids=[f"{r.__name__}-{Path(w).name}" for r, w, _ in RULES])
def test_rule_sees_a_planted_violation(rule, where, what, tmp_path):
    planted = tmp_path / where
    planted.parent.mkdir(parents=True)
    planted.write_text(what, encoding="utf-8")
    assert len(rule(tmp_path)) == 1


def test_tolerated_forms_are_no_violation(tmp_path):
    fine = tmp_path / "khum" / "plans" / "fine.py"
    fine.parent.mkdir(parents=True)
    fine.write_text('def f() -> SafeString:\n    """Write <b>bold</b> in templates."""\n', encoding="utf-8")
    assert [rule(tmp_path) for rule in (rules.marked_safe, rules.tags_in_python, rules.lazy_imports)] == [[], [], []]


def test_only_the_face_of_an_app_is_imported():
    graph = grimp.build_graph("khum", "config")
    pairs = ((module, found) for module in graph.modules for found in graph.find_modules_directly_imported_by(module))
    assert rules.opened_faces(pairs) == []
    assert rules.opened_faces(iter([("khum.home.views", "khum.plans.views.table")])) != []
    assert rules.opened_faces(iter([("khum.home.views", "khum.plans.queries.table")])) == []


def test_nothing_names_a_machine_or_a_package_index(tmp_path):
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [name for name in listed.stdout.splitlines() if not name.startswith("tests/")]
    assert len(names) > 100
    assert rules.traces_of_a_machine(ROOT, names) == []
    (tmp_path / "x.md").write_text("see /wo" + "rk/x and https://py" + "pi.org/simple\n", encoding="utf-8")
    assert len(rules.traces_of_a_machine(tmp_path, ["x.md"])) == 1


def _needed() -> set[str]:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    return {re.split(r"[\[~=<>! ]", line)[0] for line in declared}


def test_every_runtime_dependency_has_its_reason():
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| ([\w-]+) \| \S", text, flags=re.MULTILINE)
    assert {*named} - {"package"} == _needed()


def test_documents_point_to_what_exists():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    lost = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert lost == []


def test_lock_file_holds_every_dependency_with_hashes_and_no_address():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", text, flags=re.MULTILINE))
    assert {name.lower() for name in _needed()} <= locked
    assert "://" not in text
    blocks = re.split(r"\n(?=[\w.-]+==)", text)
    assert [block.split("==")[0] for block in blocks if "==" in block and "--hash=sha256:" not in block] == []


def test_sample_environment_names_exactly_the_variables_that_are_read():
    read = {
        name
        for path in rules.sources(ROOT)
        if path.parts[-2] != "tools"
        for name in re.findall(r"KHUM_[A-Z_]+", path.read_text(encoding="utf-8"))
        if not name.endswith("_")
    }
    sample = set(re.findall(r"^#? ?(KHUM_[A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))
    assert sample == read


def test_models_have_their_migrations(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_address_has_a_name():
    def nameless(patterns, way=""):
        for pattern in patterns:
            here = f"{way}{pattern.pattern}"
            if isinstance(pattern, URLResolver):
                yield from nameless(pattern.url_patterns, here)
            elif isinstance(pattern, URLPattern) and not pattern.name and not here.startswith("accounts/"):
                yield here

    assert list(nameless(get_resolver().url_patterns)) == []


def test_catalogues_are_complete():
    assert messages.problems() == []


def test_a_missing_translation_is_seen(tmp_path, monkeypatch):
    app = tmp_path / "khum" / "plans"
    (app / "templates" / "plans").mkdir(parents=True)
    (app / "__init__.py").touch()
    (app / "templates" / "plans" / "x.html").write_text('{% translate "No such words" %}', encoding="utf-8")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    assert messages.problems() == ["khum/plans: not translated: 'No such words'"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("khum/domain/planted.py", "import django"),
        ("khum/people/planted.py", "import khum.plans.models"),
        ("khum/files/planted.py", "import khum.papers.blocks"),
        ("khum/plans/models/planted.py", "import khum.plans.actions.making"),
        ("khum/home/planted.py", "import config.settings"),
        ("khum/unlisted/__init__.py", ""),
    ],
)
def test_layers_are_seen_broken(where, line, tmp_path):
    for name in ("khum", "config"):
        for path in rules.sources(ROOT):
            if path.is_relative_to(ROOT / name):
                copy = tmp_path / path.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    planted = tmp_path / where
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(f"{line}\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout or "planted" in done.stdout or "unlisted" in done.stdout


def test_two_translations_of_one_id_are_seen(tmp_path, monkeypatch):
    for name, said in (("plans", "ปิดแผน"), ("people", "ปิดแล้ว")):
        folder = tmp_path / "khum" / name / "locale" / "th" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (tmp_path / "khum" / name / "__init__.py").touch()
        (folder / "django.po").write_text(f'msgid ""\nmsgstr ""\n\nmsgid "Closed"\nmsgstr "{said}"\n', encoding="utf-8")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    assert messages.conflicts() == ["translated in several ways: 'Closed' (khum/people, khum/plans)"]
