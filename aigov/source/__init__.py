"""Text to plain data and a parallel tree of spans; only this package knows YAML and lines."""

from aigov.source.document import Document, of
from aigov.source.loading import load
from aigov.source.problems import KINDS, Problem, Unread

__all__ = ["KINDS", "Document", "Problem", "Unread", "load", "of"]
