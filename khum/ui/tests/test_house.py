"""House rules of the screens: small styles, nothing inline, only icons that exist, nothing from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

from khum.ui import gallery

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "khum").glob("*/templates/**/*.html"))
STYLES = sorted((ROOT / "khum").glob("*/static/**/*.css"))
SCRIPTS = sorted((ROOT / "khum").glob("*/static/**/*.js"))

INLINE = {
    "an inline style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son(click|change|submit|load|input|key\w+|focus|blur)\s*=", re.IGNORECASE),
    "hx-on": re.compile(r"\bhx-on[:\-=]"),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def visible(path: Path) -> str:
    """Source without template comments."""
    return re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_template_holds_nothing_inline(path):
    if "typ" in path.parts:
        pytest.skip("a template of papers, not of a screen")
    text = visible(path)
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", [*TEMPLATES, *STYLES, *SCRIPTS], ids=named)
def test_nothing_is_loaded_from_elsewhere(path):
    text = visible(path)
    assert (
        re.findall(r"(?:src|href|action)=[\"'](?:https?:)?//|url\([\"']?(?:https?:)?//|import\s+[\"']https?:", text)
        == []
    )


def test_every_icon_that_a_template_names_is_in_the_sprite():
    known = set(gallery.icon_names())
    used = {
        (name, named(path)) for path in TEMPLATES for name in re.findall(r"{% icon [\"']([^\"']+)[\"']", visible(path))
    }
    assert sorted(pair for pair in used if pair[0] not in known) == []


def test_styles_stay_small():
    shell = [path for path in STYLES if path.parent.name == "ui"]
    assert sum(len(gzip.compress(path.read_bytes())) for path in shell) <= 12 * 1024
    assert sum(len(gzip.compress(path.read_bytes())) for path in STYLES) <= 24 * 1024


def test_scripts_of_the_shell_stay_small():
    for name in ("ui.js", "drafts.js"):
        assert (ROOT / "khum/ui/static/ui" / name).stat().st_size <= 4 * 1024


def test_templates_and_static_files_are_namespaced():
    strays = [
        named(path)
        for kind in ("templates", "static")
        for path in (ROOT / "khum").glob(f"*/{kind}/*")
        if path.is_file()
    ]
    assert strays == []


def test_a_template_stays_readable():
    assert [named(path) for path in TEMPLATES if len(path.read_text(encoding="utf-8").splitlines()) > 200] == []


def test_font_is_served_from_the_package():
    fonts = ROOT / "khum/ui/static/ui/fonts"
    assert {path.name for path in fonts.glob("*.woff2")} >= {f"sarabun-{weight}.woff2" for weight in (400, 600, 700)}
    assert all(path.stat().st_size < 25_000 for path in fonts.glob("*.woff2"))
    assert (fonts / "OFL.txt").exists()
