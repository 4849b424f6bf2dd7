"""The phrases of the dialogue and the texts of the pages at the desk: looked up, changed, previewed, compared, undone."""
from __future__ import annotations

from typing import Any, List, NamedTuple

from fastapi import APIRouter, Request, Response

from bot.desk.door import Visitor
from bot.partners.difference import GONE, NEW, by_words
from bot.wording.book import Missing, Overtaken, Version
from bot.wording.checks import Note, hints, problems
from bot.wording.desk import DeskPages, Form
from bot.wording.live import COLLECTIONS, Place
from bot.wording.preview import Preview
from index.languages import TAGS, language_of

_ROOT = "/operators/words"
_SHOWN = 50


class Line(NamedTuple):
    place: Place
    text: str
    changed: bool


class WordsPages:
    def __init__(self, desk: DeskPages, preview: Preview) -> None:
        self._desk, self._wording, self._preview = desk, desk.wording, preview

    def add_to(self, router: APIRouter) -> None:
        desk = self._desk
        for path, work in (("/words", self.list), ("/words/edit", self.edit), ("/words/changes", self.changes)):
            desk.show(router, path, work)
        for path, take in (("/words/edit", self.change), ("/words/preview", self.preview), ("/words/changes", self.undo)):
            desk.take(router, path, take)

    def list(self, request: Request) -> Response:
        visitor = self._desk.door.enter(request, "editor")
        self._wording.refresh()
        asked = request.query_params
        collection = asked.get("collection", "") if asked.get("collection") in COLLECTIONS else "phrases"
        voice = asked.get("voice", "") if asked.get("voice") in TAGS else visitor.look.words.language
        lines = self._lines(collection, voice, asked.get("q", "")[:100].casefold(), "changed" in asked)
        return self._desk.page(visitor, "words.html", lines=lines[:_SHOWN], total=len(lines), shown=_SHOWN, collection=collection, voice=voice,
                               q=asked.get("q", "")[:100], only_changed="changed" in asked, TAGS=TAGS, COLLECTIONS=COLLECTIONS, note=asked.get("note", ""))

    def edit(self, request: Request) -> Response:
        visitor = self._desk.door.enter(request, "editor")
        self._wording.refresh()
        return self._form(visitor, self._place(visitor, request.query_params.get("entry", "")), note=request.query_params.get("note", ""))

    def change(self, request: Request, form: Form) -> Response:
        visitor = self._desk.door.enter_with_form(request, form, "editor")
        place = self._place(visitor, form.get("entry", ""))
        shipped, text = self._shipped(place), form.get("text", "").strip()
        if "remove" in form:
            text = ""
        else:
            found = problems(text, shipped, place.voice, self._desk.retired)
            if found:
                return self._form(visitor, place, text, found, 422)
        if text in (self._wording.shown(place), "") and place.entry not in self._wording.entries:
            return self._desk.back(visitor, _ROOT, note="same", **_where(place))
        if not self._desk.save(visitor, place.entry, None if text in (shipped, "") else text, form):
            return self._form(visitor, place, text, [Note("overtaken")], 409)
        return self._desk.back(visitor, f"{_ROOT}/edit", entry=place.entry, note="saved")

    def preview(self, request: Request, form: Form) -> Response:
        """The page as people will see it, with the text of the form; nothing is kept."""
        visitor = self._desk.door.enter_with_form(request, form, "editor")
        place, text = self._place(visitor, form.get("entry", "")), form.get("text", "").strip()
        found = problems(text, self._shipped(place), place.voice, self._desk.retired)
        if found:
            return self._form(visitor, place, text, found, 422)
        return self._preview.of_words(place, text)

    def changes(self, request: Request) -> Response:
        return self._changes(self._desk.door.enter(request, "editor"), request.query_params.get("note", ""))

    def undo(self, request: Request, form: Form) -> Response:
        visitor, number = self._desk.door.enter_with_form(request, form, "editor"), form.get("number", "")
        try:
            version = self._wording.book.version(int(number) if number.isdecimal() and len(number) < 10 else -1)
            if version.entry.startswith("emergency:"):
                visitor = self._desk.door.enter(request, "administrator")
            self._wording.book.undo(version.number, visitor.operator.name)
        except Missing:
            raise self._desk.missing(visitor) from None
        except Overtaken:
            return self._changes(visitor, "overtaken", 409)
        self._wording.refresh()
        return self._desk.back(visitor, f"{_ROOT}/changes", note="undone")

    def _lines(self, collection: str, voice: str, words: str, only_changed: bool) -> List[Line]:
        changed = self._wording.of("words")
        found = []
        for key in self._wording.shipped[collection][voice]:
            place = Place(collection, voice, key)
            if self._wording.is_there(place):
                line = Line(place, self._wording.shown(place), place.entry[len("words:"):] in changed)
                if (not words or words in line.text.casefold() or words in key.casefold()) and (line.changed or not only_changed):
                    found.append(line)
        return found

    def _form(self, visitor: Visitor, place: Place, text: str = "", wrong: List[Note] | None = None, status: int = 200,
              note: str = "") -> Response:
        text, shipped = text or self._wording.shown(place), self._shipped(place)
        siblings = [(voice, self._wording.shown(place._replace(voice=voice))) for voice in TAGS if voice != place.voice]
        versions = self._wording.book.versions(place.entry, 20)
        return self._desk.page(visitor, "words_edit.html", status, place=place, text=text, shipped=shipped, siblings=siblings,
                               step=self._desk.step(place.entry), wrong=self._desk.said(visitor, wrong or []), language=language_of(place.voice),
                               hints=self._desk.said(visitor, hints(text, place.voice)), changed=text != shipped, difference=by_words(shipped, text),
                               versions=[(each, _difference(each)) for each in versions if each.entry == place.entry],
                               GONE=GONE, NEW=NEW, note=note)

    def _changes(self, visitor: Visitor, note: str = "", status: int = 200) -> Response:
        versions = self._wording.book.versions(count=100)
        latest = {each.entry: each.number for each in reversed(versions)}
        return self._desk.page(visitor, "words_changes.html", status, versions=[(each, _difference(each)) for each in versions], latest=latest,
                               note=note, GONE=GONE, NEW=NEW)

    def _place(self, visitor: Visitor, entry: str) -> Place:
        place = Place.read(entry)
        if place is None or not self._wording.is_there(place):
            raise self._desk.missing(visitor)
        return place

    def _shipped(self, place: Place) -> str:
        return self._wording.shipped[place.collection][place.voice][place.key]


def _where(place: Place) -> dict[str, str]:
    return {"collection": place.collection, "voice": place.voice}


def _difference(version: Version) -> Any:
    return by_words(told(version.before), told(version.after))


def told(value: Any) -> str:
    """A value of any kind as lines of text, so that two can be compared."""
    if isinstance(value, dict):
        return "\n".join(f"{name}: {told(part)}" for name, part in value.items() if part not in ("", None, [], {}))
    if isinstance(value, list):
        return "\n".join(told(part) for part in value)
    return "" if value is None else str(value)
