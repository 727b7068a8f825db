"""The twin as a server runs it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.twin.settings"
application = get_wsgi_application()
