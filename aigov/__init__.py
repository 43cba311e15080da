"""aigov lints the governance of AI projects: statements in aigov.yaml, to the line and column."""

__version__ = "0.1.0"
