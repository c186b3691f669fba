"""One way to answer with a print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import RequestFactory

from khum.domain.verdict import NotPossibleError
from khum.papers import serving
from khum.papers.blocks import Cover, Paper, Paragraph, Picture, Section
from khum.papers.tests import samples, test_pdf


def answer(paper: Paper, extension: str = "pdf", **headers: str):
    """The answer to a request for a print."""
    request = RequestFactory().get("/", headers=headers)
    return serving.paper_response(request, paper, name="คำสั่ง ๑", extension=extension)


@pytest.mark.parametrize(("extension", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_every_print_has_its_type_and_its_thai_name(extension, start):
    found = answer(samples.plan(), extension)
    assert found.content.startswith(start)
    assert found["Content-Type"] == serving.PRINTERS[extension][0]
    assert "filename*=utf-8''%E0%B8%84" in found["Content-Disposition"]
    assert found["Content-Disposition"].startswith("inline" if extension == "pdf" else "attachment")


def test_who_has_the_same_print_is_told_so():
    first = answer(samples.order())
    again = answer(samples.order(), **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    changed = replace(samples.order(), title="คำสั่งอื่น")
    assert answer(changed, **{"If-None-Match": first["ETag"]}).status_code == 200


def test_the_tag_sees_the_bytes_of_a_picture():
    papers = [test_pdf.one_page(sections=(Section((Cover((("ก",),), Picture(bytes([n]), "ตรา")),)),)) for n in (1, 2)]
    assert serving.fingerprint(papers[0]) != serving.fingerprint(papers[1])


def test_a_paper_that_cannot_be_printed_is_refused_in_words():
    too_long = test_pdf.one_page(Paragraph("ยาว" * 10_000))
    for attempt in (lambda: answer(too_long), lambda: serving.screen(too_long)):
        with pytest.raises(NotPossibleError, match="20000"):
            attempt()
    with pytest.raises(NotPossibleError, match="holds no table"):
        answer(test_pdf.one_page(Paragraph("ก")), "xlsx")
