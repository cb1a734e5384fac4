"""Parameters for what surrounds a list: pages, sorting."""


def address(request, **changes):
    """The query of the present address with some parameters changed; None removes one."""
    query = request.GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value is not None:
            query[key] = value
    return f"?{query.urlencode()}" if query else request.path


def pagination(page, request, parameter="page"):
    """Parameters of the numbered pagination component for a page of Django's Paginator."""

    def link(number):
        return address(request, **{parameter: number})

    items = [
        {"number": number, "href": link(number), "current": number == page.number}
        if isinstance(number, int)
        else {"ellipsis": True}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return {
        "items": items,
        "previous": {"href": link(page.previous_page_number())} if page.has_previous() else None,
        "next": {"href": link(page.next_page_number())} if page.has_next() else None,
        "labelText": "Pages",
    }


def sorting(request, key, parameter="sort"):
    """(address, state) of a column heading: `name` sorts upwards, `-name` downwards."""
    current = request.GET.get(parameter, "")
    state = {key: "ascending", f"-{key}": "descending"}.get(current, "none")
    following = f"-{key}" if state == "ascending" else key
    return address(request, **{parameter: following, "page": None}), state
