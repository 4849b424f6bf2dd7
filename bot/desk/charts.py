"""Charts as SVG, drawn on the server by matplotlib; without scripts and style sheets, so that every CSP lets them be."""
from __future__ import annotations

import io
import re
import threading
from textwrap import fill, shorten
from typing import Any, List, NamedTuple, Optional, Sequence, Tuple

from bot.desk.table import Table
from bot.desk.words import Words

_DRAWING = threading.Lock()  # matplotlib is made for one thread
_STYLE_SHEET = re.compile(r"<style type=\"text/css\">.*?</style>", re.DOTALL)
_STYLE = re.compile(r' style="([^"]*)"')


class Theme(NamedTuple):
    paper: str
    ink: str
    soft: str
    hair: str
    marks: Tuple[str, ...]


THEMES = {
    "light": Theme("#fffdf9", "#22302f", "#4d5c5a", "#e2d9ca", ("#17605c", "#c98a12", "#5b4b9a", "#8f2a18")),
    "dark": Theme("#1c2b2a", "#efe9dd", "#b9c4bf", "#30423f", ("#86d3c6", "#e9b44c", "#b9aef0", "#ffb9a6")),
}
# table -> (kind, the column of names, the columns that are drawn)
CHARTS = {"by_month": ("lines", "month", ("total", "reached", "opened")), "funnel": ("bars", "step", ("count",)),
          "left": ("bars", "place", ("count",)), "need": ("bars", "", ("asked",)),
          "answers": ("stacks", "question", ("told", "answered", "skipped", "open", "corrected")),
          "hours": ("stacks", "hour", ("concern", "acute")), "levels": ("stacks", "language", ("concern", "acute"))}
# The same for the yearly follow-up, whose tables have addresses of their own.
DRAWN = {**CHARTS, "follow_topic": ("bars", "topic", ("now",)), "follow_setting": ("bars", "setting", ("now",))}
_MOST_BARS = 12
_DANGER = ("hours", "levels")
WIDTHS = {"wide": 8.4, "narrow": 4.6}  # inches; narrow for phones


def drawable(table: Table) -> bool:
    """Whether there is a chart of it, with anything to draw."""
    return table.name in DRAWN and any(value for key in DRAWN[table.name][2] for value in table.series(key))


