"""A chat client made for Rasa, as npm has it and unchanged, in the page of another origin holds a conversation with Lotse."""
from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import tarfile
import threading

import pytest

from index.emergency import load_emergency
from tests.bot.conftest import pages
from tests.browser import WORRY

pytestmark = pytest.mark.browser
CLIENT = "@scalableminds/chatroom@0.12.0"  # speaks Rasa's REST channel; AGPL: fetched for this test, no part of Lotse
INTEGRITY = "sha512-ZMe7nmv6JIjllraP2SvSy11Q68efbBApHPCY1CyKjI/5go5vrhB4xMDOgk4SrRxm0YKgj37YIHHJvKZcNMEc3A=="
PRESSABLE = ".chat-button:not(.chat-button-disabled)"
PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Rasa</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/package/dist/Chatroom.css"><div class="chat-container"></div><script src="/package/dist/Chatroom.js"></script>
<script>new window.Chatroom({host: "%s", title: "Lotse", container: document.querySelector(".chat-container")}).openChat()</script></html>"""


@pytest.fixture(scope="module")
def client(server, tmp_path_factory):
    """The address of a page with the client in it, on an origin that may show Lotse's widget."""
    npm, folder = shutil.which("npm"), tmp_path_factory.mktemp("client")
    assert npm, "npm is missing: apt-get install npm"
    done = subprocess.run([npm, "pack", "--json", "--prefer-offline", CLIENT], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"npm could not fetch {CLIENT}: {done.stderr}"
    packed = json.loads(done.stdout)[0]
    assert packed["integrity"] == INTEGRITY
    with tarfile.open(folder / packed["filename"]) as tar:
        for name in ("package/dist/Chatroom.js", "package/dist/Chatroom.css"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(tar.extractfile(name).read())
    (folder / "index.html").write_text(PAGE % server.url, "utf-8")
    handler = functools.partial(QuietHandler, directory=str(folder))
    web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    yield f"http://localhost:{web.server_port}/"
    web.shutdown()
    web.server_close()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def chat(chromium, client):
    requests, troubles = [], []
    with pages(chromium, requests, troubles) as new_page:
        page = new_page("phone", "de")
        page.goto(client)
        yield page
    assert troubles == []


def say(page, words):
    page.fill(".chatroom input[type=text]", words)
    page.keyboard.press("Enter")


def buttons(page):
    """Those of the last answer, once the client has drawn it whole: until then none can be pressed."""
    page.wait_for_selector(PRESSABLE)
    return page.query_selector_all(PRESSABLE)


def press(page, button):
    button.click()
    page.wait_for_function("selector => !document.querySelector(selector)", arg=PRESSABLE)


@pytest.mark.parametrize("language", ["de", "sv", "en"])
def test_an_existing_client_holds_a_conversation(chat, catalogue, language):
    say(chat, WORRY[language])
    numbers = [row["national"] for row in load_emergency().of("DE", "de")]
    chat.wait_for_function("numbers => numbers.every(number => document.querySelector('.chats').textContent.includes(number))", arg=numbers)
    for _ in range(8):
        shown = buttons(chat)
        contact = [button for button in shown if catalogue_name(button.text_content(), catalogue)]
        if contact:
            break
        press(chat, shown[-1])  # skips the question
    name = catalogue_name(contact[0].text_content(), catalogue)
    press(chat, contact[0])
    ways = [contact.get("national") or contact["value"] for contact in catalogue_by_name(name, catalogue)["contacts"]]
    chat.wait_for_function("ways => ways.every(way => document.querySelector('.chats').textContent.includes(way))", arg=ways)


def catalogue_name(label, catalogue):
    return next((offer["name"] for offer in catalogue.values() if offer["name"] in label), None)


def catalogue_by_name(name, catalogue):
    return next(offer for offer in catalogue.values() if offer["name"] == name)


def test_only_the_pages_that_may_show_lotse_may_use_the_channel(server):
    def asked(origin, path="/webhooks/rest/webhook"):
        answer = server.client.options(path, headers={"Origin": origin, "Access-Control-Request-Method": "POST",
                                                      "Access-Control-Request-Headers": "content-type"})
        return answer.headers.get("access-control-allow-origin")

    assert asked("http://localhost:5005") == "http://localhost:5005"
    for origin in ("https://localhost:5005", "http://localhost", "http://localhost.example:80", "http://evil.example", "null"):
        assert asked(origin) is None, origin
    assert asked("http://localhost:5005", "/api/conversations") is None and asked("http://localhost:5005", "/chat") is None
    said = server.client.post("/webhooks/rest/webhook", json={"sender": "cors", "message": "Hallo"}, headers={"Origin": "http://localhost:5005"})
    assert said.headers["access-control-allow-origin"] == "http://localhost:5005" and "access-control-allow-credentials" not in said.headers
