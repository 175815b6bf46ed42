"""The processes that argmap starts: none outlives it, and one that is killed is said to be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from argmap import processes
from tests.helpers import ROOT

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

ENOUGH = 60.0
"""So many seconds are waited for what must happen, and never for what must not."""


class Family:
    """A process, and all that descend from it: they share a mark in their environment."""

    def __init__(
        self,
        command: Sequence[str | Path],
        folder: Path,
        program: Sequence[str] = ("-m", "argmap"),
    ) -> None:
        self.mark = f"ARGMAP_TEST_FAMILY={uuid.uuid4()}"
        name, _, value = self.mark.partition("=")
        path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"
        self.process = subprocess.Popen(
            [sys.executable, *program, *map(str, command)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": path, name: value},
            start_new_session=True,
            preexec_fn=_restored_signals,
        )

    def others(self) -> set[int]:
        """The descendants that are alive."""
        found = set()
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and int(folder.name) != self.process.pid:
                try:
                    marks = (folder / "environ").read_bytes().split(b"\0")
                    state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
                except OSError:
                    continue
                if self.mark.encode() in marks and state != "Z":
                    found.add(int(folder.name))
        return found

    def wait_for(self, number: int) -> set[int]:
        """The descendants, as soon as there are so many."""
        return _wait(lambda: len(others := self.others()) >= number and others)

    def wait_for_nobody(self) -> None:
        """Until no descendant is left."""
        _wait(lambda: not self.others())

    def end(self) -> None:
        """Kill all, whatever happened."""
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()
        self.process.kill()
        self.process.wait()
        for other in self.others():
            os.kill(other, signal.SIGKILL)


def _restored_signals() -> None:
    # Whoever runs the tests in the background may have had interrupts ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _wait(condition: Callable[[], object]) -> set[int]:
    until = time.monotonic() + ENOUGH
    while not (found := condition()):
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.02)
    return found if isinstance(found, set) else set()


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Callable[[str], Family]]:
    """Begins a command whose processes work for ever, until all of them do."""
    families: list[Family] = []

    def begin(job: str) -> Family:
        command, number = JOBS[job](tmp_path)
        families.append(Family(command, tmp_path))
        families[-1].wait_for(number)
        return families[-1]

    yield begin
    for family in families:
        family.end()


def _corpus(folder: Path) -> tuple[list[str], int]:
    """Maps one of which is a pipe that a writer holds open and never writes to."""
    for name in ("a", "b"):
        (folder / f"{name}.yaml").write_text("claims: {a: A.}\n", encoding="utf-8")
    os.mkfifo(folder / "slow.yaml")
    # Opened for reading and writing, a pipe waits for nobody; the descriptor is let go with the test.
    _open_pipes.append(os.open(folder / "slow.yaml", os.O_RDWR))
    return ["stats", "a.yaml", "slow.yaml", "b.yaml", "-F", "csv", "--jobs", "2"], 2


_open_pipes: list[int] = []


@pytest.fixture(autouse=True)
def _no_pipe_is_left() -> Iterator[None]:
    yield
    while _open_pipes:
        os.close(_open_pipes.pop())


def _hard_map(folder: Path) -> None:
    # Attacks at random in about the density at which a stable extension is hardest to find.
    claims, targets = 400, 5
    numbers = iter(_numbers(claims * targets, claims))
    lines = ["issue: c0", "claims:"]
    for i in range(claims):
        aims = sorted({f"c{next(numbers)}" for _ in range(targets)} - {f"c{i}"})
        lines.append(f"  c{i}: {{text: No. {i}., rebuts: [{', '.join(aims)}]}}")
    (folder / "hard.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _numbers(count: int, below: int) -> Iterator[int]:
    number = 1
    for _ in range(count):
        number = number * 1103515245 + 12345 & 0x7FFFFFFF
        yield (number >> 8) % below


def _search(folder: Path) -> tuple[list[str], int]:
    _hard_map(folder)
    return ["judge", "hard.yaml", "--semantics", "stage", "--timeout", "600"], 1


def _search_in_a_corpus(folder: Path) -> tuple[list[str], int]:
    _hard_map(folder)
    (folder / "copy.yaml").write_bytes((folder / "hard.yaml").read_bytes())
    maps = ["hard.yaml", "copy.yaml"]
    return ["judge", *maps, "--semantics", "stage", "--timeout", "600", "--jobs", "2"], 4


def _drawing(folder: Path) -> tuple[list[str], int]:
    (folder / "a.yaml").write_text("claims: {a: A., b: {text: B., rebuts: a}}\n", encoding="utf-8")
    (folder / "dot").write_text("#!/bin/sh\nexec sleep 600\n", encoding="utf-8")
    (folder / "dot").chmod(0o755)
    return ["draw", "a.yaml", "-o", "a.svg"], 1


JOBS: dict[str, Callable[[Path], tuple[list[str], int]]] = {
    "corpus": _corpus,
    "search": _search,
    "search in a corpus": _search_in_a_corpus,
    "drawing": _drawing,
}
"""Commands that start processes which work for ever, and how many."""


@linux
@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGABRT", "SIGKILL"])
def test_no_process_outlives_the_one_that_is_killed(
    begun: Callable[[str], Family], job: str, name: str
) -> None:
    family = begun(job)
    family.process.send_signal(signal.Signals[name])
    family.process.wait(ENOUGH)
    family.wait_for_nobody()


@linux
@pytest.mark.parametrize("job", JOBS)
def test_no_process_outlives_an_interrupt_from_the_keyboard(
    begun: Callable[[str], Family], job: str
) -> None:
    family = begun(job)
    # A terminal sends it to all of the group.
    os.killpg(family.process.pid, signal.SIGINT)
    _, said = family.process.communicate(timeout=ENOUGH)
    family.wait_for_nobody()
    assert b"Traceback" not in said


@linux
def test_no_process_outlives_a_reader_who_has_seen_enough(tmp_path: Path) -> None:
    for i in range(1_500):
        (tmp_path / f"a{i}.yaml").write_text(f"title: '{'-' * 200}'\nclaims: {{a: A.}}\n")
    family = Family(["stats", ".", "-F", "csv", "--jobs", "2"], tmp_path)
    try:
        assert family.process.stdout is not None
        assert family.process.stdout.readline().startswith(b"map,")
        family.process.stdout.close()
        family.process.stdout = None
        _, said = family.process.communicate(timeout=ENOUGH)
        family.wait_for_nobody()
        assert (family.process.returncode, b"Traceback" in said) == (0, False)
    finally:
        family.end()


@linux
def test_a_killed_worker_is_the_failure_of_its_map_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("claims: {a: A.}\n", encoding="utf-8")
    command, number = _corpus(tmp_path)
    family = Family(command, tmp_path)
    try:
        family.wait_for(number)
        _wait(lambda: [p for p in family.others() if _reads(p, tmp_path / "slow.yaml")])
        [slow] = [p for p in family.others() if _reads(p, tmp_path / "slow.yaml")]
        os.kill(slow, signal.SIGKILL)
        out, said = family.process.communicate(timeout=ENOUGH)
    finally:
        family.end()
    assert family.process.returncode == 1
    assert [line.split(",")[0] for line in out.decode().splitlines()] == ["map", "a.yaml", "b.yaml"]
    assert "slow.yaml: error[AM702]: its process was ended by SIGKILL" in said.decode()
    assert "3 maps read, 1 failed." in said.decode()


def _reads(process: int, file: Path) -> bool:
    try:
        opened = [str(entry.readlink()) for entry in Path(f"/proc/{process}/fd").iterdir()]
    except OSError:
        return False
    return str(file) in opened


@linux
def test_a_killed_search_is_an_answer(begun: Callable[[str], Family]) -> None:
    family = begun("search")
    for process in family.others():
        os.kill(process, signal.SIGKILL)
    _, said = family.process.communicate(timeout=ENOUGH)
    assert family.process.returncode == 2
    assert b"was stopped: its process was ended by SIGKILL" in said


# -- without a signal of the system ------------------------------------------------------------


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that does not tell a process that its parent has ended."""
    monkeypatch.setattr(processes.ending, "has_death_signal", lambda: False)


