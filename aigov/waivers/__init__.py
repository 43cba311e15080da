"""Waivers: what stands in aigov.waivers.yaml, which findings it takes out of the count, and what is wrong with it."""

from aigov.waivers.applying import applied, exemption, looked, said, strays
from aigov.waivers.around import Around, State, Terms
from aigov.waivers.assessing import Assessment, assess
from aigov.waivers.register import Entry, Register, read

__all__ = [
    "Around",
    "Assessment",
    "Entry",
    "Register",
    "State",
    "Terms",
    "applied",
    "assess",
    "exemption",
    "looked",
    "read",
    "said",
    "strays",
]
