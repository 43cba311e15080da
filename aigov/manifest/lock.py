"""What `aigov pack lock` writes, `aigov.lock`: the packs, plugins and core rules that a run may ask."""

from typing import Literal

from aigov.manifest.config import RuleId
from aigov.manifest.levels import Levels, LevelWord
from aigov.manifest.record import A_DIGEST, Digest
from aigov.manifest.values import Shape, Text, field, required


class LockedPack(Shape):
    """One pack."""

    version: Text = required("Its version.", "0.1")
    digest: Digest = required("What its files come to.", A_DIGEST)


class LockedPlugin(Shape):
    """One distribution that brings packs, checks or formats."""

    version: Text = required("Its version.", "1.0")


class LockedRule(Shape):
    """One rule of the core pack."""

    stages: Levels | None = field("Its level from each stage on, as its file has it.", {"pilot": "warning"})
    level: LevelWord | None = field("Its level, where it does not follow the stages.", "warning")
    digest: Digest = required("What it asks comes to; other words for the same leave it as it is.", A_DIGEST)


class Lock(Shape):
    """What a run may ask here, until it is locked anew."""

    aigov: Literal[1] = required("The version of this format.", 1)
    release: Text = required("The release of aigov that wrote it.", "0.1.0")
    packs: dict[str, LockedPack] = required(
        "The packs by their names.", {"core": {"version": "0.1", "digest": A_DIGEST}}
    )
    plugins: dict[str, LockedPlugin] | None = field(
        "The distributions by their names.", {"aigov-acme": {"version": "1.0"}}
    )
    rules: dict[RuleId, LockedRule] | None = field(
        "The rules of the core pack by their ids.",
        {"dpia/approved": {"stages": {"pilot": "warning", "scale": "error"}, "digest": A_DIGEST}},
    )
