"""Addresses of forums."""

from django.urls import path

from khum.forums.views import board, forums, river, sets, stories

app_name = "forums"
urlpatterns = [
    path("", forums.forums, name="forums"),
    path("new/", forums.new, name="new"),
    path("ready/", sets.ready, name="ready"),
    path("<int:pk>/", forums.forum, name="forum"),
    path("<int:pk>/edit/", forums.edit, name="edit"),
    path("<int:pk>/people/", forums.people, name="people"),
    path("<int:pk>/people/<int:person>/remove/", forums.drop, name="drop"),
    path("<int:pk>/attendance/", forums.attendance, name="attendance"),
    path("<int:pk>/move/", forums.move, name="move"),
    path("<int:pk>/close/", forums.close, name="close"),
    path("<int:pk>/record.<str:extension>", forums.paper, name="paper"),
    path("<int:pk>/stories/new/", stories.new, name="story-new"),
    path("stories/<int:pk>/", stories.story, name="story"),
    path("stories/<int:pk>/edit/", stories.edit, name="story-edit"),
    path("stories/<int:pk>/agree/", stories.agree, name="story-agree"),
    path("stories/<int:pk>/item/", stories.to_item, name="story-item"),
    path("stories/<int:pk>/formalise/", sets.formalise_story, name="story-formalise"),
    path("stories/<int:pk>/points/", stories.add_point, name="point-add"),
    path("points/<int:pk>/edit/", stories.edit_point, name="point-edit"),
    path("points/<int:pk>/remove/", stories.remove_point, name="point-remove"),
    path("points/<int:pk>/place/", board.place, name="point-place"),
    path("<int:pk>/board/", board.board, name="board"),
    path("<int:pk>/cores/", board.name_core, name="core-new"),
    path("cores/<int:pk>/edit/", board.edit_core, name="core-edit"),
    path("cores/<int:pk>/remove/", board.remove_core, name="core-remove"),
    path("<int:pk>/sets/new/", sets.new, name="set-new"),
    path("sets/<int:pk>/", sets.knowledge_set, name="set"),
    path("sets/<int:pk>/edit/", sets.edit, name="set-edit"),
    path("sets/<int:pk>/item/", sets.to_item, name="set-item"),
    path("sets/<int:pk>/formalise/", sets.formalise_set, name="set-formalise"),
    path("<int:pk>/river/", river.river, name="river"),
    path("<int:pk>/groups/new/", river.add_group, name="group-new"),
    path("groups/<int:pk>/remove/", river.remove_group, name="group-remove"),
    path("groups/<int:pk>/assess/", river.assess, name="assess"),
    path("<int:pk>/invite/", river.invite, name="invite"),
    path("invitations/<int:pk>/", river.invitation, name="invitation"),
    path("invitations/<int:pk>/accept/", river.accept, name="invitation-accept"),
    path("invitations/<int:pk>/decline/", river.decline, name="invitation-decline"),
    path("invitations/<int:pk>/exchanged/", river.note, name="invitation-note"),
]
