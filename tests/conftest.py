"""What holds for every test: where a skip is a failure, and that no test reads or writes the user's own folders."""

import os
from pathlib import Path

import pytest

from aigov import language

_ALLOWED = "../shared"
"""Reasons to skip that hold everywhere: what stands there is not part of the project."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Turn a skip into a failure under AIGOV_NO_SKIPS=1: in CI everything that a test needs is there."""
    report = yield
    if report.skipped and os.environ.get("AIGOV_NO_SKIPS") == "1" and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if _ALLOWED not in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped, which is a failure here: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """The same for a module that skips itself while it is collected."""
    report = yield
    if report.outcome == "skipped" and os.environ.get("AIGOV_NO_SKIPS") == "1":
        reason = str(report.longrepr)
        if _ALLOWED not in reason:
            report.outcome = "failed"
            report.longrepr = f"{collector.nodeid} was skipped, which is a failure here: {reason}"
    return report


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Compiled packs go to a folder of this session: shared by its tests, and by nothing else."""
    os.environ["AIGOV_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the shell of whoever runs the tests says about colour, floors and language is not meant for them."""
    for name in ("NO_COLOR", "FORCE_COLOR", "AIGOV_DEBUG", "AIGOV_FLOOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AIGOV_LANG", "en")
    language.speak("en")


@pytest.fixture
def root() -> Path:
    """Return the checkout."""
    return Path(__file__).parent.parent
