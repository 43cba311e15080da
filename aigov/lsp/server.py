"""The server as such: what is typed is judged beside the loop, and what that says is published; answers nothing."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from aigov import __version__
from aigov.language import said
from aigov.lsp.desk import Desk
from aigov.lsp.diagnostics import diagnostics, remarked
from aigov.lsp.judging import Bench, Judged, look_over

WAIT: Final = 0.1
"""Seconds after the last letter: what is typed at a run is judged once."""


class Server(LanguageServer):
    """aigov for editors. Texts come whole: they are small, and no two programs then count lines differently."""

    def __init__(self, bench: Bench) -> None:
        super().__init__("aigov", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.desk = Desk(bench)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aigov")
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._running: set[str] = set()
        self._again: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._marked: dict[str, set[str]] = {}
        self._told: set[str] = set()
        self._logged: dict[str, set[str]] = {}

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Say what went wrong, once as a message and each time in the log; the server goes on."""
        text = f"{type(error).__name__}: {error}"
        where = _place(error)
        what = said(f"internal error at {where}: {text}", f"interne fout bij {where}: {text}")
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, f"aigov: {what} ({source})"))
        if what not in self._told:
            self._told.add(what)
            goes_on = said("aigov goes on; report this line.", "aigov gaat verder; meld deze regel.")
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"aigov: {what}. {goes_on}"))

    def forget(self, path: str) -> None:
        """Take note that a file was closed: what is marked in it is told once more, or taken back."""
        root = self.desk.root(path)
        if self.desk.take(path):
            self._marked.setdefault(root, set()).add(path)
            self.soon(root, 0)

    def soon(self, root: str, wait: float = WAIT) -> None:
        """Judge what is open in a folder, a moment after the last time that this was asked."""
        known = self._waiting.pop(root, None)
        if known is not None:
            known.cancel()
        self._waiting[root] = asyncio.get_running_loop().call_later(wait, self._begin, root)

    def _begin(self, root: str) -> None:
        self._waiting.pop(root, None)
        if not self.desk.under(root) and not self._marked.get(root):
            return  # nothing of ours is open there
        if root in self._running:
            self._again.add(root)
            return
        self._running.add(root)
        task = asyncio.get_running_loop().create_task(self._judge(root))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _judge(self, root: str) -> None:
        desk = self.desk
        texts = desk.texts(root)
        try:
            judged = await self.beside(look_over, root, texts, desk.bench)
            if root in self._again or desk.texts(root) != texts:
                self._again.add(root)
            else:
                desk.take_in(judged)
                self._publish(judged)
                self._log(judged)
        except Exception as error:  # noqa: BLE001  (a defect is said, and the next run is another)
            self.report_server_error(error, "judging")
            self._again.discard(root)
        finally:
            self._running.discard(root)
        if root in self._again:
            self._again.discard(root)
            self.soon(root, 0)

    async def beside(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function returns, which runs beside the loop and not beside a run."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, function, *arguments)

    def _log(self, judged: Judged) -> None:
        """Say in the log what a run did not look at, where that is something new."""
        new = [line for line in judged.unjudged if line not in self._logged.get(judged.root, ())]
        self._logged[judged.root] = set(judged.unjudged)
        for line in new:
            self.window_log_message(types.LogMessageParams(types.MessageType.Info, f"aigov: {line}"))

    def _publish(self, judged: Judged) -> None:
        desk = self.desk
        opened = desk.texts(judged.root)
        found = diagnostics(judged, opened, desk.encoding)
        before = self._marked.get(judged.root, set())
        self._marked[judged.root] = {path for path, each in found.items() if each}
        for path in sorted({*found, *before, *opened}):
            buffer = desk.buffers.get(path)
            trial = desk.trial(buffer) if buffer else None
            more = remarked(trial.remarks) if trial else []
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    uri=buffer.uri if buffer else from_fs_path(path) or "",
                    diagnostics=[*found.get(path, []), *more],
                    version=buffer.version if buffer else None,
                )
            )


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else "?"  # noqa: PTH119
