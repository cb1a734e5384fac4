import pytest
from django.apps import apps
from django.db import Error, transaction

from support.models import Principle
from tests.database import as_owner
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    return apps.get_model("support", "SessionPrinciplesChoiceEvent").objects


def test_choosing_and_unchoosing_stay_in_the_history(kept):
    session, principle = SessionFactory(), Principle.objects.first()
    session.principles.add(principle)
    session.principles.remove(principle)
    assert list(kept.order_by("pgh_id").values_list("pgh_label", "principle_id")) == [
        ("insert", principle.pk),
        ("delete", principle.pk),
    ]


def test_the_history_of_choices_cannot_be_rewritten(kept):
    SessionFactory().principles.add(Principle.objects.first())
    with as_owner(), pytest.raises(Error, match="Cannot update"), transaction.atomic():
        kept.update(pgh_label="delete")


def test_every_table_of_choices_has_a_history():
    tracked = {model.pgh_tracked_model._meta.db_table for model in apps.get_models() if is_history(model)}
    tables = {
        field.remote_field.through._meta.db_table
        for config in ["workers", "training", "development", "referrals", "support", "supervision"]
        for model in apps.get_app_config(config).get_models()
        for field in model._meta.local_many_to_many
    }
    assert tables <= tracked


def is_history(model):
    return hasattr(model, "pgh_tracked_model")
