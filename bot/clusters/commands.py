"""`lotse clusters`: what is the same kind of help under different names; looked at, corrected, and asked for doubles."""
from __future__ import annotations

import json
from collections import Counter

import typer

from bot.command import open_house, say
from index.cluster_edits import ClusterEdits, ClusterError, Said

clusters_app = typer.Typer(no_args_is_help=True, help="The clusters of offers.")


@clusters_app.command()
def build() -> None:
    """Put offers that are new, or say something else than before, into clusters (`lotse index build` does it too)."""
    open_house().build_clusters(say)


@clusters_app.command("list")
def list_clusters(lang: str = "de") -> None:
    """One JSON line for each cluster: its id, its name and how many offers it has; largest first."""
    clusters = open_house().cluster_book.clusters()
    for id, count in Counter(clusters.of_offers.values()).most_common():
        typer.echo(json.dumps({"id": id, "name": clusters.name(id, lang), "offers": count}, ensure_ascii=False))


@clusters_app.command()
def move(offer: str, cluster: str) -> None:
    """Put an offer into another cluster; later builds leave it there."""
    _done(open_house().cluster_book.move(offer, cluster), f"The offer '{offer}' is in no cluster yet: run `lotse clusters build`.")


@clusters_app.command()
def rename(cluster: str, name: str = typer.Argument("", help="Empty: the name that it has by itself."), lang: str = "de") -> None:
    """Give a cluster a name of its own in a language."""
    from index.taxonomy import LANGUAGES

    if lang not in LANGUAGES:
        say(f"There is no language '{lang}' here: choose {', '.join(LANGUAGES)}.")
        raise typer.Exit(2)
    edits = open_house().cluster_edits
    said = edits.said(cluster)
    _put(edits, cluster, said._replace(names={**said.names, lang: name}))


@clusters_app.command()
def merge(cluster: str, into: str) -> None:
    """Put the offers of a cluster to those of another, now and in later builds; `split` takes it back."""
    edits = open_house().cluster_edits
    _put(edits, cluster, edits.said(cluster)._replace(into=into))


@clusters_app.command()
def split(cluster: str) -> None:
    """Take a cluster that was merged out again."""
    edits = open_house().cluster_edits
    _put(edits, cluster, edits.said(cluster)._replace(into=""))


@clusters_app.command()
def doubles() -> None:
    """One JSON line for each two offers of different institutions that may be the same. Nothing is merged."""
    from index.clusters import doubles as found

    house = open_house()
    for double in found(house.shown_offers(), house.cluster_book.clusters(), house.encoder):
        typer.echo(json.dumps(double._asdict()))


def _put(edits: ClusterEdits, cluster: str, said: Said) -> None:
    try:
        edits.put(cluster, said, "lotse clusters")
    except ClusterError as error:
        _done(False, {"circle": "The other cluster belongs to this one: split it first."}.get(
            error.key, f"There is no cluster '{cluster}', or none that it can belong to: see `lotse clusters list`."))


def _done(done: bool, otherwise: str) -> None:
    if not done:
        say(otherwise)
        raise typer.Exit(1)
