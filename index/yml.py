"""Our YAML files, read by libyaml where PyYAML was built with it: about seven times as fast, which a start feels."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def read_yml(path: Path) -> Any:
    """What the file holds. Raises yaml.YAMLError where it is none, OSError where there is none."""
    return parse_yml(path.read_bytes())


def parse_yml(raw: bytes) -> Any:
    """The same of a file that was read already."""
    return yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
