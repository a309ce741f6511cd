"""From a fresh clone to a working environment. Standard library only; Python 3.9 and newer."""
