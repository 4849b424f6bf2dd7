"""The model card that lies beside the weights."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path

from index.encoder_training.figures import Figures
from index.encoder_training.recipe import Recipe
from index.encoder_training.text import LICENCES


@dataclass
class Report:
    """What came of a training: where the encoder is, its figures and its teacher's, the minutes of each step done."""

    folder: Path
    megabytes: float
    minutes: dict[str, float]
    figures: dict[str, Figures] = field(default_factory=dict)


_CARD = """---
language: [de, sv, en]
license: apache-2.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---
# Lotse's sentence encoder

German, Swedish and English sentences as vectors of 384 numbers: what means the same lies near, whatever the language.
It is made for short messages about what weighs on people and for the descriptions of offers of support; it finds what
is alike, it does not judge and diagnoses nobody.

The body is that of all-MiniLM-L6-v2 (Apache-2.0, six layers), tuned; the input table of {vocabulary} subwords is new.
Beside the vector it gives a *reading*, made for telling what a message says (who is affected, what it is about, how
grave it is); it has a last layer of its own, and whether two messages are alike it does not tell.
Weights are int8 in ONNX ({megabytes:.0f} MB in all). A text is cut after {longest_input} subwords.

## Use
`index.encoder.open_encoder("lotse")` needs onnxruntime and tokenizers only. With sentence-transformers:
`SentenceTransformer(folder, device="cpu", backend="onnx")`. The int8 kernels scale over the whole batch: encode with
`batch_size=1` where the same text must always get the same vector.

## Figures
{figures}

STS-b is Spearman x 100 on the test split (German and Swedish machine-translated), Tatoeba the per cent of 2 x 2000
sentences whose translation is nearest. The rows below them are per cent on the project's own sentences by imagined
writers who were never trained on; the offers themselves and what they are for were seen, so a new offer will be found
less surely. All benchmark strings were held out on either side of every pair; other sentences of Tatoeba were not.

## Text it was taught with
{licences}
- The project's own messages with their labels, offers' summaries and topic descriptions: CC BY 4.0

The teacher is all-MiniLM-L6-v2 itself, on the English side. No dictionaries and no text under the GPL.

## How it was made
`lotse encoder train`, on a processor with two threads, without GPU:{minutes}

{settings}

## Limits
It knows the everyday and the counselling register of three languages and little else: no medicine, no law. Swedish was
the scarcest text. Irony is read badly. A near vector is a hint, never a finding.
"""


def write_card(report: Report, recipe: Recipe) -> None:
    """Write `MODEL_CARD.md` into the encoder's folder."""
    card = _CARD.format(
        vocabulary=f"{recipe.vocabulary:,}",
        megabytes=report.megabytes,
        longest_input=recipe.longest_input,
        figures=_table(report.figures),
        licences="\n".join(f"- {source}: {licence}" for source, licence in LICENCES.items()),
        minutes=",".join(f" {name} {minutes:.0f} min" for name, minutes in report.minutes.items()),
        settings=", ".join(f"{name} {value}" for name, value in asdict(recipe).items()),
    )
    (report.folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def _table(figures: dict[str, Figures]) -> str:
    models = list(figures)
    lines = ["| |" + "|".join(models) + "|", "|---|" + "---|" * len(models)]
    for name in figures[models[0]]:
        lines.append(f"|{name}|" + "|".join(_cell(figures[model].get(name)) for model in models) + "|")
    return "\n".join(lines)


def _cell(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.1f}"
