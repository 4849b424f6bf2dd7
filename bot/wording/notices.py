"""Notices: a text in three languages that begins and ends by itself, on every page and at the start of a conversation."""
from __future__ import annotations

from datetime import datetime
from typing import Any, Dict, List, Mapping, NamedTuple, Optional
from zoneinfo import ZoneInfo

from bot.wording.live import Wording
from index.languages import language_of
from index.taxonomy import LANGUAGES

ZONE = ZoneInfo("Europe/Berlin")  # the same hour in all countries of ours
BEFORE, NOW, OVER = "before", "now", "over"
_FORM = "%Y-%m-%dT%H:%M"


class Shown(NamedTuple):
    """A notice in one language; `link` may be empty."""

    text: str
    link: str


class Notices:
    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def __call__(self, voice: str, at: Optional[datetime] = None) -> List[Shown]:
        """What is shown now in a language, the newest first."""
        found = self._wording.of("notice").values()
        return [Shown(str(each.after["text"][language_of(voice)]), str(each.after.get("link", "")))
                for each in sorted(found, key=lambda version: -version.number) if state(each.after, at) == NOW]


def state(notice: Mapping[str, Any], at: Optional[datetime] = None) -> str:
    """BEFORE, NOW or OVER."""
    start, end, now = moment(notice.get("start", "")), moment(notice.get("end", "")), at or datetime.now(ZONE)
    if start is None or end is None or set(LANGUAGES) - set(notice.get("text", {})):
        return OVER
    return BEFORE if now < start else NOW if now < end else OVER


def moment(text: str) -> Optional[datetime]:
    """2026-03-31T08:00, in our hour; None for what is no moment."""
    try:
        return datetime.strptime(text[:16], _FORM).replace(tzinfo=ZONE)
    except ValueError:
        return None


def texts_of(form: Mapping[str, str], name: str) -> Dict[str, str]:
    """{language: what the form's fields NAME.de, NAME.sv and NAME.en hold}."""
    return {language: form.get(f"{name}.{language}", "").strip() for language in LANGUAGES}
