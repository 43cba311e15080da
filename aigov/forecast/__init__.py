"""What will be found by a day if nobody acts: which days turn something, what appears on each, and how that is told."""

from aigov.forecast.coming import Coming, Known, Told, appearing
from aigov.forecast.turning import Turning

__all__ = ["FORMATS", "Coming", "Known", "Told", "Turning", "appearing"]

FORMATS = ("text", "json", "csv", "ics")
"""Each is a module of its own here, with a function `render`."""
