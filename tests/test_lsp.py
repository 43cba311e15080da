"""The language server, as a real client meets it: one long session, and what a session can go wrong on."""

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from editor import Editor, ended, started
from lsprotocol import types
from running import CONFIG, MANIFEST, aigov, project, write

from aigov import cli

ORGANISATION = """\
aigov: 1
organisation:
  name: Example City
  people:
    cees: {name: C. Smit, position: Director}
"""
WAIVERS = """\
aigov: 1
waivers:
  - id: w-1
    rule: tiny/described
    project: permits
    path: project.description
    reason: The words come with the pilot.
    requested_by: {name: A. Jansen}
    approved_by: {name: B. Bos}
    approved_on: 2026-05-01
    expires_on: 2026-07-31
"""
GOVERNED = MANIFEST + "mandate:\n  sponsor: cees\npeople:\n  ann: {name: Ann Jansen}\n"
NONE = GOVERNED.replace("Sorts requests.", "none")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Return a repository with a project, its organisation's file above, and a small pack."""
    project(tmp_path)
    return write(tmp_path, {"aigov.yaml": GOVERNED, "aigov.org.yaml": ORGANISATION, ".git/HEAD": "ref: x\n"})


def run(folder: Path, steps: Callable[[Editor], Awaitable[None]], *arguments: str, **how: str) -> Editor:
    """Let a client take some steps, and hold the server to having ended well, with no error said."""

    async def session() -> Editor:
        editor = await started(folder, *arguments, **how)
        await steps(editor)
        assert await ended(editor) == 0
        return editor

    editor = asyncio.run(session())
    assert [each.message for each in editor.client.messages if each.type is types.MessageType.Error] == []
    return editor


async def completed(editor: Editor, name: str, text: str) -> list[types.CompletionItem]:
    found = await editor.client.text_document_completion_async(types.CompletionParams(**editor.at(name, text)))
    assert isinstance(found, types.CompletionList)
    return list(found.items)


async def words(editor: Editor, name: str, text: str) -> list[str]:
    return [item.label for item in await completed(editor, name, text)]


async def read(editor: Editor, name: str, text: str, after: int = 1) -> str:
    found = await editor.client.text_document_hover_async(types.HoverParams(**editor.at(name, text, after)))
    assert found is None or isinstance(found.contents, types.MarkupContent)
    return "" if found is None else found.contents.value


async def outline(editor: Editor, name: str) -> list[str]:
    editor.steps += 1
    document = types.TextDocumentIdentifier(editor.uri(name))
    found = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    return [each.name for each in found or ()]


async def actions(editor: Editor, name: str, mark: types.Diagnostic, only: list[str] | None = None) -> list[object]:
    editor.steps += 1
    document = types.TextDocumentIdentifier(editor.uri(name))
    context = types.CodeActionContext([mark], only=only)
    return list(await editor.client.text_document_code_action_async(
        types.CodeActionParams(document, mark.range, context)) or ())  # fmt: skip


async def command(editor: Editor, name: str, *arguments: str) -> object:
    editor.steps += 1
    return await editor.client.workspace_execute_command_async(types.ExecuteCommandParams(name, list(arguments)))


async def lenses(editor: Editor, name: str) -> list[str]:
    editor.steps += 1
    document = types.TextDocumentIdentifier(editor.uri(name))
    found = await editor.client.text_document_code_lens_async(types.CodeLensParams(document))
    return [each.command.title for each in found or () if each.command]


def of(editor: Editor, name: str, rule: str) -> types.Diagnostic:
    return next(each for each in editor.diagnostics(name) if each.code == rule)


def stretch(editor: Editor, name: str, place: types.Range) -> str:
    """Return what a client marks that counts in UTF-16."""
    line = re.split("\r\n|\r|\n", editor.texts[name])[place.start.line].encode("utf-16-le")
    return line[place.start.character * 2 : place.end.character * 2].decode("utf-16-le")


async def a_manifest_is_typed(editor: Editor) -> None:
    name = "aigov.yaml"
    first = await editor.open(name)
    assert "6 tiny/described" not in first
    assert "6 tiny/described" in await editor.set(name, NONE)
    told = await read(editor, name, "none")
    assert "**error** `tiny/described`: The description is none." in told
    assert "Ask whoever knows." in told
    assert await editor.set(name, GOVERNED) == first

    # A letter outside the first plane counts as two for this client, and a wide one as one.
    await editor.type(name, "{name: Ann Jansen}", "{name: 🦉 安 Jansen, naam: 🦉}")
    wrong = of(editor, name, "manifest/unknown-key")
    assert stretch(editor, name, wrong.range) == "naam"
    assert "naam" in await read(editor, name, "naam")
    assert await editor.set(name, GOVERNED) == first

    assert "2 manifest/unclosed-bracket" in await editor.type(name, "project:", "project: [")
    assert await outline(editor, name) == ["aigov", "project", "mandate", "people"]
    assert "name" in await words(editor, name, "id: permits\n  ")
    assert await editor.set(name, GOVERNED) == first
    assert "3 manifest/tab" in await editor.type(name, "  id:", "\tid:")
    assert await editor.set(name, GOVERNED) == first


