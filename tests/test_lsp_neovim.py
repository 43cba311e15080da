"""Neovim, with what docs/editors.md says to write, shows what `aigov check` finds."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import MANIFEST, ROOT, project

SECONDS = 40
# Neovim of Debian 12 is 0.7, which has the two halves of `vim.lsp.start` and not the whole.
INIT = """
vim.lsp.start = vim.lsp.start or function(config, options)
  local id = vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(options.bufnr, id)
  return id
end
"""
TYPED = """
local function found()
  local rules = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    rules[#rules + 1] = { each.lnum + 1, each.col, each.code, each.source, each.message }
  end
  return rules
end
local function has(rule)
  for _, each in ipairs(found()) do if each[3] == rule then return true end end
  return false
end
local said = {}
vim.wait(%d, function() return #vim.diagnostic.get(0) > 0 end, 20)
said.opened = found()
vim.api.nvim_buf_set_lines(0, 5, 6, false, { "  description: none" })
vim.wait(%d, function() return has("tiny/described") end, 20)
said.typed = found()
vim.api.nvim_buf_set_lines(0, 5, 6, false, { "  descripton: Sorts." })
vim.wait(%d, function() return has("manifest/unknown-key") end, 20)
said.slip = found()
local params = vim.lsp.util.make_given_range_params({ 6, 2 }, { 6, 12 })
params.context = { diagnostics = {} }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, %d)
for _, each in pairs(answers) do said.actions = each.result end
vim.lsp.util.apply_workspace_edit(said.actions[1].edit, "utf-16")
said.mended = vim.api.nvim_buf_get_lines(0, 5, 6, false)[1]
local file = io.open("said.json", "w")
file:write(vim.fn.json_encode(said))
file:close()
vim.cmd("qa!")
"""


def test_neovim_shows_what_is_found_and_mends_a_slip(tmp_path: Path) -> None:
    editor = shutil.which("nvim")
    if editor is None:
        pytest.skip("there is no nvim here: apt-get install neovim")
    project(tmp_path)
    page = (ROOT / "docs/editors.md").read_text(encoding="utf-8")
    (lua,) = re.findall(r"(?ms)^```lua\n(.*?)^```", page)
    command = [sys.executable, "-m", "aigov", "lsp", "--as-of", "2026-06-01"]
    given = "{ " + ", ".join(json.dumps(each) for each in command) + " }"
    assert '{ "aigov", "lsp" }' in lua
    (tmp_path / "init.lua").write_text(INIT + lua.replace('{ "aigov", "lsp" }', given), encoding="utf-8")
    (tmp_path / "typed.lua").write_text(TYPED.replace("%d", str(SECONDS * 250)), encoding="utf-8")

    done = subprocess.run(
        [editor, "--headless", "-i", "NONE", "-n", "-u", "init.lua", "aigov.yaml", "-c", "luafile typed.lua"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_STATE_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )

    assert (tmp_path / "said.json").exists(), done.stderr
    said = json.loads((tmp_path / "said.json").read_text(encoding="utf-8"))
    assert "tiny/described" not in [rule for _, _, rule, _, _ in said["opened"]]
    assert [6, 15, "tiny/described", "aigov", "The description is none."] in said["typed"]
    assert [6, 2, "manifest/unknown-key"] in [each[:3] for each in said["slip"]]
    assert said["actions"][0]["title"] == 'Write "description" for "descripton"'
    assert said["mended"] == "  description: Sorts."
    assert (tmp_path / "aigov.yaml").read_text(encoding="utf-8") == MANIFEST
