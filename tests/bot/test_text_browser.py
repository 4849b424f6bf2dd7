"""A whole conversation in lynx, a browser of text alone, by its keys and the numbers that it gives to links and fields."""
from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import termios
import time

import pytest

pytestmark = pytest.mark.browser
SIGNS = re.compile(rb"\x1b(?:\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])|[\x0e\x0f\r]")
ENTER, TAB, REDRAW = b"\r", b"\t", b"\x0c"
PATIENCE = 120


class Lynx:
    """Runs in a terminal of its own; `until` waits for a text on the screen."""

    def __init__(self, address, folder):
        program = shutil.which("lynx")
        assert program, "lynx is missing: apt-get install lynx"
        settings = folder / "lynx.cfg"
        settings.write_text("ACCEPT_ALL_COOKIES:TRUE\nCHARACTER_SET:utf-8\nASSUME_CHARSET:utf-8\nPERSISTENT_COOKIES:FALSE\nSCROLLBAR:FALSE\nDEFAULT_KEYPAD_MODE:LINKS_AND_FIELDS_ARE_NUMBERED\n")
        self.terminal, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 240, 100, 0, 0))
        # The lines and columns of the environment, which tests side by side set to their own, hold before those of the terminal.
        environment = {**os.environ, "TERM": "vt100", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": str(folder), "LINES": "240", "COLUMNS": "100"}
        self.process = subprocess.Popen([program, f"-cfg={settings}", "-nopause", "-accept_all_cookies", address], stdin=inside, stdout=inside,
                                        stderr=inside, env=environment, start_new_session=True)
        os.close(inside)
        self.seen = b""

    def keys(self, *keys):
        for key in keys:
            os.write(self.terminal, key)
            self._read(0.05)

    def until(self, *texts):
        end = time.monotonic() + PATIENCE
        while not any(text in self.text() for text in texts):
            assert self.process.poll() is None, f"lynx ended with {self.process.returncode}:\n{self.text()[-3000:]}"
            assert time.monotonic() < end, f"{texts} did not come:\n{self.text()[-3000:]}"
            self._read(0.2)
        self._read(0.3)
        self.seen = b""
        self.keys(REDRAW)  # whole: a terminal is sent only what differs
        self._read(0.3)

    def go(self, text):
        """To the link, button or field that stands before or in `text`; pressed where it can be."""
        number = re.findall(rf"\[(\d+)\][\w=:.-]*\)?\s*{text}", self.text())[-1]
        self.seen = b""
        self.keys(number.encode() + b"g", ENTER)

    def text(self):
        """What has been drawn since `fresh`, in the order it was drawn."""
        return re.sub(r"\s+", " ", SIGNS.sub(b" ", self.seen).decode("utf-8", "replace"))

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        os.close(self.terminal)

    def _read(self, seconds):
        while select.select([self.terminal], [], [], seconds)[0]:
            try:
                self.seen += os.read(self.terminal, 65536)
            except OSError:
                return


@pytest.fixture
def lynx(server, tmp_path):
    browser = Lynx(f"{server.url}/?lang=de&country=DE", tmp_path)
    yield browser
    browser.close()


def test_a_whole_conversation_by_text(lynx, catalogue):
    lynx.until("Los geht")
    assert "112 Rettung und Feuerwehr" in re.sub(r"\[\d+\]", "", lynx.text()) and "ohne Internet" not in lynx.text()
    lynx.go("_{5}")
    lynx.keys(*(sign.encode() for sign in "Meine Mutter trinkt und ich weiss nicht weiter"), TAB)
    lynx.keys(ENTER)
    lynx.until("Alles l")
    for _ in range(5):
        if "Kontakt zeigen" in lynx.text():
            break
        lynx.go(r"\S?berspringen")
        lynx.keys(ENTER)
        lynx.until("Alles l", "Kontakt zeigen")  # a long page of offers is not on the screen to its end
    lynx.go("Kontakt zeigen")
    lynx.keys(ENTER)
    lynx.until("So läuft es ab")
    lynx.until("Alles l")
    told = lynx.text().replace(" ", "")
    shown = [offer for offer in catalogue.values() if offer["name"].replace(" ", "") in told]
    assert any(all((contact.get("national") or contact["value"]).replace(" ", "") in told for contact in offer["contacts"]) for offer in shown)
    lynx.go("Alles l")
    lynx.keys(ENTER)
    lynx.until("Alles ist gel")
