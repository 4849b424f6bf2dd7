"""All pages under /operators/words as one part of the desk."""
from __future__ import annotations

from pathlib import Path
from typing import Callable

from fastapi import APIRouter

from bot.desk.door import Door, desk_route
from bot.desk.view import View
from bot.faq.desk_pages import QuestionPages
from bot.faq.faq import Faq
from bot.wording.desk import TEMPLATES, DeskPages
from bot.wording.emergency_pages import EmergencyPages
from bot.wording.live import Wording
from bot.wording.notice_pages import NoticePages
from bot.wording.preview import Preview
from bot.wording.words_pages import WordsPages


class WordingPages:
    """`retired` says whether a telephone number is not answered any more."""

    templates: Path = TEMPLATES

    def __init__(self, wording: Wording, preview: Preview, retired: Callable[[str], bool], faq: Faq) -> None:
        self._wording, self._preview, self._retired, self._faq = wording, preview, retired, faq

    def routes(self, door: Door, view: View) -> APIRouter:
        desk = DeskPages(door, view, self._wording, self._retired)
        router = APIRouter(route_class=desk_route(view))
        for pages in (WordsPages(desk, self._preview), EmergencyPages(desk, self._preview), NoticePages(desk), QuestionPages(desk, self._faq)):
            pages.add_to(router)
        return router
