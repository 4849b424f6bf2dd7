"""Teach the reading anew, from new messages, on the encoder that ships: its vectors stay bit for bit what they are.

The reading's last layer is all that learns. What it starts from, the token states below it, comes from the very weights
that are served, int8 and all. Twenty minutes on a processor, where the whole recipe takes two hours.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor
from transformers import AutoConfig
from transformers.models.bert.modeling_bert import BertLayer

from index.encoder_training.export import WEIGHTS
from index.encoder_training.graft import HEADS_RATE, UNSEEN, pooled
from index.encoder_training.reading import Labelled, ReadingHeads
from index.encoder_training.recipe import Recipe
from index.encoder_training.tokens import load_tokenizer
from index.slips import slipped

_READER = "/reader/"
_AT_A_TIME = 8
_HIGHEST = 64  # of seven bits of weight, as `export` writes them
States = NDArray[np.float16]  # (tokens, dimension) of one text


class _Sample(NamedTuple):
    labelled: Labelled
    forms: Sequence[States]  # as it is written, then as it looks when typed in haste


class Shipped:
    """The folder that ships, opened at the place where the reading branches off."""

    def __init__(self, folder: Path, recipe: Recipe) -> None:
        self.model = onnx.load(str(folder / WEIGHTS))
        self._nodes = {node.name: node for node in self.model.graph.node}
        self._named = {one.name: one for one in self.model.graph.initializer}
        self._tokenizer: Tokenizer = load_tokenizer(folder / "tokenizer.json")
        self._tokenizer.enable_truncation(recipe.longest_input)
        self.layer: Any = BertLayer(AutoConfig.from_pretrained(folder, attn_implementation="eager"))  # type: ignore[no-untyped-call]
        self.layer.load_state_dict({name: torch.from_numpy(self._read(name)) for name in self.layer.state_dict()})
        self._below = self._nodes[f"{_READER}attention/output/Add"].input[1]
        opened = copy.deepcopy(self.model)
        opened.graph.output.append(onnx.helper.make_tensor_value_info(self._below, onnx.TensorProto.FLOAT, None))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = recipe.threads
        self._session = onnxruntime.InferenceSession(opened.SerializeToString(), options, ["CPUExecutionProvider"])

    def states(self, texts: Sequence[str], batch: int = 128) -> list[States]:
        """What the reading's layer gets for each text. Texts of one length go together, so that nothing is padding."""
        ids = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        found: list[Any] = [None] * len(texts)
        order = sorted(range(len(texts)), key=lambda number: len(ids[number]))
        start = 0
        while start < len(order):
            length = len(ids[order[start]])
            some = [number for number in order[start : start + batch] if len(ids[number]) == length]
            rows = np.asarray([ids[number] for number in some], dtype=np.int64)
            (states,) = self._session.run([self._below], {"input_ids": rows, "attention_mask": np.ones_like(rows)})
            for number, one in zip(some, states, strict=True):
                found[number] = one.astype(np.float16)
            start += len(some)
        return found

    def save(self, path: Path) -> None:
        """Write the model with the layer as it is now."""
        for name, value in self.layer.state_dict().items():
            self._write(name, value.detach().numpy())
        onnx.save(self.model, str(path))

    def _weight(self, name: str) -> tuple[str, str] | None:
        """The names of a weight's int8 numbers and of their scales; None for what is kept as it is."""
        node = self._nodes.get(f"{_READER}{name.removesuffix('.weight').replace('.', '/')}/MatMul_quant")
        if node is None or not name.endswith(".weight"):
            return None
        return node.input[1], node.input[1].replace("_quantized", "_scale")

    def _read(self, name: str) -> NDArray[np.float32]:
        if names := self._weight(name):
            numbers, scales = (numpy_helper.to_array(self._named[each]) for each in names)
            return np.ascontiguousarray((numbers.astype(np.float32) * scales).T)
        return numpy_helper.to_array(self._named[f"reader.{name}"]).copy()

    def _write(self, name: str, value: NDArray[np.float32]) -> None:
        if names := self._weight(name):
            scales = np.maximum(np.abs(value.T).max(axis=0), 1e-8) / _HIGHEST
            self._set(names[0], np.round(value.T / scales).astype(np.int8))
            self._set(names[1], scales.astype(np.float32))
        else:
            self._set(f"reader.{name}", value)

    def _set(self, name: str, value: NDArray[Any]) -> None:
        self._named[name].CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value), name))


