"""Outgoing mail: over a real SMTP connection, and as files in a folder."""
from __future__ import annotations

import asyncore
import email
import email.policy
import smtpd
import threading

import pytest

from bot.mail import Mail, MailError
from bot.settings import Settings, SettingsError, read_settings
from tests.server import _free_port


class Post(smtpd.SMTPServer):
    """A mail server of its own, in a thread; what it was given lies in `taken`."""

    def __init__(self):
        self.taken, self._map = [], {}
        self.port = _free_port()
        super().__init__(("127.0.0.1", self.port), None, map=self._map)
        self._thread = threading.Thread(target=asyncore.loop, kwargs={"map": self._map, "timeout": 0.1}, daemon=True)
        self._thread.start()

    def process_message(self, peer, mailfrom, rcpttos, data, **_):
        self.taken.append((mailfrom, rcpttos, email.message_from_bytes(data, policy=email.policy.default)))

    def end(self):
        self.close()
        self._thread.join(10)


@pytest.fixture
def post():
    post = Post()
    yield post
    post.end()


def test_a_mail_arrives_whole_at_the_server(post):
    mail = Mail(Settings(mail_server=f"127.0.0.1:{post.port}", mail_security="none", mail_from="lotse@haus.example"))
    mail.send("info@haus.example", "Für dich: „Grüße“", "Eine Zeile.\n\nÅ, ß und 💚.\n")
    (sender, to, message), = post.taken
    assert (sender, to) == ("lotse@haus.example", ["info@haus.example"])
    assert message["Subject"] == "Für dich: „Grüße“" and message["Auto-Submitted"] == "auto-generated" and message["Message-ID"] and message["Date"]
    assert message.get_content().replace("\r\n", "\n").rstrip() == "Eine Zeile.\n\nÅ, ß und 💚."


def test_without_a_server_mails_are_files(tmp_path):
    mail = Mail(Settings(mail_folder=tmp_path / "mail"))
    for number in range(3):
        mail.send("info@haus.example", f"Nummer {number}", "Text\n")
    read = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in sorted((tmp_path / "mail").iterdir())]
    assert [message["Subject"] for message in read] == ["Nummer 0", "Nummer 1", "Nummer 2"] and read[0]["To"] == "info@haus.example"


@pytest.mark.parametrize("settings", [{"mail_security": "none"}, {"mail_security": "starttls"}, {"mail_security": "tls"}])
def test_a_server_that_is_away_is_a_mail_error(settings):
    with pytest.raises(MailError):
        Mail(Settings(mail_server=f"127.0.0.1:{_free_port()}", **settings)).send("info@haus.example", "x", "y")


def test_a_server_without_tls_gets_no_mail_where_it_is_asked_for(post):
    with pytest.raises(MailError):
        Mail(Settings(mail_server=f"127.0.0.1:{post.port}")).send("info@haus.example", "x", "y")
    assert post.taken == []


def test_a_name_with_a_line_break_sends_no_second_header(tmp_path):
    with pytest.raises(ValueError):
        Mail(Settings(mail_folder=tmp_path)).send("info@haus.example", "Hallo\nBcc: other@haus.example", "y")


@pytest.mark.parametrize("given", [{"LOTSE_MAIL_SERVER": "mail.example.org"}, {"LOTSE_MAIL_SERVER": "http://a:1"}, {"LOTSE_MAIL_SECURITY": "maybe"}])
def test_settings_that_cannot_be_used_are_named(given):
    with pytest.raises(SettingsError, match=next(iter(given))):
        read_settings(given)
