from django.conf import settings

from peersupport.navigation import navigation


def service(request):
    """What every page says about the service that runs it, and where its user may go."""
    return {
        "organisation_name": settings.ORGANISATION_NAME,
        "organisation_logo": settings.ORGANISATION_LOGO,
        "service_name": settings.SERVICE_NAME,
        "person_word": settings.PERSON_WORD,
        "person_word_plural": settings.PERSON_WORD_PLURAL,
        "navigation": navigation(request) if hasattr(request, "user") else [],
    }
