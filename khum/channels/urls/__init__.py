"""Addresses of the channels."""

from django.urls import path

from khum.channels.views import channels, compiling, office, posts

app_name = "channels"
urlpatterns = [
    path("", channels.channel_list, name="list"),
    path("new/", channels.new, name="new"),
    path("<int:pk>/", channels.channel, name="channel"),
    path("<int:pk>/edit/", channels.edit, name="edit"),
    path("<int:pk>/close/", channels.close, name="close"),
    path("<int:pk>/check/", channels.check, name="check"),
    path("<int:pk>/count/", channels.count, name="count"),
    path("publish/", posts.publish, name="publish"),
    path("posts/", posts.posts, name="posts"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/<int:pk>/proof/", posts.prove, name="prove"),
    path("posts/<int:pk>/down/", posts.take_down, name="take-down"),
    path("posts/<int:pk>/leaflet.pdf", posts.leaflet, name="leaflet"),
    path("books/", compiling.compilations, name="compilations"),
    path("books/new/", compiling.compile_new, name="compile"),
    path("books/<int:pk>/", compiling.compilation, name="compilation"),
    path("books/<int:pk>/issue/", compiling.issue, name="compilation-issue"),
    path("books/<int:pk>/book.<str:extension>", compiling.compilation_file, name="compilation-file"),
    path("posts/<int:pk>/sheet-<slug:size>.pdf", posts.sheet, name="sheet"),
    path("announcements/", office.announcements, name="announcements"),
    path("announcements/new/", office.announce, name="announce"),
    path("announcements/<int:pk>/end/", office.announcement_end, name="announcement-end"),
    path("centre/", office.centre, name="centre"),
    path("centre/catalogue.<str:extension>", office.centre_file, name="centre-file"),
    path("centre/new/", office.lay_open, name="lay-open"),
    path("centre/entries/<int:pk>/away/", office.take_away, name="take-away"),
    path("centre/requests/", office.requests, name="requests"),
    path("centre/requests.xlsx", office.requests_file, name="requests-file"),
    path("centre/requests/new/", office.request_new, name="request-new"),
    path("centre/requests/<int:pk>/answer/", office.request_answer, name="request-answer"),
    path("upkeep/", office.upkeep, name="upkeep"),
    path("upkeep/<int:pk>/", office.upkeep_sign, name="upkeep-sign"),
    path("reach/", office.reach, name="reach"),
    path("reach.<str:extension>", office.reach_file, name="reach-file"),
]
