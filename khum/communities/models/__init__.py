"""Questions, answers, communities."""

from khum.communities.models.practice import Community, Gathering, KitEntry, Member
from khum.communities.models.question import Answer, Asked, Patience, Question

__all__ = ["Answer", "Asked", "Community", "Gathering", "KitEntry", "Member", "Patience", "Question"]
