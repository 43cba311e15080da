"""Expressions as Python source, for data that has nothing wrong with it: what a long run judges by.

The closures of `judge` know what is absent, what that means and where it stands. The source knows none of that: it
says what they would say, or that it cannot tell (None), and then they are asked. It is made of names and numbers of
its own and of quoted constants, so that no text of a rule can become code.
"""

from aigov.expressions.plain.pieces import piece, truth
from aigov.expressions.plain.reading import listed
from aigov.expressions.plain.source import Source, UnsupportedError

__all__ = ["Source", "UnsupportedError", "listed", "piece", "truth"]
