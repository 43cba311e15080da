"""A run that is on record, run again: whether it comes to the same, and which of its inputs is another."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from aigov import resources, run, structure
from aigov.discovery import Surroundings
from aigov.errors import AigovError, UsageError
from aigov.packs.sha import sha256
from aigov.run.workplace import Asked

_LARGEST: Final = 256 << 20
_SAID: Final = ("fail", "undecided", "stage", "weight")
_OLDEST: Final = "The report was written by another version of aigov, or by another command, and cannot be run again"


class Input(NamedTuple):
    """An input that differs: what it is, which one, and what became of it."""

    kind: str
    name: str
    what: str


class Verdict(NamedTuple):
    """What a rule said of a subject that it does not say again; `rule` is empty where the whole subject is meant."""

    subject: str
    file: str
    rule: str
    was: str
    now: str


class Replayed(NamedTuple):
    """What running again came to; `failed` says why it could not be done."""

    today: str
    subjects: int
    verdicts: tuple[Verdict, ...]
    inputs: tuple[Input, ...]
    failed: str = ""


class Recorded(NamedTuple):
    """A report that can be run again."""

    data: Mapping[str, Any]

    @property
    def record(self) -> Mapping[str, Any]:
        """What the run was given."""
        record: Mapping[str, Any] = self.data["record"]
        return record

    @property
    def needs_stdin(self) -> bool:
        """Whether one of its subjects was piped in."""
        return "-" in self.record["command"]["paths"]


def read(file: str) -> Recorded:
    """Return the report in `file`; raises UsageError where it is none that can be run again."""
    text = _text(file)
    try:
        data = json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise UsageError(f"this is not JSON: {error.msg}.", where=f"{file}:{error.lineno}:{error.colno}") from None
    except (RecursionError, ValueError) as error:
        what = "is nested too deeply" if isinstance(error, RecursionError) else f"is not JSON: {error}"
        raise UsageError(f"{what}.", where=file) from None
    if not isinstance(data, dict) or "aigov-report" not in data:
        raise UsageError("is no report of aigov check -f json.", where=file)
    problems = structure.check(data, resources.schema("report"))
    if problems:
        place = ".".join(map(str, problems[0].path)) or "its top"
        raise UsageError(f"{_OLDEST}: at {place}: {structure.words(problems[0])}", where=file)
    if "record" not in data:
        raise UsageError(f"{_OLDEST}: it does not say what the run was given.", where=file)
    return Recorded(data)


def folder_of(recorded: Recorded, working: str) -> str:
    """Return the folder to run in: where the run on record began, in the repository of the folder `working`."""
    below = recorded.record["folder"]
    root = Surroundings(working).repository(working)
    if not below or not root:
        return root if root and _began_at_root(recorded) else working
    inside = os.path.normpath(os.path.join(root, *below.split("/")))  # noqa: PTH118
    if not f"{inside}{os.sep}".startswith(f"{root}{os.sep}") or not os.path.isdir(inside):  # noqa: PTH112
        raise UsageError(f"The run on record began in {below}, and there is no such folder in this repository.")
    return inside


def _began_at_root(recorded: Recorded) -> bool:
    return any(each["folder"] == "." for each in recorded.record["repositories"])


def replay(recorded: Recorded, edge: run.Edge) -> Replayed:
    """Run again what is on record, from the working folder, and return in what it differs."""
    said: list[str] = []
    with tempfile.TemporaryDirectory(prefix="aigov-") as folder:
        report = os.path.join(folder, "report.json")  # noqa: PTH118
        try:
            run.check(_request(recorded, f"json:{report}"), edge._replace(say=said.append))
            with open(report, encoding="utf-8") as opened:  # noqa: PTH123
                again = json.load(opened)
        except (AigovError, FileNotFoundError) as error:
            failed = "\n".join([*said, str(error)]) if isinstance(error, AigovError) else "\n".join(said)
            return Replayed(recorded.data["today"], 0, (), tuple(_on_disk(recorded.record)), failed or "no report")
    verdicts = tuple(_verdicts(recorded.data, again))
    return Replayed(recorded.data["today"], len(again["reports"]), verdicts, tuple(_inputs(recorded.data, again)))


def _request(recorded: Recorded, form: str) -> run.Request:
    command = recorded.record["command"]
    asked = Asked(
        today=recorded.data["today"],
        select=tuple(command["select"]),
        ignore=tuple(command["ignore"]),
        config=command["config"],
        isolated=command["isolated"],
        scope=command["scope"],
        floors=tuple(command["floors"]),
    )
    return run.Request(
        asked=asked,
        paths=tuple(command["paths"]),
        fail_level=command["fail_level"],
        strict=recorded.data["strict"],
        formats=(form,),
        stdin_name=command["stdin_filename"],
        base=command["base"],
    )


def _verdicts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Verdict]:
    """Yield what a rule said before and does not say again, subject by subject."""
    before = {(each["kind"], each["file"], each["subject"]): each for each in old["reports"]}
    after = {(each["kind"], each["file"], each["subject"]): each for each in new["reports"]}
    for key in [*before, *(key for key in after if key not in before)]:
        kind, file, subject = key
        name = subject or kind
        if key not in after or key not in before:
            was, now = ("judged", "not judged") if key in before else ("not judged", "judged")
            yield Verdict(name, file, "", was, now)
            continue
        one, other = _said(before[key]), _said(after[key])
        for rule in sorted({*one, *other}):
            if one.get(rule) != other.get(rule):
                yield Verdict(name, file, rule, _shown(one.get(rule)), _shown(other.get(rule)))


def _said(report: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Return what is said by each rule, and under no rule what is said of the whole; never a line or a message."""
    found: dict[str, list[Any]] = {"": [("stage", report["stage"]), ("weight", report["weight"])]}
    if report["crashed"]:
        found[""].append(("crashed",))
    for each in report["outcomes"]:
        found.setdefault(each["rule"], []).append((each["outcome"], each["level"]))
    for each in sorted(report["findings"], key=lambda finding: (finding["path"], finding["fingerprint"])):
        parts = ("outcome", "level", "standing", "path", "fingerprint", "day", "aged")
        found.setdefault(each["rule"], []).append(tuple(each[part] for part in parts))
    return {rule: tuple(said) for rule, said in found.items()}


