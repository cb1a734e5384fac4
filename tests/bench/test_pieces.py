"""What a submit is made of."""

import json

import pytest

from bench.floor import PIECES
from bench.pieces import AFTER, in_words, pieces, short
from bench.visitor import Answer
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ('SELECT "a"."id" FROM "support_support" WHERE "b" = 1', "SELECT support_support"),
        ('SELECT EXISTS(SELECT 1 FROM "workers_worker" LIMIT 1)', "SELECT workers_worker"),
        ('INSERT INTO "groundwork_submission" ("id") VALUES (1)', "INSERT INTO groundwork_submission"),
        ('UPDATE "support_goal" SET "x" = (SELECT "y" FROM "other")', "UPDATE support_goal"),
        ('RELEASE SAVEPOINT "s1_x2"', "RELEASE SAVEPOINT"),
        ("", AFTER),
    ],
)
def test_a_statement_is_told_in_a_few_words(sql, words):
    assert short(sql) == words


def answer(*listed):
    return Answer(302, 1.0, 0, len(listed), "", pieces=listed)


def test_each_statement_has_the_medians_of_the_answers_that_sent_the_same():
    odd = answer(("SELECT x", 90, 90))
    found = pieces([odd, *(answer(("SELECT x", took, 2), (AFTER, 5, took)) for took in (1, 2, 9))])
    assert found == [("SELECT x", 2, 2), (AFTER, 5, 2)]
    assert in_words("Send: set a goal", found).splitlines()[-1] == "| together | 7.00 | 4.00 |"


@pytest.mark.django_db
def test_a_request_lists_its_statements_only_when_asked(with_floor, client):
    client.force_login(UserFactory())
    assert PIECES not in client.get("/floor/")
    said = json.loads(client.get("/floor/", headers={PIECES: "please"})[PIECES])
    told = [words for words, *_ in said]
    assert "SELECT accounts_user" in told and told[-1] == AFTER
    assert all(took > 0 for _, *times in said for took in times)
