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


@pytest.fixture
def workers(scheduler):
    """Two workers of the scheduler; the process that minds them."""
    words = ("dask", "worker", scheduler, "--nworkers", "2", "--nthreads", "1", "--no-dashboard")
    process = started(*words, **ENVIRONMENT)
    yield process
    stopped(process)


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
