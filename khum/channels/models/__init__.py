"""Tables of the channels; Django finds models here."""

from khum.channels.models.channel import Channel, CheckRound, Visit
from khum.channels.models.post import Post, Scan

__all__ = ["Channel", "CheckRound", "Post", "Scan", "Visit"]
