"""Pages about the service, open to everybody."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from accounts import devices


@method_decorator(login_not_required, name="dispatch")
class Page(TemplateView):
    """A page with nothing but its text."""


accessibility = Page.as_view(template_name="accounts/accessibility.html")
cookies = Page.as_view(
    template_name="accounts/cookies.html",
    extra_context={
        "session_cookie": settings.SESSION_COOKIE_NAME,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "device_cookie": devices.NAME,
    },
)
privacy = Page.as_view(template_name="accounts/privacy.html")
help_page = Page.as_view(template_name="accounts/help.html")
