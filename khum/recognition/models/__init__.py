"""Values, thanks, rounds of awards and gifts."""

from khum.recognition.models.award import Award, Gift, Nomination, Round
from khum.recognition.models.thanks import Thanks, ValueSet

__all__ = ["Award", "Gift", "Nomination", "Round", "Thanks", "ValueSet"]
