"""What `aigov pack lock` writes, `aigov.lock`: the packs, plugins and core rules that a run may ask."""

from typing import Literal

from aigov.manifest.config import RuleId
from aigov.manifest.levels import Levels, LevelWord
from aigov.manifest.record import A_DIGEST, Digest
from aigov.manifest.values import Shape, Text, field, required


class LockedPack(Shape):
    """One pack."""

    __dutch__ = "Eén regelpakket."

    version: Text = required("Its version.", "De versie.", "0.1")
    digest: Digest = required("What its files come to.", "De digest van de bestanden.", A_DIGEST)


class LockedPlugin(Shape):
    """One distribution that brings packs, checks or formats."""

    __dutch__ = "Eén distributie die regelpakketten, controles of uitvoerformaten meebrengt."

    version: Text = required("Its version.", "De versie.", "1.0")


class LockedRule(Shape):
    """One rule of the core pack."""

    __dutch__ = "Eén regel van het kernpakket."

    stages: Levels | None = field(
        "Its level from each stage on, as its file has it.",
        "Het niveau vanaf elke fase, zoals het bestand van de regel het zegt.",
        {"pilot": "warning"},
    )
    level: LevelWord | None = field(
        "Its level, where it does not follow the stages.", "Het niveau, als dat niet van de fase afhangt.", "warning"
    )
    digest: Digest = required(
        "What it asks comes to; other words for the same leave it as it is.",
        "De digest van wat de regel vraagt; andere woorden voor hetzelfde veranderen die niet.",
        A_DIGEST,
    )


class Lock(Shape):
    """What a run may ask here, until it is locked anew."""

    __dutch__ = "Wat een run hier mag vragen, tot het opnieuw wordt vastgezet."

    aigov: Literal[1] = required("The version of this format.", "De versie van dit bestandsformaat.", 1)
    release: Text = required("The release of aigov that wrote it.", "De uitgave van aigov die dit schreef.", "0.1.0")
    packs: dict[str, LockedPack] = required(
        "The packs by their names.", "De regelpakketten bij hun naam.", {"core": {"version": "0.1", "digest": A_DIGEST}}
    )
    plugins: dict[str, LockedPlugin] | None = field(
        "The distributions by their names.", "De distributies bij hun naam.", {"aigov-acme": {"version": "1.0"}}
    )
    rules: dict[RuleId, LockedRule] | None = field(
        "The rules of the core pack by their ids.",
        "De regels van het kernpakket bij hun id.",
        {"dpia/approved": {"stages": {"pilot": "warning", "scale": "error"}, "digest": A_DIGEST}},
    )
