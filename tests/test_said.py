"""Both languages of every text in the code: that each has the other beside it, and that they say the same."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from aigov.packs.languages import ISO_639

PACKAGE: Final = Path(__file__).parent.parent / "aigov"
MODULES: Final = sorted(PACKAGE.rglob("*.py"))

ALIKE: Final = {
    "go": "the word of the manifest is the word of both",
    "project": "the same word in Dutch",
    "Project": "the same word in Dutch",
    "open": "the same word in Dutch",
}
"""Texts that are the same in both languages, and why."""

NOT_FOR_PEOPLE: Final = {
    "scaffold": "questions of `new` and the texts of files that are written for people to go on with",
    "manifest": "every text of a key is written with its Dutch by `field`, and pinned by test_schemas_dutch.py",
    "records.py": "writes Python, and raises what a wrong class of ours deserves",
    "engine/plain.py": "writes Python",
    "expressions/plain": "writes Python",
    "trial/mutation/rules.py": "the names of changes, which rule files quote under `equivalent`",
    "trial/mutation/trees.py": "the same",
    "lock/writing.py": "the head of a file that is committed: the same bytes in every language",
    "source/scalars.py": "words of a manifest that stand for unknown",
}
"""Modules of which no text is meant for people, or not in the language of the run."""

ALLOWED: Final = {
    "a function of the language decides beside it": {
        "data.sources {}",
        "exposure.{} {}",
        "is {}",
        "{} is `{}`",
        "{} is {}\n\n",
        "**aigov: {}** {}\n",
        "{} is {}{} ({}){}",
        "`{}` is {}: {}.",
        "{}: aigov explain RULE. {}",
        "{}; {} (aigov check). {}; {}.",
        " in {}",
        "{} in {}",
        "aigov: {} ({})",
        "aigov: {}. {}",
        "aigov: {}",
        "aigov: {}\n",
        "-//aigov//aigov {}//{}",
        "aigov fix{} {}",
    },
    "an option, a flag or a command, as it is typed": {
        "--as-of: {}.",
        "--days: {}.",
        "aigov pack lock",
        "{} --config {}",
        "cd {} && {}",
        "pip install --force-reinstall --only-binary :all: PyYAML",
        " --unsafe-fixes",
        "--pre-commit, --ci",
        "WHO, DAY",
        "{} --help",
        "aigov --help",
        "aigov check",
        "aigov check PATH",
        "aigov check {}",
        "aigov config show --origin",
        "aigov explain RULE",
        "aigov fix --diff",
        "aigov forecast",
        "aigov gate {}",
        "aigov init",
        "aigov init --ci {}",
        "aigov init --pre-commit",
        "aigov init --sandbox",
        "aigov portfolio",
        "aigov rules",
        "aigov test",
        "  aigov new rule {}/NAME --pack {}   {}",
        "  aigov test {}   {}",
        "  pip install {}",
        '{}: packs = ["core", "{}"]',
        '{}: packs = ["core", "{}"] {} plugins = ["{}"].',
    },
    "the same in both languages": {
        'plugin "{}"',
        "plugin {}",
        ", plugin {} {}",
        "is true",
        "was {}, is {}",
        "Open: {}.",
        "aigov {}",
        "aigov {}, Python {}.{}",
        "{}digest {}",
    },
    "it goes into the file of a rule, which is drafted in English": {
        "Whoever works on the project, and whoever is touched by it, has to be able to rely on this.",
    },
    "no words for people: what programs read, or part of a format": {
        "pack {}",
        "{}\n\\ No newline at end of file\n",
        "list who",
        "list role",
        "list {}",
        "list ",
        "who acts",
        '{},\n"projects": [',
        "letter of aigov gate, sha256:",
        "recital 71",
        "annex iii 5(a)",
        "MEASURE 2.10",
        "the portfolio",
        ISO_639,
    },
    "libyaml's own words, by which its errors are told apart": {
        "block sequence entries are not allowed",
        "mapping keys are not allowed",
        "mapping values are not allowed",
        "could not find expected ':'",
        "tab character",
        "cannot start any token",
        "expected alphabetic or numeric",
        "unexpected end of stream",
        "unexpected document indicator",
        "expected ',' or",
        "did not find expected key",
        "expected '-' indicator",
        "expected node content",
        "comment or line break",
        "tag handle",
        "incompatible YAML",
        "indentation indicator",
    },
    "who asks is English, because nobody speaks what was asked for": {
        'Nobody here speaks "{}": aigov speaks {}{}. This is English.',
        "; the pack {}, {}",
        " and ",
    },
    "a mistake in our own code, or a cache that is made again without a word": {
        "no file of ours",
        "others can write it",
        "this is no template",
        "this is no expression",
        "what it reads is a list",
        "the keyword {} is not one that structure knows",
        "the type {} is not one that structure knows",
        "{} leads to nothing in this schema",
        "totals were asked for before the last report",
        "module {} has no attribute {}",
    },
}
"""Texts that stand alone, by the reason why."""

_REGEX: Final = {"compile", "match", "search", "fullmatch", "finditer", "split", "sub"}
_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_CODE: Final = re.compile(r"`[^`]*`")
_FORM: Final = re.compile(r'\\[wsdZb]|\[\^|\(\?|\)\?|\]\*|^\s*[\[{\]}<]|^,?\s*"[\w$-]+": |##vso')
"""Of a pattern, of mark-up, of JSON."""


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def is_said(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    return (isinstance(function, ast.Name) and function.id == "said") or (
        isinstance(function, ast.Attribute)
        and function.attr == "said"
        and isinstance(function.value, ast.Name)
        and function.value.id == "language"
    )


def said_in(node: ast.AST) -> Iterator[ast.Call]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Call) and is_said(each) and len(each.args) == 2)


def names(node: ast.AST) -> set[str]:
    """Return what is put into a text, without what only chooses between words, and the functions that word it."""
    if isinstance(node, ast.Name):
        return {node.id}
    skipped: list[ast.AST] = []
    if isinstance(node, ast.IfExp):
        skipped.append(node.test)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        skipped.append(node.func)
    return {name for child in ast.iter_child_nodes(node) if child not in skipped for name in names(child)}


def words_of(module: ast.Module) -> set[str]:
    """Return the names that stand for words of one language: `were, zijn = ("was", "is") if one else ...`."""
    found = set()
    for each in ast.walk(module):
        if isinstance(each, ast.Assign | ast.AnnAssign) and each.value and _is_words(each.value):
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            found |= {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return found


def _is_words(value: ast.expr) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_words(value.body) and _is_words(value.orelse)
    if isinstance(value, ast.Tuple):
        return all(map(_is_words, value.elts))
    if isinstance(value, ast.Dict):
        return all(isinstance(each, ast.Constant) for each in value.values)
    return isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value.isalpha()


def shape(node: ast.AST) -> str | None:
    """Return a text with `{}` for what is put in; None where it is computed otherwise."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        return "".join(map(str, parts))
    return None