async def keys_and_people_are_offered(editor: Editor) -> None:
    name = "aigov.yaml"
    stage = await read(editor, name, "stage: idea")
    assert "`project.stage`: " in stage
    assert "`sandbox`" in stage
    assert "`tiny/described` (error)" in await read(editor, name, "description")
    assert "C. Smit, Director" in await read(editor, name, "cees")

    await editor.type(name, "  stage: idea\n", "  sta\n")
    assert (await words(editor, name, "  sta"))[0] == "stage"
    await editor.type(name, "  sta\n", "  stage: \n")
    stages = await completed(editor, name, "  stage: ")
    assert [each.label for each in stages][:3] == ["idea", "sandbox", "pilot"]
    await editor.set(name, GOVERNED)

    await editor.set(name, f"{GOVERNED}\n")
    sections = await words(editor, name, "Ann Jansen}\n")
    assert not {"project", "mandate", "people"} & {*sections}
    asked = await completed(editor, name, "Ann Jansen}\n")
    assert "asked now, at idea" in (asked[0].detail or "")
    assert sections.index("need") < sections.index("sandbox") < sections.index("communication")

    await editor.type(name, "sponsor: cees", "sponsor: ")
    people = await completed(editor, name, "sponsor: ")
    assert {"cees": "C. Smit", "ann": "Ann Jansen"}.items() <= {each.label: each.detail for each in people}.items()
    assert {"executive", "unknown"} <= {each.label for each in people}
    assert "8 manifest/unknown-who" in await editor.type(name, "sponsor: ", "sponsor: cess")
    await editor.set(name, GOVERNED)


async def a_slip_is_mended(editor: Editor) -> None:
    name = "aigov.yaml"
    await editor.type(name, "  description:", "  # 🦉\n  descripton:")
    wrong = of(editor, name, "manifest/unknown-key")
    found = await actions(editor, name, wrong)
    fix = found[0]
    assert isinstance(fix, types.CodeAction)
    assert fix.title == 'Write "description" for "descripton"'
    assert fix.edit
    assert fix.edit.changes
    (edit,) = fix.edit.changes[editor.uri(name)]
    assert stretch(editor, name, edit.range) == "descripton"
    assert "Explain manifest/unknown-key" in [getattr(each, "title", "") for each in found]
    assert "manifest/unknown-key" not in " ".join(await editor.type(name, "descripton", edit.new_text))
    text = await command(editor, "aigov.explain", editor.uri(name), "tiny/described")
    assert str(text).startswith("tiny/described: The project is described\n")
    (shown,) = editor.client.shown_documents
    assert shown.uri.endswith("/tiny-described.txt")
    await editor.set(name, GOVERNED)


async def a_section_has_its_own_file(editor: Editor) -> None:
    part = "aigov.d/kpis.yaml"
    assert "1 manifest/unknown-key" in await editor.open(part, "- ide: same-day\n")
    assert "1 manifest/unknown-key" not in await editor.type(part, "ide", "id")
    await editor.type(part, "same-day\n", "same-day\n  own\n")
    assert (await words(editor, part, "  own"))[0]
    assert "owner" in await words(editor, part, "  own")
    await editor.type(part, "  own\n", "  owner: cees\n")
    assert "`kpis[].owner`: " in await read(editor, part, "owner")
    assert await outline(editor, part) == ["same-day"]
    assert await editor.set(part, "- id: [\n") != []
    assert await outline(editor, part) == ["same-day"]
    assert await editor.close(part) == []


