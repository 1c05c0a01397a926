"""The fixed words about remedies in Kazakh, Russian and English."""

from __future__ import annotations

from checker.remedy.model import Who
from checker.vocabulary.text import Text

PRESENT = Text("ұсыну", "представить", "present")
RENEW = Text(
    "жаңарту (бұрынғысының орнына жаңасын ұсыну)",
    "обновить (представить новый взамен)",
    "renew (a new one in its place)",
)
STATE = Text("көрсету", "указать", "state")
ENSURE = Text("қамтамасыз ету", "обеспечить", "see to it")
ADD = Text("тізімді толықтыру", "дополнить список", "add to the list")
LIST = Text("тізімді ұсыну", "представить перечень", "give the list")
ANSWER = Text("жүйенің жауабы қажет", "требуется ответ системы", "answer of the register to come")
ENTRY = Text("жүйеде жаңа жазба қажет", "требуется новая запись в системе", "new entry in the register to come")
FOUND = Text(
    "маман немесе барып тексеру анықтауы тиіс",
    "предстоит установить специалисту или при посещении",
    "to be found on the visit",
)
ANEW = Text(
    "кемшілік жойылған соң маманның жаңа қорытындысы қажет",
    "после устранения потребуется новое заключение специалиста",
    "once cured, a new finding is needed",
)
MORE = Text("тағы {amount} ({cite}): {sides}", "ещё {amount} ({cite}): {sides}", "{amount} more ({cite}): {sides}")
SIDES = Text("қажет – {need}, бар – {have}", "требуется {need}, есть {have}", "required {need}, there are {have}")
CLAUSE = Text(
    "акт маманның шешуіне қалдырады", "акт оставляет на решение специалиста", "the act leaves it to the inspector"
)
FROM_DAY = Text("{value} күнінен ерте емес", "не ранее {value}", "{value} or later")
UNTIL_DAY = Text("{value} күнінен кеш емес", "не позднее {value}", "{value} or earlier")
AT_LEAST = Text("кемінде {value}", "не менее {value}", "at least {value}")
AT_MOST = Text("көп дегенде {value}", "не более {value}", "at most {value}")
INCLUDES = Text("құрамында {value}", "в том числе {value}", "including {value}")

WHO: dict[Who, Text] = {
    "applicant": Text("Өтініш беруші", "Заявитель", "Applicant"),
    "department": Text(
        "Мемлекеттік жүйелерден алынады (өтініш берушіден талап етілмейді)",
        "Получается из государственных систем (от заявителя не требуется)",
        "Taken from state systems (not demanded from the applicant)",
    ),
    "inspector": Text(
        "Маман анықтайды (барып тексеру және талдау)",
        "Устанавливает специалист (посещение и анализ)",
        "The inspector, on the visit and at the desk",
    ),
}
NOTHING = Text(
    "Бұл істе түзететін ештеңе жоқ.", "В этом деле исправлять нечего.", "There is nothing to be cured in this dossier."
)
OPEN_STILL = Text(
    "Шешім дерекке байланысты емес себеппен ашық; себебін saikes check көрсетеді.",
    "Решение открыто по причине, не зависящей от дела; её показывает saikes check.",
    "The decision is open for a reason that does not lie in the dossier; saikes check shows it.",
)
OUTCOME = Text("Қазіргі шешім", "Решение сейчас", "Decision now")
SMALLEST = Text(
    "Ең аз өзгерістер жиыны: {count}", "Наименьший набор изменений: {count}", "Smallest set of changes: {count}"
)
AFTER = Text("Одан кейін", "После них", "After them")
SERVES = Text("шешеді", "снимает", "turns")
EACH = Text("Талаптар бойынша баламалар", "Варианты по каждому требованию", "Alternatives for each requirement")
HOPELESS = Text("Ұсынатын өзгеріс жоқ", "Предложить нечего", "No change can be suggested")
HOPELESS_WHY = Text(
    "не ұсынылса да, бұл сақталады немесе алдымен істің өз деректері көрсетілуі тиіс",
    "что бы ни представить, это остается; либо сначала должны быть указаны сведения о самом деле",
    "whatever is handed in, this stays; or the case itself has to be stated first",
)
AGAINST = Text("кедергі", "препятствует", "stands against it")
NEEDED = Text("қажет", "необходимо", "needed")
OPTION = Text("{number}-нұсқа", "вариант {number}", "option {number}")
ADVICE = Text("түсіндірме", "пояснение", "in plain words")
CAPPED = Text("баламалардың бәрі көрсетілмеген", "показаны не все варианты", "not all alternatives are shown")
NOT_ALL_TRIED = Text(
    "баламалар тым көп: бәрі қарастырылған жоқ, бұдан да аз жиын болуы мүмкін",
    "вариантов слишком много: рассмотрены не все, возможен и меньший набор",
    "there are too many alternatives: not all were tried, a smaller set may exist",
)
DATED = Text(
    "Құжаттар {day} күніне бағаланады; одан кейін берілген құжат жаңа өтініште ескеріледі.",
    "Документы оцениваются на {day}; документ, выданный позднее, учитывается по новому заявлению.",
    "Papers are judged as of {day}; a paper issued later counts with a new application.",
)
