"""The paper that forums offer."""

from __future__ import annotations

from khum.forums.papers.forum import KIND, forum_paper
from khum.papers.registry import PaperKind

RECORD = PaperKind(KIND, "บันทึกเวทีแลกเปลี่ยนเรียนรู้", forum_paper, "Record of a forum", "forum")
