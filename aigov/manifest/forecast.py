"""What `aigov forecast -f json` writes."""

from typing import Annotated, Literal

from aigov.manifest.finding import FindingOf
from aigov.manifest.report import KindWord, PackUsed, PluginUsed, Tool
from aigov.manifest.values import Count, Day, Shape, required, words

Before = Annotated[
    Literal["", "undecided", "note", "warning"],
    words(
        _=("It is new.", "Het is nieuw."),
        undecided=("It could not be told.", "Het was onbepaald."),
        note=("It was a note.", "Het was een opmerking."),
        warning=("It was a warning.", "Het was een waarschuwing."),
    ),
]


class ComingOf(Shape):
    """A finding that appears on a day, or weighs more from that day on, if nobody acts."""

    __dutch__ = "Een bevinding die op een datum verschijnt, of vanaf die datum zwaarder weegt, als niemand iets doet."

    day: Day = required(
        "The first day on which a check finds it so.", "De eerste dag waarop een check dit vindt.", "2026-12-16"
    )
    was: Before = required(
        "What it counted as before that day; empty where it did not.",
        "Hoe zwaar de bevinding vóór die dag telde; leeg als zij niet meetelde.",
        "warning",
    )
    kind: KindWord = required(
        "What the report is about that it will stand in.",
        "Waar het rapport over gaat waarin de bevinding zal staan.",
        "manifest",
    )
    finding: FindingOf = required()


class Forecast(Shape):
    """What will be found by a day, if nobody acts. It does not say whether the statements of a manifest are true."""

    __dutch__ = (
        "Wat er tot en met een datum gevonden zal worden als niemand iets doet. Of de uitspraken in een manifest waar"
        " zijn, zegt dit niet."
    )

    version: Literal[1] = required(
        "The version of this format.", "De versie van dit bestandsformaat.", 1, alias="aigov-forecast"
    )
    tool: Tool = required()
    today: Day = required(
        "The day from which on the forecast looks ahead.", "De dag vanaf welke de prognose vooruitkijkt.", "2026-11-22"
    )
    until: Day = required("Its last day.", "De laatste dag van de prognose.", "2027-02-20")
    days: Count = required("How many days it looks ahead.", "Hoeveel dagen de prognose vooruitkijkt.", 90)
    packs: list[PackUsed] = required(
        "The packs whose rules were asked.", "De regelpakketten waarvan de regels zijn gevraagd."
    )
    plugins: list[PluginUsed] = required("The plugins that were loaded.", "De plug-ins die zijn geladen.")
    coming: list[ComingOf] = required(
        "What appears, in the order of days.", "Wat er verschijnt, op volgorde van datum."
    )
    counting_already: Count = required(
        "How many findings count on the first day.", "Hoeveel bevindingen op de eerste dag meetellen.", 2
    )
    subjects: Count = required(
        "How many manifests and organisation's files were judged.",
        "Hoeveel manifesten en bestanden van een organisatie zijn beoordeeld.",
        1,
    )
    last_lines: list[str] = required(
        "What the report for people ends with.",
        "Waar het rapport voor mensen mee eindigt.",
        ["If nobody acts: nothing new."],
    )
