"""The program beside its floors: ``python packaging/benchmark.py [--people N,N] [--only NAME …]``.

Builds the wheel, installs it byte-compiled into a fresh environment (the libraries are those of the
present one) and runs program and floor in turn, so that a busy moment hits both. ``--demos FOLDER``
keeps the demo files there and uses those it finds.

Ends with 1 where too little was found, which no busy machine excuses; with ``--check`` also where a
target was missed. Both are marked MISS, and named once more at the end.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))
from benchmarks.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.measures import Measure

ROOT = Path(__file__).parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "__pycache__", "build", "dist", "*.mo")
BUILD = (
    "import sys, os; os.chdir(sys.argv[1]); from hatchling.build import build_wheel; "
    "build_wheel(sys.argv[2])"
)
SIDES = ("program", "floor")
TOLD_FROM = 10_000
MISS = "MISS"
MANY = 50
"""From so many figures on it is said what 95 of 100 do not exceed."""


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = _installed(folder)
        chosen = [m for m in MEASURES if not options.only or m.name in options.only]
        demos = options.demos or folder
        named = all(measure.own_files for measure in chosen)
        files = {
            size: _place(demos, size) if named else _demo(python, folder, demos, size)
            for size in options.people
        }
        print(f"{'measure':<16}{'people':>8}  {'program':>36}  {'floor':>36}  ratio  target")
        runner = Runner(python, folder, files, options.runs)
        missed: list[Missed] = []
        for measure in chosen:
            for size in runner.sizes(measure):
                lines = runner.measure(measure, size), *runner.tell(measure, size)
                missed += _missed(measure, size, lines)
    sys.exit(_outcome(missed, check=options.check))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--people",
        type=lambda text: [int(part) for part in text.split(",")],
        default=[0, 10_000, 100_000],
        help="sizes of the demo files, with commas between them",
    )
    names = [measure.name for measure in MEASURES]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--demos", type=Path, metavar="FOLDER", help="where demo files are kept")
    parser.add_argument("--check", action="store_true", help="end with 1 where a target is missed")
    return parser.parse_args()


def _installed(folder: Path) -> Path:
    """The interpreter of a fresh environment that has the wheel, byte-compiled."""
    source, env = folder / "source", folder / "env"
    shutil.copytree(ROOT, source, ignore=LEFT_OUT)
    subprocess.run([sys.executable, "-W", "ignore", "-c", BUILD, source, folder], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True)
    python = env / "bin" / "python"
    (wheel,) = folder.glob("*.whl")
    install = [sys.executable, "-m", "pip", "-q", "--python", python, "install", "--no-index"]
    subprocess.run([*install, "--no-deps", "--compile", wheel], check=True)
    (own,) = env.glob("lib/python*/site-packages")
    (own / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return python


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "TWINCRM_LANG": "de",
        "TWINCRM_HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT / "packaging"),
    }


def _place(demos: Path, people: int) -> Path:
    return demos.resolve() / f"demo-{people}.twincrm"


def _demo(python: Path, folder: Path, demos: Path, people: int) -> Path:
    """The demo association with so many people."""
    file = _place(demos, people)
    if not file.exists():
        words = ["-m", "twincrm", "demo", file, "--people", str(people)]
        subprocess.run([python, *words], check=True, env=_environment(folder), cwd=folder)
    return file


@dataclass(frozen=True)
class Missed:
    """A target that was not kept."""

    name: str
    people: int
    found: bool
    """It is what was found that is too little, and not the time that is too long."""


def _missed(measure: Measure, people: int, lines: Sequence[str]) -> list[Missed]:
    """What the lines of a measure say of it: the first of its time, the others of what it found."""
    return [
        Missed(measure.name, people, found=found)
        for found, part in ((False, lines[:1]), (True, lines[1:]))
        if any(MISS in line for line in part)
    ]


def _outcome(missed: Sequence[Missed], *, check: bool) -> int:
    """Name what was missed; 1 where something counts, else 0."""
    for each in missed:
        what = "found too little" if each.found else "took too much"
        print(f"{MISS}: {each.name} at {each.people} people {what}", file=sys.stderr)
    return int(any(each.found or check for each in missed))


@dataclass(frozen=True)
class Runner:
    """Runs the two sides of measures in the environment of the wheel."""

    python: Path
    folder: Path
    files: dict[int, Path]
    runs: int

    def sizes(self, measure: Measure) -> list[int]:
        """The sizes that a measure is made for."""
        known = list(self.files)
        if measure.against_smallest:
            return [size for size in known if size > min(known)]
        return known if measure.sized else known[:1]

    def measure(self, measure: Measure, size: int) -> str:
        """Program and floor in turn, after one round that is not counted; the line is printed."""
        found: dict[str, list[float]] = {side: [] for side in SIDES}
        for number in range(self.runs + 1):
            for side, figures in self._round(measure, size):
                if number:
                    found[side] += figures
        ratio = _ratio(measure, found)
        verdicts = [_verdict(ratio, measure.target), *_limits(found["program"], measure)]
        shown = "  ".join(f"{_spread(found[side], measure.unit):>36}" for side in SIDES)
        people = str(size) if measure.sized else ""
        line = (
            f"{measure.name:<16}{people:>8}  {shown}  {ratio:5.2f}  {'; '.join(verdicts)}"
            f"  ({measure.floor})"
        )
        print(line, flush=True)
        return line

    def tell(self, measure: Measure, size: int) -> list[str]:
        """What was found, where that is more than a time; the lines are printed."""
        if not (measure.figures and size >= TOLD_FROM):
            return []
        lines = self._once(measure, "figures", size)
        print(*lines, sep="\n", flush=True)
        return lines

    def _round(self, measure: Measure, size: int) -> Iterator[tuple[str, Sequence[float]]]:
        """Each side with its figures, made in turn."""
        if measure.paired:
            pairs: Any = self._once(measure, "pairs", size)
            yield from zip(SIDES, zip(*pairs, strict=True), strict=True)
            return
        for side in SIDES:
            yield side, self._once(measure, side, size)

    def _once(self, measure: Measure, side: str, size: int) -> list[Any]:
        if measure.against_smallest and side == "floor":
            side, size = "program", min(self.files)
        if measure.cold:
            paths = sysconfig.get_paths()
            _forget(
                self.folder,
                self.files[size],
                Path(paths["purelib"]),
                Path(paths["stdlib"]),
            )
        environment = _environment(self.folder) | {"BENCHMARK_SPAWNED": str(time.time())}
        done = subprocess.run(
            [
                self.python,
                *("-m", "benchmarks", measure.module),
                f"{measure.name}_{side}",
                self.files[size],
            ],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=self.folder,
        )
        return list(json.loads(done.stdout.splitlines()[-1]))


def _forget(*places: Path) -> None:
    """Put files, and those in folders, out of the system's memory, as far as nobody uses them."""
    for place in places:
        for file in (place, *place.rglob("*")):
            if file.is_file() and file.suffix not in {".pyi", ".html"}:
                handle = os.open(file, os.O_RDONLY)
                os.fsync(handle)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(handle)