def _shown(said: tuple[Any, ...] | None) -> str:
    if said is None:
        return "not asked"
    told = []
    for each in said:
        outcome, level = each[0], each[1] if len(each) > 1 and each[0] in _SAID else ""
        standing = each[2] if len(each) > 2 and each[2] != "open" else ""
        path = f" at {each[3]}" if len(each) > 2 else ""
        told.append(" ".join(filter(None, (str(outcome), str(level), standing))) + path)
    # The outcome stands before its findings, and says no more than they do.
    return ", ".join(told[1:] if len(told) > 1 and len(said[1]) > 2 else told)


def _inputs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Input]:
    """Yield every input that is another now."""
    if old["tool"] != new["tool"]:
        yield Input("aigov", "aigov", f"was {old['tool']['version']}, is {new['tool']['version']}")
    for kind in ("packs", "plugins"):
        was, now = ({each["name"]: each for each in side[kind]} for side in (old, new))
        for name in sorted({*was, *now}):
            if was.get(name) != now.get(name):
                yield Input(kind[:-1], name, _became(was.get(name), now.get(name)))
    read = {each["file"]: each for each in new["record"]["files"]}
    known = {each["file"]: each for each in old["record"]["files"]}
    for name in sorted({*read, *known}):
        if name not in known:
            yield Input(read[name]["kind"], name, "is new")
        elif name not in read:
            yield Input(known[name]["kind"], name, _on_this_disk(known[name]) or "is not read any more")
        elif read[name]["digest"] != known[name]["digest"]:
            yield Input(read[name]["kind"], name, "differs" if read[name]["digest"] else "cannot be read any more")
    bases = [[each["base"] for each in side["record"]["repositories"]] for side in (old, new)]
    if bases[0] != bases[1]:
        yield Input("revision", old["record"]["command"]["base"], "is another commit")


def _became(was: Mapping[str, str] | None, now: Mapping[str, str] | None) -> str:
    if was is None or now is None:
        return "is new" if was is None else "is gone"
    if was["version"] != now["version"]:
        return f"was {was['version']}, is {now['version']}"
    return "has other files"


def _on_disk(record: Mapping[str, Any]) -> Iterator[Input]:
    """Yield every file on record that is another now, where the run itself could not be made."""
    for each in record["files"]:
        what = _on_this_disk(each)
        if what:
            yield Input(each["kind"], each["file"], what)


def _on_this_disk(each: Mapping[str, str]) -> str:
    """Return what became of a file, nothing where it is the same."""
    path = Path(each["file"])
    if not os.path.lexists(path):
        return "is gone" if each["digest"] else ""
    if not path.is_file():
        return "cannot be read any more" if each["digest"] else ""
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError:
        digest = ""
    return "" if digest == each["digest"] else "differs"


def _text(file: str) -> str:
    path = Path(file)
    try:
        if path.exists() and not path.is_file():
            raise UsageError("is not a regular file.", where=file)
        with path.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"cannot be read: {(error.strerror or str(error)).lower()}.", where=file) from None
    if len(raw) > _LARGEST:
        raise UsageError("is larger than 256 MiB.", where=file)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"is not UTF-8: byte {error.start + 1} cannot be read.", where=file) from None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
