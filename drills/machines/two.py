def two(folder, base):
    return []
