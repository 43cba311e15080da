"""What the server can do, by the names of the protocol, and the start of it."""

import functools
import gc
import inspect
import os
import sys
from collections.abc import Callable, Mapping
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Final

from lsprotocol import types

from aigov.lsp import answering, listening
from aigov.lsp.judging import Bench
from aigov.lsp.server import Server

_FEATURES: Final[Mapping[str, tuple[Callable[..., Any], Any]]] = {
    types.INITIALIZE: (listening.initialize, None),
    types.INITIALIZED: (listening.initialized, None),
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: (listening.folders, None),
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (listening.watched, None),
    types.TEXT_DOCUMENT_DID_OPEN: (listening.opened, None),
    types.TEXT_DOCUMENT_DID_CHANGE: (listening.changed, None),
    types.TEXT_DOCUMENT_DID_CLOSE: (listening.closed, None),
    types.TEXT_DOCUMENT_DID_SAVE: (listening.saved, None),
}


def made(bench: Bench) -> Server:
    """Return a server that answers everything, and is not started yet."""
    server = Server(bench)
    for name, (function, options) in {**_FEATURES, **answering.FEATURES}.items():
        server.feature(name, options)(_steady(function))
    for name, function in answering.COMMANDS.items():
        server.command(name)(_steady(function))
    return server


def _steady(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a handler that never raises: what goes wrong is said, and the answer is none."""
    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def later(ls: Server, *arguments: Any) -> Any:
            try:
                return await function(ls, *arguments)
            except Exception as error:  # noqa: BLE001  (the same)
                ls.report_server_error(error, function.__name__)
                return None

        return later

    @functools.wraps(function)
    def handler(ls: Server, *arguments: Any) -> Any:
        try:
            return function(ls, *arguments)
        except Exception as error:  # noqa: BLE001  (a defect in one answer is not the end of the others)
            ls.report_server_error(error, function.__name__)
            return None

    return handler


def serve(bench: Bench) -> None:
    """Speak with a client over standard input and output until it says that it is done."""
    gc.enable()  # a start goes without; an afternoon does not
    out = _own_output()
    server = made(bench)
    with TemporaryDirectory(prefix="aigov-", ignore_cleanup_errors=True) as server.shelf:
        server.start_io(sys.stdin.buffer, out)


def _own_output() -> BinaryIO:
    """Return standard output for the protocol alone: what anything else prints goes to standard error."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own
