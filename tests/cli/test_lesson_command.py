"""`scenarier lesson`: what it prints and how it ends."""

import json
from pathlib import Path

LESSONS = Path(__file__).resolve().parents[2] / "resources" / "lessons"
FIRST = LESSONS / "01-overblik.lesson"


def changed(path: Path, change) -> Path:
    document = json.loads(FIRST.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_that_lessons_are_checked_and_played_and_end_as_they_should(scenarier, tmp_path):
    done = scenarier("lesson", "check", *sorted(LESSONS.glob("*.lesson")))
    assert (done.status, done.err, done.out.count("all is so")) == (0, "", len(list(LESSONS.glob("*.lesson"))))
    done = scenarier("lesson", "play", FIRST, "--answers")
    assert done.status == 0
    assert done.out.endswith("Score: 5 of 5\n")
    assert "Answer: Income tax rate: 24.31 %" in done.out
    danish = scenarier("lesson", "play", LESSONS / "07-udgangspunkt.lesson", "--answers", "--language", "da").out
    assert "Udgangspunkt, Service; Udgangspunkt, Overførsler" in danish
    danish = scenarier("lesson", "play", LESSONS / "04-vaekst.lesson", "--answers", "--language", "da").out
    assert "det er 346 mio. kr. Det er tæt nok på." in danish
    untrue = changed(tmp_path / "a.lesson", lambda one: one["steps"][3]["task"]["answer"].update(tax_rate=0.25))
    done = scenarier("lesson", "play", untrue, "--answers")
    assert (done.status, done.out.endswith("Score: 3 of 5\n")) == (1, True)
    done = scenarier("lesson", "check", untrue, FIRST)
    assert (done.status, done.out.count("all is so")) == (1, 1)
    assert "steps[3].task.answer: the answer does not solve the task" in done.err
    broken = changed(tmp_path / "b.lesson", lambda one: one["steps"][0].update(levers=["tax"]))
    for command in (("check", untrue, broken), ("play", broken)):
        done = scenarier("lesson", *command)
        assert (done.status, "Traceback" in done.err) == (2, False)
        assert "steps[0].levers[0]: unknown parameter “tax”" in done.err
    assert scenarier("lesson", "play", tmp_path / "none.lesson").status == 2
    done = scenarier("lesson", "chek")
    assert (done.status, "'chek'" in done.err) == (2, True)
    done = scenarier("lesson", "check", changed(tmp_path / "c.lesson", _one_claim))
    assert "4 steps, 5 points, 1 claim; all is so" in done.out


def _one_claim(document):
    for step in document["steps"][1:]:
        del step["claims"]
    del document["steps"][0]["claims"][1:]


def test_that_a_lesson_of_the_users_own_folder_is_listed_and_found_by_its_name(scenarier, settings):
    folder = settings.parent / "lessons"
    folder.mkdir(parents=True)
    changed(folder / "mine.lesson", lambda one: one.update(order=0))
    (folder / "bad.lesson").write_text("{", encoding="utf-8")
    lines = scenarier("lesson", "list").out.splitlines()
    assert lines[0] == "mine  The overview in five minutes (5 min.)"
    assert lines[-1].startswith("bad  cannot be read")
    assert scenarier("lesson", "play", "mine", "--language", "da").out.startswith("Overblikket på fem minutter\n")
