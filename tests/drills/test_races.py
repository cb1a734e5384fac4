from bench.visitor import Answer
from drills.backup import documented
from drills.races import words

PAGE = (
    '<div class="nhsuk-error-summary"><ul><li> <a href="#x">It is\n taken&nbsp;by Ann &amp; Bob.</a> </li></ul></div>'
)


def answer(status, text=""):
    return Answer(status, 1.0, len(text), 0, text)


def test_an_answer_is_done_or_told_or_should_not_have_been_given():
    assert words(answer(302), ()) == "done"
    assert words(answer(200, PAGE), ("taken by Ann & Bob",)) == "“taken by Ann & Bob”"
    assert words(answer(404), (404,)) == "answer 404"
    assert words(answer(200, PAGE), ("gone",)) == "! 200 It is taken by Ann & Bob."
    assert words(answer(500), ("gone", 404)).startswith("! 500")


def test_the_backup_drill_runs_the_documented_commands(tmp_path):
    dump, restore = documented(tmp_path / "backup.dump")
    assert dump.startswith("pg_dump")
    assert "createdb" in restore
    assert "pg_restore" in restore
    assert all(str(tmp_path / "backup.dump") in commands for commands in (dump, restore))
