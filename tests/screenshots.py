"""Pictures of every state of the page, to look at and for docs/screenshots: `make screenshots`.

A server of its own with a fresh database, and Chromium. Each state is taken at four widths, in every voice, light and dark; all
of them go to a folder, and those of `KEPT` to docs/screenshots.
"""
from __future__ import annotations

import functools
import http.server
import io
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

from bot.website.embedding import script_line
from index.languages import TAGS, language_of
from tests.browser import LAST, WORRY, begin, chromium_path, to_the_contact, to_the_offers
from tests.server import ROOT, fresh_server

DOCS = ROOT / "docs/screenshots"
WIDTHS = {320: 640, 390: 844, 768: 1024, 1280: 900}  # CSS pixels
SCHEMES = ("light", "dark")
WORDS = {  # in danger; what nothing fits
    "de": ("Ich will nicht mehr leben",
           "Ich brauche eine Selbsthilfegruppe in Chur wegen Spielsucht auf Arabisch, nur persönlich"),
    "sv": ("Jag vill inte leva längre",
           "Jag är spelberoende och vill ha en självhjälpsgrupp på arabiska i Chur, bara på plats"),
    "en": ("I do not want to live anymore",
           "I gamble and need a group in person in Chur, in Arabic"),
}


MANY = {"de": "Ich habe Stress und Angst", "sv": "Jag har ångest", "en": "I am stressed and anxious"}  # then a question with many answers
NEAR = {"de": "tieftraurig", "sv": "otröstlig", "en": "gloomy"}  # stand in no offer, and mean something
README = ("start-de", "offers-en", "contact-sv")
MAIN = ("start", "question", "offers", "contact")
# Phones have Roboto, Debian's Chromium what it finds; where Roboto is missing (fonts-roboto-unhinted) it takes the next.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>
<match target="pattern"><edit name="family" mode="prepend" binding="strong"><string>Roboto</string></edit></match></fontconfig>"""


def kept(voice: str, width: int, scheme: str, state: str) -> bool:
    """Whether a picture belongs to docs/screenshots: each state in each language on a phone, the rest where it differs."""
    if state == "not-found":
        return False
    if scheme == "dark":
        return voice == "de" and (width == 390 or (width == 1280 and state in MAIN))
    if voice != language_of(voice):
        return width == 390 and state in MAIN
    return width == 390 or state == "offers" or (width == 1280 and state in MAIN) or (voice == "de" and (width == 1280 or state == "contact"))


def states(page: Page, url: str, partner: str, voice: str) -> Iterator[str]:
    """Goes through all states with the page in front; gives the name of each."""
    worry, (crisis, narrow) = WORRY[language_of(voice)], WORDS[language_of(voice)]
    here = f"lang={voice}&country={'SE' if language_of(voice) == 'sv' else 'DE'}"
    page.goto(f"{url}/?{here}")
    yield "start"
    page.click("details.switch summary")
    yield "voices"
    page.keyboard.press("Escape")
    page.click("form:not(.start) button[name=begin]")
    page.wait_for_selector(f"{LAST} .choices")
    yield "question"
    page.goto(f"{url}/?{here}")
    begin(page, MANY[language_of(voice)])
    page.wait_for_selector(f"{LAST} .more-choices")
    yield "answers"
    page.goto(f"{url}/?{here}")
    begin(page, worry)
    to_the_offers(page)
    page.wait_for_selector("#chips .chip", state="attached")
    show_the_last_turn(page)
    yield "offers"
    folded = not page.query_selector("#understood[open]")
    if folded:
        page.click("#understood summary")
    yield "understood"
    if folded:
        page.click("#understood summary")
    to_the_contact(page)
    yield "contact"
    page.reload()
    page.wait_for_selector(".past")
    page.evaluate("scrollTo(0, 0)")
    yield "again"
    page.click(f"#log {LAST} .keep")
    held: list[Route] = []
    page.route("**/messages", lambda route: held.append(route))
    page.fill("#text", crisis)
    page.press("#text", "Enter")
    page.wait_for_selector("#writing:not([hidden])")
    yield "waiting"
    for route in held:
        route.continue_()
    page.unroute("**/messages")
    page.wait_for_selector(f"{LAST} .crisis")
    yield "crisis"
    page.route("**/messages", lambda route: route.fulfill(status=503, body="{}"))
    page.fill("#text", worry)
    page.press("#text", "Enter")
    page.wait_for_selector(".failed")
    yield "error"
    page.unroute("**/messages")
    page.goto(f"{url}/kept?{here}")
    page.wait_for_selector("#kept h2")
    yield "kept"
    page.goto(f"{url}/?lang={voice}&country=CH")
    begin(page, narrow)
    page.wait_for_selector(LAST)
    show_the_last_turn(page)
    yield "nothing-fits"
    page.click("button[name=forget]")
    page.wait_for_selector(".note")
    yield "deleted"
    offer = "offers/se-bris" if language_of(voice) == "sv" else "offers/de-telefonseelsorge"
    for name, path in (("overview", "overview"), ("list", "overview/offers"), ("nearest", f"overview/offers?words={NEAR[language_of(voice)]}"),
                       ("not-found", "overview/offers?words=xyzzyq"),
                       ("help-now", "help-now"), ("partners", "partners"), ("offer", offer)):
        page.goto(f"{url}/{path}{'&' if '?' in path else '?'}{here}")
        yield name
    page.goto(f"{url}/?{here}")
    page.wait_for_function("() => navigator.serviceWorker && navigator.serviceWorker.controller")
    page.wait_for_function("() => caches.match('/help-now', {ignoreSearch: true}).then(Boolean)")
    page.context.set_offline(True)
    page.goto(f"{url}/overview?{here}")
    yield "offline"
    page.context.set_offline(False)
    page.goto(f"{partner}{voice}")
    page.wait_for_selector("iframe").content_frame().wait_for_selector("#text")
    yield "widget"


def show_the_last_turn(page: Page) -> None:
    page.evaluate("turn => document.querySelector(turn).scrollIntoView()", LAST)


class Partner(http.server.BaseHTTPRequestHandler):
    """The page of a school with Lotse in it, in the voice that the path names."""

    def __init__(self, url: str, *more: object) -> None:
        self.url = url
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        voice = self.path.strip("/")
        line = script_line(self.url, {"lang": voice, "accent": "7a3e9d"}) if voice in TAGS else ""
        head = "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Schule</title>"
        body = f"{head}<style>body{{font:1rem system-ui;max-width:60rem;margin:1rem auto;padding:0 1rem}}h1{{color:#7a3e9d}}</style>" \
               f"<h1>Schule am Hafen</h1><p>Beratung · Rådgivning · Counselling</p>{line}"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


def take(browser: Browser, url: str, partner: str, folder: Path, voices: tuple[str, ...], widths: tuple[int, ...]) -> None:
    for voice in voices:
        for width in widths:
            for scheme in SCHEMES:
                context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]}, reduced_motion="reduce",
                                              locale="de-DE", color_scheme=scheme)  # type: ignore[arg-type]
                page = context.new_page()
                page.set_default_timeout(60_000)
                for state in states(page, url, partner, voice):
                    wide = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
                    name = f"{state}-{voice}-{width}{'-dark' if scheme == 'dark' else ''}.webp"
                    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
                    for target in [folder] + [DOCS] * kept(voice, width, scheme, state):
                        picture.save(target / name, "WEBP", quality=55, method=6)
                    if wide > 0:
                        sys.stdout.write(f"{name}: {wide} px too wide\n")
                context.close()


def side_by_side(pictures: list[Path], target: Path) -> None:
    images = [Image.open(path) for path in pictures if path.exists()]
    whole = Image.new("RGB", (sum(image.width + 24 for image in images) + 24, max(image.height for image in images) + 48), "#e2d9ca")
    for place, image in enumerate(images):
        whole.paste(image, (24 + place * (image.width + 24), 24))
    whole.save(target, "WEBP", quality=70, method=6)


def main(folder: Path, voices: tuple[str, ...] = TAGS, widths: tuple[int, ...] = tuple(WIDTHS)) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    DOCS.mkdir(parents=True, exist_ok=True)
    for old in DOCS.glob("*.webp"):
        old.unlink()
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS, "utf-8")
    with sync_playwright() as playwright, fresh_server(LOTSE_WIDGET_ORIGINS="http://localhost:*") as server:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu"],
                                             env={**os.environ, "FONTCONFIG_FILE": str(fonts.resolve())})
        web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Partner, server.url))
        threading.Thread(target=web.serve_forever, daemon=True).start()
        take(browser, server.url, f"http://localhost:{web.server_port}/", folder, voices, widths)
        web.shutdown()
        browser.close()
    side_by_side([folder / f"{name}-390.webp" for name in README], DOCS / "lotse.webp")
    sys.stdout.write(f"{len(list(DOCS.glob('*.webp')))} pictures in docs/screenshots, all of them in {folder}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
