"""The paper on the screen: escaped, without styles of its own, complete."""

from __future__ import annotations

import re

import pytest

from khum.papers import render
from khum.papers.blocks import Heading, Paragraph, Span
from khum.papers.tests import samples
from khum.papers.tests.test_pdf import HOSTILE, one_page


@pytest.mark.parametrize("make", [samples.plan, samples.order, samples.memo])
def test_samples_are_shown_without_inline_styles_or_scripts(make):
    html = render.to_html(make())
    assert html.startswith('<article class="paper" lang="th">')
    assert re.search(r"\sstyle=|<script|\son\w+=", html) is None
    assert "(ลงชื่อ)" in html


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_escaped(text):
    html = render.to_html(one_page(Heading(text), Paragraph((Span(text, bold=True),)), thai_digits=False))
    assert "<script>" not in html
    assert "49" not in html


def test_styles_of_spans_become_tags():
    spans = (Span("ก", bold=True), Span("ข", italic=True), Span("ค", underline=True), Span("ง"))
    assert "<strong>ก</strong><em>ข</em><u>ค</u>ง" in render.to_html(one_page(Paragraph(spans)))
