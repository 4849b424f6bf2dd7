"""Notices at the desk: written, changed, taken away."""
from __future__ import annotations

import re
import secrets
from typing import Any, Dict, List, Optional

from fastapi import APIRouter, Request, Response

from bot.desk.door import Visitor
from bot.wording.checks import Note, problems
from bot.wording.desk import DeskPages, Form
from bot.wording.notices import moment, state, texts_of
from index.taxonomy import LANGUAGES

_ROOT = "/operators/words/notices"
_LONGEST = 400
LINK = re.compile(r"(https://[^\s<>\"']+|/[^\s<>\"'/][^\s<>\"']*)")
KEY = re.compile(r"[a-z0-9-]{1,60}")


class NoticePages:
    def __init__(self, desk: DeskPages) -> None:
        self._desk, self._wording = desk, desk.wording

    def add_to(self, router: APIRouter) -> None:
        self._desk.show(router, "/words/notices", self.list)
        self._desk.show(router, "/words/notices/edit", self.edit)
        self._desk.take(router, "/words/notices/edit", self.change)

    def list(self, request: Request) -> Response:
        visitor = self._desk.door.enter(request, "editor")
        self._wording.refresh()
        rows = [(key, each.after, state(each.after)) for key, each in self._wording.of("notice").items()]
        return self._desk.page(visitor, "words_notices.html", rows=sorted(rows, key=lambda row: str(row[1]["start"]), reverse=True),
                               language=visitor.look.words.language, note=request.query_params.get("note", ""))

    def edit(self, request: Request) -> Response:
        visitor, key = self._desk.door.enter(request, "editor"), request.query_params.get("key", "")
        self._wording.refresh()
        known = self._wording.of("notice").get(key)
        if key and known is None:
            raise self._desk.missing(visitor)
        return self._form(visitor, key, known.after if known else {})

    def change(self, request: Request, form: Form) -> Response:
        visitor, key = self._desk.door.enter_with_form(request, form, "editor"), form.get("key", "")
        if key and not KEY.fullmatch(key):
            raise self._desk.missing(visitor)
        notice: Optional[Dict[str, Any]] = {"start": form.get("start", "")[:16], "end": form.get("end", "")[:16], "text": texts_of(form, "text"),
                                            "link": form.get("link", "").strip()}
        wrong = [] if "remove" in form else self._wrong(notice or {})
        if wrong:
            return self._form(visitor, key, notice or {}, wrong, 422)
        name = f"notice:{key or secrets.token_hex(4)}"
        if not self._desk.save(visitor, name, None if "remove" in form else notice, form):
            return self._form(visitor, key, notice or {}, [Note("overtaken")], 409)
        return self._desk.back(visitor, _ROOT, note="removed" if "remove" in form else "saved")

    def _wrong(self, notice: Dict[str, Any]) -> List[Note]:
        found = []
        for language in LANGUAGES:
            text = notice["text"][language]
            found += problems(text, text, language, self._desk.retired, _LONGEST) if text else [Note("language", language)]
        start, end = moment(notice["start"]), moment(notice["end"])
        found += [Note("moment", notice[name] or "–") for name, at in (("start", start), ("end", end)) if at is None]
        if start and end and end <= start:
            found.append(Note("reversed"))
        if notice["link"] and not LINK.fullmatch(notice["link"]):
            found.append(Note("link", notice["link"]))
        return found

    def _form(self, visitor: Visitor, key: str, notice: Dict[str, Any], wrong: List[Note] | None = None, status: int = 200) -> Response:
        return self._desk.page(visitor, "words_notice.html", status, key=key, notice=notice, wrong=self._desk.said(visitor, wrong or []),
                               step=self._desk.step(f"notice:{key}") if key else 0)
