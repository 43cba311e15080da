"""Print aigov's speed and memory as ratios, against bench/marks.toml; exit 1 where a mark is missed.

Runs A and B in turn (A B A B ...), pins one core, compiles first, and prints medians with their range.
"""

import argparse
import compileall
import json
import os
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from pathlib import Path
from typing import NamedTuple

from generate import write

HERE = Path(__file__).parent
ROOT = HERE.parent
TODAY = "2026-11-22"
WITHOUT_PORTFOLIO = ("--ignore", "portfolio")
STRUCTURE_ONLY = ("--select", "manifest")

RAW_PARSE = """
import pathlib, statistics, sys, time
from yaml._yaml import CParser
folder = pathlib.Path(sys.argv[1])
texts = [path.read_bytes() for path in sorted(folder.glob("*/**/*.yaml"))]
times = []
for _ in range(3):
    start = time.process_time()
    for text in texts:
        CParser(text).raw_parse()
    times.append(time.process_time() - start)
print(statistics.median(times) / len(list(folder.glob("*/aigov.yaml"))))
"""


class Cost(NamedTuple):
    """Processor seconds, user and system, and the peak memory in MiB of one finished command."""

    seconds: float
    peak_mb: float


def cost(command: list[str], folder: Path) -> Cost:
    """Run `command` once in `folder` and return what it cost; any exit code but 0 and 1 stops the benchmark."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        said = process.stderr.read().decode() if process.stderr else ""
        sys.exit(f"{' '.join(command)} ended with {code}:\n{said}")
    if process.stderr:
        process.stderr.close()
    process.returncode = code
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def check(*paths: str) -> list[str]:
    """Return the command that checks `paths`."""
    script = Path(sysconfig.get_path("scripts")) / "aigov"
    program = [str(script)] if script.exists() else [sys.executable, "-m", "aigov"]
    return [*program, "check", "--as-of", TODAY, *paths]


def compare(first: list[str], second: list[str], folder: Path, runs: int) -> list[float]:
    """Return the ratios of the two commands' processor time, pair by pair, after one uncounted pair."""
    ratios = []
    for index in range(runs + 1):
        pair = cost(first, folder).seconds / cost(second, folder).seconds
        if index:
            ratios.append(pair)
    return ratios


def bare_parse(folder: Path) -> float:
    """Return the processor seconds that libyaml's bare parse of one manifest of `folder` takes, all its files."""
    command = [sys.executable, "-c", RAW_PARSE, folder.name]
    done = subprocess.run(command, cwd=folder.parent, check=True, capture_output=True, text=True)
    return float(done.stdout)


def per_manifest(base: Path, count: int) -> float:
    """Return one round: what a manifest costs in a run of `count`, over its bare parse before and after that run."""
    before = bare_parse(base / "hundreds")
    long, short = cost(check("hundreds"), base), cost(check("one"), base)
    after = bare_parse(base / "hundreds")
    return (long.seconds - short.seconds) / (count - 1) / ((before + after) / 2)


def looked(base: Path) -> tuple[float, int]:
    """Return how many rules look at a manifest of `hundreds`, on average, and how many at any of them."""
    command = check(*WITHOUT_PORTFOLIO, "-f", "json", "hundreds")
    done = subprocess.run(command, cwd=base, check=False, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr.decode()}")
    reports = [report for report in json.loads(done.stdout)["reports"] if report["kind"] == "manifest"]
    rules = {outcome["rule"] for report in reports for outcome in report["outcomes"]}
    return statistics.mean(len(report["outcomes"]) for report in reports), len(rules)


def all_rules(base: Path, count: int) -> float:
    """Return one round: what all rules that look at one manifest cost, over its bare parse before and after that.

    It is a run with the rules over one that only reads and checks the structure, less what each takes to start.
    """
    before = bare_parse(base / "hundreds")
    with_rules, without = (
        cost(check(*options, "hundreds"), base).seconds - cost(check(*options, "one"), base).seconds
        for options in (WITHOUT_PORTFOLIO, STRUCTURE_ONLY)
    )
    after = bare_parse(base / "hundreds")
    return (with_rules - without) / (count - 1) / ((before + after) / 2)


def show(name: str, value: float, mark: float, extra: str) -> bool:
    """Print one row and return whether the mark is kept."""
    kept = value <= mark
    print(f"{name:<16} {value:8.2f}   mark {mark:6.2f}   {'within' if kept else 'MISSED'}   {extra}")
    return kept


def main() -> None:
    """Measure, print, and exit 1 where a mark is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="counted pairs of the cold start")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of what a rule costs")
    parser.add_argument("--many", type=int, default=10_000, help="manifests of the long run")
    options = parser.parse_args()
    marks = tomllib.loads((HERE / "marks.toml").read_text(encoding="utf-8"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for folder in (ROOT / "aigov", Path(sysconfig.get_paths()["purelib"])):
        compileall.compile_dir(folder, quiet=2, maxlevels=3)

    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        counts = {"one": 1, "hundreds": 400, "thousand": 1000, "many": options.many}
        for label, count in counts.items():
            write(base / label, count=count, seed=1, seeded=False)
        kept = True

        ratios = compare(check("one/0000/aigov.yaml"), [sys.executable, "-c", "pass"], base, options.runs)
        spread = f"x `python -c pass`, {min(ratios):.1f} to {max(ratios):.1f} in {len(ratios)} pairs"
        kept &= show("cold start", statistics.median(ratios), marks["cold_start"], spread)

        ratios = [per_manifest(base, counts["hundreds"]) for _ in range(options.runs)]
        spread = f"x libyaml's bare parse, {min(ratios):.1f} to {max(ratios):.1f} in {len(ratios)} rounds"
        kept &= show("per manifest", statistics.median(ratios), marks["per_manifest"], spread)

        average, number = looked(base)
        shares = [all_rules(base, counts["hundreds"]) / average for _ in range(options.rounds)]
        spread = f"x libyaml's bare parse, {min(shares):.3f} to {max(shares):.3f} in {len(shares)} rounds"
        print(f"{'cost a rule':<16} {statistics.median(shares):8.3f}   {'no mark':<22}   {spread}")
        print(
            f"{'rules looked':<16} {average:8.1f}   {'at a manifest':<22}   of {number} that look at any of the {counts['hundreds']}"
        )

        small, large = cost(check("thousand"), base).peak_mb, cost(check("many"), base).peak_mb
        kept &= show("peak memory", large, marks["peak_memory_mb"], f"MiB at {options.many:,} manifests")
        kept &= show("memory growth", large / small, marks["memory_growth"], f"over the {small:.1f} MiB at 1,000")
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
