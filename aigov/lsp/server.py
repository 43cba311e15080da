"""The server as such: what is typed is judged beside the loop, and what that says is published; answers nothing."""

import asyncio
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
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
        self._timer: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._marked: set[str] = set()
        """The files in which something is marked, and those that were closed since."""
        self._told: set[str] = set()
        self._logged: set[str] = set()
        self.shelf = ""
        """A folder for texts that are shown; empty where there is none."""

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

    def show(self, name: str, text: str) -> None:
        """Show a text that is longer than a line: as a file where the client opens one, else as a message."""
        window = self.client_capabilities.window
        if not (self.shelf and window and window.show_document and window.show_document.support):
            self.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
            return
        file = Path(self.shelf, f"{name}.txt")
        file.write_text(f"{text}\n", encoding="utf-8")
        self.window_show_document(types.ShowDocumentParams(file.as_uri(), take_focus=True))

    def forget(self, path: str) -> None:
        """Take note that a file was closed: what is marked in it is told once more, or taken back."""
        if self.desk.take(path):
            self._marked.add(path)
            self.soon(0)

    def soon(self, wait: float = WAIT) -> None:
        """Judge what is open, a moment after the last time that this was asked."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(wait, self._begin)

    def _begin(self) -> None:
        self._timer = None
        if self._task is not None:
            self._again = True
        elif self.desk.buffers or self._marked:
            self._task = asyncio.get_running_loop().create_task(self._judge())

    async def _judge(self) -> None:
        desk, self._again = self.desk, False
        texts = desk.texts()
        try:
            judged = await self.beside(look_over, desk.opened(), texts, desk.bench)
            if desk.texts() == texts:
                desk.take_in(judged)
                self._publish(judged)
                self._log(judged)
            else:
                self._again = True
        except Exception as error:  # noqa: BLE001  (a defect is said, and the next run is another)
            self.report_server_error(error, "judging")
        finally:
            self._task = None
        if self._again:
            self.soon(0)

    async def beside(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function returns, which runs beside the loop and not beside a run."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, function, *arguments)

    def _log(self, judged: Iterable[Judged]) -> None:
        """Say in the log what was not looked at, where that is something new."""
        told = [line for each in judged for line in each.unjudged]
        for line in told:
            if line not in self._logged:
                self.window_log_message(types.LogMessageParams(types.MessageType.Info, f"aigov: {line}"))
        self._logged = set(told)

    def _publish(self, judged: Iterable[Judged]) -> None:
        desk = self.desk
        found = diagnostics(judged, desk.encoding)
        before, self._marked = self._marked, {path for path, each in found.items() if each}
        for path in sorted({*found, *before, *desk.buffers}):
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
