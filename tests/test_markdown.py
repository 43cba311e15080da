"""The comment on a pull request: read by a real parser, and kept short enough to be posted."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_reports import finding, head, report, totals
from markdown_it import MarkdownIt
from markdown_it.token import Token

from aigov.findings import Acts, Level, ProjectReport, Standing
from aigov.language import speak
from aigov.reporters.markdown import MARK, MOST, render
from aigov.reporters.text.columns import safe
from aigov.reporters.text.markup import code, prose

MANIFEST = "project:\n  id: permits\n"
WIDTHLESS = "\u200b"
HOSTILE = [
    "@council and @acme/board",
    "fixes #12, GH-12, acme/repo#12, !7, ~bug, %v1, $3, &9, AB#77",
    "![a](https://evil.example/x.png) [link](javascript:alert(1)) [ref][1] [^1]",
    "<img src=x onerror=alert(1)> </details> <!-- --> &amp; &lt;b&gt;",
    "https://evil.example www.evil.example mailto:a@evil.example a@evil.example xmpp:a@evil.example",
    "`` ` ``` `code` `a``b`",
    "*a* **b** _c_ __d__ ~~e~~ | a | b | \\ $x$ $$y$$",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quoted",
    "---",
    "===",
    ": defined",
    "``` fence",
    ":+1: :smile:",
    "/close",
    "    four blanks\nand a line\r\nand another",
    "data_owner and _this_",
]


def comment(*reports: ProjectReport, **changes: object) -> str:
    return "".join(render(head(), iter(reports), lambda: totals(**changes)))


def tokens(text: str) -> Iterator[Token]:
    for token in MarkdownIt("gfm-like").parse(text):
        yield token
        yield from token.children or ()


def read(text: str) -> str:
    shown = "".join(token.content for token in tokens(text) if token.type in ("text", "text_special", "code_inline"))
    return shown.replace(WIDTHLESS, "")


@pytest.mark.parametrize("before", ["", "- **error** ", "  - "])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_manifest_says_stays_text(text: str, before: str) -> None:
    made = before + prose(text)
    found = {token.type for token in tokens(made)} - {"strong_open", "strong_close"}
    assert found <= {
        "paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    }  # fmt: skip
    assert read(made).endswith(re.sub(r"(?<!`)`([\w.\[\]-]+)`(?!`)", r"\1", safe(text)))


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("ab1 `*_[]()<>&#@!~%$|\\-+=.:/w\n\té待\u202e\x00"), max_size=30))
@example("a`b`` `c`")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    types = {token.type for token in tokens(prose(text))}
    assert types <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline"}
    assert read(prose(text)).replace("`", "") == safe(text).replace("`", "")


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab `@#<\\\n"), max_size=20))
def test_any_name_is_shown_as_code(text: str) -> None:
    made = [token for token in tokens(f"- {code(text)}") if token.type not in ("text", "inline") and token.content]
    assert [token.type for token in made] == (["code_inline"] if safe(text) else [])
    assert "".join(token.content for token in made).strip() == safe(text)


@pytest.mark.parametrize("text", ["@council", "#12", "!12", "&12", "%v1", "$1", "~bug", "\uff20council"])
def test_a_name_or_number_stands_apart_from_the_sign_that_would_call_it(text: str) -> None:
    assert not re.search(rf"{re.escape(text)}\b", re.sub(r"\\", "", prose(f"Ask {text} and others.")))
    assert WIDTHLESS in "".join(token.content for token in tokens(prose(f"Ask {text} and others.")))


def test_a_comment_begins_with_the_counts_and_what_was_not_checked() -> None:
    first = comment(report(finding(MANIFEST, "permits")), errors=1).split("\n")[0]
    assert first.startswith("**aigov: 1 error in 1 manifest at stage scale")
    assert first.endswith("Whether the statements are true was not checked.")


def test_a_comment_ends_with_a_mark_that_finds_it_again() -> None:
    assert comment(report()).endswith(f"\n{MARK}\n")


def test_of_many_manifests_errors_stand_before_the_rest() -> None:
    def one(number: int, level: Level) -> ProjectReport:
        return report(finding(MANIFEST, "permits", level=level, file=f"{number}/aigov.yaml"))

    said = comment(one(1, Level.NOTE), one(2, Level.WARNING), one(3, Level.ERROR))
    assert said.index("3/aigov.yaml") < said.index("2/aigov.yaml") < said.index("1/aigov.yaml")


@pytest.mark.parametrize("letter", ["x", "待"])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_comment_is_never_too_long_and_counts_what_it_leaves_out(letter: str, language: str) -> None:
    speak(language)
    many = [
        report(
            finding(MANIFEST, "permits", message=letter * 500, file=f"{number}/aigov.yaml"),
            finding(MANIFEST, "permits", level=Level.NOTE, standing=Standing.WAIVED, message=letter * 300),
        )
        for number in range(300)
    ]
    notices = tuple(f"{number} {letter * 100}" for number in range(1_000))
    made = comment(*many, errors=300, waived=300, notices=notices)
    shown = made.count("- **error**") or made.count("- **fout**")
    assert 0 < shown < 300
    assert len(made.encode()) <= MOST
    left_out = f"{300 - shown} at level error, 300 not counted" if language == "en" else f"{300 - shown} op niveau fout"
    assert left_out in made
    assert made.endswith(f"{MARK}\n")
    assert made.count("<details>") == made.count("</details>")


@pytest.mark.parametrize("length", range(30, 60))
def test_titles_of_what_has_no_room_make_no_comment_too_long(length: int) -> None:
    def one(number: int, level: Level, **changes: object) -> ProjectReport:
        said = f"{number} {'x' * length}"
        return report(finding(MANIFEST, "permits", level=level, message=said, remedy="", acts=Acts("", ""), **changes))

    many = [one(number, Level.ERROR) for number in range(1_000)]
    every = [*many, one(1, Level.WARNING), one(2, Level.NOTE), one(3, Level.NOTE, standing=Standing.WAIVED)]
    made = comment(*every, errors=1_000, notices=("x" * 11_000,))
    assert "<summary>Warnings (1)" in made
    assert len(made.encode()) <= MOST


def test_a_check_that_broke_off_is_said_at_the_top() -> None:
    broken = report(file="a b/aigov.yaml", crashed=True)
    assert "broke off in `a b/aigov.yaml` and in 1 more" in comment(broken, broken._replace(file="b.aigov.yaml"))
