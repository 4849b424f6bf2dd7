"""JSON Lines in, JSON Lines out: one answer a line, in the same order."""
from __future__ import annotations

import json
import logging
import sys
from typing import Any, Callable, Dict, Iterator, Optional, Tuple

import typer

from index import languages

log = logging.getLogger(__name__)


def pipe(answer: Callable[[Dict[str, Any]], Dict[str, Any]]) -> None:
    """One JSON line out for each line in, in the same order; any `id` is kept, a bad line gets an `error` that names it."""
    for number, line in _input_lines():
        row: Dict[str, Any] = {}
        try:
            row = _object(line)
            result = answer(row)
        except (ValueError, RecursionError) as error:
            result = {"error": f"line {number}: {str(error)[:200]}"}
        except (typer.Exit, typer.Abort, OSError):
            raise  # what ends everything
        except Exception as error:  # whatever a model makes of one line, the next one is answered
            result = _unanswered(number, error)
        kept = {"id": row["id"]} if "id" in row else {}
        # Half a surrogate pair is good JSON, but no text that can be written.
        sys.stdout.write(json.dumps({**kept, **result}, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8") + "\n")
        sys.stdout.flush()


def _unanswered(number: int, error: Exception) -> Dict[str, Any]:
    log.warning("Line %d could not be answered: %s", number, type(error).__name__)
    return {"error": f"line {number}: it could not be answered ({type(error).__name__})"}


def _object(line: str) -> Dict[str, Any]:
    row = json.loads(line)
    if not isinstance(row, dict):
        raise ValueError("the line is no JSON object")
    try:
        json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("a text holds half a character (one half of a surrogate pair)") from None
    return row


def _input_lines() -> Iterator[Tuple[int, str]]:
    for number, raw in enumerate(sys.stdin.buffer, 1):
        line = raw.decode("utf-8-sig", "replace").strip()
        if line:
            yield number, line


def text_of(row: Dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise ValueError(f"'{key}' is missing or no text")
    return value


def language_of(row: Dict[str, Any]) -> Optional[str]:
    voice = languages.voice_of(str(row.get("lang") or ""))
    return languages.language_of(voice) if voice else None
