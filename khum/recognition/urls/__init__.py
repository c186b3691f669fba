"""Addresses of recognition."""

from django.urls import path

from khum.recognition.views import rounds, thanks, years

app_name = "recognition"
urlpatterns = [
    path("", thanks.listing, name="list"),
    path("thank/", thanks.thank, name="thank"),
    path("thanks/<int:pk>/", thanks.thanks, name="thanks"),
    path("values/", thanks.value_set, name="values"),
    path("rounds/new/", rounds.new, name="round-new"),
    path("rounds/<int:pk>/", rounds.award_round, name="round"),
    path("rounds/<int:pk>/nominate/", rounds.nominate, name="nominate"),
    path("rounds/<int:pk>/deciding/", rounds.deciding, name="deciding"),
    path("rounds/<int:pk>/tell/", rounds.tell, name="tell"),
    path("nominations/<int:pk>/", rounds.decide, name="decide"),
    path("awards/<int:pk>/certificate.<str:extension>", rounds.certificate, name="certificate"),
    path("awards/<int:pk>/gift/", rounds.gift, name="gift"),
    path("coverage/", years.coverage, name="coverage"),
    path("gifts/", years.gifts, name="gifts"),
    path("gifts.<str:extension>", years.gifts_file, name="gifts-file"),
    path("people/<int:pk>/", years.person, name="person"),
    path("people/<int:pk>/file.<str:extension>", years.person_file, name="person-file"),
]
