"""`bin/test --quick`: what tells most within three minutes."""

LEFT_OUT = ("sweep", "browser")


def pytest_addoption(parser):
    parser.addoption("--quick", action="store_true", help=f"leave out tests marked {' or '.join(LEFT_OUT)}")


def pytest_collection_modifyitems(config, items):
    if config.getoption("quick"):
        left_out = [item for item in items if any(map(item.get_closest_marker, LEFT_OUT))]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
