"""What is hidden from an import is not there within it, and there again behind it."""
import subprocess
import sys

import pytest

from index.lean import without


def test_a_module_is_not_there_within_it():
    sys.modules.pop("this", None)
    with without("this"):
        with pytest.raises(ImportError):
            import this  # noqa: F401
    assert "this" not in sys.modules


def test_what_was_imported_before_stays():
    with without("json"):
        import json
    assert sys.modules["json"] is json


def test_the_search_by_words_takes_no_jax_along():
    """Rasa's requirements bring jax; bm25s would take it, with 130 MB and a second of every start."""
    told = ("import sys; from index.lean import bm25; engine = bm25()(); engine.index([['müde'], ['allein']], show_progress=False); "
            "print(engine.get_scores(['müde'])[0] > 0, 'jax' in sys.modules)")
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split() == ["True", "False"]
