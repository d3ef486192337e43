"""`--scheduler`: the workers of a cluster, started as docs/beyond.md says, give the bytes that this machine gives.

Scheduler, workers and commands run in processes of their own: Dask leaves threads behind where it is used.
"""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.guard.connections import LOOPBACK

from scenarier.jobs.studies import example_paths

pytest.importorskip("distributed")
psutil = pytest.importorskip("psutil")
pytestmark = pytest.mark.long
STUDY = str(example_paths()[0])
ENVIRONMENT = {"MALLOC_TRIM_THRESHOLD_": str(2**30), "MALLOC_MMAP_THRESHOLD_": str(2**30)}
DRAWN = ("ensemble", STUDY, "--draws", "120500", "--variable", "liquidity", "--format", "csv")
HALF_WAY = """
import sys
from scenarier.analysis import cluster
from scenarier.cli.main import main
from scenarier.jobs import ensemble

cluster.SECONDS_BETWEEN_LOOKS, cluster.LOOKS_WITHOUT_WORKERS = float(sys.argv[1]), 4
whole = ensemble.in_order

def halting(*asked):
    for place, block in enumerate(whole(*asked)):
        if place == 8:
            print("half way", flush=True)
            sys.stdin.readline()
        yield block

ensemble.in_order = halting
main(sys.argv[2:])
"""
NO_SCHEDULER = """
import socket
from scenarier.analysis import cluster
from scenarier.vocabulary.errors import FaultsError

cluster.SECONDS_TO_CONNECT = 1
silent = socket.create_server(("127.0.0.1", 0))
for address in ("here", "foo://x", "tcp://[::1", "tls://127.0.0.1:9", f"tcp://127.0.0.1:{silent.getsockname()[1]}"):
    try:
        list(cluster.in_order(address, None, None, 1))
    except FaultsError as error:
        print(error.faults[0].message)
"""
GRID = {
    "study": STUDY,
    "levers": {
        "tax_rate": [0.24 + step / 10_000 for step in range(60)],
        "population_growth": list(range(3000, 3060)),
    },
    "variables": ["savings"],
    "years": [2029],
}


def started(*words, **environment):
    """A process, whose output is kept in pipes."""
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **environment},
    )


def ended(process):
    """Status, output and errors of a process that ends by itself."""
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err.decode()


def stopped(process):
    """Stop a process and what it started."""
    children = psutil.Process(process.pid).children(recursive=True)
    process.terminate()
    process.communicate(timeout=30)
    for child in (one for one in children if one.is_running()):
        child.kill()


def _address(file):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if file.exists() and file.read_text():
            return json.loads(file.read_text())["address"]
        time.sleep(0.1)
    raise AssertionError("no scheduler")


