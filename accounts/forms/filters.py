from crispy_nhsuk.forms import NHSForm


class FilterForm(NHSForm):
    """Filters of a list, kept in its address."""

    form_method = "get"
    submit_label = "Apply filters"


class SearchForm(FilterForm):
    """Filters of a `SearchPage`: posted, so that the name somebody looks for stands in no address."""

    form_method = "post"