def chart(table: Table, words: Words, theme: str = "light", form: str = "svg", width: str = "wide") -> bytes:
    """The picture of a table of DRAWN; numbers that are too small to say leave a gap. Raises KeyError for other names."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    kind, names_of, keys = DRAWN[table.name]
    colours, narrow = THEMES[theme], width == "narrow"
    marks = (colours.marks[1], colours.marks[3]) if table.name in _DANGER else (*colours.marks, colours.soft)
    rows = table.rows if kind == "lines" or table.name == "hours" else table.rows[:_MOST_BARS]
    labels = {column.key: column.label for column in table.columns}
    told = [[str(value) for value in row.values[:3] if value != words["unknown"]] for row in rows]
    names = [str(name) for name in table.series(names_of)][:len(rows)] if names_of else [" · ".join(parts) for parts in told]
    names = [fill(name, 22) if narrow else shorten(name, 60, placeholder=" …") for name in names]
    series = {key: [None if value is None else float(value) for value in table.series(key)[:len(rows)]] for key in keys}  # type: ignore[arg-type]
    with _DRAWING:
        upright = kind == "lines" or table.name == "hours"
        figure = Figure(figsize=(WIDTHS[width], 3.4 if upright else 0.9 + (0.5 if narrow else 0.36) * max(len(rows), 2)), facecolor=colours.paper)
        (FigureCanvasSVG if form == "svg" else FigureCanvasAgg)(figure)
        axes = figure.add_subplot(facecolor=colours.paper)
        if kind == "lines":
            _lines(axes, names, series, labels, marks, narrow)
        elif upright:
            _columns(axes, names, series, labels, marks, narrow)
        else:
            _bars(axes, names, series, labels, marks, words, colours.ink)
        _dress(axes, colours, words, upright)
        if len(keys) > 1:
            axes.legend(frameon=False, labelcolor=colours.ink, ncol=2 if narrow else 3, loc="lower left", bbox_to_anchor=(0, 1.0), borderaxespad=0.2)
        out = io.BytesIO()
        figure.savefig(out, format=form, bbox_inches="tight", facecolor=colours.paper, dpi=170, metadata={"Date": None} if form == "svg" else None)
    return _without_styles(out.getvalue().decode()).encode() if form == "svg" else out.getvalue()


def _lines(axes: Any, names: Sequence[str], series: Any, labels: Any, marks: Sequence[str], narrow: bool) -> None:
    for number, (key, values) in enumerate(series.items()):
        points = [float("nan") if value is None else value for value in values]
        axes.plot(range(len(names)), points, marker="os^D"[number], markersize=5, linewidth=2, color=marks[number], label=labels[key])
    axes.set_xticks(range(len(names)))
    axes.set_xticklabels(names, rotation=0 if len(names) <= (4 if narrow else 12) else 90)
    axes.set_ylim(bottom=0)


def _columns(axes: Any, names: Sequence[str], series: Any, labels: Any, marks: Sequence[str], narrow: bool) -> None:
    below = [0.0] * len(names)
    for number, (key, values) in enumerate(series.items()):
        heights = [value or 0.0 for value in values]
        axes.bar(range(len(names)), heights, bottom=below, color=marks[number], label=labels[key], width=0.75)
        below = [one + other for one, other in zip(below, heights)]
    axes.set_xticks(range(len(names)))
    axes.set_xticklabels([name[:2] if number % (3 if narrow else 1) == 0 else "" for number, name in enumerate(names)])


def _bars(axes: Any, names: Sequence[str], series: Any, labels: Any, marks: Sequence[str], words: Words, ink: str) -> None:
    places, left = range(len(names)), [0.0] * len(names)
    for number, (key, values) in enumerate(series.items()):
        lengths = [value or 0.0 for value in values]
        axes.barh(places, lengths, left=left, color=marks[number], label=labels[key], height=0.68)
        left = [one + other for one, other in zip(left, lengths)]
    if len(series) == 1:
        only: List[Optional[float]] = next(iter(series.values()))
        for place, value in zip(places, only):
            axes.text((value or 0) + max(left, default=1) * 0.01, place, words.shown(None if value is None else int(value), "count"),
                      va="center", color=ink, fontsize=9)
    axes.set_yticks(places)
    axes.set_yticklabels(names)
    axes.invert_yaxis()


def _dress(axes: Any, colours: Theme, words: Words, upright: bool) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    for side in ("top", "right", "left" if upright else "bottom"):
        axes.spines[side].set_visible(False)
    for spine in axes.spines.values():
        spine.set_color(colours.hair)
    axes.tick_params(colors=colours.soft, labelcolor=colours.ink, length=0, labelsize=9)
    numbers = axes.yaxis if upright else axes.xaxis
    numbers.set_major_locator(MaxNLocator(nbins=5, integer=True))
    numbers.set_major_formatter(FuncFormatter(lambda value, _: words.number(value)))
    axes.grid(axis="y" if upright else "x", color=colours.hair, linewidth=0.8)
    axes.set_axisbelow(True)


def _without_styles(svg: str) -> str:
    """The same drawing with attributes instead of styles."""
    def attributes(found: re.Match[str]) -> str:
        pairs = [pair.split(":", 1) for pair in found[1].split(";") if ":" in pair]
        return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)

    svg = _STYLE.sub(attributes, _STYLE_SHEET.sub("", svg))
    return svg.replace("<svg ", '<svg stroke-linejoin="round" stroke-linecap="butt" ', 1)
