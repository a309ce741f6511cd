"""What other rooms may ask of safekeeping."""

from lifecourse.safekeeping.manifest import BadBackup, Manifest
from lifecourse.safekeeping.operations import UnableToRestore, back_up, restore, take_stock, upgrade

__all__ = ["BadBackup", "Manifest", "UnableToRestore", "back_up", "restore", "take_stock", "upgrade"]
