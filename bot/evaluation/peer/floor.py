"""The floor: what FastAPI and uvicorn cost where nothing is done. `python -m bot.evaluation.peer.floor PORT`."""

from __future__ import annotations

import sys
from typing import Any

from fastapi import Body, FastAPI


def empty() -> FastAPI:
    """An application with one route that takes a JSON object and gives one."""
    app = FastAPI()

    @app.post("/empty")
    async def answer(said: dict[str, Any] = Body(...)) -> dict[str, Any]:
        return {"messages": []}

    return app


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(empty(), host="127.0.0.1", port=int(sys.argv[1]), ws="none", access_log=False, log_level="warning")
