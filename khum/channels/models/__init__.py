"""Tables of the channels; Django finds models here."""

from khum.channels.models.channel import Channel, CheckRound, Visit
from khum.channels.models.post import Post, Scan
from khum.channels.models.reading import PublicRead

__all__ = ["Channel", "CheckRound", "Post", "PublicRead", "Scan", "Visit"]
