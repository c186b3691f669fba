"""The answer to "may this person do this?": yes, or no with the reason that the person will read."""

from __future__ import annotations

from dataclasses import dataclass


class NotPermittedError(Exception):
    """A refused action; its text is the reason, in the reader's language."""


class NotPossibleError(Exception):
    """The state of the thing does not allow the action (already approved, changed by another …)."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Allowed, or not allowed for a reason. Used by the action (``or_raise``) and the button (``reason``)."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def or_raise(self) -> None:
        """Raise :class:`NotPermittedError` with the reason when the answer is no."""
        if not self.allowed:
            raise NotPermittedError(str(self.reason))


ALLOWED = Verdict(allowed=True)


def denied(reason: str) -> Verdict:
    """A refusal with its reason."""
    return Verdict(allowed=False, reason=reason)
