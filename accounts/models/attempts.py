from django.db import models


class Attempts(models.Model):
    """How often something was tried of late. What and by whom is named by a mark that nobody can read."""

    mark = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(help_text="When it counts no longer.")

    class Meta:
        verbose_name_plural = "attempts"
        ordering = ["mark"]

    def __str__(self):
        return self.mark
