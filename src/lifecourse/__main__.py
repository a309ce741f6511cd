"""`python -m lifecourse`: the same command line as `./lifecourse`."""

import sys

from lifecourse.cli import main

sys.exit(main())
