"""Who may become a worker: people interested in peer work, step by step, apart from all support."""
