"""Questions and answers at the desk: written, changed, taken away, tried."""
from __future__ import annotations

import secrets
from typing import Any, Dict, List, Mapping, Optional

from fastapi import APIRouter, Request, Response

from bot.desk.door import Visitor
from bot.faq.faq import TAKEN_AWAY, Entry, Faq, load_shipped
from bot.wording.checks import Note, hints, problems
from bot.wording.desk import DeskPages, Form
from bot.wording.notice_pages import KEY
from bot.wording.notices import texts_of
from index.taxonomy import LANGUAGES

_ROOT = "/operators/words/questions"
_LONGEST = {"question": 160, "also": 160, "answer": 700}
_MOST_WAYS = 20


class QuestionPages:
    def __init__(self, desk: DeskPages, faq: Faq) -> None:
        self._desk, self._faq = desk, faq

    def add_to(self, router: APIRouter) -> None:
        self._desk.show(router, "/words/questions", self.list)
        self._desk.take(router, "/words/questions", self.attempt)
        self._desk.show(router, "/words/questions/edit", self.edit)
        self._desk.take(router, "/words/questions/edit", self.change)

    def list(self, request: Request) -> Response:
        visitor = self._desk.door.enter(request, "editor")
        self._desk.wording.refresh()
        return self._listed(visitor, note=request.query_params.get("note", ""))

    def attempt(self, request: Request, form: Form) -> Response:
        """Which question a sentence would be read as; by its words alone, before the guard and what else it says are asked."""
        visitor = self._desk.door.enter_with_form(request, form, "editor")
        text = form.get("text", "").strip()[:160]
        hit = self._faq.find(text)
        return self._listed(visitor, tried=text, hit=self._faq.entries()[hit.key] if hit else None)

    def edit(self, request: Request) -> Response:
        visitor, key = self._desk.door.enter(request, "editor"), request.query_params.get("key", "")
        self._desk.wording.refresh()
        known = self._faq.entries().get(key)
        if key and known is None:
            raise self._desk.missing(visitor)
        return self._form(visitor, key, _filled(known), note=request.query_params.get("note", ""))

    def change(self, request: Request, form: Form) -> Response:
        visitor, key = self._desk.door.enter_with_form(request, form, "editor"), form.get("key", "")
        if key and not KEY.fullmatch(key.replace("_", "-")):
            raise self._desk.missing(visitor)
        value: Dict[str, Any] = {"question": texts_of(form, "question"), "answer": texts_of(form, "answer"),
                                 "also": {language: [line.strip() for line in text.split("\n") if line.strip()]
                                          for language, text in texts_of(form, "also").items()}}
        wrong = [] if "remove" in form else self._wrong(value)
        if wrong:
            return self._form(visitor, key, value, wrong, 422)
        name = key or f"q-{secrets.token_hex(4)}"
        if not self._desk.save(visitor, f"question:{name}", TAKEN_AWAY if "remove" in form else value, form):
            return self._form(visitor, key, value, [Note("overtaken")], 409)
        if "remove" in form:
            return self._desk.back(visitor, _ROOT, note="removed")
        return self._desk.back(visitor, f"{_ROOT}/edit", key=name, note="saved")

    def _wrong(self, value: Mapping[str, Any]) -> List[Note]:
        found = []
        for language in LANGUAGES:
            for name in ("question", "answer"):
                text = value[name][language]
                found += problems(text, text, language, self._desk.retired, _LONGEST[name]) if text else [Note("language", language)]
            ways = value["also"][language]
            for text in ways:
                found += problems(text, text, language, self._desk.retired, _LONGEST["also"])
            if len(ways) > _MOST_WAYS:
                found.append(Note("long", str(_MOST_WAYS)))
        return found

    def _listed(self, visitor: Visitor, note: str = "", tried: str = "", hit: Optional[Entry] = None) -> Response:
        return self._desk.page(visitor, "words_questions.html", entries=self._faq.entries(), shipped=load_shipped(), note=note, tried=tried, hit=hit,
                               language=visitor.look.words.language)

    def _form(self, visitor: Visitor, key: str, value: Mapping[str, Any], wrong: List[Note] | None = None, status: int = 200,
              note: str = "") -> Response:
        hard = [each for language in LANGUAGES for each in hints(value["answer"].get(language, ""), language) if value["answer"].get(language)]
        return self._desk.page(visitor, "words_question.html", status, key=key, value=value, wrong=self._desk.said(visitor, wrong or []), note=note,
                               hints=self._desk.said(visitor, hard), step=self._desk.step(f"question:{key}") if key else 0, longest=_LONGEST)


def _filled(entry: Optional[Entry]) -> Dict[str, Any]:
    if entry is None:
        return {"question": {}, "answer": {}, "also": {}}
    return {"question": dict(entry.question), "answer": dict(entry.answer), "also": dict(entry.also)}
