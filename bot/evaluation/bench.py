"""`lotse bench`: how long the parts of a turn take, each as a share of one English MiniLM encode in the same run."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable, Sequence

from bot.evaluation.desk import measure_desk, measure_record
from bot.evaluation.latency import measure_latency, timed
from bot.evaluation.pageweight import measure_pages
from bot.evaluation.sets import LANGUAGES, read_set
from nlu.guard import Guard

_OUT = Path("var/bench.json")


def run(house: Any, talk: Any, say: Callable[[str], None], what: Sequence[str] = ()) -> None:
    """Prints a table and keeps the figures in var/bench.json; `what` may be "scale" with the sizes of catalogues."""
    if what:
        if what[0] != "scale" or not all(size.isdecimal() and int(size) > 0 for size in what[1:]):
            say("`lotse bench` knows two parts by name: `lotse bench scale`, and after it the numbers of offers, say 3524 100000; "
                "`lotse bench peer`, and after it full, short or smoke; and `lotse bench soak`, and after it minutes and conversations.")
            raise SystemExit(2)
        from bot.evaluation.scale import SIZES, run_scale

        run_scale(house, talk.understand, [int(size) for size in what[1:]] or SIZES, print, say)
        return
    figures = measure_latency(house.finder, house.encoder, house.taxonomy, talk.understand, print)
    texts = [row["text"] for language in LANGUAGES for row in read_set("queries", language)[:40]]
    guard, unit = Guard(), figures["English MiniLM encode"]["ms"]
    for name, work in (("Understanding of a message, all parts", lambda text: talk.understand(text, None)),
                       ("Guard's rules", lambda text: guard.look(text))):
        ms = timed(work, texts)
        figures[name] = {"ms": round(ms, 3), "of_one_minilm_encode": round(ms / unit, 4)}
        say(f"{name}: {ms:.2f} ms, {ms / unit:.3f} of one MiniLM encode")
    from bot.app import create_app

    figures["pages"] = measure_pages(create_app(house), say)
    figures["desk"] = {**measure_desk(house, say), "record": measure_record(talk.assistant, say)}
    _OUT.parent.mkdir(exist_ok=True)
    _OUT.write_text(json.dumps(figures, indent=1), "utf-8")


def compare(house: Any, words: Sequence[str], out: Path, say: Callable[[str], None]) -> None:
    """`lotse bench peer`: Lotse beside a stock Rasa deployment; `words` may hold the name of a plan."""
    from bot.evaluation.peer.compare import PLANS, NotStarted, run_peer
    from bot.evaluation.peer.project import StockError

    name = words[0] if words else "full"
    if name not in PLANS or len(words) > 1:
        say(f"`lotse bench peer` takes one of {', '.join(PLANS)}.")
        raise SystemExit(2)
    try:
        run_peer(house, PLANS[name], out, say)
    except (StockError, NotStarted) as error:
        say(str(error))
        raise SystemExit(1) from error
    say(f"The report is {out / 'peer.md'}.")


def soak(house: Any, words: Sequence[str], out: Path, say: Callable[[str], None]) -> None:
    """`lotse bench soak`; `words` may hold how many minutes and how many conversations."""
    from bot.evaluation.engines import EngineError
    from bot.evaluation.soak import CONVERSATIONS, MINUTES, run_soak

    if len(words) not in (0, 2) or not all(word.isdecimal() and int(word) > 0 for word in words):
        say("`lotse bench soak` takes two numbers or none: how many minutes, and how many conversations in them.")
        raise SystemExit(2)
    minutes, conversations = map(int, words) if words else (MINUTES, CONVERSATIONS)
    try:
        run_soak(house, out, say, minutes, conversations)
    except EngineError as error:
        say(str(error))
        raise SystemExit(1) from error
    say(f"The report is {out / 'soak.md'}.")
