from bench.visitor import SIGN_IN, Answer
from drills.backup import documented
from drills.collisions.crew import done
from drills.races import words

PAGE = (
    '<div class="nhsuk-error-summary"><ul><li> <a href="#x">It is\n taken&nbsp;by Ann &amp; Bob.</a> </li></ul></div>'
)


def answer(status, text="", location=""):
    return Answer(status, 1.0, len(text), 0, text, location)


def test_an_answer_is_done_or_told_or_should_not_have_been_given():
    assert words(answer(302, location="/teams/"), ()) == "done"
    assert words(answer(200, PAGE), ("taken by Ann & Bob",)) == "“taken by Ann & Bob”"
    assert words(answer(404), (404,)) == "answer 404"
    assert words(answer(200, PAGE), ("gone",)) == "! 200 It is taken by Ann & Bob."
    assert words(answer(500), ("gone", 404)).startswith("! 500")


def test_being_led_to_the_sign_in_page_is_no_success():
    led = answer(302, location=f"{SIGN_IN}?next=/")
    assert done([led, answer(302, location="/")]) == [False, True]
    assert words(led, (SIGN_IN,)) == "asked to sign in"
    assert words(led, (403,)).startswith("! ")


def test_the_backup_drill_runs_the_documented_commands(tmp_path):
    dump, restore = documented(tmp_path / "backup.dump")
    assert dump.startswith("pg_dump")
    assert "createdb" in restore
    assert "pg_restore" in restore
    assert all(str(tmp_path / "backup.dump") in commands for commands in (dump, restore))
