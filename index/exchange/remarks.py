"""What is said of a row or a file: an English sentence, with what somebody needs who says the same in another language."""
from __future__ import annotations

from typing import Any, Dict, Mapping


class Remark(str):
    """The sentence. `key` names it, `column` is the survey's column that it is about (or nothing), `values` are what stands in it; of a
    `facet`, `id` is an id. Other remarks that belong to it are in `of`."""

    key: str
    column: str
    values: Dict[str, Any]

    def __new__(cls, text: str, key: str = "", column: str = "", **values: Any) -> Remark:
        made = super().__new__(cls, text)
        made.key, made.column, made.values = key, column, values
        return made

    @classmethod
    def of(cls, text: str) -> Remark:
        """The text itself where it is one."""
        return text if isinstance(text, cls) else cls(text)

    def kept(self) -> Dict[str, Any]:
        """As JSON keeps it."""
        values = {**self.values, "of": [each.kept() for each in self.values["of"]]} if "of" in self.values else self.values
        return {"text": str(self), "key": self.key, "column": self.column, "values": values}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Remark:
        """What `kept` gave."""
        values = dict(kept["values"])
        if "of" in values:
            values["of"] = [cls.read(each) for each in values["of"]]
        return cls(kept["text"], kept["key"], kept["column"], **values)