async def a_waiver_file_changes(editor: Editor) -> None:
    name, file = "aigov.yaml", "aigov.waivers.yaml"
    await editor.set(name, NONE)
    await editor.open(file, WAIVERS)
    waived = of(editor, name, "tiny/described")
    assert waived.severity is types.DiagnosticSeverity.Hint
    assert "waiver w-1, until 2026-07-31, granted by B. Bos" in waived.message
    assert "4 waiver/unknown-rule" in await editor.type(file, "tiny/described", "tiny/descibed")
    assert of(editor, name, "tiny/described").severity is types.DiagnosticSeverity.Error
    rules = await words(editor, file, "rule: ")
    assert rules.index("tiny/described") < rules.index("dpia/approved")  # what is found now stands first
    assert "project.description" in await words(editor, file, "path: ")
    await editor.set(file, WAIVERS)
    assert "The project is described" in await read(editor, file, "tiny/described")
    assert "waiver/expired" in " ".join(await editor.type(file, "2026-07-31", "2026-05-31"))
    write(editor.folder, {file: WAIVERS})
    await editor.close(file, wait=name)
    assert of(editor, name, "tiny/described").severity is types.DiagnosticSeverity.Hint
    (editor.folder / file).unlink()
    gone = types.FileEvent(editor.uri(file), types.FileChangeType.Deleted)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([gone]))
    await editor.marked(name)
    assert of(editor, name, "tiny/described").severity is types.DiagnosticSeverity.Error
    await editor.set(name, GOVERNED)


async def what_stands_around_changes(editor: Editor) -> None:
    name, org, config = "aigov.yaml", "aigov.org.yaml", "aigov.toml"
    await editor.open(org)
    assert "8 manifest/unknown-who" in await editor.type(org, "cees", "kees", wait=name)
    assert "3 manifest/unknown-key" in await editor.type(org, "  name:", "  nam:")
    await editor.close(org, wait=name)
    assert "manifest/unknown-who" not in " ".join(editor.marks(name))
    await editor.open(config)
    assert await editor.type(config, "packs", "pack") == ["1 None"]
    assert [each.message.partition(":")[0] for each in editor.diagnostics(name)] == [
        f"Not judged, because of {editor.folder / config}"
    ]
    assert await editor.type(config, "pack", "packs") == []
    await editor.close(config)


async def a_rule_is_written(editor: Editor) -> None:
    rule = "tiny/tiny/described.yaml"
    assert await editor.open(rule) == []
    assert await editor.type(rule, "project.description !=", "project.descripton !=") == ["5 None"]
    assert "did you mean" in editor.diagnostics(rule)[0].message
    assert await editor.type(rule, "project.descripton !=", "project.description !=") == []
    assert await lenses(editor, rule) == ["Run the examples"]
    said = await command(editor, "aigov.examples", editor.uri(rule))
    assert said == "tiny/described: 3 examples hold."
    assert await editor.marked(rule) == []
    assert await lenses(editor, rule) == ["Run the examples", "tiny/described: 3 examples hold."]
    await editor.type(rule, "at: project}", "at: project.name}")
    said = await command(editor, "aigov.examples", editor.uri(rule))
    assert str(said).startswith("tiny/described: 2 examples hold, 1")
    assert [mark.partition(" ")[2] for mark in await editor.marked(rule)] == ["None", "None"]
    await editor.type(rule, "at: project.name}", "at: project}")
    assert "executive" in await words(editor, rule, "acts: ")
    await editor.close(rule)


async def anything_is_pasted(editor: Editor) -> None:
    name = "aigov.yaml"
    assert "1 manifest/empty-file" in await editor.set(name, "")
    windows = NONE.replace("\n", "\r\n")
    assert "6 tiny/described" in await editor.set(name, windows)
    assert stretch(editor, name, of(editor, name, "tiny/described").range) == "none"
    for text in ("\x00\x0c\u2028", "a" * 2000, "- \n" * 300, "]]}} : : |", "'" + GOVERNED):
        assert await editor.set(name, text) != []
        await words(editor, name, text[:5])
        await read(editor, name, text[:5])
    assert "6 tiny/described" in await editor.set(name, NONE)
    assert await editor.close(name) == []


def test_a_session_of_many_steps(city: Path) -> None:
    async def steps(editor: Editor) -> None:
        await a_manifest_is_typed(editor)
        await keys_and_people_are_offered(editor)
        await a_slip_is_mended(editor)
        await a_section_has_its_own_file(editor)
        await a_waiver_file_changes(editor)
        await what_stands_around_changes(editor)
        await a_rule_is_written(editor)
        await anything_is_pasted(editor)

    assert run(city, steps).steps >= 40


async def told(editor: Editor) -> None:
    first = await editor.open("aigov.yaml", NONE)
    assert "6 tiny/described" in first


def test_a_client_speaks_dutch_where_its_user_does(city: Path) -> None:
    async def steps(editor: Editor) -> None:
        await told(editor)
        about = await read(editor, "aigov.yaml", "stage: idea")
        assert "Antwoorden: `idea`" in about
        assert "Regels die hiernaar kijken:" in about
        assert any("`kpis` staat er niet." in each.message for each in editor.diagnostics("aigov.yaml"))

    run(city, steps, locale="nl-NL")
    run(city, steps, "--lang", "nl", locale="en")


