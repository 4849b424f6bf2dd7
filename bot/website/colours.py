"""A partner's colour within the limits of contrast (WCAG 2.2, 1.4.3): made darker or lighter until it can be read."""
from __future__ import annotations

import colorsys
import re
from typing import NamedTuple

_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
LEAST = 4.5  # ratio for text, on every ground that it stands on
_LIGHT, _DARK = ("#fbf6ee", "#fffdf9"), ("#14201f", "#1c2b2a")  # --sand and --paper of lotse.css
_ON_LIGHT, _ON_DARK = "#ffffff", "#0c2220"
_TINT = 0.12  # how much of the colour is in the ground of buttons


class Accent(NamedTuple):
    """A colour for text and buttons, the colour of text on it, and the soft ground made from it."""

    colour: str
    on: str
    soft: str


def read_colour(text: str) -> str | None:
    """"#17605c" of "17605C", or None for what is no colour."""
    match = _HEX.fullmatch(text.strip())
    return f"#{match[1].lower()}" if match else None


def light_and_dark(colour: str) -> tuple[Accent, Accent]:
    """The nearest readable accents on the light and on the dark page."""
    return _readable(colour, _LIGHT, -0.01), _readable(colour, _DARK, 0.01)


def stylesheet(colour: str) -> str:
    light, dark = light_and_dark(colour)
    return f"{_rule(light)}\n@media (prefers-color-scheme: dark) {{ {_rule(dark)} }}\n"


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _rule(accent: Accent) -> str:
    return f":root {{ --sea: {accent.colour}; --on-sea: {accent.on}; --sea-soft: {accent.soft}; --sun: {accent.colour}; }}"


def _readable(colour: str, grounds: tuple[str, str], step: float) -> Accent:
    """Steps of lightness, darker on light grounds and lighter on dark ones; at the end stands black or white."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    while True:
        found = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
        accent = Accent(found, max(_ON_LIGHT, _ON_DARK, key=lambda on: contrast(on, found)), _mixed(found, grounds[1]))
        if contrast(accent.on, found) >= LEAST and all(contrast(found, ground) >= LEAST for ground in (*grounds, accent.soft)):
            return accent
        lightness = min(1.0, max(0.0, lightness + step))


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: str, ground: str) -> str:
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    red, green, blue = (_TINT * part + (1 - _TINT) * under for part, under in pairs)
    return _hex((red, green, blue))


def _parts(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
