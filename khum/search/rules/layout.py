"""What was typed with the keyboard in the other language (Kedmanee, TIS 820)."""

from __future__ import annotations

_ENGLISH = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
_THAI = '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_THAI = dict(zip(map(ord, _ENGLISH), _THAI, strict=True))
_TO_ENGLISH = dict(zip(map(ord, _THAI), _ENGLISH, strict=True))


def as_thai(text: str) -> str:
    """``text``, typed in English, as the same keys give it in Thai: ``dkiopkp`` → ``การนยาย``."""
    return text.translate(_TO_THAI)


def as_english(text: str) -> str:
    """``text``, typed in Thai, as the same keys give it in English."""
    return text.translate(_TO_ENGLISH)