@pytest.mark.parametrize("units", ["utf-8", "utf-32"])
def test_columns_are_counted_as_the_client_asks(city: Path, units: str) -> None:
    async def steps(editor: Editor) -> None:
        name = "aigov.yaml"
        await editor.open(name, GOVERNED.replace("{name: Ann Jansen}", "{name: 🦉 é, naam: x}"))
        place = of(editor, name, "manifest/unknown-key").range
        before = "  ann: {name: 🦉 é, "
        begin = len(before.encode()) if units == "utf-8" else len(before)
        assert (place.start.character, place.end.character) == (begin, begin + 4)

    run(city, steps, units=units)


def test_a_defect_is_said_and_is_not_the_end(city: Path) -> None:
    script = """
import aigov.lsp.answering as answering, aigov.lsp.server as server
from aigov.lsp.judging import Bench
from aigov.lsp.serving import serve
judge = server.look_over
def broken(*_): raise KeyError("lost")
def sometimes(opened, texts, bench):
    print("what a check prints is no word of the protocol")
    return broken() if any("crash" in text for text in texts.values()) else judge(opened, texts, bench)
answering.hover.hover, server.look_over = broken, sometimes
serve(Bench("2026-06-01"))
"""

    async def session() -> Editor:
        editor = await started(city, script=script)
        await told(editor)
        assert await read(editor, "aigov.yaml", "stage") == ""
        document = types.VersionedTextDocumentIdentifier(2, editor.uri("aigov.yaml"))
        whole = [types.TextDocumentContentChangeWholeDocument("crash")]
        editor.client.text_document_did_change(types.DidChangeTextDocumentParams(document, whole))
        await asyncio.sleep(0.5)
        editor.versions["aigov.yaml"] = 2
        assert "6 tiny/described" in await editor.set("aigov.yaml", NONE)
        assert await ended(editor) == 0
        return editor

    client = asyncio.run(session()).client
    messages = [each.message for each in client.messages if each.type is types.MessageType.Error]
    assert messages == ["aigov: internal error at <string>:6: KeyError: 'lost'. aigov goes on; report this line."]
    logged = [each.message for each in client.log_messages if each.type is types.MessageType.Error]
    assert ["judging" in each for each in logged] == [False, True]


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    assert cli.run(["lsp"]) == 2
    assert capsys.readouterr().err == (
        "aigov: the language server needs pygls 2. Install it with: pip install 'aigov[lsp]'\n"
    )


def test_an_address_that_no_file_can_have_keeps_nothing_from_being_judged(city: Path) -> None:
    async def steps(editor: Editor) -> None:
        nowhere = types.TextDocumentItem(f"{city.as_uri()}/a%00b/aigov.yaml", "yaml", 1, GOVERNED)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(nowhere))
        assert "tiny/described" in " ".join(await editor.open("aigov.yaml", NONE))

    run(city, steps)


def test_a_file_that_is_not_judged_says_why(city: Path) -> None:
    write(city, {"alone/aigov.d/dpia.yaml": "status: approved\n", "old/aigov.yaml": GOVERNED})
    write(city, {"aigov.toml": CONFIG + 'exclude = ["old/**"]\n'})

    async def steps(editor: Editor) -> None:
        await editor.open("alone/aigov.d/dpia.yaml")
        (mark,) = editor.diagnostics("alone/aigov.d/dpia.yaml")
        assert mark.message.endswith("belongs to a manifest, and there is none beside it.")
        await editor.open("old/aigov.yaml")
        (mark,) = editor.diagnostics("old/aigov.yaml")
        assert mark.message == "old/aigov.yaml was not looked at: aigov.toml:2 excludes it."
        assert "project.description" in str(await read(editor, "old/aigov.yaml", "description"))

    run(city, steps)


def test_the_files_beside_the_rules_are_read_as_they_are_typed(city: Path) -> None:
    async def steps(editor: Editor) -> None:
        assert await editor.open("tiny/pack.yaml") == []
        assert await editor.type("tiny/pack.yaml", "title", "titel") == ["3 None"]
        rule = (city / "tiny/tiny/long.yaml").read_text(encoding="utf-8")
        claimed = rule.replace("ground: practice", "ground: practice\nbasis: [TIN-1]")
        assert await editor.open("tiny/tiny/long.yaml", claimed) != []
        sources = "articles:\n  TIN: {title: Ours}\nclaims:\n  TIN-1: {claim: It is so., where: page 1}\n"
        await editor.open("tiny/sources.yaml", sources)
        assert "TIN-1" in await words(editor, "tiny/tiny/long.yaml", "basis: [")

    run(city, steps)


def test_a_client_that_is_gone_takes_the_server_with_it(city: Path) -> None:
    done = aigov("lsp", cwd=city)
    assert (done.returncode, done.stdout) == (0, "")