def read_anew(
    folder: Path, labelled: Sequence[Labelled], out: Path, recipe: Recipe, progress: Callable[[str], None]
) -> ReadingHeads:
    """Write to `out` the weights of the encoder in `folder`, its reading taught by these messages."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    shipped = Shipped(folder, recipe)
    dice = random.Random(recipe.seed)
    texts = [[one.text, *dict.fromkeys(slipped(one.text, dice) for _ in range(recipe.rereading_slips))] for one in labelled]
    flat = shipped.states([text for forms in texts for text in forms])
    progress(f"{len(labelled)} messages, {len(flat)} with what haste makes of them")
    forms, samples = iter(flat), []
    for one, written in zip(labelled, texts, strict=True):
        samples.append(_Sample(one, [next(forms) for _ in written]))
    heads = ReadingHeads(labelled, shipped.layer.output.dense.out_features)
    _tune(shipped.layer, heads, samples, recipe, progress)
    shipped.save(out)
    return heads


def _tune(layer: Any, heads: ReadingHeads, samples: Sequence[_Sample], recipe: Recipe, progress: Callable[[str], None]) -> None:
    """The classifiers first by themselves: their wild beginning would spoil what the layer knows."""
    steps = len(samples) // recipe.reading_batch
    groups = [{"params": list(heads.parameters()), "lr": HEADS_RATE}, {"params": list(layer.parameters()), "lr": 0.0}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    whole = (1 + recipe.rereading_epochs) * steps
    shown = 0.0
    for step, chosen in zip(range(whole), _batches(samples, recipe), strict=False):
        alone, left = step < steps, 1 - max(0, step - steps) / max(1, whole - steps)
        optimizer.param_groups[0]["lr"] = HEADS_RATE * left
        optimizer.param_groups[1]["lr"] = 0.0 if alone else recipe.rereading_rate * left * min(1.0, (step - steps + 1) / 50)
        layer.train(not alone)
        with torch.set_grad_enabled(not alone):
            readings = read_states(layer, [states for _, states in chosen], recipe.reading_blots)
        loss = heads.loss(readings, [one for one, _ in chosen], recipe)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        optimizer.step()
        shown += loss.item()
        if (step + 1) % 100 == 0:
            progress(f"step {step + 1} of {whole}, loss {shown / 100:.4f}")
            shown = 0.0
    layer.eval()


def read_states(layer: Any, states: Sequence[States], blots: float = 0.0) -> Tensor:
    """Readings (texts, dimension), L2-normalised; a share `blots` of the tokens is hidden from the layer."""
    longest = max(len(one) for one in states)
    rows, mask = torch.zeros(len(states), longest, states[0].shape[1]), torch.zeros(len(states), longest)
    for number, one in enumerate(states):
        rows[number, : len(one)], mask[number, : len(one)] = torch.from_numpy(one.astype(np.float32)), 1.0
    if blots:
        seen = torch.rand_like(mask) >= blots
        seen[:, 0] = True
        mask = mask * seen
    return pooled(layer(rows, (1.0 - mask[:, None, None, :]) * UNSEEN)[0], mask)


def _batches(samples: Sequence[_Sample], recipe: Recipe) -> Iterator[list[tuple[Labelled, States]]]:
    """Without end: every message once an epoch, as it is written or in haste, those of about one length together."""
    dice = random.Random(recipe.seed + 1)
    while True:
        drawn = [(sample.labelled, dice.choice(sample.forms)) for sample in samples]
        dice.shuffle(drawn)
        size = recipe.reading_batch * _AT_A_TIME
        for start in range(0, len(drawn), size):
            some = sorted(drawn[start : start + size], key=lambda one: len(one[1]))
            parts = [some[at : at + recipe.reading_batch] for at in range(0, len(some), recipe.reading_batch)]
            dice.shuffle(parts)
            yield from parts