def code(node: ast.AST) -> set[str]:
    """Return what stands between backticks, with names and strings for what is put in."""
    text = shape(node)
    if text is None:
        return set()
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(p.value) if isinstance(p, ast.Constant) else "{" + ast.unparse(p) + "}" for p in node.values)
    return {each for each in _CODE.findall(text) if " : " not in each}


def amiss(call: ast.Call, words: set[str]) -> Iterator[str]:
    """Yield what the two sides of one call do not share; `words` are names that stand for words of one language."""
    english, dutch = call.args
    texts = shape(english), shape(dutch)
    other = (names(english) ^ names(dutch)) - words
    if other:
        yield f"other names: {sorted(other)}"
    if None in texts:
        return
    if not all(text and text.strip() for text in texts):
        yield "one side is empty"
    if ast.dump(english) == ast.dump(dutch) and texts[0] not in ALIKE:
        yield f"both sides are the same: {texts[0]!r}"
    if code(english) != code(dutch):
        yield f"other words in backticks: {sorted(code(english) ^ code(dutch))}"


def at_import(module: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls that are made while a module is imported."""

    def walk(node: ast.AST, *, later: bool) -> Iterator[ast.Call]:
        if is_said(node) and not later and isinstance(node, ast.Call):
            yield node
        for child in ast.iter_child_nodes(node):
            body = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and child in node.body
            yield from walk(child, later=later or body or isinstance(node, ast.Lambda))

    yield from walk(module, later=False)


def alone(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each text that looks as if people read it and has no other language beside it, with its line."""
    passed = {id(each) for node in ast.walk(module) for part in beside(node) for each in ast.walk(part)}
    for node in ast.walk(module):
        text = shape(node)
        if text is not None and id(node) not in passed and reads_as_words(text):
            yield getattr(node, "lineno", 0), text


def beside(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a piece of code that hold no text for people, or one that has its other language."""
    match node:
        case ast.Expr(value=ast.Constant()):  # a docstring
            yield node
        case ast.Call(func=function):
            called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            of_re = isinstance(function, ast.Attribute) and getattr(function.value, "id", "") in ("re", "re2")
            if is_said(node) or (of_re and called in _REGEX) or called == "cast":
                yield from node.args
            if called == "examples":  # of each, the command line
                yield from (each.elts[0] for each in node.args if isinstance(each, ast.Tuple))
        case ast.arg(annotation=ast.AST() as annotation) | ast.AnnAssign(annotation=annotation):
            yield annotation
        case ast.FunctionDef(returns=ast.AST() as returns):
            yield returns
        case ast.Assign(targets=[ast.Name(id="dutch")], value=ast.Dict() as table):  # what keys are called in Dutch
            yield table
        case ast.Subscript():
            yield node.slice
        case ast.JoinedStr():
            yield from (part for part in node.values if isinstance(part, ast.Constant))


def reads_as_words(text: str) -> bool:
    """Return whether a text is made of words, and is no pattern, mark-up or piece of JSON."""
    bare = text.replace("{}", "0")
    if _FORM.search(bare) or not _WORD.search(bare):
        return False
    return " " in bare.strip("\n")


def is_exempt(module: Path) -> bool:
    name = module.relative_to(PACKAGE).as_posix()
    return any(name == each or name.startswith(f"{each}/") for each in NOT_FOR_PEOPLE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_both_sides_of_a_text_say_the_same_of_the_same(module: Path) -> None:
    found = tree(module)
    words = words_of(found)

    wrong = [(call.lineno, what) for call in said_in(found) for what in amiss(call, words)]

    assert not wrong


def test_no_text_is_settled_before_the_language_is() -> None:
    """`aigov/cli` alone is imported after the language is settled."""
    early = [
        f"{module.relative_to(PACKAGE)}:{call.lineno}"
        for module in MODULES
        if module.relative_to(PACKAGE).parts[0] != "cli"
        for call in at_import(tree(module))
    ]

    assert not early


@pytest.mark.parametrize(
    "module",
    [each for each in MODULES if not is_exempt(each)],
    ids=lambda module: module.relative_to(PACKAGE).as_posix(),
)
def test_a_text_for_people_has_its_other_language_beside_it(module: Path) -> None:
    allowed = {text for texts in ALLOWED.values() for text in texts}

    assert not [(line, text) for line, text in alone(tree(module)) if text not in allowed]


def test_what_is_allowed_to_stand_alone_does_stand_somewhere() -> None:
    found = {text for module in MODULES if not is_exempt(module) for _, text in alone(tree(module))}

    assert {text for texts in ALLOWED.values() for text in texts} <= found


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('def f(): return said(f"{a} is old.", f"{b} is oud.")', "other names"),
        ('def f(): return said("Write `unknown`.", "Schrijf `onbekend`.")', "other words in backticks"),
        ('def f(): return said("The file is empty.", "")', "one side is empty"),
        ('def f(): return said("The file.", "The file.")', "both sides are the same"),
    ],
    ids=["names", "backticks", "empty", "same"],
)
def test_what_two_sides_do_not_share_is_found(source: str, what: str) -> None:
    (call,) = said_in(ast.parse(source))

    assert [each for each in amiss(call, set()) if what in each]


@pytest.mark.parametrize(
    "source",
    [
        'def f(): raise UsageError("there is no such file.")',
        "def f(): raise ConfigError(f'{name} is old.', where=name)",
        'def f(): yield f"{number} waived"',
        'WORDS = {"a": "a list of texts"}',
        'def f(say): say("Nothing " + "is open")',
    ],
    ids=["raised", "with names", "yielded", "constant", "added"],
)
def test_a_text_without_its_other_language_is_found(source: str) -> None:
    assert list(alone(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    ['X = said("a b", "c d")', 'class A:\n    x = said("a b", "c d")', 'def f(x=said("a b", "c d")): pass'],
    ids=["module", "class", "default"],
)
def test_a_text_that_is_settled_while_importing_is_found(source: str) -> None:
    assert list(at_import(ast.parse(source)))
    assert not list(at_import(ast.parse('def f():\n    return lambda: said("a b", "c d")')))
