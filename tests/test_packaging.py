"""The wheel carries data and resources, and works where it is installed."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "wheel",
        "--no-build-isolation",
        "--no-deps",
    ]
    subprocess.run([*pip, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("scenarier-*.whl"))


def test_that_the_wheel_carries_data_and_resources(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {f"scenarier/data/{path.relative_to(ROOT / 'data')}" for path in (ROOT / "data").rglob("*.*")}
    assert shipped <= names
    assert "scenarier/resources/locale/da/LC_MESSAGES/scenarier.mo" in names
    assert not [name for name in names if name.startswith("tests/")]


def test_that_an_installed_wheel_finds_its_own_data(wheel, tmp_path):
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(target)
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import scenarier.vocabulary.places as p; "
        "print(p.baselines_folder()); from scenarier.cli.main import main; main()"
    )
    said = subprocess.run(
        [sys.executable, "-P", "-c", code, str(target), "run", "--language", "da"],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines()[0] == str(target / "scenarier" / "data")
    assert "Serviceudgifter" in said.stdout
