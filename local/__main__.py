"""Where bin/run, bin/test, bin/manage and the others begin; readable by any Python 3."""

import sys

from local.commands import main

sys.exit(main(sys.argv[1], sys.argv[2:]))
