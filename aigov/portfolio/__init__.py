"""Many manifests side by side: what is kept of each, and what the rules with `scope: portfolio` say of all of them."""

from aigov.portfolio.gathering import Gathering, Kept
from aigov.portfolio.judging import judge

__all__ = ["Gathering", "Kept", "judge"]
