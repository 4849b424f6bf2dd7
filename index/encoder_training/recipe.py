"""Every number that decides how the shipped weights come out."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGES = ("de", "sv", "en")


@dataclass(frozen=True)
class Recipe:
    """Settings of one training. Steps count batches, so the result does not depend on how fast the machine is."""

    seed: int = 2026
    threads: int = 2

    vocabulary: int = 60_000
    seven_bit_weights: bool = True
    longest_piece: int = 20
    longest_input: int = 128
    longest_taught: int = 64

    # Soft contrastive part of the distillation: cross-entropy between the batch's similarities to the teacher rows
    # and the teacher's own similarities, so that paraphrases in a batch are no negatives.
    temperature: float = 0.05
    contrast: float = 0.3
    closeness: float = 3.0

    student_steps: int = 3_000
    student_batch: int = 1_024
    student_rate: float = 0.01
    student_token_dropout: float = 0.1

    batch: int = 128
    table_steps: int = 1_000
    table_rate: float = 2e-3
    body_steps: int = 2_600
    body_rate: float = 4e-5
    body_table_rate: float = 6e-4

    # The last step, all losses together: what means alike, what we say of it, and what a reading has to tell.
    domain_steps: int = 1_900
    domain_batch: int = 48
    kinship_every: int = 4
    domain_topics: int = 12
    domain_voices: int = 6
    domain_rate: float = 6e-5
    domain_table_rate: float = 5e-4
    domain_temperature: float = 0.07
    domain_contrast: float = 0.5
    other_side: float = 0.4
    own_text_weight: float = 10.0

    reading_batch: int = 104
    reading_danger: int = 2  # times an epoch that a sentence is read whose only label is how grave it is
    reading_share: float = 1.0
    reading_dropout: float = 0.1
    reading_blots: float = 0.08
    # The reading taught anew alone (rereading.py).
    rereading_epochs: int = 4
    rereading_rate: float = 1.5e-4
    rereading_slips: int = 1  # forms of haste of each message, beside the one that is written

    reading_weights: tuple[tuple[str, float], ...] = (
        ("topic", 1.0),
        ("who", 0.7),
        ("relation", 0.4),
        ("setting", 0.5),
        ("intent", 0.5),
        ("wish", 0.3),
        ("level", 1.0),
        ("kind", 0.2),
    )
