"""The overview as a booklet to print: emergency numbers first, contents, each offer once under its first topic, and indexes."""
from __future__ import annotations

import importlib.util
import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from babel.dates import format_date
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, NextPageTemplate, PageBreak, PageTemplate, Paragraph, Spacer, Table

from bot.website.calling import week_words
from bot.website.cards import href, shown
from bot.website.edition import Edition
from index.freshness import checked
from index.offers import TEMPORARILY_CLOSED, Contact, Offer
from index.regions import load_regions

_WIDTH, _HEIGHT = A4
_LEFT, _TOP, _FOOT, _GAP = 18 * mm, 20 * mm, 18 * mm, 8 * mm
_SEA, _INK, _SOFT, _ALARM = HexColor("#17605c"), HexColor("#22302f"), HexColor("#4d5c5a"), HexColor("#8f2a18")
_SANS, _BOLD = "DejaVuSans", "DejaVuSans-Bold"
_PASSES = 5  # two are enough, but for indexes that grow by a page when their numbers come
_UNKNOWN = "000"  # stands for a page in the first pass, as wide as a page's number


def _style(name: str, size: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, **{"fontName": _SANS, "fontSize": size, "leading": size * 1.35, "textColor": _INK, "splitLongWords": 1, **more})


_STYLES = {style.name: style for style in (
    _style("title", 30, fontName=_BOLD, textColor=_SEA, spaceAfter=8 * mm), _style("place", 16, spaceAfter=4 * mm), _style("plain", 10.5, spaceAfter=3 * mm),
    _style("danger", 12, fontName=_BOLD, textColor=_ALARM, spaceBefore=8 * mm, spaceAfter=3 * mm), _style("call", 12, spaceAfter=2 * mm),
    _style("group", 18, fontName=_BOLD, textColor=_SEA, spaceAfter=4 * mm),
    _style("topic", 12.5, fontName=_BOLD, textColor=_SEA, spaceBefore=4 * mm, spaceAfter=2 * mm),
    _style("cluster", 9, textColor=_SEA, spaceBefore=1 * mm, spaceAfter=1 * mm),
    _style("name", 9.5, fontName=_BOLD), _style("entry", 8, spaceAfter=3.5 * mm),
    _style("contents0", 9.5, fontName=_BOLD, leading=15), _style("contents1", 9, leftIndent=5 * mm), _style("number", 9, alignment=TA_RIGHT),
    _style("line", 8, spaceAfter=1 * mm, leftIndent=3 * mm, firstLineIndent=-3 * mm))}


class _Document(BaseDocTemplate):
    """Remembers on which page each heading and each offer stands."""

    def __init__(self, file: io.BytesIO, edition: Edition) -> None:
        words = edition.texts["overview"]["booklet"]
        super().__init__(file, pagesize=A4, title=f"{words['title']}: {edition.place}", author="Lotse", lang=edition.language, invariant=1)
        self.pages: dict[str, int] = {}
        self._running, self._words = "", words
        self._foot = f"Lotse · {words['as_of'].format(date=_day(edition))}"
        wide = _WIDTH - 2 * _LEFT
        half, high = (wide - _GAP) / 2, _HEIGHT - _TOP - _FOOT
        whole = Frame(_LEFT, _FOOT, wide, high, 0, 0, 0, 0)
        halves = [Frame(_LEFT + number * (half + _GAP), _FOOT, half, high, 0, 0, 0, 0) for number in (0, 1)]
        self.addPageTemplates([PageTemplate("one", [whole], onPageEnd=self._page), PageTemplate("two", halves, onPageEnd=self._page)])

    def afterFlowable(self, flowable: Flowable) -> None:
        key = getattr(flowable, "key", "")
        if not key:
            return
        self.pages.setdefault(key, self.page)
        self.canv.bookmarkPage(key)
        level = getattr(flowable, "level", None)
        if level is not None:
            self._running = flowable.getPlainText()
            self.canv.addOutlineEntry(self._running, key, level, closed=True)

    def _page(self, canvas: Any, document: Any) -> None:
        canvas.saveState()
        canvas.setFont(_SANS, 8)
        canvas.setFillColor(_SOFT)
        canvas.drawString(_LEFT, 10 * mm, self._foot)
        canvas.drawRightString(_WIDTH - _LEFT, 10 * mm, self._words["page"].format(page=canvas.getPageNumber()))
        if canvas.getPageNumber() > 1:
            canvas.drawString(_LEFT, _HEIGHT - 13 * mm, self._running)
            canvas.setStrokeColor(_SEA)
            canvas.line(_LEFT, _HEIGHT - 15 * mm, _WIDTH - _LEFT, _HEIGHT - 15 * mm)
        canvas.restoreState()


