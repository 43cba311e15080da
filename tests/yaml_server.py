"""A session with the YAML language server, as an editor has one: over stdio, one file open at a time or many."""

import json
import os
import queue
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

ROOT: Final = Path(__file__).parent.parent
SECONDS: Final = 30
PLACES: Final = os.pathsep.join([str(ROOT / ".venv/node/node_modules/.bin"), os.environ.get("PATH", "")])
MARK: Final = "|"
"""Where the cursor stands in a text."""

Message = dict[str, Any]


def program() -> str | None:
    """Where the server is, as `make editors` installs it, or on the path; None where it is not."""
    return shutil.which("yaml-language-server", path=PLACES)


class Session:
    """One running server; `schemas` are patterns of files by the address of the schema that they go by."""

    def __init__(self, command: str, folder: Path, schemas: Mapping[str, list[str]]) -> None:
        self._process = subprocess.Popen(
            [command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._inbox: queue.Queue[Message] = queue.Queue()
        self._number = 0
        self._settings: dict[str, Any] = {
            "yaml": {
                "schemas": schemas,
                "schemaStore": {"enable": False},
                "validate": True,
                "hover": True,
                "completion": True,
            }
        }
        self._versions: dict[str, int] = {}
        self.problems: dict[str, list[Message]] = {}
        threading.Thread(target=self._read, daemon=True).start()
        self._begin(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait(SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()

    def open(self, file: Path, text: str) -> None:
        """Show a file to the server with this text, whatever stands on disk or was shown before."""
        address = file.as_uri()
        self.problems.pop(address, None)
        self._versions[address] = version = self._versions.get(address, 0) + 1
        document = {"uri": address, "version": version}
        if version == 1:
            self._notify("textDocument/didOpen", {"textDocument": {**document, "languageId": "yaml", "text": text}})
        else:
            self._notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def found(self, *files: Path) -> dict[Path, list[str]]:
        """What the server finds wrong with open files, each in a line with its place, from 1."""
        wanted = {file.as_uri() for file in files}
        self._until(lambda _: wanted <= self.problems.keys())
        return {file: [_line(problem) for problem in self.problems[file.as_uri()]] for file in files}

    def hover(self, file: Path, marked: str) -> str:
        """What is shown at the mark in the text; empty where nothing is."""
        answer = self._asked("textDocument/hover", self._opened(file, marked))
        return answer["contents"]["value"] if answer else ""

    def offered(self, file: Path, marked: str) -> dict[str, str]:
        """What is offered at the mark: what would be written, by what it is called."""
        answer = self._asked("textDocument/completion", self._opened(file, marked))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item.get("textEdit", {}).get("newText", item.get("insertText", "")) for item in items}

    def _opened(self, file: Path, marked: str) -> Message:
        before, _, after = marked.partition(MARK)
        self.open(file, before + after)
        line = before.count("\n")
        position = {"line": line, "character": len(before) - (before.rfind("\n") + 1)}
        return {"textDocument": {"uri": file.as_uri()}, "position": position}

    def _begin(self, folder: Path) -> None:
        marks = ["markdown", "plaintext"]
        item = {"snippetSupport": True, "documentationFormat": marks}
        able = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "hover": {"contentFormat": marks},
                "completion": {"completionItem": item},
                "publishDiagnostics": {},
            },
        }
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        self._asked(
            "initialize",
            {"processId": None, "rootUri": folder.as_uri(), "workspaceFolders": folders, "capabilities": able},
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self._settings})

    def _asked(self, method: str, params: Message) -> Any:
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        answer = self._until(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def _notify(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _until(self, is_it: Callable[[Message], bool]) -> Message:
        """Take messages, and answer those that ask, until one of them is it."""
        end = time.monotonic() + SECONDS
        while True:
            message = self._inbox.get(timeout=max(0.01, end - time.monotonic()))
            if "method" in message and "id" in message:
                asked = message["params"].get("items", ()) if message["method"] == "workspace/configuration" else ()
                given = [self._settings.get(item.get("section", ""), {}) for item in asked]
                self._send({"id": message["id"], "result": given or None})
            elif message.get("method") == "textDocument/publishDiagnostics":
                self.problems[message["params"]["uri"]] = message["params"]["diagnostics"]
            if is_it(message):
                return message

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while True:
            length = 0
            while line := pipe.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return
            self._inbox.put(json.loads(pipe.read(length)))


def _line(problem: Message) -> str:
    start = problem["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1} {problem['message']}"
