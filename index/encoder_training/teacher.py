"""The teacher's vectors of all English strings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer

BATCH = 128
REPORT_EVERY = 20_000


def teacher_vectors(english: Sequence[str], teacher: Path, progress: Callable[[str], None]) -> NDArray[np.float16]:
    """Mean-pooled, L2-normalised vectors, shape (strings, 384), float16; computed in bfloat16."""
    tokenizer: Any = AutoTokenizer.from_pretrained(teacher)  # type: ignore[no-untyped-call]
    body = AutoModel.from_pretrained(teacher).eval().bfloat16()
    vectors: NDArray[np.float16] = np.zeros((len(english), body.config.hidden_size), dtype=np.float16)
    by_length = sorted(range(len(english)), key=lambda number: len(english[number]))
    with torch.inference_mode():
        for start in range(0, len(by_length), BATCH):
            numbers = by_length[start : start + BATCH]
            inputs = tokenizer(
                [english[number] for number in numbers],
                padding=True,
                truncation=True,
                max_length=128,
                return_tensors="pt",
            )
            states = body(**inputs).last_hidden_state.float()
            mask = inputs["attention_mask"][..., None].float()
            pooled = (states * mask).sum(1) / mask.sum(1)
            vectors[numbers] = torch.nn.functional.normalize(pooled, dim=1).numpy()
            if start // REPORT_EVERY != (start + BATCH) // REPORT_EVERY:
                progress(f"teacher: {start + len(numbers)} of {len(by_length)}")
    return vectors
