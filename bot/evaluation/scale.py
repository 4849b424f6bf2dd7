"""`lotse bench scale`: made-up catalogues of several sizes, built, opened and searched (docs/scale.md has the figures)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np

from bot.evaluation.latency import timed
from bot.evaluation.retrieval import COUNTRIES
from bot.evaluation.sets import LANGUAGES, Row, read_set, table
from bot.evaluation.synthetic import SentenceWise, made_up_offers
from bot.query import answers_for
from index.build import build_snapshot
from index.encoder import PACKAGED, Encoder, Vectors, open_encoder
from index.gazetteer import load_gazetteer
from index.lean import bm25
from index.snapshot import Snapshot
from index.taxonomy import load_taxonomy
from index.vectors import exact, make_index, recall
from retrieval.answers import Answers
from retrieval.finder import Finder

SIZES = (3_524, 100_000, 1_000_000)
_OUT = Path("var/scale")
_QUERIES = 40  # a language
_WHOLE = 12  # answers for which the whole catalogue is weighed, to hold the candidates against
_STATED = ("who", "setting", "age", "place", "wishes", "topics")
Say = Callable[[str], None]


def run_scale(house: Any, understand: Callable[[str, str | None], Any], sizes: Sequence[int], tell: Say, say: Say) -> None:
    """Tells tables, says how far it is, and keeps the figures in var/scale/figures.json."""
    encoder, rows = SentenceWise(house.encoder), _rows(understand)
    texts = [row["query"] for row, _ in rows]
    tell(_likeness_of_vectors(house.encoder, encoder, texts[::3]))
    figures: list[Row] = []
    for size in sizes:
        figures.append(measure_size(size, encoder, house, rows, say))
        _OUT.mkdir(parents=True, exist_ok=True)
        (_OUT / "figures.json").write_text(json.dumps(figures, indent=1), "utf-8")
        say(json.dumps(figures[-1]))
    header = ["", *(f"{figure['offers']:,}" for figure in figures)]
    tell(table(header, [[name, *(figure[name] for figure in figures)] for name in figures[0] if name != "offers"]))


def measure_size(size: int, encoder: SentenceWise, house: Any, rows: Sequence[tuple[Row, Any]], say: Say) -> Row:
    """Build, open and search one catalogue. Times are medians in milliseconds on one thread."""
    store, began = _OUT / str(size), time.monotonic()
    offers = made_up_offers(load_taxonomy(), load_gazetteer(), size)
    build_snapshot(store, offers, encoder, house.taxonomy, load_gazetteer(), f"madeup{size}", say, keep_vectors=True)
    built = time.monotonic() - began
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as another:
        memory, opened = another.submit(memory_of, store, encoder.identity, house.taxonomy.identity).result()
    snapshot = Snapshot.open(store, encoder.identity, house.taxonomy.identity)
    finder, texts = Finder(snapshot, encoder), [row["query"] for row, _ in rows]
    answers = [answers_for(finder, house.taxonomy, {**meant, "country": None}, row) for row, meant in rows]
    messages = [vector[None] for vector in encoder.encode(texts)]
    english = open_encoder(PACKAGED)
    unit = timed(lambda text: english.encode([text]), texts)
    found = np.vstack([snapshot.vectors.search(message, 10)[1] for message in messages])
    near = recall(found, exact(np.load(store / "vectors.npy", mmap_mode="r"), np.vstack(messages)))
    figures: Row = {"offers": size, "kind": type(snapshot.vectors).__name__, "build s": round(built), "open s": round(opened, 1),
                    "memory MB": round(memory), "recall@10": round(near, 4), "English MiniLM encode ms": unit,
                    "FAISS ms": timed(lambda message: snapshot.vectors.search(message, 40), messages),
                    "names and terms ms": timed(lambda text: snapshot.lexical.search(text, 10), texts),
                    "likeness without encode ms": timed(finder.likeness, texts)}  # fmt: skip
    times = [timed(finder.find, [each, each, each]) for each in answers]
    figures["find ms"], figures["find ms, slowest of twenty"] = median(times), quantiles(times, n=20)[-1]
    figures["next question ms"] = timed(finder.next_question, answers)
    for name in ("FAISS", "find"):
        figures[f"{name} / MiniLM encode"] = figures[f"{name} ms"] / unit
    figures["first three as in a whole weighing"] = kept(finder, Finder(snapshot, encoder, all_up_to=size), answers[:: len(answers) // _WHOLE])
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in figures.items()}


def kept(quick: Finder, whole: Finder, answers: Sequence[Answers]) -> float:
    """Of the expected relevance that weighing every offer puts among the first three: the share that candidates reach."""
    sums = [[sum(match.score for match in finder.find(each).matches) for finder in (quick, whole)] for each in answers]
    return sum(min(a, b) for a, b in sums) / max(sum(b for _, b in sums), 1e-9)


def memory_of(store: Path, encoder: str, taxonomy: str) -> tuple[float, float]:
    """(megabytes that an open snapshot adds to a process, seconds to open it)."""
    import faiss  # noqa: F401

    bm25()

    before, began = _resident(), time.monotonic()
    snapshot = Snapshot.open(store, encoder, taxonomy)
    for country in ("DE", "SE"):
        for topic in snapshot.facets.columns["topics"]:
            snapshot.posting(country, topic)
    return _resident() - before, time.monotonic() - began


def _resident() -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _rows(understand: Callable[[str, str | None], Any]) -> list[tuple[Row, Any]]:
    """Test queries with what they are understood to say; with every second one, its labels are stated too."""
    rows = []
    for language in LANGUAGES:
        for number, row in enumerate(read_set("queries", language)[:_QUERIES]):
            stated = {name: row[name] for name in _STATED if number % 2 and row.get(name)}
            asked = {"query": row["text"], "lang": language, "country": COUNTRIES[language][0], **stated}
            rows.append((asked, understand(row["text"], language)))
    return rows


def _likeness_of_vectors(true: Encoder, composed: SentenceWise, texts: Sequence[str], count: int = 600) -> str:
    """How vectors put together from sentences compare with those of the whole texts."""
    offers = list(islice(made_up_offers(load_taxonomy(), load_gazetteer(), count, seed=1), count))
    written = [f"{offer.name}. {text}" for offer in offers for text in offer.summary.values()]
    a, b, messages = true.encode(written), composed.encode(written), true.encode(texts)
    rows = [["same text, whole and by sentences", float((a * b).sum(axis=1).mean()), ""]]
    for name, vectors in (("whole", a), ("by sentences", b)):
        near = -np.sort(-(messages @ vectors.T), axis=1)
        among = -np.sort(-(vectors @ vectors.T), axis=1)
        rows += [[f"a message and its 1st, 10th text, {name}", *near[:, (0, 9)].mean(axis=0).tolist()],
                 [f"a text and its 1st, 10th neighbour, {name}", *among[:, (1, 10)].mean(axis=0).tolist()]]  # fmt: skip
    return table(["cosine similarity", "", ""], rows)


def kinds(sizes: Sequence[int], store: Path = _OUT / "100000") -> str:
    """Exact search, a graph and an inverted file on the first vectors of a built catalogue: where each is the fastest."""
    every, dice = np.load(store / "vectors.npy", mmap_mode="r"), np.random.default_rng(0)
    near = np.asarray(every[dice.choice(len(every), 200)]) + 0.03 * dice.standard_normal((200, every.shape[1]))
    messages = np.asarray(near / np.linalg.norm(near, axis=1, keepdims=True), dtype=np.float32)
    rows = []
    for size in sizes:
        vectors, true = np.ascontiguousarray(every[:size]), exact(every[:size], messages)
        for name, make in _KINDS.items():
            began = time.monotonic()
            index = make(vectors, messages[::2])
            built = time.monotonic() - began
            found = np.vstack([index.search(message[None], 10)[1] for message in messages])
            ms = timed(lambda message, index=index: index.search(message[None], 40), list(messages))  # type: ignore[misc]
            rows.append([f"{size:,}", name, round(built, 1), ms, recall(found, true)])
    return table(["offers", "kind", "build s", "ms", "recall@10"], rows)


def _graph(vectors: Vectors, messages: Vectors) -> Any:
    import faiss

    index = faiss.index_factory(vectors.shape[1], "HNSW32,SQ8", faiss.METRIC_INNER_PRODUCT)
    index.train(vectors)
    index.add(vectors)
    index.hnsw.efSearch = 64
    return index


_KINDS: dict[str, Callable[[Vectors, Vectors], Any]] = {
    "flat": lambda vectors, messages: make_index(vectors, exact_up_to=len(vectors)),
    "HNSW32,SQ8": _graph,
    "IVF,SQ8": lambda vectors, messages: make_index(vectors, messages, exact_up_to=0),
}
