"""Every page of the demonstration council that people reach by following links, with what it costs.

Run in a process of its own on a copy of the demonstration (``KHUM_DATA``), after ``django.setup()``. A page is a name
of the resolver; of each the first few addresses are opened, by every role. Papers are not printed, their records read.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urldefrag, urljoin, urlsplit

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from config.cli.run import prepare
from khum.people.models import Person

EACH_PAGE = 2
ROLES = ("hr", "head.finance", "staff", "nayok")
VISITOR = ""
NOT_WALKED = ("account_logout",)
Page = dict[str, Any]


class Links(HTMLParser):
    """The addresses a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only links; what a form sends is a write."""
        href = dict(attrs).get("href")
        if tag == "a" and href and not href.startswith(("#", "mailto:", "tel:")):
            self.found[href] = None


def walk(role: str) -> list[Page]:
    """All that a person finds from the first page on; a visitor begins at the portal."""
    client = Client(raise_request_exception=False, headers={"accept-language": "th", "host": "localhost"})
    if role:
        person = Person.objects.get(username=role)
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    first = "/" if role else "/public/"
    waiting, known, opened, found = deque([(first, "")]), {first}, Counter[str](), []
    while waiting:
        address, origin = waiting.popleft()
        name = _name(address)
        if name in NOT_WALKED or opened[name] >= EACH_PAGE:
            continue
        opened[name] += 1
        page, links = _open(client, address)
        found.append(page | {"name": name, "from": origin, "role": role or "visitor"})
        for link in links:
            target = urldefrag(urljoin(address, link)).url
            if not urlsplit(target).netloc and target not in known:
                known.add(target)
                waiting.append((target, address))
    return found


def _name(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return f"nowhere {address}"


def _open(client: Client, address: str) -> tuple[Page, dict[str, None]]:
    reset_queries()  # Else the log is full after some pages, and counts nothing more.
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    is_page = answer.get("Content-Type", "").startswith("text/html")
    links = Links()
    if is_page and answer.status_code == 200:
        links.feed(body.decode("utf-8"))
    elif answer.status_code in (301, 302):
        links.found[answer["Location"]] = None
    page = {
        "address": address,
        "status": answer.status_code,
        "queries": len(asked),
        "bytes": len(body) if is_page else 0,
    }
    return page, links.found


def main(to: str) -> None:
    """Walk as everybody and write what was found."""
    prepare()
    with (
        mock.patch("khum.papers.pdf.to_pdf", return_value=b"%PDF-1.7"),
        mock.patch("khum.papers.word.document.to_docx", return_value=b"PK"),
    ):
        found = [page for role in (*ROLES, VISITOR) for page in walk(role)]
    Path(to).write_text(json.dumps(found), encoding="utf-8")
