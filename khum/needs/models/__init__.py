"""Tables of needs; Django finds models here."""

from khum.needs.models.document import NeedsDocument
from khum.needs.models.knowing import ContactChoice, Skill
from khum.needs.models.need import Goal, Holder, Learner, Need
from khum.needs.models.neighbour import Neighbour

__all__ = ["ContactChoice", "Goal", "Holder", "Learner", "Need", "NeedsDocument", "Neighbour", "Skill"]