SHOUT = "import sys; sys.stdout.write(sys.stdin.read().upper()); sys.stderr.write('?'); sys.exit(3)"


@pytest.mark.parametrize("size", [0, 1, 1_000_000])
def test_a_watched_program_says_what_it_says_alone(watched: None, size: int) -> None:
    done = processes.run([sys.executable, "-c", SHOUT], input=b"a" * size)
    assert (done.returncode, done.stdout, done.stderr) == (3, b"A" * size, b"?")


def test_a_watched_program_is_ended_in_time(
    watched: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleep = f"import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep({ENOUGH})"
    monkeypatch.chdir(tmp_path)
    with pytest.raises(processes.TimeUpError):
        processes.run([sys.executable, "-c", sleep], seconds=2)
    if (tmp_path / "pid").exists():
        pid = int((tmp_path / "pid").read_text())
        _wait(lambda: not _is_alive(pid))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("how", ["run", "watched"])
def test_a_program_that_is_not_there(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if how == "watched":
        monkeypatch.setattr(processes.ending, "has_death_signal", lambda: False)
    with pytest.raises(FileNotFoundError):
        processes.run(["no-such-program-anywhere"])


LONELY = """
import multiprocessing, os, sys, time
from argmap import processes

if "signal" not in sys.argv:
    processes.ending.has_death_signal = lambda: False
processes.workers.context = lambda: multiprocessing.get_context(sys.argv[2])

def dawdle(*_):
    print(os.getpid(), flush=True)
    time.sleep(600)

if __name__ == "__main__":
    if sys.argv[1] == "program":
        processes.run([sys.executable, "-c", "import time; time.sleep(600)"])
    elif sys.argv[1] == "pager":
        sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
        processes.fed(sleep, os.environ).wait()
    elif sys.argv[1] == "search":
        processes.within(600, dawdle)
    else:
        list(processes.in_order(dawdle, [1, 2], 2, lambda item, why: None))
"""


@linux
@pytest.mark.parametrize(
    ("work", "number"), [("program", 2), ("pager", 2), ("search", 1), ("corpus", 2)]
)
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_a_killed_parent_is_noticed_without_a_signal(
    tmp_path: Path, work: str, number: int, start: str
) -> None:
    (tmp_path / "lonely.py").write_text(LONELY, encoding="utf-8")
    family = Family([tmp_path / "lonely.py", work, start], tmp_path, program=[])
    try:
        assert family.process.stdout is not None
        if work not in ("program", "pager"):
            for _ in range(number):
                assert family.process.stdout.readline()
        family.wait_for(number)
        family.process.kill()
        family.process.wait(ENOUGH)
        family.wait_for_nobody()
    finally:
        family.end()


@linux
def test_a_pager_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    (tmp_path / "lonely.py").write_text(LONELY, encoding="utf-8")
    family = Family([tmp_path / "lonely.py", "pager", "fork", "signal"], tmp_path, program=[])
    try:
        family.wait_for(1)
        family.process.kill()
        family.process.wait(ENOUGH)
        family.wait_for_nobody()
    finally:
        family.end()


def test_a_watched_pager_reads_and_ends_as_it_does_alone(watched: None, tmp_path: Path) -> None:
    save = f"import sys; open({str(tmp_path / 'read')!r}, 'w').write(sys.stdin.read()); sys.exit(3)"
    pager = processes.fed([sys.executable, "-c", save], os.environ)
    assert pager.stdin is not None
    pager.stdin.write(b"a text")
    pager.stdin.close()
    assert pager.wait(ENOUGH) == 3
    assert (tmp_path / "read").read_text() == "a text"
    with pytest.raises(FileNotFoundError):
        processes.fed(["no-such-program-anywhere"], os.environ)


# -- what comes back ---------------------------------------------------------------------------


def squared(number: int) -> int:
    """A task: other processes find it by its name."""
    if number == 13:
        raise ValueError("an unlucky number")
    if number == 17:
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return number * number


def lost(number: int, why: str) -> str:
    """What stands for the result of a process that ended."""
    return f"{number}: {why}"


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 12])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    results = list(processes.in_order(squared, range(count), jobs, lost))
    assert results == [n * n for n in range(count)]


