"""The site as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
application = get_wsgi_application()

# What is loaded once stays. Kept out of the collector's way, which else goes through all of it again while
# somebody waits for a page; and every worker shares it.
_every_page = get_resolver().url_patterns
gc.collect()
gc.freeze()