def _ratio(measure: Measure, found: dict[str, list[float]]) -> float:
    """How many times its floor the program takes."""
    if measure.paired:
        pairs = zip(*(found[side] for side in SIDES), strict=True)
        return statistics.median(program / floor for program, floor in pairs)
    program, floor = (statistics.median(found[side]) for side in SIDES)
    return program / floor


def _verdict(ratio: float, target: float | None) -> str:
    if target is None:
        return "no target"
    return f"≤ {target} {'ok' if ratio <= target else MISS}"


def _limits(figures: list[float], measure: Measure) -> list[str]:
    """What a share of the figures takes at most, and whether it may."""
    found: list[str] = []
    for share, most in measure.within:
        figure = _at_share(figures, share)
        word = {0.5: "median", 1: "max"}.get(share, f"p{share * 100:.0f}")
        verdict = "ok" if figure <= most else MISS
        found.append(f"{word} {figure:.1f} ≤ {most:g} {measure.unit} {verdict}")
    return found


def _at_share(figures: list[float], share: float) -> float:
    """The figure that so many of all do not exceed."""
    return sorted(figures)[max(0, math.ceil(share * len(figures)) - 1)]


def _spread(figures: list[float], unit: str) -> str:
    """Median, from the lowest to the highest; of many figures p95 as well."""
    many = f", p95 {_at_share(figures, 0.95):.2f}" if len(figures) >= MANY else ""
    low, high = min(figures), max(figures)
    return f"{statistics.median(figures):.2f} ({low:.2f}–{high:.2f}{many}) {unit}"


if __name__ == "__main__":
    main()
