"""The emergency contacts of each country at the desk, for administrators."""
from __future__ import annotations

from typing import List

from fastapi import APIRouter, Request, Response

from bot.desk.door import Visitor
from bot.wording import emergency
from bot.wording.checks import Note
from bot.wording.desk import DeskPages, Form
from bot.wording.preview import Preview

_ROOT = "/operators/words/emergency"


class EmergencyPages:
    def __init__(self, desk: DeskPages, preview: Preview) -> None:
        self._desk, self._wording, self._preview = desk, desk.wording, preview

    def add_to(self, router: APIRouter) -> None:
        self._desk.show(router, "/words/emergency", self.show)
        self._desk.take(router, "/words/emergency", self.change)

    def show(self, request: Request) -> Response:
        visitor = self._desk.door.enter(request, "administrator")
        self._wording.refresh()
        return self._form(visitor, self._country(visitor, request.query_params.get("country", "DE")), note=request.query_params.get("note", ""))

    def change(self, request: Request, form: Form) -> Response:
        visitor = self._desk.door.enter_with_form(request, form, "administrator")
        country = self._country(visitor, form.get("country", ""))
        if "remove" in form:
            entry, wrong = None, list[Note]()
        else:
            entry, wrong = emergency.read(form, country, self._wording.country(country), self._desk.retired)
        if wrong:
            return self._form(visitor, country, form, wrong, 422)
        if entry is not None and "preview" in form:
            return self._preview.of_emergency(country, entry, visitor.look.words.language)
        if not self._desk.save(visitor, f"emergency:{country}", None if entry == self._wording.shipped_country(country) else entry, form):
            return self._form(visitor, country, form, [Note("overtaken")], 409)
        return self._desk.back(visitor, _ROOT, country=country, note="saved")

    def _form(self, visitor: Visitor, country: str, given: Form | None = None, wrong: List[Note] | None = None, status: int = 200,
              note: str = "") -> Response:
        rows = emergency.fields(self._wording.country(country))
        if given:
            rows = {number: {name: given.get(f"{number}.{name}", "") for name in row} for number, row in rows.items()}
        entry = f"emergency:{country}"
        return self._desk.page(visitor, "words_emergency.html", status, country=country, countries=self._wording.countries, rows=rows,
                               step=self._desk.step(entry), changed=self._wording.country(country) != self._wording.shipped_country(country),
                               wrong=self._desk.said(visitor, wrong or []), note=note, CRISIS=emergency.CRISIS)

    def _country(self, visitor: Visitor, code: str) -> str:
        if code not in self._wording.countries:
            raise self._desk.missing(visitor)
        return code
