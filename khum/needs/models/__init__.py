"""Tables of needs; Django finds models here."""

from khum.needs.models.document import NeedsDocument
from khum.needs.models.knowing import ContactChoice, Skill
from khum.needs.models.need import Goal, Holder, Learner, Need

__all__ = ["ContactChoice", "Goal", "Holder", "Learner", "Need", "NeedsDocument", "Skill"]
