"""Settings: safe by default, every choice of an installation read from its environment."""

from lifecourse.settings.base import *  # noqa: F403
from lifecourse.settings.logs import LOGGING  # noqa: F401
from lifecourse.settings.security import *  # noqa: F403
