"""Every address of the product, enumerated from the resolver, asked by everybody (issue 2 §5).

No answer is an error of the server; nothing is written by looking; a visitor is sent to sign in; another organisation
finds nothing of ours. An address with arguments needs an example: ``EXAMPLES`` in ``tests/url_examples.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import url_examples
from tests.url_examples import EXAMPLES, OPEN_TO_VISITORS, Cast


def is_ours(name: str) -> bool:
    """Our addresses have the app in their name; those of the sign-in library have none."""
    return ":" in name or name == "healthz"


ROLES = ("nayok", "palad", "hr", "head_office", "head_finance", "staff_finance")
# Signs of life of a signed-in person, written by the libraries at each request; reading an item is counted (M5).
NOT_RECORDS = {"sessions.session", "usersessions.usersession", "library.readcount"}


def names(patterns: list[URLPattern | URLResolver], prefix: str = "", groups: int = 0) -> Iterator[tuple[str, bool]]:
    """Name of each pattern and whether it takes arguments."""
    for pattern in patterns:
        inside = groups + pattern.pattern.regex.groups
        if isinstance(pattern, URLResolver):
            space = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from names(pattern.url_patterns, prefix + space, inside)
        else:
            yield f"{prefix}{pattern.name}", inside > 0


def all_names() -> dict[str, bool]:
    return dict(names(get_resolver().url_patterns))


def addresses(cast: Cast) -> dict[str, str]:
    """An address for each name."""
    found = {}
    for name, takes_arguments in all_names().items():
        if not takes_arguments and not name.startswith("None"):
            found[name] = reverse(name)
        elif takes_arguments and name in EXAMPLES:
            arguments = EXAMPLES[name](cast)
            found[name] = (
                reverse(name, kwargs=arguments) if isinstance(arguments, dict) else reverse(name, args=arguments)
            )
    return found


def counts() -> dict[str, int]:
    return {
        model._meta.label_lower: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.label_lower not in NOT_RECORDS
    }


def signed_in(person: object) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def body_of(answer: object) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", errors="replace")


@pytest.fixture
def cast(db, settings, tmp_path) -> Cast:
    settings.DATA_DIR = tmp_path
    return url_examples.cast()


def test_every_address_with_arguments_has_an_example():
    wanted = {name for name, takes in all_names().items() if takes and is_ours(name)}
    assert wanted - set(EXAMPLES) == set(), "add an example to tests/url_examples.py"


def test_every_example_leads_somewhere(cast):
    assert len(addresses(cast)) > 100


@pytest.mark.parametrize("role", ROLES)
def test_no_role_meets_an_error_and_looking_writes_nothing(cast, role, monkeypatch):
    if role != "hr":  # The same paper is printed once; for the others its views and queries run.
        monkeypatch.setattr("khum.papers.pdf.to_pdf", lambda *_args, **_named: b"%PDF-1.7")
        monkeypatch.setattr("khum.papers.word.document.to_docx", lambda *_args, **_named: b"PK")
    client, before = signed_in(cast.ours.people[role]), counts()
    wrong = []
    for name, address in addresses(cast).items():
        if name in url_examples.ACTS_ON_GET:
            continue
        if (status := client.get(address).status_code) >= 500 and name != "healthz":
            wrong.append(f"{name} {address}: {status}")
    assert wrong == []
    assert counts() == before


def test_visitors_are_sent_to_sign_in(cast):
    before, wrong = counts(), []
    for name, address in addresses(cast).items():
        answer = Client(raise_request_exception=False).get(address)
        if is_ours(name) and name not in OPEN_TO_VISITORS and answer.status_code != 405:
            if answer.status_code != 302 or "/accounts/login/" not in answer["Location"]:
                wrong.append(f"{name} {address}: {answer.status_code}")
        elif answer.status_code >= 500 and name != "healthz":
            wrong.append(f"{name} {address}: {answer.status_code}")
    assert wrong == []
    assert counts() == before


@pytest.mark.parametrize("role", ["hr", "palad", "staff_finance"])
def test_another_organisation_finds_nothing_of_ours(cast, role):
    client, before, wrong = signed_in(cast.theirs.people[role]), counts(), []
    for name, address in addresses(cast).items():
        if name in url_examples.ACTS_ON_GET:
            continue
        answer = client.get(address)
        body = body_of(answer)
        if name in url_examples.PUBLIC:  # Anybody may read it, and nothing there is of the council alone.
            wrong += [f"{name} {address}: shows what is ours"] if url_examples.SECRET in body else []
            continue
        of_a_record = name in EXAMPLES and name not in url_examples.NOT_OF_A_RECORD
        if of_a_record and answer.status_code not in {404, 405, 403}:
            wrong.append(f"{name} {address}: {answer.status_code}")
        if (answer.status_code >= 500 and name != "healthz") or any(secret in body for secret in cast.secrets):
            wrong.append(f"{name} {address}: {answer.status_code}, or shows what is ours")
    assert wrong == []
    assert counts() == before