def booklet(edition: Edition, offers: Sequence[Offer], progress: Callable[[str], None] = lambda line: None) -> bytes:
    """A PDF of the offers, in their order within each topic. Set until the pages that contents and indexes name are those
    where things stand; equal offers on one day give equal files."""
    _know_fonts()
    pages: dict[str, int] = {}
    data = b""
    for _ in range(_PASSES):
        file = io.BytesIO()
        document = _Document(file, edition)
        document.build(_Story(edition, offers, pages).whole())
        progress(f"set {document.page} pages with {len(offers)} offers")
        data = file.getvalue()
        if document.pages == pages:
            break
        pages = document.pages
    return data


class _Story:
    """All parts of the booklet in their order. `pages` are those of the pass before; none are known in the first."""

    def __init__(self, edition: Edition, offers: Sequence[Offer], pages: dict[str, int]) -> None:
        self._edition, self._offers, self._pages = edition, offers, pages
        self._words, self._regions = edition.texts["overview"]["booklet"], load_regions()
        self._hours: dict[str, str] = {}
        self._topics: dict[str, list[Offer]] = {topic: [] for topic in edition.taxonomy.ids("topics")}
        for offer in offers:
            self._topics[next((topic for topic in offer.topics if topic in self._topics), "general")].append(offer)
        chapters = [(group, [topic for topic in edition.taxonomy.topics_of(group) if self._topics[topic]]) for group in edition.taxonomy.ids("topic_groups")]
        self._chapters = [(group, topics) for group, topics in chapters if topics]

    def whole(self) -> list[Flowable]:
        story = [*self._cover(), PageBreak(), *self._contents()]
        for group, topics in self._chapters:
            story += [NextPageTemplate("two"), PageBreak(), _headed("group", self._edition.label("topic_groups", group), f"group-{group}", 0)]
            for topic in topics:
                story += self._entries(_headed("topic", self._edition.label("topics", topic), f"topic-{topic}", 1), self._topics[topic])
        story += [NextPageTemplate("two"), PageBreak()]
        for name, title, lines in self._indexes():
            story += [KeepTogether([_headed("topic", self._words["index"].format(what=title), f"index-{name}", 0), *lines[:2]]), *lines[2:]]
        return story

    def _cover(self) -> list[Flowable]:
        words, edition = self._words, self._edition
        institutions = len({offer.provider for offer in self._offers})
        told = words["count" if institutions > 1 else "count_small"].format(count=len(self._offers), institutions=institutions)
        calls = [_text("call", f"<b>{_link(href(row) or '', shown(row))}</b>  {escape(str(row['label']))}") for row in edition.emergency]
        lines = [words["how"], words["source"], *([words["fresh"].format(address=edition.site)] if edition.site else []), words["licence"]]
        return [Spacer(1, 35 * mm), _text("title", escape(words["title"])), _text("place", escape(edition.place)),
                _text("plain", escape(words["as_of"].format(date=_day(edition)))), _text("plain", escape(told)),
                _text("danger", escape(words["danger"])), *calls, Spacer(1, 8 * mm),
                *(_text("plain", escape(line)) for line in lines)]

    def _contents(self) -> list[Flowable]:
        lines = [("contents0", self._edition.label("topic_groups", group), f"group-{group}", topics) for group, topics in self._chapters]
        rows: list[tuple[str, str, str]] = []
        for style, text, key, topics in lines:
            rows += [(style, text, key), *(("contents1", self._edition.label("topics", topic), f"topic-{topic}") for topic in topics)]
        rows += [("contents0", self._words["index"].format(what=title), f"index-{name}") for name, title in self._index_titles()]
        cells = [[_text(style, f'<a href="#{key}">{escape(text)}</a>'), _text("number", self._page(key))] for style, text, key in rows]
        wide = _WIDTH - 2 * _LEFT
        return [_headed("group", self._words["contents"], "contents", 0),
                Table(cells, [wide - 20 * mm, 20 * mm], style=[("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
                                                               ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0),
                                                               ("BOTTOMPADDING", (0, 0), (-1, -1), 0)])]

    def _entries(self, heading: Flowable, offers: Sequence[Offer]) -> Iterable[Flowable]:
        """The offers under a heading, which stays with the first; those of one cluster stand under its name."""
        names = [self._edition.cluster(offer) for offer in offers]
        often = Counter(names)
        for number, (offer, name) in enumerate(zip(offers, names, strict=True)):
            parts: list[Flowable] = [] if number else [heading]
            if name and often[name] > 1 and (not number or name != names[number - 1]):
                parts.append(_text("cluster", escape(name)))
            title = _text("name", escape(offer.name))
            title.key = f"offer-{offer.id}"
            yield KeepTogether([*parts, title, _text("entry", self._told(offer))])

    def _told(self, offer: Offer) -> str:
        edition, texts = self._edition, self._edition.texts
        lines = [f'<font color="#4d5c5a">{escape(offer.provider)} · {escape(edition.label("kinds", offer.kind))}</font>', escape(offer.text(edition.language))]
        lines += [self._way(offer, contact) for contact in offer.contacts]
        facts = [edition.label("costs", offer.cost), ", ".join(edition.label("languages", each) for each in offer.languages), ", ".join(self._areas(offer))]
        facts += self._ages(offer)
        if offer.status == TEMPORARILY_CLOSED:
            facts.append(str(texts["overview"]["shut_mark"]))
        facts.append(texts["offer"]["verified"].format(date=offer.verified_on) if offer.verified_on else self._words["unconfirmed"])
        return "<br/>".join([*lines, f'<font color="#4d5c5a" size="7">{escape(" · ".join(facts))}</font>'])

    def _ages(self, offer: Offer) -> list[str]:
        low, high = offer.age_min, offer.age_max
        if low is not None and high is not None:
            return [self._words["ages"].format(ages=f"{low}–{high}")]
        one = self._words["ages_to"].format(age=high) if low is None else self._words["ages_from"].format(age=low)
        return [one] if low is not None or high is not None else []

    def _way(self, offer: Offer, contact: Contact) -> str:
        row = contact.dict()
        old = checked(contact, offer)
        more = [contact.label or "", self._week(contact.hours), ", ".join(self._edition.label("languages", id) for id in contact.languages or ()),
                str(self._edition.texts["offer"]["old"]).format(date=old.on) if old.is_old(self._edition.day) else ""]
        link = href(row) if contact.type != "address" else None
        value = f"<b>{_link(link, shown(row)) if link else escape(shown(row))}</b>"
        return f"{escape(self._edition.label('contact_types', contact.type))}: {value}" + "".join(f", {escape(each)}" for each in more if each)

    def _week(self, hours: str | None) -> str:
        if hours and hours not in self._hours:
            rows = week_words(hours, self._edition.texts)
            closed = self._edition.texts["offer"]["week_closed"]
            self._hours[hours] = str(self._edition.texts["opening"]["always"]) if hours == "24/7" else "; ".join(
                f"{days} {times}" for days, times in rows if times != closed)
        return self._hours.get(hours or "", "")

    def _areas(self, offer: Offer) -> list[str]:
        return [self._words["everywhere"] if area == offer.country else self._regions.get(area, area) for area in offer.region]

    def _index_titles(self) -> list[tuple[str, str]]:
        words = self._edition.texts["overview"]
        return [("settings", words["setting"]), ("groups", words["group"]), ("occupations", words["occupation"]), ("for_whom", words["who"]),
                ("region", words["area"]), ("provider", self._words["institution"])]

    def _indexes(self) -> Iterable[tuple[str, str, list[Flowable]]]:
        """(name, title, lines): under which words an offer is found, and the pages where it stands."""
        for name, title in self._index_titles():
            found: dict[str, set[int]] = {}
            for offer in self._offers:
                for word in self._indexed(name, offer):
                    found.setdefault(word, set()).add(self._pages.get(f"offer-{offer.id}", 0))
            ids = [self._edition.label(facet, id) for facet in ({"for_whom": "who"}.get(name, name),)
                   if name in ("settings", "groups", "occupations", "for_whom")
                   for id in self._edition.taxonomy.ids(facet)]
            order = [word for word in ids if word in found] or sorted(found, key=str.casefold)
            yield name, title, [_text("line", f"{escape(word)}  <b>{_spans(found[word])}</b>") for word in order]

    def _indexed(self, name: str, offer: Offer) -> Iterable[str]:
        if name == "provider":
            return [offer.provider]
        if name == "region":
            return self._areas(offer)
        return [self._edition.label("who" if name == "for_whom" else name, id) for id in getattr(offer, name)]

    def _page(self, key: str) -> str:
        return str(self._pages.get(key, _UNKNOWN))


