"""A whole manifest, and a whole organisation's file: the order of their sections, and which must be there."""

from typing import Any, Literal

from aigov.manifest.adoption import Adoption, Change
from aigov.manifest.assurance import BiasReview, Dpia, Impact
from aigov.manifest.course import Alignment, Roadmap
from aigov.manifest.data import Data
from aigov.manifest.kpis import Kpi
from aigov.manifest.mandate import Mandate
from aigov.manifest.need import Need
from aigov.manifest.organisation import Organisation
from aigov.manifest.oversight import AiAct, Oversight, Security, Transparency
from aigov.manifest.people import Person
from aigov.manifest.project import Exposure, Project, System
from aigov.manifest.record import Decision, Evidence, OpenQuestion, Reading
from aigov.manifest.sandbox import Sandbox
from aigov.manifest.scaling import Learning, Operations, Scaling
from aigov.manifest.team import Roles, Team
from aigov.manifest.training import Communication, Training
from aigov.manifest.values import Id, Maybe, Shape, field, required


class Manifest(Shape):
    """The manifest of one AI project: what it is for, who answers for it, and what was done so that it does no harm."""

    __dutch__ = (
        "Het manifest van één AI-project: waar het voor is, wie erop aanspreekbaar is, en wat er is gedaan om schade"
        " te voorkomen."
    )

    aigov: Literal[1] = required("The version of this format.", "De versie van dit bestandsformaat.", 1)
    project: Project = required()
    exposure: Maybe[Exposure] = field()
    people: Maybe[dict[Id, Person]] = field(
        "The people to whom this file refers, each under a short id. An organisation usually keeps them in its"
        " own file.",
        "De mensen naar wie dit bestand verwijst, elk onder een korte id. Een organisatie houdt ze meestal bij in haar"
        " eigen bestand.",
        {"ajansen": {"name": "A. Jansen", "email": "a.jansen@example.org"}},
    )
    systems: Maybe[list[System]] = field(
        "The thing itself: each model, product, service or set of rules. Asked from sandbox on.",
        "Waar het om gaat: elk model, elk product, elke dienst of verzameling regels. Gevraagd vanaf de fase sandbox.",
        key="id",
    )
    mandate: Maybe[Mandate] = field()
    need: Maybe[Need] = field()
    kpis: Maybe[list[Kpi]] = field(
        "What will show that the project is worth it, and does no harm. The first from idea on, with baseline"
        " and targets from pilot on.",
        "Waaraan te zien zal zijn dat het project de moeite waard is en geen schade doet. De eerste vanaf idee, met"
        " nulmeting en streefwaarden vanaf pilot.",
        key="id",
    )
    roles: Maybe[Roles] = field()
    team: Maybe[Team] = field()
    data: Maybe[Data] = field()
    dpia: Maybe[Dpia] = field()
    impact: Maybe[Impact] = field()
    bias_review: Maybe[BiasReview] = field()
    security: Maybe[Security] = field()
    oversight: Maybe[Oversight] = field()
    ai_act: Maybe[AiAct] = field()
    transparency: Maybe[Transparency] = field()
    sandbox: Maybe[Sandbox] = field()
    alignment: Maybe[Alignment] = field()
    roadmap: Maybe[Roadmap] = field()
    adoption: Maybe[Adoption] = field()
    change: Maybe[Change] = field()
    training: Maybe[Training] = field()
    communication: Maybe[Communication] = field()
    scaling: Maybe[Scaling] = field()
    learning: Maybe[Learning] = field()
    operations: Maybe[Operations] = field()
    decisions: Maybe[list[Decision]] = field(
        "What was decided, and what is pending: each with somebody who decides and a day.",
        "Wat besloten is en wat nog openstaat: bij elk besluit wie beslist, en wanneer.",
        key="id",
    )
    open_questions: Maybe[list[OpenQuestion]] = field(
        "Who will answer each `unknown`, and by when.",
        "Wie antwoord geeft op elke `unknown`, en vóór wanneer.",
        key="at",
    )
    evidence: Maybe[dict[Id, Evidence]] = field(
        "What statements rest on, each under a short id: files here, or records kept elsewhere.",
        "Waar uitspraken op berusten, elk onder een korte id: bestanden hier, of stukken die elders worden bewaard.",
        {"dpia-report": {"path": "docs/dpia-1.1.pdf"}},
    )
    readings: Maybe[list[Reading]] = field(
        "Who outside the team has read which sections, and when.",
        "Wie van buiten het team welke onderdelen heeft gelezen, en wanneer.",
        key="date",
    )
    extensions: Maybe[dict[str, Any]] = field(
        "An organisation's own sections, each under the name that its pack gives it.",
        "Eigen onderdelen van een organisatie, elk onder de naam die haar regelpakket eraan geeft.",
        {},
    )
    organisation: Maybe[Organisation] = field()


class OrganisationFile(Shape):
    """The organisation's own file: what the articles ask of the organisation, stated once for all its projects."""

    __dutch__ = (
        "Het bestand van de organisatie zelf: wat de artikelen van de organisatie vragen, één keer vastgelegd voor al"
        " haar projecten."
    )

    aigov: Literal[1] = required("The version of this format.", "De versie van dit bestandsformaat.", 1)
    organisation: Organisation = required()
