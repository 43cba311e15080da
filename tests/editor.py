"""A real language client that drives `aigov lsp` over standard input and output, one step at a time."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import client_capabilities
from pytest_lsp.client import LanguageClient, make_test_lsp_client
from running import ROOT

SECONDS = 20
DAY = "2026-06-01"


class Editor:
    """An editor with files open in `folder`; a step waits for what the server says of it."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}
        self.steps = 0
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            client.diagnostics[params.uri] = params.diagnostics
            self.published.put_nowait(params)

    def _forget(self) -> None:
        """Forget what was said so far: what is waited for is what comes of the next step."""
        while not self.published.empty():
            self.published.get_nowait()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    async def open(self, name: str, text: str | None = None) -> list[str]:
        """Open a file, as it is saved or with an unsaved text, and return what is marked in it."""
        self.texts[name] = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        self.versions[name] = 1
        item = types.TextDocumentItem(self.uri(name), "yaml", 1, self.texts[name])
        self._forget()
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.marked(name)

    async def type(self, name: str, old: str, new: str, wait: str | None = None) -> list[str]:
        """Replace a text of an open file, and return what is marked in it then, or in the file `wait`."""
        assert old in self.texts[name], (name, old)
        return await self.set(name, self.texts[name].replace(old, new, 1), wait)

    async def set(self, name: str, text: str, wait: str | None = None) -> list[str]:
        """Give an open file another text."""
        self.texts[name] = text
        self.versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        whole = [types.TextDocumentContentChangeWholeDocument(text)]
        self._forget()
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, whole))
        return await self.marked(wait or name)

    async def close(self, name: str, wait: str | None = None) -> list[str]:
        """Close a file, and return what is marked in it then, or in the file `wait`."""
        del self.texts[name]
        document = types.TextDocumentIdentifier(self.uri(name))
        self._forget()
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        return await self.marked(wait or name)

    async def marked(self, name: str) -> list[str]:
        """Wait for the next word on a file as it is now, and return `LINE RULE` of each mark in it."""
        self.steps += 1
        uri = self.uri(name)
        async with asyncio.timeout(SECONDS):
            while True:
                params = await self.published.get()
                if params.uri == uri and params.version in (None, self.versions.get(name)):
                    break
            # What a run says comes at once: behind an answer to anything else all of it is here.
            nowhere = types.TextDocumentIdentifier("untitled:nowhere")
            await self.client.text_document_hover_async(types.HoverParams(nowhere, types.Position(0, 0)))
        return self.marks(name)

    def marks(self, name: str) -> list[str]:
        """Return `LINE RULE` of what is marked in a file now."""
        return [f"{each.range.start.line + 1} {each.code}" for each in self.diagnostics(name)]

    def diagnostics(self, name: str) -> list[types.Diagnostic]:
        return list(self.client.diagnostics.get(self.uri(name), ()))

    def at(self, name: str, text: str, after: int | None = None) -> dict[str, Any]:
        """Return the parameters for a request at a text of an open file, behind it or `after` some of its letters."""
        self.steps += 1
        offset = self.texts[name].index(text) + (len(text) if after is None else after)
        before = self.texts[name][:offset]
        column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
        position = types.Position(before.count("\n"), column)
        return {"text_document": types.TextDocumentIdentifier(self.uri(name)), "position": position}


async def started(folder: Path, *arguments: str, locale: str = "", units: str = "", script: str = "") -> Editor:
    """Return an editor that has begun a session in `folder`; `script` is Python that starts another server."""
    made = make_test_lsp_client()
    made.feature(types.CLIENT_REGISTER_CAPABILITY)(_agreed)
    made.feature(types.WORKSPACE_CODE_LENS_REFRESH)(_agreed)
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": paths}
    if locale:
        environment.pop("AIGOV_LANG", None)
    editor = Editor(made, folder)
    command = ("-c", script) if script else ("-m", "aigov", "lsp", "--as-of", DAY, *arguments)
    await made.start_io(sys.executable, *command, env=environment, cwd=folder)
    capabilities = client_capabilities("visual_studio_code")
    if units:
        capabilities.general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(units)])
    await made.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
            locale=locale or None,
        )
    )
    return editor


def _agreed(*_: object) -> None:
    """Agree to tell of files that change on the disk, and to ask for lenses again."""


async def ended(editor: Editor) -> int | None:
    """End the session, and return the server's exit code."""
    await asyncio.wait_for(editor.client.shutdown_session(), SECONDS)
    server = editor.client._server
    await editor.client.stop()
    return server.returncode if server else None