def test_more_items_than_are_ever_in_work_at_once() -> None:
    numbers = [n % 10 for n in range(3_000)]
    assert list(processes.in_order(squared, numbers, 2, lost)) == [n * n for n in numbers]


def test_an_error_of_the_task_is_raised_in_its_turn() -> None:
    results = processes.in_order(squared, range(20), 2, lost)
    assert [next(results) for _ in range(13)] == [n * n for n in range(13)]
    with pytest.raises(ValueError, match="an unlucky number"):
        next(results)


@linux
def test_whatever_process_ends_only_what_it_was_at_is_lost() -> None:
    numbers = [17, 1, 2, 17, 17, 3, *range(4, 12)] * 20
    results = list(processes.in_order(squared, numbers, 2, lost))
    why = "17: its process was ended by SIGKILL"
    assert results == [why if n == 17 else n * n for n in numbers]


def test_where_no_process_can_be_started_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_: object) -> None:
        raise BlockingIOError("too many processes")

    monkeypatch.setattr(processes.sharing, "_Worker", refused)
    results = list(processes.in_order(os.path.basename, ["a/b", "c/d"], 2, lost))
    assert results == ["b", "d"]


class OddError(Exception):
    """An exception that can be written down and not be read again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def raises(what: str) -> object:
    """Raise, or return, what is hard to send."""
    if what == "odd":
        raise OddError("one", "other")
    if what == "value":
        raise ValueError("no such thing")
    return lambda: what


def test_what_a_search_raises_is_raised_here() -> None:
    assert processes.within(ENOUGH, os.path.basename, "a/b") == "b"
    with pytest.raises(ValueError, match="no such thing"):
        processes.within(ENOUGH, raises, "value")


def test_what_cannot_be_sent_is_an_error_and_no_hang() -> None:
    with pytest.raises(RuntimeError, match="OddError: one and other"):
        processes.within(ENOUGH, raises, "odd")
    with pytest.raises(RuntimeError, match="pickle"):
        processes.within(ENOUGH, raises, "a function without a name")


def test_a_search_is_stopped_in_time() -> None:
    with pytest.raises(processes.TimeUpError):
        processes.within(0.2, time.sleep, ENOUGH)


def test_every_process_is_started_in_one_place() -> None:
    starters = (
        "subprocess",
        "multiprocessing",
        "concurrent",
        "os.fork",
        "os.spawn",
        "os.posix_spawn",
    )
    found = {
        path.parent.relative_to(ROOT).as_posix()
        for path in (ROOT / "argmap").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(f"import {word}" in line or f"{word}(" in line for word in starters)
    }
    assert found == {"argmap/processes"}
