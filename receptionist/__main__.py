"""`python -m receptionist`: the desk from a terminal."""

from __future__ import annotations

import sys

from receptionist.cli import main

sys.exit(main())
