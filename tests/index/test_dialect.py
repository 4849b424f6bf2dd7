"""Dialect, spoken forms and abbreviations, in the words of the written language."""
from __future__ import annotations

import csv
import re

import pytest

from index.dialect import TABLES, Dialect, written
from index.taxonomy import LANGUAGES


@pytest.mark.parametrize(("language", "typed", "meant"), [
    ("de", "i ka nümm schlofa", "ich kann nicht mehr schlafen"), ("de", "kei lust meh uf nüt", "keine lust mehr auf nichts"), ("de", "17i, luzern", "17, luzern"),
    ("sv", "ja e så trött, orkar int mer", "jag är så trött, orkar inte mer"), ("en", "idk what 2 do, i cannae sleep", "i don't know what 2 do, i can't sleep"),
])
def test_what_is_spoken_is_read_as_it_is_written(language, typed, meant):
    assert written(typed, language) == meant


def test_the_longest_form_counts_and_case_and_marks_stay():
    dialect = Dialect({"i": "ich", "i de": "in der", "nüt": "nichts"})
    assert dialect.written("I ha nüt. Nüt! i de Kita, i\nde") == "Ich ha nichts. Nichts! in der Kita, ich\nde"


@pytest.mark.parametrize(("language", "text"), [
    ("de", "Ich kann seit drei Wochen nicht mehr schlafen, das schafft mich. Worum geht es hier?"),
    ("sv", "Jag har inte sovit på tre veckor, och min dotter är orolig."),
    ("en", "I haven't slept for three weeks and my daughter is worried."), ("fr", "je suis fatigué"),
])
def test_what_is_written_stays(language, text):
    assert written(text, language) == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_stands_once_in_small_letters_and_can_be_found(language):
    with (TABLES / f"{language}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    forms = [form for form, _ in rows]
    assert len(rows) > 2_000 and len(forms) == len(set(forms)) and all(len(row) == 2 and row[0] != row[1] for row in rows)
    word = r"[^\W\d_]+(?:'[^\W\d_]+)*"
    assert all(form == form.lower() and re.fullmatch(rf"{word}(?: {word}){{0,2}}", form) for form in forms)



@pytest.mark.parametrize(("language", "typed", "meant"), [
    ("de", "mei tochter schneidt si am oam", "meine tochter schneidet sich am arm"), ("de", "si schniidt sich", "si schneidet sich"),
    ("de", "er suuft, d'chind hend angst", "er säuft, die kinder"), ("de", "er hod si gritzt", "er hat sich geritzt"),
    ("sv", "dottra mi skär seg", "dottern skär sig"),
])
def test_self_harm_is_read_in_dialect(language, typed, meant):
    assert written(typed, language).startswith(meant)