def _text(style: str, markup: str) -> Any:
    return Paragraph(markup, _STYLES[style])


def _headed(style: str, text: str, key: str, level: int) -> Any:
    """A heading that contents and outline know."""
    heading = _text(style, escape(text))
    heading.key, heading.level = key, level
    return heading


def _link(address: str, text: str) -> str:
    return f'<a href={quoteattr(address)} color="#17605c">{escape(text)}</a>'


def _spans(pages: Iterable[int]) -> str:
    """"3–5, 9" of 3, 4, 5, 9."""
    spans: list[list[int]] = []
    for page in sorted(pages):
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def _day(edition: Edition) -> str:
    return str(format_date(edition.day, "long", locale=edition.language))


def _know_fonts() -> None:
    """DejaVu, which holds the letters of all our languages, as matplotlib brings it along."""
    if _BOLD not in pdfmetrics.getRegisteredFontNames():
        spec = importlib.util.find_spec("matplotlib")
        folder = Path(str(spec and spec.origin)).parent / "mpl-data/fonts/ttf"
        for name in (_SANS, _BOLD):
            pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
        pdfmetrics.registerFontFamily(_SANS, normal=_SANS, bold=_BOLD, italic=_SANS, boldItalic=_BOLD)
        pdfmetrics.registerFontFamily(_BOLD, normal=_BOLD, bold=_BOLD, italic=_BOLD, boldItalic=_BOLD)
