"""Forms whose deeds are lost, doubled or half done."""

BREAKAGES = []
