"""Fixes of form: what a slip meant, and layout that breaks; never a date, a name, a status, a figure or a digest."""

from aigov.fixing.comparing import applied
from aigov.fixing.edit import Edit, Fix, RefusedError, overlap
from aigov.fixing.offer import fixes, mended, tried

__all__ = ["Edit", "Fix", "RefusedError", "applied", "fixes", "mended", "overlap", "tried"]
