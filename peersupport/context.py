from django.conf import settings

from groundwork.addresses import address_of
from groundwork.way_back import way_back
from peersupport.navigation import account_links, footer_links, navigation


def service(request):
    """What every page says about the service that runs it, and where its user may go."""
    return {
        "organisation_name": settings.ORGANISATION_NAME,
        "organisation_logo": settings.ORGANISATION_LOGO,
        "service_name": settings.SERVICE_NAME,
        "person_word": settings.PERSON_WORD,
        "person_word_plural": settings.PERSON_WORD_PLURAL,
        "footer_links": footer_links(),
        **(signed_in(request) if hasattr(request, "user") and request.user.is_authenticated else {}),
    }


def signed_in(request):
    """What only pages of somebody who is signed in have."""
    return {
        "way_back": way_back(request),
        "navigation": navigation(request),
        "account_links": account_links(request),
        "idle_minutes": settings.IDLE_MINUTES,
        "keep_alive_url": address_of("groundwork:keep_alive"),
        "sign_out_url": address_of("account_logout"),
        "signed_out_url": f"{address_of('account_login')}?next={request.path}",
    }
