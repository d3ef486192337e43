"""Which lessons there are: those that are shipped, and those in the user's own folder; docs/lessons.md."""

from pathlib import Path

from scenarier.vocabulary.places import resources_folder

SUFFIX = ".lesson"


def own_lessons_folder() -> Path:
    """The user's own folder of lessons, beside the settings, whether it exists or not."""
    import platformdirs

    return platformdirs.user_config_path("scenarier", appauthor=False) / "lessons"


def shipped_lessons_folder() -> Path:
    """Folder of the lessons that are shipped."""
    return resources_folder() / "lessons"


def lesson_paths() -> list[Path]:
    """The lessons there are, the user's own first; one of theirs takes the place of a shipped one of its name."""
    found: dict[str, Path] = {}
    for folder in (own_lessons_folder(), shipped_lessons_folder()):
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            found.setdefault(path.name, path)
    return list(found.values())


def find_lesson(given: Path) -> Path:
    """The file that was meant: itself, or the lesson there is of that name, with or without the extension."""
    if given.exists() or given.name != str(given):
        return given
    named = {path.stem: path for path in lesson_paths()}
    return named.get(given.name.removesuffix(SUFFIX), given)
