"""The language server, as a real client meets it."""

import asyncio
from pathlib import Path

from editor import ended, started
from running import MANIFEST, project


def test_a_finding_comes_and_goes_as_it_is_typed(tmp_path: Path) -> None:
    project(tmp_path)

    async def session() -> None:
        editor = await started(tmp_path)
        first = await editor.open("aigov.yaml")
        assert "6 tiny/described" not in first
        worse = await editor.type("aigov.yaml", "Sorts requests.", "none")
        assert sorted({*worse} - {*first}) == ["6 tiny/described", "6 tiny/long"]
        assert await editor.set("aigov.yaml", MANIFEST) == first
        assert await ended(editor) == 0

    asyncio.run(session())
