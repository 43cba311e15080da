"""Manifests with which nothing is wrong: for a stage and a weight, as chance has it, within what the model allows.

What is asked at the stage is there; what is asked later is there now and then, and as right. A rule that fails on one
of them accuses somebody wrongly.
"""

from copy import deepcopy
from typing import Any, NamedTuple

from right_assurance import Assurance
from right_base import STAGES
from right_course import Course
from right_dice import Dice
from right_organisation import organisation
from right_project import Project

FROM = (
    ("impact", "", "pilot"),
    ("bias_review", "", "pilot"),
    ("security", "pilot", "pilot"),
    ("oversight", "", "pilot"),
    ("ai_act", "", "pilot"),
    ("transparency", "", "pilot"),
    ("sandbox", "", ""),
    ("alignment", "scale", "pilot"),
    ("roadmap", "scale", "pilot"),
    ("adoption", "pilot", "pilot"),
    ("change", "scale", "pilot"),
    ("training", "scale", "pilot"),
    ("communication", "scale", "pilot"),
    ("scaling", "scale", "scale"),
    ("learning", "pilot", "pilot"),
    ("operations", "scale", "scale"),
    ("decisions", "sandbox", "sandbox"),
)
"""From which stage each section is asked, of a light project and of a full one; a sandbox only while it is one."""


class Right(NamedTuple):
    """A manifest and its organisation's file, right on `today`; `organisation` is None where there is none."""

    manifest: dict[str, Any]
    organisation: dict[str, Any] | None
    today: str


def right(seed: str, stage: str, *, full: bool, with_organisation: bool) -> Right:
    """Return a manifest for a stage and a weight; the same for the same seed."""
    maker = Maker(Dice(seed), stage, full=full)
    if with_organisation:
        maker.org = organisation(maker.dice, maker.people)
    manifest = maker.manifest()
    people = deepcopy(maker.people.listed)
    if people and maker.org is not None and maker.dice.often(0.8):
        maker.org["people"] = people
    elif people:
        manifest["people"] = people
        if maker.org is not None:  # its own who's are looked for in its own list
            maker.org["people"] = people
    return Right(manifest, maker.org, str(maker.dice.today))


def in_one_file(made: Right) -> Right:
    """Return the same, with the organisation's section in the manifest, as a small organisation may write it."""
    return Right({**made.manifest, "organisation": made.organisation}, None, made.today)


class Maker(Project, Assurance, Course):
    """Makes one manifest, section by section."""

    def manifest(self) -> dict[str, Any]:
        """Return the whole; sections of which nothing is asked may be left out."""
        made = {
            "project": self.project(),
            "exposure": {
                "decides_about_people": self.decides,
                "outside_organisation": self.outside,
                "irreversible": self.irreversible,
            },
            "kpis": self.kpis(),
            "mandate": self.mandate(),
            "need": self.need(),
        }
        made["data"] = self.data()
        made |= {"systems": self.systems()} if self.asked("sandbox") else {}
        made |= {"roles": self.roles(), "team": self.team()} if self.asked("pilot") else {"roles": self.roles()}
        made |= {"dpia": self.dpia()} if self.personal or self.dice.often(0.2) else {}
        self.made = made
        for name, light, full in FROM:
            section = self.section(name, self.stage == "sandbox" if name == "sandbox" else full if self.full else light)
            if section is not None:
                made[name] = section
        if self.at("scale") or self.evidence:
            self.proof("kpis")
            made["evidence"] = self.evidence
        if self.asked("scale", full=True):
            made["readings"] = [{"date": self.dice.ago(330), "read_by": self.people.written(self.reviewer)}]
        if self.stage == "pilot" and self.full:
            self.unmarked(made)
        return made

    def unmarked(self, made: dict[str, Any]) -> None:
        """Say of a pilot that it is in no register, not handed over and without incidents."""
        due = self.dice.ahead(300)
        planned = {"handover": {"to": self.who("operations_owner"), "status": "planned", "due_on": due}}
        for name, words in (
            ("transparency", {"registers": []}),
            ("scaling", planned),
            ("operations", {"incidents": []}),
        ):
            section = made.get(name)
            made[name] = {**section, **words} if isinstance(section, dict) else words

    def section(self, name: str, asked: bool | str) -> Any:
        """Return a section that is asked from a stage on; where it is not asked now, whole, in part, or not at all."""
        dice = self.dice
        if asked is True or (asked and self.at(asked)):
            return getattr(self, name)()
        if name == "sandbox" and "systems" not in self.made:
            return None
        form = dice.number(1, 10)
        if form > 5:
            return "unknown" if form == 10 and not self.at("pilot") else None
        whole = getattr(self, name)()
        return whole if form < 4 or isinstance(whole, list) else dice.keep(whole)


__all__ = ["STAGES", "Right", "in_one_file", "right"]
