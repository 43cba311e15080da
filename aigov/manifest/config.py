"""The configuration, `aigov.toml`."""

from typing import Annotated, Literal

from pydantic import Field

from aigov.manifest.levels import EFFECTIVE_FROM, EFFECTIVE_UNTIL, Steps
from aigov.manifest.values import END, Count, Day, Limit, Name, Note, Period, Shape, Text, field, words

RuleId = Annotated[str, Note(pattern="^[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*" + END)]
RuleOrArea = Annotated[str, Note(pattern="^[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?" + END)]
FailLevel = Annotated[
    Literal["error", "warning", "note", "never"],
    words(
        error="Errors make a check fail.",
        warning="Errors and warnings do.",
        note="Every finding does.",
        never="Nothing that is found does.",
    ),
]
SetLevel = Annotated[
    Literal["error", "warning", "note", "off"],
    words(
        error="An error, at every stage at which the rule bites.",
        warning="A warning, at every stage at which the rule bites.",
        note="A note, at every stage at which the rule bites.",
        off="Not asked; needs a reason, a name and an end.",
    ),
]


class Setting(Shape):
    """What this configuration changes of one rule.

    Lowering it or switching it off needs a reason, a name and an end.
    """

    level: SetLevel | None = field("The level in place of the rule's own.", "off")
    limits: dict[Name, Limit] | None = field("Limits in place of the rule's own.", {"at_a_time": 3})
    reason: Text | None = field("Why; every report says it.", "Our communication runs over another project.")
    by: Text | None = field("Who decided so; a name or an address.", "cco@example.org")
    until: Day | None = field("The last day on which it holds.", "2027-01-01")
    effective_from: Day | Steps | None = field(
        f"{EFFECTIVE_FROM} Whoever puts a rule off says why, and who decided so.", {"warning": "2027-01-01"}
    )
    effective_until: Day | None = field(
        f"{EFFECTIVE_UNTIL} Sooner than by itself it needs a reason, a name and an end, as off does.", "2027-12-31"
    )


class Approvers(Shape):
    """Who may approve a waiver, by the level of what it waives; a level without a list leaves it open.

    Whoever may approve for a higher level may for the lower ones.
    """

    error: list[Text] | None = field("Who may for errors: roles, ids of people, addresses or names.", ["executive"])
    warning: list[Text] | None = field("Who else may for warnings.", ["program_lead"])
    note: list[Text] | None = field("Who else may for notes.", ["program_lead"])


class Longest(Shape):
    """How long a waiver may hold, from the day on which it was approved, by the level of what it waives."""

    error: Period | None = field("Of an error; a year where nothing is written.", "P3M")
    warning: Period | None = field("Of a warning; a year where nothing is written.", "P6M")
    note: Period | None = field("Of a note; a year where nothing is written.", "P1Y")


class WaiverPolicy(Shape):
    """What is asked of waivers, beside what every waiver needs."""

    approvers: Approvers | None = field()
    longest: Longest | None = field()
    renewals: Count | None = field(
        "How often a waiver may be followed by another for the same; as often as somebody grants it where nothing is"
        " written.",
        1,
    )


class Config(Shape):
    """What holds for the manifests under this folder: packs, plugins, and what is changed of their rules."""

    extends: Text | None = field(
        "Another configuration that holds too: a file or a folder, seen from this file, or plugin:DISTRIBUTION. What"
        " stands here may be stricter; levels are lower only with reason, name and end, all else never.",
        "../policy",
    )
    packs: Annotated[list[Text], Field(min_length=1)] | None = field(
        "The packs whose rules are asked: names of built-in or installed ones, or folders.",
        ["core", "./governance/acme"],
    )
    plugins: list[Text] | None = field(
        "The installed distributions that bring packs, checks or formats; no others are loaded.", ["aigov-acme"]
    )
    organisation: Text | None = field(
        "The organisation's file, where it is not the nearest aigov.org.yaml upwards.", "../aigov.org.yaml"
    )
    fail_level: FailLevel | None = field(
        "From which level on a finding makes a check fail; errors where nothing is written.",
        "error",
        alias="fail-level",
    )
    exclude: list[Text] | None = field(
        "Files and folders that are not looked at, as globs; every run says how many.", ["vendor/**"]
    )
    rules: dict[RuleId, SetLevel | Setting] | None = field(
        "What is changed of single rules, by their ids: a level, or more of it.", {"kpis/measured": "error"}
    )
    mandatory: list[RuleOrArea] | None = field(
        "Rules, or areas for all of theirs, that no waiver, no switch and no baseline may touch, here and in whatever"
        " extends this.",
        ["dpia/approved", "mandate"],
    )
    waivers: WaiverPolicy | None = field()
