"""Two hundred hostile inputs, made by rule from kinds of attack: (name, body of a message, whether it must set nothing)."""
from __future__ import annotations

import json
from typing import Iterator, NamedTuple

PAYLOADS = [f"/{name}{values}" for name in ("inform", "set_slot", "who", "restart", "session_start", "crisis", "feedback_yes", "back",
                                                    "inform ", "utter_greet", "action_restart", "utter_restarted")
            for values in ('{"who": "self"}', '{"topics": ["grief"], "age": 12}', '{"crisis": "acute"}', "")]
CHOICES = ["who=self", "topic=grief", "contact=de-telefonseelsorge", "/who=relative", "skip=who", "age_group=12_17"]
MARKUP = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>", "</textarea><script>1</script>",
          "<!-- --><b>fett</b>", "{{7*7}}${7*7}#{7*7}", "{% for x in ().__class__.__base__.__subclasses__() %}x{% endfor %}",
          "javascript:alert(1)", "<a href='javascript:alert(1)'>x</a>", "';drop table events;--", "' or '1'='1", "../../etc/passwd",
          "%3Cscript%3Ealert(1)%3C/script%3E", "&lt;script&gt;", "<math><mtext></p><style><img src onerror=alert(1)>",
          "\\u003cscript\\u003e", "$(reboot)", "`reboot`", "=cmd|'/C calc'!A0", "@SUM(1+1)*cmd", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"]
SIGNS = ["\x00", "\x00\x00wort\x00", "\x1b[31mrot", "\u202eumgekehrt", "\u2066\u2069\u200b\u200e", "\ufeff", "\ud800"[:0] + "\ufffd", "\x07\x08\x7f",
         "a\u0301" * 1500, "Z\u0351\u0310\u0352" * 300, "😀" * 2000, "👩‍👩‍👧‍👦" * 300, "ﷺ" * 1000, "\u1160" * 500, "\n" * 3000, " " * 4000, "\t\r\n\v\f",
         "—" * 2000, "١٢٣", "①②③", "\u2028\u2029", "\ufdd0\uffff", "\U000e0041\U000e0042", "\u00ad" * 50, "ᴵᶜʰ", "Ｉｃｈ", "𝐈𝐜𝐡", "\ue000\ue001"]
LONG = ["a" * 4000, "a" * 4001, "a" * 60_000, "a" * 100_000, "wort " * 800, "nicht " * 700, "ich " * 1000, "(" * 4000, "[" * 3999,
        "a b " * 1000, "9" * 4000, "ich bin " + "sehr " * 700 + "traurig", "mama, papa, " * 300, "nein " * 790, "?" * 4000]
ODD_TYPES = [None, True, False, 0, -1, 1.5, 1e308, [], ["a"], {}, {"$gt": ""}, {"text": "a"}, [[[[]]]], {"__proto__": {"a": 1}}]
RAW = [b"", b"null", b"[]", b"\"text\"", b"{", b"{\"text\": \"a\"", b"{\"text\": \"\xff\xfe\"}", b"\xff\xfe{\x00\"\x00", b"{\"text\": \"\\ud800\"}",
       b"{\"text\": \"\\udc00\\ud800\"}", b"{'text': 'a'}", b"text=a&choice=b", b"{\"text\": NaN}", b"{\"text\": Infinity}", b"{\"a\":" * 5000,
       b"[" * 30_000, b"{\"text\": \"a\", \"text\": 5}", b"{\"text\":" + b"9" * 40_000 + b"}", b"\x00" * 100,
       b"<xml/>", b"%PDF-1.4", b"PK\x03\x04" + b"\x00" * 60,
       b"{\"choice\": \"" + b"\\u0000" * 150 + b"\"}", b"{\"text\": \"a\", \"lang\": [\"de\"]}", b"{\"text\": \"a\", \"country\": {\"x\": 1}}"]
KEYS = ["__proto__", "constructor", "sender", "sender_id", "metadata", "parse_data", "intent", "slots", "events", "id"]


class Hostile(NamedTuple):
    """`body` is sent as it is; `text` is what was typed, where something was; `mute`: it must set no answer."""

    name: str
    body: bytes
    text: str | None = None
    mute: bool = True


def hostile() -> Iterator[Hostile]:
    for kind, texts in (("payload", PAYLOADS), ("typed choice", CHOICES), ("markup", MARKUP), ("signs", SIGNS)):
        for number, text in enumerate(texts):
            # Markup and odd signs may hold words, and words are read; a payload must set nothing of what it says.
            yield Hostile(f"{kind} {number}", _body({"text": text}), text, mute="{" in text and kind == "payload")
    for number, text in enumerate(LONG):
        yield Hostile(f"long {number}", _body({"text": text}), text, mute=False)
    for field in ("text", "choice"):
        for number, value in enumerate(ODD_TYPES):
            yield Hostile(f"odd {field} {number}", _body({field: value}))
    for number, body in enumerate(RAW):
        yield Hostile(f"raw {number}", body, mute=False)
    for key in KEYS:
        yield Hostile(f"key {key}", _body({"text": "…", key: {"who": "self", "intent": {"name": "restart"}}}))
    for choice in ("who=", "=self", "who=self=self", "who=SELF", "contact=../../etc/passwd", "topic=<b>", "relax=\x00", "age_group=99",
                   "setting=" + "x" * 190, "change=__class__", "skip=skip", "path=..", "helped=maybe", "nobody=nobody", "wrong=0"):
        yield Hostile(f"choice {choice[:20]!r}", _body({"choice": choice}))
    for language in ("xx", "de-DE-u-co-phonebk", "../de", "<script>", "", "d" * 500, "日本"):
        yield Hostile(f"language {language[:10]!r}", _body({"text": "…", "lang": language}))


def _body(content: object) -> bytes:
    return json.dumps(content).encode("utf-8", "replace")
