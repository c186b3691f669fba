"""What a printed code leads to."""

from django.urls import path

from khum.channels.views import public

app_name = "channels-public"
urlpatterns = [path("q/<slug:code>/", public.scan, name="scan")]
