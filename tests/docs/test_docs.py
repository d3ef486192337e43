"""The documents hang together: links, files and names that they mention are there."""

import re

import pytest
from tests.docs.documents import DOCUMENTS, ROOT, anchors, code, text

from scenarier import __version__

NAMED = {path.relative_to(ROOT) for folder in ("src", "data", "tests") for path in (ROOT / folder).rglob("*")}
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "data").rglob("*.csv"),
        *(ROOT / "data").rglob("*.json"),
        ROOT / "Makefile",
        ROOT / "pyproject.toml",
    ]
)
ROOMS = sorted(path.name for path in (ROOT / "src" / "scenarier").iterdir() if path.is_dir())
NOT_OURS = {"sha256sum", "null"}
"""Names in backticks of other programs and of JSON."""

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_links_lead_somewhere(name):
    for target, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", text(name)):
        path = (DOCUMENTS[name].parent / target).resolve() if target else DOCUMENTS[name]
        assert path.is_relative_to(ROOT), target
        assert path.exists(), target
        assert not anchor or anchor in anchors(str(path.relative_to(ROOT))), anchor


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_files_named_exist(name):
    for path in re.findall(r"(?<![\w/.])(?:src|data|docs|tests|resources|scripts)/[\w./-]*\w", text(name)):
        assert (ROOT / path).exists(), path
    for found in code(name):
        if re.fullmatch(rf"({'|'.join(ROOMS)})/[\w/]+\.py", found):
            assert (ROOT / "src" / "scenarier" / found).exists(), found
        elif re.fullmatch(r"[\w-]+\.(csv|py|json|toml)", found):
            assert [path for path in NAMED if path.name == found] or (ROOT / found).exists(), found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_names_in_backticks_are_ours(name):
    """Words of two letters and more; the beginnings and ends of names, such as `n_`, are none."""
    words = set(re.findall(r"`([A-Za-z]\w*[A-Za-z0-9])(?:\([^`]*\))?`", text(name)))
    missing = {word for word in words if not re.search(rf"\b{word}\b", SOURCE)}
    assert {word for word in missing if not (ROOT / word).is_dir()} <= NOT_OURS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_make_targets_exist(name):
    makefile = text("Makefile")
    for found in code(name):
        for target in re.findall(r"^make ([a-z]+)", found):
            assert f"\n{target}:" in makefile, target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_no_place_of_one_machine_is_named(name):
    assert not re.findall(r"(?<![\w.:/])/(?:home|root|tmp|usr|opt|var|work|mnt)\b\S*", text(name))


def test_that_the_readme_names_the_two_commands():
    for target in ("run", "test"):
        assert f"\n    make {target} " in text("README.md")


def test_that_the_newest_change_is_of_this_version():
    assert re.findall(r"^## (.*)$", text("CHANGELOG.md"), re.MULTILINE)[0] == __version__
    assert f'\nversion = "{__version__}"\n' in text("pyproject.toml")


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_that_a_decision_is_short_and_has_its_parts(path):
    decision = path.read_text(encoding="utf-8")
    assert len(decision.splitlines()) <= 40
    assert re.findall(r"^\*\*(\w+)\.\*\*", decision, re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_that_decisions_are_numbered_and_listed_by_their_titles():
    expected = []
    for number, path in enumerate(DECISIONS, start=1):
        assert path.name.startswith(f"{number:03}-")
        title = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
        expected.append(f"{number}. [{title}](decisions/{path.name})")
    assert re.findall(r"^\d+\. \[.*", text("docs/architecture.md"), re.MULTILINE)[-len(expected) :] == expected
