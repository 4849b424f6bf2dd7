"""What an expression cannot do without is found, and nothing that it matches is ever held back."""
from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import sieve
from index.linear import fold
from index.pieces import needs_of

EXAMPLES = Path(__file__).parents[2] / "nlu/examples"
SOURCES = (
    r"\b(?:schlaf\w*|sov\w*|sleep) (?:nicht|inte|not)\b", r"^(?:ja|yes),? (?:ich|i)(?:'m| bin) safe", r"(?<!un)glücklich|(?=trau)traurig",
    r"\b(?:no ?one|nobody)(?: \w+){0,3}? (?:calls?|rings?)\b", r"wei(?:ß|ss)|STRASSE", r"[äö]\w+n|x{3}y", r"(?P<a>kein|inget) (?P=a)", r"a.c\b|\bd\Be",
    r"(?i:Ich) (?:will|mag)\b", r"(?:[.,] |^)und\b", r"\d+ ?jahre?")


@pytest.fixture
def sifted(tmp_path, monkeypatch):
    """Makes expressions of a sieve of their own that is ready."""
    monkeypatch.setattr(sieve, "_SIEVE", sieve._Sieve())

    def make(*sources, flags=0):
        made = [sieve.Expression(source, flags) for source in sources]
        sieve.make_ready(tmp_path)
        return made

    return make


@pytest.mark.parametrize(("source", "needs"), [
    (r"\bschlaf\w*|\bsov\w*", [{"\x1fschlaf", "\x1fsov"}]),
    (r"\bno (?:sleep|rest)\b", [{"\x1fsleep\x1f", "\x1frest\x1f"}]),
    (r"(?:bei )?der arbeit", [{"\x1farbeit"}]),
    (r"\w+ \d", []), (r"a?", []), (r"", []),
])
def test_what_an_expression_needs(source, needs):
    assert list(map(set, needs_of(source))) == needs


@settings(max_examples=400, deadline=None)
@given(st.data())
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_nothing_that_matches_is_held_back(flags, data):
    source = data.draw(st.sampled_from(SOURCES))
    text = data.draw(st.text(max_size=4)) + data.draw(st.from_regex(re.compile(source, flags))) + data.draw(st.text(max_size=4))
    own = sieve._Sieve()
    required, = own.number([[sorted(pieces) for pieces in needs_of(source, flags)]])
    if re.compile(source, flags).search(text):
        assert own.holds(text) & required == required


def test_every_expression_of_ours_finds_what_it_found_before():
    import actions  # noqa: F401  (its expressions, and those of all that it reads)
    import nlu.understanding  # noqa: F401

    texts = [text for language in ("de", "sv", "en") for text in held(language)[::40]]
    texts += [fold(text) for text in texts]
    ours, found = list(sieve._SIEVE.expressions.values()), 0
    assert len(ours) > 500
    own = sieve._Sieve()
    for one, required in zip(ours, own.number([[sorted(pieces) for pieces in one.needs()] for one in ours]), strict=True):
        for text in texts:
            if one.compiled.search(text):
                found += 1
                assert own.holds(text) & required == required, (one.pattern[:80], text)
    assert found > 1000


def test_it_does_all_that_an_expression_does(sifted):
    one, = sifted(r"\b(?P<what>müde|trött)\b")
    assert one.search("so müde")["what"] == "müde" and one.search("so wach") is None
    assert one.match("müde bin ich") and not one.match("ich bin müde") and one.fullmatch("trött") and not one.fullmatch("trötta")
    assert [found.start() for found in one.finditer("müde, müde")] == [0, 6] and list(one.finditer("wach")) == []
    assert one.findall("müde und trött") == ["müde", "trött"] and one.findall("") == []
    assert one.sub("wach", "so müde") == "so wach" and one.sub("wach", "so froh") == "so froh"
    assert one.subn("wach", "müde müde", 1) == ("wach müde", 1) and one.subn("wach", "froh") == ("froh", 0)
    assert one.split("a müde b") == ["a ", "müde", " b"] and one.split("a") == ["a"] and dict(one.groupindex) == {"what": 1}


def test_an_expression_that_nothing_asks_for_is_not_compiled(sifted):
    tired, alone = sifted(r"\bmüde\b", r"\bensam\w*")
    assert not tired.search("jag är så ensam") and tired._compiled is None
    assert alone.search("jag är så ensam") and alone._compiled is not None


@pytest.mark.parametrize(("source", "text"), [
    ("straße", "STRAẞE"), ("kelvin", "\u212aelvin"), ("still", "\u017ftill"), ("imam", "İMAM"), ("imam", "ımam")])
def test_letters_that_are_one_but_for_case(sifted, source, text):
    one, = sifted(source, flags=re.IGNORECASE)
    assert re.search(source, text, re.IGNORECASE) and one.search(text)


def test_a_word_without_end_is_not_taken_apart(sifted):
    one, = sifted(r"needle")
    assert one.search("x" * 50_000 + "needle" + "x" * 50_000)


def test_what_they_need_is_kept_and_read_again(tmp_path, monkeypatch, sifted):
    sifted(r"\bmüde\b")
    kept = tmp_path / "pieces.json"
    assert json.loads(kept.read_text("utf-8"))
    monkeypatch.setattr(sieve.Expression, "needs", lambda one: pytest.fail("worked out again"))
    monkeypatch.setattr(sieve, "_SIEVE", sieve._Sieve())
    again = sieve.Expression(r"\bmüde\b")
    sieve.make_ready(tmp_path)
    assert again.required


@pytest.mark.parametrize("damage", ["", "{", "[1]", "nul"])
def test_a_damaged_file_is_made_anew(tmp_path, sifted, damage):
    (tmp_path / "pieces.json").write_text(damage, encoding="utf-8")
    one, = sifted(r"\bmüde\b")
    assert one.search("müde") and one.required and json.loads((tmp_path / "pieces.json").read_text("utf-8"))


def test_a_folder_that_cannot_be_written_to_does_no_harm(tmp_path, monkeypatch):
    monkeypatch.setattr(sieve, "_SIEVE", sieve._Sieve())
    one = sieve.Expression(r"\bmüde\b")
    sieve.make_ready(tmp_path / "nowhere")
    assert one.required and one.search("müde")


def held(language):
    return [json.loads(line)["text"] for path in sorted((EXAMPLES / language).glob("held_messages*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def test_the_same_expression_is_there_once(sifted):
    one, other = sifted(r"\bmüde\b", r"\bmüde\b")
    assert one is other and one is not sieve.Expression(r"\bmüde\b", re.IGNORECASE) and len(sieve._SIEVE.expressions) == 2


def test_what_is_made_later_is_sifted_beside_what_was_there(sifted):
    one, = sifted(r"\bmüde\b")
    held = sieve._SIEVE.holds("jag är ensam")
    later, = sifted(r"\bensam\w*")
    assert not one.may_match("jag är ensam") and later.may_match("jag är ensam") and not later.may_match("so müde") and one.may_match("so müde")
    assert held & later.required == later.required, "a thread that looked before it was there runs it all the same"
    assert [name for name, _ in sieve.passing((("tired", one), ("alone", later)), "jag är ensam")] == ["alone"]
    assert list(sieve.matching((("tired", one), ("alone", later)), "so müde und ensam")) == ["tired", "alone"]
