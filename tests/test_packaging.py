"""The wheel carries data and resources, and works where it is installed; set-up says what is missing."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
FOLDERS = ("data", "resources")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [*PIP, "wheel", "--no-build-isolation", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    return next(folder.glob("scenarier-*.whl"))


@pytest.fixture(scope="module")
def site(wheel, tmp_path_factory) -> Path:
    """A folder that the wheel is installed in."""
    target = tmp_path_factory.mktemp("site")
    subprocess.run([*PIP, "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)], check=True)
    return target


def run(site: Path, cwd: Path, *arguments: str) -> str:
    """What the installed program writes, started elsewhere than in the checkout."""
    environment = os.environ | {"PYTHONPATH": str(site)}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, check=True, stdout=subprocess.PIPE).stdout.decode()


def test_that_the_wheel_carries_data_and_resources(wheel):
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
        po = "resources/locale/da/LC_MESSAGES/scenarier.mo"
        assert opened.read(f"scenarier/{po}") == (ROOT / po).read_bytes()
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert {f"scenarier/{path.relative_to(ROOT).as_posix()}" for path in files} <= names
    assert "scenarier/data/aarhus-2024/datapackage.json" in names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"scenarier"}


def test_that_an_installed_wheel_finds_its_own_data(site, tmp_path):
    places = "from scenarier.vocabulary import places; print(places.baselines_folder(), places.resources_folder())"
    assert run(site, tmp_path, "-c", places).split() == [str(site / "scenarier" / name) for name in FOLDERS]


def test_that_an_installed_wheel_projects_the_baseline(site, tmp_path):
    version = run(site, tmp_path, "-m", "scenarier", "--version")
    assert (site / f"scenarier-{version.split()[1]}.dist-info").is_dir()
    csv = run(site, tmp_path, "-m", "scenarier", "run", "--format", "csv")
    here = subprocess.run(
        [sys.executable, "-m", "scenarier", "run", "--format", "csv"], check=True, capture_output=True
    )
    assert csv == here.stdout.decode()
    assert "Serviceudgifter" in run(site, tmp_path, "-m", "scenarier", "run", "--language", "da")


@pytest.fixture
def checkout(tmp_path) -> Path:
    """What set-up reads, in a folder of its own, for a user of a Debian machine that has no package installed."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    commands = {
        "id": "echo 1000",
        "dpkg-query": "exit 1",
        "apt-cache": "exit 100",
        "apt-get": "touch asked; exit 100",
    }
    (folder / "bin").mkdir()
    for name, does in commands.items():
        command(folder, name, does)
    return folder


def command(checkout: Path, name: str, does: str) -> None:
    """A stand-in for a command of the system."""
    path = checkout / "bin" / name
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


def said_by_setup(checkout: Path, **environment: str) -> list[str]:
    """The lines that set-up ends with, when it cannot go on."""
    environment = {"PYTHON": sys.executable, "PATH": f"{checkout / 'bin'}:{os.environ['PATH']}", **environment}
    ended = subprocess.run(
        ["sh", str(checkout / "scripts" / "setup.sh")],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 2
    assert not (checkout / ".venv").exists()
    return ended.stderr.decode().splitlines()


def test_that_a_user_is_told_the_one_command_that_installs_what_is_missing(checkout):
    told = said_by_setup(checkout)[-1].split()
    assert told[:4] == ["sudo", "apt-get", "install", "-y"]
    assert {"libegl1", "libxcb-cursor0", "libglib2.0-0"} <= set(told)
    assert not (checkout / "asked").exists()


def test_that_glib_goes_by_the_name_that_apt_knows(checkout):
    command(checkout, "apt-cache", "echo Package: $2")
    told = said_by_setup(checkout)[-1].split()
    assert "libglib2.0-0t64" in told
    assert "libglib2.0-0" not in told
    assert "fonts-inter" in told


def test_that_only_what_is_missing_is_named(checkout):
    command(
        checkout, "dpkg-query", 'for last in "$@"; do :; done; [ $last != libegl1 ] && echo install ok installed'
    )
    assert said_by_setup(checkout)[-1] == "  sudo apt-get install -y libegl1"


def test_that_root_is_told_what_apt_said_and_what_to_do(checkout):
    command(checkout, "id", "echo 0")
    command(checkout, "apt-get", "echo E: no network; exit 100")
    told = said_by_setup(checkout)
    assert "E: no network" in told
    assert told[-1].startswith("  apt-get update && apt-get install -y ")


def test_that_an_old_python_is_refused(checkout):
    command(checkout, "python3.9", "exit 1")
    told = said_by_setup(checkout, PYTHON=str(checkout / "bin" / "python3.9"))
    assert told == [f"PYTHON={checkout}/bin/python3.9 is no Python 3.11 or newer."]
