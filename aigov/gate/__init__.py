"""The gates between stages: what a passage lacks, what stands in a project's way, and whom that is asked of."""

from aigov.gate.passage import Lack, Move, lowers, passage, skipped
from aigov.gate.saying import with_lacks

__all__ = ["Lack", "Move", "lowers", "passage", "skipped", "with_lacks"]
