"""From draft to the answer."""

urlpatterns = []
