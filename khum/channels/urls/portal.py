"""The public pages of a council."""

from django.urls import path

from khum.channels.views import portal, portal_books, portal_questions

app_name = "portal"
urlpatterns = [
    path("", portal.councils, name="councils"),
    path("<slug:code>/", portal.home, name="home"),
    path("<slug:code>/search/", portal.search, name="search"),
    path("<slug:code>/kinds/<slug:kind>/", portal.shelf, name="shelf"),
    path("<slug:code>/items/<int:pk>/", portal.item, name="item"),
    path("<slug:code>/improved/", portal.improved, name="improved"),
    path("<slug:code>/results/<slug:source>/<int:key>/", portal.result, name="result"),
    path("<slug:code>/files/<int:pk>/", portal.file, name="file"),
    path("<slug:code>/journals/", portal_books.journals, name="journals"),
    path("<slug:code>/journals/<int:pk>.pdf", portal_books.journal, name="journal"),
    path("<slug:code>/catalogue/", portal_books.catalogue, name="catalogue"),
    path("<slug:code>/questions/", portal_questions.questions, name="questions"),
    path("<slug:code>/questions/ask/", portal_questions.ask, name="ask"),
    path("<slug:code>/questions/<int:pk>/", portal_questions.question, name="question"),
    path("<slug:code>/asked/<str:token>/", portal_questions.asked, name="asked"),
    path("<slug:code>/feed.atom", portal.atom, name="atom"),
    path("<slug:code>/feed.json", portal.json_feed, name="json"),
    path("<slug:code>/sitemap.xml", portal.sitemap, name="sitemap"),
]
