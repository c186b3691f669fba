"""Tables of the channels; Django finds models here."""

from khum.channels.models.channel import Channel, CheckRound, Visit
from khum.channels.models.compilation import Chapter, Compilation
from khum.channels.models.office import Announcement, CatalogueEntry, InformationRequest, Upkeep
from khum.channels.models.post import Post, Scan
from khum.channels.models.reading import PublicRead

__all__ = [
    "Announcement",
    "CatalogueEntry",
    "Channel",
    "Chapter",
    "CheckRound",
    "Compilation",
    "InformationRequest",
    "Post",
    "PublicRead",
    "Scan",
    "Upkeep",
    "Visit",
]
