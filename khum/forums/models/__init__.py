"""Tables of forums; Django finds models here."""

from khum.forums.models.core import Core, KnowledgeSet, Point
from khum.forums.models.forum import Forum, Participant
from khum.forums.models.river import Assessment, Group, Invitation
from khum.forums.models.story import Story

__all__ = ["Assessment", "Core", "Forum", "Group", "Invitation", "KnowledgeSet", "Participant", "Point", "Story"]
