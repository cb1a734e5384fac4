"""The main navigation: in which order each user finds what they may open."""

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.django_db


def test_a_worker_finds_their_own_profile_before_training(cast, sign_in):
    drawn = BeautifulSoup(sign_in(cast.worker).get("/").content, "html.parser")
    labels = [link.text.strip() for link in drawn.header.find("nav", {"aria-label": "Menu"}).find_all("a")]
    assert labels.index("My profile") < labels.index("Training")
