"""Addresses of the channels."""

from django.urls import path

from khum.channels.views import channels, compiling, posts

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
]
