"""The report on a period, for people who do not use the desk: HTML in one file, or PDF."""
from __future__ import annotations

import base64
import io
from datetime import date
from pathlib import Path
from typing import Any, List, Optional

from jinja2 import Environment, FileSystemLoader

from bot.desk.charts import chart, drawable
from bot.desk.conclusions import conclusions
from bot.desk.counts import Source
from bot.desk.desk import Desk
from bot.desk.period import Period
from bot.desk.table import Table
from bot.desk.words import Words

FORMS = {"html": "text/html; charset=utf-8", "pdf": "application/pdf"}
_TABLES = ("by_month", "funnel", "left", "fits", "need", "answers", "levels", "work")
_MOST_ROWS = 15
_HERE = Path(__file__).parent


def report(desk: Desk, source: Optional[Source], period: Period, words: Words, form: str) -> bytes:
    """The whole file; `form` is html or pdf."""
    tables = [desk.table(name, source, period, words) for name in _TABLES] if source else []
    told = conclusions(desk, source, period, words) if source else [str(words["report"]["too_few"])]
    note = str(words["page"]["made"]) if source and source.made else ""
    title = str(words["report"]["title"]).format(period=words.period(period))
    made_on = str(words["report"]["made_on"]).format(day=words.day(date.today()))
    return written(form, title, [made_on], note, told, tables, words)


def written(form: str, title: str, about: List[str], note: str, told: List[str], tables: List[Table], words: Words) -> bytes:
    """Conclusions and tables with their charts as a file; `about` are the lines under the title, `note` is a warning."""
    draw = _pdf if form == "pdf" else _html
    return draw(title, about, note, told, [table for table in tables if table.rows], words)


def _html(title: str, about: List[str], note: str, told: List[str], tables: List[Table], words: Words) -> bytes:
    def picture(table: Table) -> str:
        return "data:image/svg+xml;base64," + base64.b64encode(chart(table, words)).decode() if drawable(table) else ""

    jinja = Environment(loader=FileSystemLoader(_HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return jinja.get_template("report.html").render(t=words, title=title, about=about, note=note, told=told, tables=tables,
                                                    picture=picture, most=_MOST_ROWS).encode()


def _pdf(title: str, about: List[str], note: str, told: List[str], tables: List[Table], words: Words) -> bytes:
    from html import escape

    from reportlab.lib import colors
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import Image, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, TableStyle
    from reportlab.platypus import Table as Grid

    font, bold = _fonts()
    text = ParagraphStyle("text", fontName=font, fontSize=10, leading=14.5, spaceAfter=5)
    cell = ParagraphStyle("cell", parent=text, fontSize=8.5, leading=11, spaceAfter=0)
    number = ParagraphStyle("number", parent=cell, alignment=TA_RIGHT)
    head = ParagraphStyle("head", parent=text, fontName=bold, fontSize=13, leading=17, spaceBefore=14, textColor=colors.HexColor("#17605c"))
    large = ParagraphStyle("large", parent=head, fontSize=20, leading=25)

    def grid(table: Table) -> Any:
        styles = [number if column.kind in ("count", "share", "plain") else cell for column in table.columns]
        rows = [[Paragraph(f'<font name="{bold}">{escape(column.label)}</font>', style) for column, style in zip(table.columns, styles)]]
        rows += [[Paragraph(escape(words.shown(value, column.kind)), style) for value, column, style in zip(row.values, table.columns, styles)]
                 for row in table.rows[:_MOST_ROWS]]
        widths = [3.0 if column.kind == "text" else 1.3 for column in table.columns]
        drawn = Grid(rows, colWidths=[width / sum(widths) * 170 * mm for width in widths], repeatRows=1, hAlign="LEFT")
        drawn.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#e2d9ca")), ("VALIGN", (0, 0), (-1, -1), "TOP"),
                                   ("LEFTPADDING", (0, 0), (-1, -1), 2), ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]))
        return drawn

    story: List[Any] = [Paragraph(escape(title), large), *(Paragraph(escape(line), text) for line in about)]
    story += [Paragraph(f'<font name="{bold}">{escape(note)}</font>', text)] if note else []
    story += [Paragraph(escape(words["report"]["conclusions"]), head), *(Paragraph("• " + escape(line), text) for line in told)]
    for table in tables:
        drawn: List[Any] = [Paragraph(escape(table.title), head)]
        if drawable(table):
            picture = Image(io.BytesIO(chart(table, words, form="png")))
            scale = min(170 * mm / picture.imageWidth, 95 * mm / picture.imageHeight)
            picture.drawWidth, picture.drawHeight = picture.imageWidth * scale, picture.imageHeight * scale
            drawn.append(picture)
        story.append(KeepTogether([*drawn, Spacer(1, 4), grid(table)]))  # no heading stands alone at the end of a page
    story += [Spacer(1, 12), *(Paragraph(escape(line), text) for line in (words["report"]["method"], words["page"]["small"]))]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, title=title, author="Lotse", lang=words.language, leftMargin=20 * mm, rightMargin=20 * mm,
                      topMargin=18 * mm, bottomMargin=18 * mm).build(story)
    return out.getvalue()


def _fonts() -> tuple[str, str]:
    """DejaVu, which comes with matplotlib and has every letter of our languages."""
    from matplotlib import get_data_path
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    names = ("DejaVuSans", "DejaVuSans-Bold")
    for name in names:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(Path(get_data_path()) / "fonts/ttf" / f"{name}.ttf")))
    return names
