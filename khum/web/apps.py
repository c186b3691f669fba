"""The edge kit: errors become responses, pages, fragments."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """App configuration."""

    name = "khum.web"
    label = "web"
