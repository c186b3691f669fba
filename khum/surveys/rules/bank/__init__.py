"""The bank of questions in plain Thai; a template keeps its version, so that an old survey says what it asked."""

from khum.surveys.rules.bank.known import BANK, Template, newest, template

__all__ = ["BANK", "Template", "newest", "template"]
