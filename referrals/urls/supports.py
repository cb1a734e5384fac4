"""From the match to the ending."""

urlpatterns = []
