"""Saving that is interrupted leaves the old file or the new one, whole."""

import errno
import os
import subprocess
import sys

import pytest
from tests.made import Study

from scenarier.model.study import Scenario
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import write_study
from scenarier.vocabulary.errors import FaultsError

N_KILLS = 60

# One process imports the program once and forks the workers that it kills, each in the midst of saving.
KILLING = """
import os, random, signal, sys, time
from pathlib import Path
from scenarier.model.study import Measure, Scenario, Study
from scenarier.storage.study_read import read_study
from scenarier.storage.study_write import study_bytes, write_study
path, n_kills = Path(sys.argv[1]), int(sys.argv[2])
def big(growth):
    measures = tuple(Measure(f"Tiltag {n}", "frame:MTM", {2026: growth + n}, note="x" * 200) for n in range(500))
    scenario = Scenario("A", parameters={"population_growth": growth}, measures=measures)
    return Study(baseline="aarhus-2024", horizon=2029, scenarios=(scenario,))
old, new = big(1000.0), big(2000.0)
write_study(old, path)
chance, seen = random.Random(11), []
for _ in range(n_kills):
    worker = os.fork()
    if worker == 0:
        while True:
            write_study(new, path)
            write_study(old, path)
    time.sleep(chance.uniform(0.001, 0.03))
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    content = path.read_bytes()
    assert content in (study_bytes(old), study_bytes(new)), "neither the old nor the new file"
    seen.append(read_study(path)[0] == new)
print(len(seen), sum(seen))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_that_killing_a_save_leaves_a_whole_file(tmp_path):
    path = tmp_path / "budget.scenarier"
    arguments = [sys.executable, "-c", KILLING, str(path), str(N_KILLS)]
    said = subprocess.run(arguments, capture_output=True, text=True, timeout=120)
    assert said.returncode == 0, said.stderr
    n_kills, n_new = map(int, said.stdout.split())
    assert n_kills == N_KILLS
    assert 0 < n_new < N_KILLS, "the kills did not fall in the midst of saving"
    others = [file.name for file in tmp_path.iterdir() if file != path]
    assert all(name.startswith(".scenarier-") and name.endswith(".tmp") for name in others)


OLD, NEW = Study(title="Gammel"), Study(title="Ny", scenarios=(Scenario("A"),))


@pytest.mark.parametrize("step", ["mkstemp", "fdopen", "write", "fsync", "chmod", "replace"])
def test_that_a_failing_step_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch, step):
    import tempfile

    path = tmp_path / "budget.scenarier"
    write_study(OLD, path)

    def fails(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "full")

    if step == "write":
        real = os.fdopen

        def half_written(*args, **kwargs):
            file = real(*args, **kwargs)
            write = file.write

            class Half:
                def __enter__(self):
                    return self

                def __exit__(self, *_):
                    file.close()

                def write(self, content):
                    write(content[: len(content) // 2])
                    fails()

            return Half()

        monkeypatch.setattr(os, "fdopen", half_written)
    else:
        monkeypatch.setattr(tempfile if step == "mkstemp" else os, step, fails)
    with pytest.raises(FaultsError) as caught:
        write_study(NEW, path)
    monkeypatch.undo()
    assert "full" in str(caught.value.faults[0].message)
    assert read_study(path)[0] == OLD
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