@pytest.fixture(autouse=True, scope="module")
def this_machine_may_be_asked():
    """The one place where a connection is opened: to a cluster on this machine."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(LOOPBACK, "yes")
        yield


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """The address of a scheduler that has no workers yet."""
    file = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    words = (
        "dask",
        "scheduler",
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--no-dashboard",
        "--scheduler-file",
        str(file),
    )
    process = started(*words, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="10")
    yield _address(file)
    stopped(process)


def two_workers(scheduler, *more):
    """Two workers of a scheduler; the process that minds them."""
    words = ("dask", "worker", scheduler, "--nworkers", "2", "--nthreads", "1", "--no-dashboard", *more)
    return started(*words, **ENVIRONMENT)


@pytest.fixture
def workers(scheduler):
    """Two workers of the scheduler; the process that minds them."""
    process = two_workers(scheduler)
    yield process
    stopped(process)


def half_way(scheduler, between_looks):
    """A command that has had some of its blocks and waits to be told to go on; its workers hold more of them."""
    command = [sys.executable, "-c", HALF_WAY, str(between_looks), *DRAWN, "--scheduler", scheduler]
    pipe = subprocess.PIPE
    process = subprocess.Popen([*command, "--language", "en"], stdin=pipe, stdout=pipe, stderr=pipe)
    assert process.stdout.readline() == b"half way\n"
    return process


def go_on(process):
    """Let a command go on that waits half way."""
    process.stdin.write(b"\n")
    process.stdin.flush()


def killed(process):
    """Kill a process and what it started, at once and without a word."""
    for one in (*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)):
        one.kill()
    process.communicate(timeout=30)


def test_that_an_ensemble_of_workers_of_which_one_is_killed_is_the_one_of_this_machine(scheduler, workers):
    here = ended(started("scenarier", *DRAWN))
    there = started("scenarier", *DRAWN, "--scheduler", scheduler)
    deadline, seen = time.monotonic() + 60, psutil.Process(workers.pid)
    busy = None
    while busy is None and time.monotonic() < deadline and there.poll() is None:
        busy = next((one for one in seen.children(recursive=True) if one.cpu_times().user > 2.5), None)
        time.sleep(0.05)
    assert busy is not None, "no worker was seen at work"
    os.kill(busy.pid, signal.SIGKILL)
    assert ended(there) == here
    assert here[0] == 0


def test_that_an_ensemble_whose_workers_are_all_lost_ends_with_a_word_and_no_other(scheduler):
    minding = two_workers(scheduler)
    there = half_way(scheduler, 0.5)
    killed(minding)
    go_on(there)
    assert ended(there) == (2, b"", "scenarier: --scheduler: the scheduler has lost all its workers\n")


def test_that_an_ensemble_whose_workers_are_all_lost_goes_on_when_others_come(scheduler):
    minding = two_workers(scheduler)
    there = half_way(scheduler, 30)
    killed(minding)
    go_on(there)
    time.sleep(1)
    minding = two_workers(scheduler)
    assert ended(there) == ended(started("scenarier", *DRAWN))
    stopped(minding)


@pytest.mark.parametrize(
    ("loaded", "told"),
    [
        ("from scenarier.analysis import cluster; cluster.__version__ = '0.1'", "has scenarier 0.1, numpy"),
        ("import sys; sys.modules['scenarier'] = None", "has no scenarier; install scenarier"),
    ],
)
def test_that_a_worker_of_another_make_that_comes_late_computes_nothing(scheduler, tmp_path, loaded, told):
    other = tmp_path / "other.py"
    other.write_text(loaded, encoding="utf-8")
    minding = two_workers(scheduler)
    there = half_way(scheduler, 30)
    killed(minding)
    go_on(there)
    minding = two_workers(scheduler, "--preload", str(other))
    status, out, err = ended(there)
    assert (status, out) == (2, b"")
    assert told in err
    assert "Traceback" not in err
    stopped(minding)


def test_that_a_scheduler_that_answers_no_more_is_told(scheduler, workers):
    there, process = half_way(scheduler, 0.5), psutil.Process(_listening(scheduler))
    process.suspend()
    go_on(there)
    found = ended(there)
    process.resume()
    assert found == (2, b"", "scenarier: --scheduler: the connection to the scheduler was lost\n")


def _listening(address):
    """The process that listens at an address."""
    port = int(address.rpartition(":")[2])
    found = (one for one in psutil.net_connections("tcp") if one.status == psutil.CONN_LISTEN)
    return next(one.pid for one in found if one.laddr.port == port)


def test_that_what_is_no_scheduler_is_told_at_once_and_without_a_traceback():
    pipe = subprocess.PIPE
    status, out, err = ended(subprocess.Popen([sys.executable, "-c", NO_SCHEDULER], stdout=pipe, stderr=pipe))
    assert (status, err) == (0, "")
    assert out.decode().splitlines() == ["there is no Dask scheduler at “{address}”"] * 5


def test_that_a_sweep_of_the_workers_is_the_one_of_this_machine(scheduler, workers, tmp_path):
    grid = tmp_path / "grid.json"
    grid.write_text(json.dumps(GRID), encoding="utf-8")
    here = ended(started("scenarier", "sweep", str(grid)))
    assert ended(started("scenarier", "sweep", str(grid), "--scheduler", scheduler)) == here
    assert here[0] == 0


def test_that_a_scheduler_without_workers_is_told(scheduler):
    status, out, err = ended(started("scenarier", *DRAWN, "--scheduler", scheduler, "--language", "en"))
    assert (status, out) == (2, b"")
    assert "--scheduler: the scheduler has no workers; start some" in err


def test_that_no_scheduler_and_processes_besides_are_told():
    asked = (*DRAWN, "--scheduler", "tcp://127.0.0.1:9", "--language", "en")
    status, out, err = ended(started("scenarier", *asked))
    assert (status, out) == (2, b"")
    assert "--scheduler: there is no Dask scheduler at “tcp://127.0.0.1:9”" in err
    assert "leave --workers out" in ended(started("scenarier", *asked, "--workers", "2"))[2]


def test_that_workers_of_another_make_are_refused(scheduler, workers):
    code = (
        "from scenarier.analysis import cluster; cluster.__version__ = '0.1'\n"
        f"from scenarier.cli.main import main; main({[*DRAWN, '--scheduler', scheduler, '--language', 'en']})"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    status, out, err = ended(process)
    assert (status, out) == (2, b"")
    assert "let them be the same" in err
