"""What a client tells: where it is, what it speaks, which files are open and what they hold."""

import os

from lsprotocol import types
from pygls.uris import to_fs_path

from aigov import language
from aigov.lsp.server import Server


def path_of(uri: str) -> str:
    """Return the absolute path of a file's address, empty where it is none on this disk."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    return os.path.normpath(path) if path and "\0" not in path else ""


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Take note of the client's language, its folders, and how it counts columns."""
    code = (params.locale or "")[:2].lower()
    if code in language.LANGUAGES:
        language.suppose(code)
    encoding = ls.workspace.position_encoding
    ls.desk.encoding = str(getattr(encoding, "value", encoding))
    folders = [each.uri for each in params.workspace_folders or []] or [params.root_uri or ""]
    ls.desk.roots = [path for uri in folders if (path := path_of(uri))]


def initialized(ls: Server, _: types.InitializedParams) -> None:
    """Ask a client that can to tell of files that change on the disk."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if not (watching and watching.dynamic_registration):
        return
    globs = ("**/*aigov*.yaml", "**/aigov.d/*.yaml", "**/aigov.toml", "**/aigov.lock", "**/aigov.baseline.json")
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in globs])
    asked = types.Registration("aigov-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    ls.client_register_capability(types.RegistrationParams([asked]))


def folders(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Take note of folders that were opened or closed."""
    gone = {path_of(each.uri) for each in params.event.removed}
    come = [path_of(each.uri) for each in params.event.added]
    ls.desk.roots = [root for root in (*ls.desk.roots, *come) if root and root not in gone]


def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Lay a file on the desk."""
    each = params.text_document
    _put(ls, each.uri, each.text, each.version)


def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Lay a text on the desk in place of the one before."""
    each = params.text_document
    _put(ls, each.uri, ls.workspace.get_text_document(each.uri).source, each.version)


def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Take a file from the desk: from now on what is saved counts."""
    ls.forget(path_of(params.text_document.uri))


def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    """Judge again where something of ours is open: what is on the disk is another."""
    if path_of(params.text_document.uri):
        ls.soon()


def watched(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    """Judge again: something changed on the disk."""
    ls.soon()


def _put(ls: Server, uri: str, text: str, version: int) -> None:
    path = path_of(uri)
    if path and ls.desk.put(uri, path, text, version):
        ls.soon()
