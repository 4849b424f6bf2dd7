"""The grafted encoder as the folder that ships: int8 ONNX weights and tokenizer, readable by sentence-transformers."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer, processors
from torch import Tensor

from index.encoder_training.graft import Grafted, before_the_last_layer, pooled
from index.encoder_training.recipe import Recipe
from index.encoder_training.tokens import END, PADDING, START, UNKNOWN

WEIGHTS = "onnx/model.onnx"
OPSET = 17


def export(model: Grafted, tokenizer: Tokenizer, folder: Path, recipe: Recipe) -> None:
    """Write the folder. Read it with `SentenceTransformer(folder, backend="onnx")` or `open_encoder(folder)`."""
    (folder / WEIGHTS).parent.mkdir(parents=True, exist_ok=True)
    _write_tokenizer(tokenizer, folder, recipe)
    _write_configuration(model, tokenizer, folder, recipe)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "model.onnx"
        _write_onnx(model, whole, recipe)
        # Seven bits of weight: with eight, processors without VNNI overflow and would give other vectors.
        quantize_dynamic(
            whole,
            folder / WEIGHTS,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=recipe.seven_bit_weights,
            weight_type=QuantType.QInt8,
        )
    onnx.checker.check_model(str(folder / WEIGHTS))


def megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


class _States(torch.nn.Module):
    """Token numbers in, token states and the reading out; the input table is kept as one int8 row and one scale per
    token."""

    def __init__(self, model: Grafted, longest_input: int) -> None:
        super().__init__()
        rows = model.table.weight.detach()
        scale = rows.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.rows = torch.round(rows / scale).to(torch.int8)
        self.scale = scale
        self.body: Any = copy.deepcopy(model.body).float()
        self.reader: Any = copy.deepcopy(model.reader).float()
        positions = self.body.embeddings.position_embeddings
        positions.weight = torch.nn.Parameter(positions.weight.detach()[:longest_input].clone())

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
        inputs = self.rows[input_ids].float() * self.scale[input_ids]
        states, unseen = before_the_last_layer(self.body, inputs, attention_mask)
        last = self.body.encoder.layer[-1]
        return last(states, unseen)[0], pooled(self.reader(states, unseen)[0], attention_mask)


def _write_onnx(model: Grafted, path: Path, recipe: Recipe) -> None:
    example = torch.tensor([[2, 5, 6, 3], [2, 7, 3, 0]])
    shape = {0: "batch", 1: "tokens"}
    with torch.inference_mode():
        torch.onnx.export(
            _States(model, recipe.longest_input).eval(),
            (example, (example > 0).long()),
            str(path),
            input_names=["input_ids", "attention_mask"],
            output_names=["last_hidden_state", "reading"],
            dynamic_axes={
                "input_ids": shape,
                "attention_mask": shape,
                "last_hidden_state": shape,
                "reading": {0: "batch"},
            },
            opset_version=OPSET,
            dynamo=False,
        )


def _write_tokenizer(tokenizer: Tokenizer, folder: Path, recipe: Recipe) -> None:
    special = {name: tokenizer.token_to_id(name) for name in (START, END)}
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{START} $A {END}", special_tokens=list(special.items())
    )
    tokenizer.enable_truncation(recipe.longest_input)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    _write(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": recipe.longest_input,
            "pad_token": PADDING,
            "unk_token": UNKNOWN,
            "cls_token": START,
            "sep_token": END,
        },
    )


def _write_configuration(model: Grafted, tokenizer: Tokenizer, folder: Path, recipe: Recipe) -> None:
    configuration = model.body.config.to_dict()
    configuration.update(
        vocab_size=tokenizer.get_vocab_size(),
        max_position_embeddings=recipe.longest_input,
        architectures=["BertModel"],
        _name_or_path="",
    )
    _write(folder / "config.json", configuration)
    kind = "sentence_transformers.models"
    _write(
        folder / "modules.json",
        [
            {"idx": 0, "name": "0", "path": "", "type": f"{kind}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{kind}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{kind}.Normalize"},
        ],
    )
    _write(folder / "sentence_bert_config.json", {"max_seq_length": recipe.longest_input, "do_lower_case": False})
    _write(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})
    width = model.table.embedding_dim
    _write(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": width, "pooling_mode_mean_tokens": True})


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
