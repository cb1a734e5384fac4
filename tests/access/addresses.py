"""Every address that the product answers, read from its URL configuration."""

from django.urls import URLPattern, get_resolver


def all_names():
    """The namespaced names of all addresses; for one without a name, its pattern."""
    return sorted(set(names_under(get_resolver().url_patterns, "")))


def names_under(patterns, prefix):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}" if pattern.name else str(pattern.pattern)
        else:
            yield from names_under(
                pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            )
