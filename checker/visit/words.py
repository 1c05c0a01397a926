"""The words of the findings file and of the visit sheet, in Kazakh, Russian and English."""

from __future__ import annotations

from checker.vocabulary.text import Text

WHOLE = Text("Өтініш бойынша жалпы", "По заявлению в целом", "The application as a whole")
OTHER_PLACE = Text("басқа", "прочее", "other")
NOT_PROVED = Text(
    "құжаттар бойынша әлі анықталған жоқ", "по документам пока не установлено", "not established by the papers yet"
)
NOT_SITES = Text(
    "істе объектілер көрсетілмеген (sites): олар енгізілгенше парақта барып тексеретін нәрсе жоқ",
    "в деле не указаны объекты (sites): пока их нет, проверять по листу нечего",
    "the dossier names no sites: until they are entered there is nothing to visit",
)
NOTHING_TO_ASK = Text(
    "тексеретін нәрсе қалмады: барлығы бойынша қорытынды бар",
    "проверять нечего: по всем пунктам заключения уже есть",
    "nothing is left to find out: there is a finding on everything",
)
FILE_HEAD = (
    (
        "Барып тексеру қорытындылары. result: нәтижені жазыңыз; тексерілмегенін бос қалдырыңыз. found_on, found_by –",
        "барлығына ортақ; бөлек болса, сол жазбаға қосыңыз. Толтырғаннан кейін:",
    ),
    (
        "Результаты посещения. result: впишите результат, непроверенное оставьте пустым. found_on и found_by – общие для",
        "всех; если у записи они свои, добавьте их в неё. После заполнения:",
    ),
)
FOUND_ON = Text("тексеру күні", "дата проверки")
FOUND_BY = Text("кім тексерді: тегі, аты, лауазымы", "кем проверено: фамилия, имя, должность")
IN_DOSSIER = Text("істің өзіне жазыңыз", "впишите в само дело")
ONLY_IF = Text("егер {condition}", "если {condition}", "if {condition}")
