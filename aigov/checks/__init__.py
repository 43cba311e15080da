"""The verbs that are built in, one file each, registered through the same hook as a plugin's."""

import os
from collections.abc import Mapping


def aigov_checks() -> Mapping[str, str]:
    """Return each file here, its name with hyphens: `in_order.py` is the check `in-order`, its function `check`."""
    names = sorted(os.listdir(__path__[0]))  # noqa: PTH208  (Path costs a start three milliseconds)
    stems = [name.removesuffix(".py") for name in names if name.endswith(".py") and not name.startswith("_")]
    return {stem.replace("_", "-"): f"aigov.checks.{stem}:check" for stem in stems}
