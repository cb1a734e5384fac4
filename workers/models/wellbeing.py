from django.db import models


class Wellbeing(models.IntegerChoices):
    """How a worker says they are, after a session or in supervision."""

    STRUGGLING = 1, "1: struggling"
    UNSETTLED = 2, "2: unsettled"
    ALL_RIGHT = 3, "3: all right"
    GOOD = 4, "4: good"
    VERY_GOOD = 5, "5: very good"
