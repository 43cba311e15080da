"""What a client asks about an open file, answered in the words of the protocol."""

from collections.abc import Callable
from typing import Any, Final

from lsprotocol import types

from aigov.language import said
from aigov.lsp import actions, completion, hover, rules, symbols
from aigov.lsp.desk import Buffer
from aigov.lsp.kinds import What
from aigov.lsp.listening import path_of
from aigov.lsp.reading import around
from aigov.lsp.server import Server

EXPLAIN: Final = "aigov.explain"
EXAMPLES: Final = "aigov.examples"
FIX_ALL: Final = f"{types.CodeActionKind.SourceFixAll.value}.aigov"


def _buffer(ls: Server, uri: str) -> Buffer | None:
    return ls.desk.buffers.get(path_of(uri))


def hovered(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """Return what there is to read at a place."""
    buffer = _buffer(ls, params.text_document.uri)
    told = hover.hover(ls.desk, buffer, buffer.lines.offset(params.position)) if buffer else None
    if buffer is None or told is None:
        return None
    text = types.MarkupContent(types.MarkupKind.Markdown, told.text)
    return types.Hover(text, buffer.lines.between(told.start, told.end))


def completed(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    """Return what can be written at a place."""
    buffer = _buffer(ls, params.text_document.uri)
    if buffer is None:
        return None
    line, column = params.position.line, buffer.lines.column(params.position)
    items = []
    for order, each in enumerate(completion.completions(ls.desk, buffer, line, column)):
        begin = buffer.lines.position(line + 1, each.start + 1)
        items.append(
            types.CompletionItem(
                label=each.label,
                kind=types.CompletionItemKind.Property if each.is_key else types.CompletionItemKind.Value,
                detail=each.detail or None,
                documentation=types.MarkupContent(types.MarkupKind.Markdown, each.about) if each.about else None,
                sort_text=f"{order:04}",
                filter_text=each.label,
                text_edit=types.TextEdit(types.Range(begin, params.position), each.text),
            )
        )
    return types.CompletionList(is_incomplete=False, items=items)


def outlined(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
    """Return the outline of a file."""
    buffer = _buffer(ls, params.text_document.uri)
    if buffer is None or buffer.file.what is What.CONFIG:
        return None
    return symbols.outline(buffer, around(ls.desk, buffer).schema)


def offered(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction | types.Command] | None:
    """Return what can be done about what stands in a range."""
    buffer = _buffer(ls, params.text_document.uri)
    if buffer is None:
        return None
    only = [str(_value(kind)) for kind in params.context.only or [""]]
    start, end = buffer.lines.offset(params.range.start), buffer.lines.offset(params.range.end)
    here = actions.at(ls.desk, buffer, start, end)
    found: list[types.CodeAction | types.Command] = []
    if any(types.CodeActionKind.QuickFix.value.startswith(kind) for kind in only):
        every = actions.offers(ls.desk, buffer, here)
        found += [_action(buffer, offer, params.context.diagnostics) for offer in every]
        for rule in dict.fromkeys(each.rule for each in here):
            title = said(f"Explain {rule}", f"Leg {rule} uit")
            command = types.Command(title, EXPLAIN, arguments=[buffer.uri, rule])
            found.append(types.CodeAction(title, kind=types.CodeActionKind.QuickFix, command=command))
    if any(FIX_ALL.startswith(kind) for kind in only if kind or len(found) > 1):
        whole = actions.every(ls.desk, buffer)
        found += [_action(buffer, whole, [], kind=FIX_ALL)] if whole else []
    if buffer.file.what is What.RULE and not params.context.only:
        found.append(types.CodeAction(_run(), command=types.Command(_run(), EXAMPLES, arguments=[buffer.uri])))
    return found


def _value(kind: Any) -> Any:
    return getattr(kind, "value", kind)


def _action(
    buffer: Buffer, offer: actions.Offer, diagnostics: Any, kind: str = types.CodeActionKind.QuickFix.value
) -> types.CodeAction:
    edits = [types.TextEdit(buffer.lines.between(each.start, each.end), each.text) for each in offer.edits]
    rules = {each.rule for each in offer.findings}
    return types.CodeAction(
        title=offer.says.rstrip("."),
        kind=kind,
        diagnostics=[each for each in diagnostics if each.code in rules] or None,
        is_preferred=offer.safe or None,
        edit=types.WorkspaceEdit(changes={buffer.uri: edits}),
    )


def lenses(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    """Return, above the examples of a rule, how to run them, and what came of it."""
    buffer = _buffer(ls, params.text_document.uri)
    if buffer is None or buffer.file.what is not What.RULE or buffer.good is None:
        return None
    try:
        span = buffer.good.key(("examples",))
    except KeyError:
        return []
    here = buffer.lines.range(span)
    found = [types.CodeLens(here, types.Command(_run(), EXAMPLES, arguments=[buffer.uri]))]
    trial = ls.desk.trial(buffer)
    if trial:
        found.append(types.CodeLens(here, types.Command(trial.says, EXAMPLES, arguments=[buffer.uri])))
    return found


def _run() -> str:
    return said("Run the examples", "Voer de voorbeelden uit")


def explain(ls: Server, uri: str, rule: str) -> str:
    """Show a rule in full, and return the text."""
    buffer = _buffer(ls, uri)
    text = actions.explained(ls.desk, buffer, rule) if buffer else ""
    if text:
        ls.show(rule.replace("/", "-"), text)
    return text


async def examples(ls: Server, uri: str) -> str:
    """Run the examples of a rule as it is typed, mark what does not hold, and return a sentence."""
    buffer = _buffer(ls, uri)
    if buffer is None or buffer.file.what is not What.RULE:
        return ""
    place = ls.desk.place(buffer.file)
    found: rules.Tried = await ls.beside(rules.tried, buffer.file, ls.desk.texts(), place)
    ls.desk.tried[buffer.file.path] = (buffer.text, found)
    kind = types.MessageType.Warning if found.remarks or not found.held else types.MessageType.Info
    ls.window_show_message(types.ShowMessageParams(kind, found.says))
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
        ls.workspace_code_lens_refresh(None)
    ls.soon(0)
    return found.says


FEATURES: Final[dict[str, tuple[Callable[..., Any], Any]]] = {
    types.TEXT_DOCUMENT_HOVER: (hovered, None),
    types.TEXT_DOCUMENT_COMPLETION: (completed, types.CompletionOptions(trigger_characters=[" ", "-"])),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (outlined, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (
        offered,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]),
    ),
    types.TEXT_DOCUMENT_CODE_LENS: (lenses, types.CodeLensOptions()),
}
COMMANDS: Final[dict[str, Callable[..., Any]]] = {EXPLAIN: explain, EXAMPLES: examples}
