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

    aigov: Literal[1] = required("The version of this format.", 1)
    project: Project = required()
    exposure: Maybe[Exposure] = field()
    people: Maybe[dict[Id, Person]] = field(
        "The people to whom this file refers, each under a short id. An organisation usually keeps them in its"
        " own file.",
        {"ajansen": {"name": "A. Jansen", "email": "a.jansen@example.org"}},
    )
    systems: Maybe[list[System]] = field(
        "The thing itself: each model, product, service or set of rules. Asked from sandbox on.", key="id"
    )
    mandate: Maybe[Mandate] = field()
    need: Maybe[Need] = field()
    kpis: Maybe[list[Kpi]] = field(
        "What will show that the project is worth it, and does no harm. The first from idea on, with baseline"
        " and targets from pilot on.",
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
        "What was decided, and what is pending: each with somebody who decides and a day.", key="id"
    )
    open_questions: Maybe[list[OpenQuestion]] = field("Who will answer each `unknown`, and by when.", key="at")
    evidence: Maybe[dict[Id, Evidence]] = field(
        "What statements rest on, each under a short id: files here, or records kept elsewhere.",
        {"dpia-report": {"path": "docs/dpia-1.1.pdf"}},
    )
    readings: Maybe[list[Reading]] = field("Who outside the team has read which sections, and when.", key="date")
    extensions: Maybe[dict[str, Any]] = field(
        "An organisation's own sections, each under the name that its pack gives it.", {}
    )
    organisation: Maybe[Organisation] = field()


class OrganisationFile(Shape):
    """The organisation's own file: what the articles ask of the organisation, stated once for all its projects."""

    aigov: Literal[1] = required("The version of this format.", 1)
    organisation: Organisation = required()
