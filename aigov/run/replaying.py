"""A run that is on record, run again: whether it comes to the same, and which of its inputs is another."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from aigov import run
from aigov.errors import AigovError
from aigov.language import ENGLISH, said, speaking
from aigov.packs.sha import sha256
from aigov.run.recorded import Recorded
from aigov.run.workplace import Asked

_SAID: Final = ("fail", "undecided", "stage", "weight")


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


def replay(recorded: Recorded, edge: run.Edge) -> Replayed:
    """Run again what is on record, from the working folder, and return in what it differs."""
    phrase: list[str] = []
    with tempfile.TemporaryDirectory(prefix="aigov-") as folder:
        report = os.path.join(folder, "report.json")  # noqa: PTH118
        try:
            with speaking(recorded.record.get("language", ENGLISH)):
                run.check(_request(recorded, f"json:{report}"), edge._replace(say=phrase.append))
            with open(report, encoding="utf-8") as opened:  # noqa: PTH123
                again = json.load(opened)
        except (AigovError, FileNotFoundError) as error:
            failed = "\n".join([*phrase, str(error)]) if isinstance(error, AigovError) else "\n".join(phrase)
            return Replayed(
                recorded.data["today"],
                0,
                (),
                tuple(_on_disk(recorded.record)),
                failed or said("no report", "geen rapport"),
            )
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
            judged, left = said("judged", "beoordeeld"), said("not judged", "niet beoordeeld")
            yield Verdict(name, file, "", *((judged, left) if key in before else (left, judged)))
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
    return {rule: tuple(phrase) for rule, phrase in found.items()}


def _shown(phrase: tuple[Any, ...] | None) -> str:
    if phrase is None:
        return said("not asked", "niet gevraagd")
    told = []
    for each in phrase:
        outcome, level = each[0], each[1] if len(each) > 1 and each[0] in _SAID else ""
        standing = each[2] if len(each) > 2 and each[2] != "open" else ""
        path = said(f" at {each[3]}", f" op {each[3]}") if len(each) > 2 else ""
        told.append(" ".join(filter(None, (str(outcome), str(level), standing))) + path)
    # The outcome stands before its findings, and says no more than they do.
    return ", ".join(told[1:] if len(told) > 1 and len(phrase[1]) > 2 else told)


def _inputs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Input]:
    """Yield every input that is another now."""
    if old["tool"] != new["tool"]:
        yield Input(
            "aigov",
            "aigov",
            f"was {old['tool']['version']}, is {new['tool']['version']}",
        )
    for kind in ("packs", "plugins"):
        was, now = ({each["name"]: each for each in side[kind]} for side in (old, new))
        for name in sorted({*was, *now}):
            if was.get(name) != now.get(name):
                yield Input(kind[:-1], name, _became(was.get(name), now.get(name)))
    read = {each["file"]: each for each in new["record"]["files"]}
    known = {each["file"]: each for each in old["record"]["files"]}
    for name in sorted({*read, *known}):
        if name not in known:
            yield Input(read[name]["kind"], name, said("is new", "is nieuw"))
        elif name not in read:
            yield Input(
                known[name]["kind"],
                name,
                _on_this_disk(known[name]) or said("is not read any more", "wordt niet meer gelezen"),
            )
        elif read[name]["digest"] != known[name]["digest"]:
            yield Input(
                read[name]["kind"],
                name,
                said("differs", "verschilt")
                if read[name]["digest"]
                else said("cannot be read any more", "is niet meer te lezen"),
            )
    bases = [[each["base"] for each in side["record"]["repositories"]] for side in (old, new)]
    if bases[0] != bases[1]:
        yield Input("revision", old["record"]["command"]["base"], said("is another commit", "is een andere commit"))


def _became(was: Mapping[str, str] | None, now: Mapping[str, str] | None) -> str:
    if was is None or now is None:
        return said("is new", "is nieuw") if was is None else said("is gone", "is weg")
    if was["version"] != now["version"]:
        return f"was {was['version']}, is {now['version']}"
    return said("has other files", "heeft andere bestanden")


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
        return said("is gone", "is weg") if each["digest"] else ""
    if not path.is_file():
        return said("cannot be read any more", "is niet meer te lezen") if each["digest"] else ""
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError:
        digest = ""
    return "" if digest == each["digest"] else said("differs", "verschilt")
