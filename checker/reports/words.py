"""The headings of the reports in three languages."""

from __future__ import annotations

from checker.vocabulary.text import Text

EDITIONS = Text("Қолданылған редакциялар", "Применённые редакции", "Editions applied")
FINDINGS = Text("Барып тексеру қорытындылары", "Заключения посещения", "Findings of the visit")
BY_DAY = Text("{day} бастап", "с {day}", "from {day}")
ASSUMED = Text("болжамды", "предположительно", "assumed")
CHOSEN = Text("параметрмен таңдалған", "выбрана параметром", "chosen by an option")
NOT_HELD = Text("мәтіні қолда жоқ", "текста не имеется", "text not held")
DAY = Text("Тіркелген күні", "День регистрации", "Registered")
DUE = Text("шешімнің соңғы күні", "последний день решения", "last day for the decision")
REQUEST = Text("Өтініштің түрі", "Вид обращения", "Request")
GROUNDS = Text("бас тарту негіздері", "основания отказа", "grounds of refusal")
DECISION = Text("шешім", "решение", "decision")
MISSING = Text("Әлі белгісіз", "Что ещё неизвестно", "Not known yet")
WARNINGS = Text("Ескертулер", "Предупреждения", "Warnings")
REQUIREMENT = Text("Талап", "Требование", "Requirement")
VERDICT = Text("Шешім", "Вывод", "Verdict")
NOTE = Text("Ескертпе", "Примечание", "Note")
CONCLUSION = Text("Қорытынды", "Заключение", "Conclusion")
OUTCOME = Text("Нәтиже", "Итог", "Outcome")
COMPLETE = Text("құжаттар толық", "пакет полный", "complete")
INCOMPLETE = Text("құжаттар толық емес", "пакет неполный", "incomplete")
OPEN = Text("әлі белгісіз", "пока неизвестно", "open")
NEEDED_BY = Text("керек:", "нужно для:", "needed by:")
SITE = Text("объект", "объект", "site")
DOCUMENTS = Text("Құжаттар", "Документы", "Documents")
WAITING = Text(
    "{count} мәлімет белгісіз – төменде", "неизвестно сведений: {count} – ниже", "{count} things not known – see below"
)
WAITING_FOR = Text("белгісіз: {item}", "неизвестно: {item}", "not known: {item}")
SOURCES: dict[str, Text] = {
    "declared": Text("өтініш беруші", "заявитель", "applicant"),
    "register": Text("мемлекеттік жүйелер", "государственные системы", "state registers"),
    "site_visit": Text("барып тексеру", "посещение", "site visit"),
    "inspector": Text("маман және барып тексеру", "специалист и посещение", "inspector and site visit"),
    "derived": Text("есептеледі", "вычисляется", "derived"),
}
SUMMARY = Text("Барлығы: {count} іс", "Всего дел: {count}", "{count} dossiers in all")
FOR_INFORMATION = Text(
    "мәлімет үшін: құжаттар толық болмаса, өтініш одан әрі қаралмайды",
    "для сведения: при неполном пакете заявление дальше не рассматривается",
    "for information: an incomplete application is not considered further",
)
NORMS = Text("Нормалар: керегі және бары", "Нормы: что нужно и что есть", "Norms: what is needed and what there is")
NORM_COLUMNS = (
    Text("атауы", "позиция", "item"),
    Text("керек", "нужно", "needed"),
    Text("бар", "есть", "have"),
    Text("жетпейді", "не хватает", "short"),
    Text("жол", "строка", "row"),
)
NORM_COUNTS = {
    "met": Text("сәйкес", "соответствует", "met"),
    "short": Text("жетпейді", "не хватает", "short"),
    "open": Text("маман шешеді", "решает специалист", "for the inspector"),
    "unstated": Text("бар-жоғы туралы мәлімет жоқ", "о наличии сведений нет", "presence not known"),
}
NORM_OF = Text(" (барлығы {all})", " (из {all})", " (of {all})")
NORM_SETTLED = Text("маманның қорытындысымен шешілді", "решено заключением специалиста", "settled by a finding")
NORM_LEGEND = Text(
    "– сәйкес емес · ! жетпейді, бірақ акт мұны жұмсартады: маман шешеді · ? ашық: маман шешеді",
    "– не соответствует · ! не хватает, но акт это смягчает: решает специалист · ? открыто: решает специалист",
    "– not met · ! short, but the act softens that: the inspector decides · ? open: the inspector decides",
)
NORM_IF = Text("егер {condition}", "если {condition}", "if {condition}")
NORMS_BELOW = Text(
    "нормалар бойынша жетпейді: {count} – төменде",
    "не хватает по нормам: {count} – ниже",
    "short of the norms: {count} – see below",
)
PLAN = Text(
    "Мұндай ұйымға не керек ({day})",
    "Что нужно такой организации (на {day})",
    "What such an organisation needs ({day})",
)
PLAN_POOL = Text("барлығы кемінде {need}", "всего не менее {need}", "at least {need} in all")
PLAN_ASKED = Text(
    "Дәлірек жауап үшін не белгісіз, қалай беріледі",
    "Чего не хватает для точного ответа и как это задать",
    "What is not known, and how to give it",
)
PLAN_WAITING = Text("норма күтеді: {count}", "ждут норм: {count}", "norms that wait: {count}")

# The procedure over time.
TERMS = Text("Мерзімдер", "Сроки", "Terms")
STEP = Text("Қадам", "Шаг", "Step")
WHO = Text("Кім", "Кто", "Who")
FROM = Text("Қашаннан", "С какого", "From")
DUE_ON = Text("Соңғы күн", "Срок", "Due")
DONE_ON = Text("Орындалды", "Сделано", "Done")
RECEIVED = Text("Қабылданған болып саналады", "Считается принятым", "Counts as received")
TODAY = Text("бүгін", "сегодня", "today")
DUE_BY = Text("{due} дейін", "до {due}", "by {due}")
STATES_LONG = {
    "early": Text(
        "{due} күнінен бұрын жасалды",
        "сделано раньше допустимого дня ({due})",
        "done before the first lawful day, {due}",
    ),
    "overdue": Text(
        "мерзімі {due} өтті, {days} жұмыс күні кешіктірілді",
        "срок истёк {due}, просрочено на {days} раб. дн.",
        "was due {due}, {days} working days overdue",
    ),
    "late": Text(
        "{due} дейін еді, {days} жұмыс күні кеш жасалды",
        "срок был {due}, сделано позже на {days} раб. дн.",
        "was due {due}, done {days} working days late",
    ),
}

# The working calendar.
CALENDAR = Text("{year} жылғы жұмыс күнтізбесі", "Рабочий календарь {year} года", "Working calendar of {year}")
CALENDAR_KNOWN = Text(
    "жарияланған (rules/calendar.yaml)", "опубликован (rules/calendar.yaml)", "published (rules/calendar.yaml)"
)
CALENDAR_PROVISIONAL = Text(
    "алдын ала: заңнан есептелген, ресми күнтізбе әлі жоқ (rules/calendar.yaml)",
    "предварительный: вычислен по закону, официального календаря ещё нет (rules/calendar.yaml)",
    "provisional: worked out from the law, there is no official calendar yet (rules/calendar.yaml)",
)
CALENDAR_BY_LIBRARY = Text(
    "алдын ала: rules/calendar.yaml бұл жылды айтпайды, {library} пакеті бойынша; актілермен салыстырылмаған, ауыстырылған күндер жетіспеуі мүмкін",
    "предварительный: rules/calendar.yaml этого года не называет, взят по пакету {library}; с актами не сверен, переносов дней может не хватать",
    "provisional: rules/calendar.yaml does not state this year, it is that of the package {library}; it was not compared with the acts, and moved days may be missing",
)
CALENDAR_ON_LIBRARY = Text(
    "айтылмағаны – {library} пакеті бойынша",
    "остальное – по пакету {library}",
    "the rest is that of the package {library}",
)
ESTIMATED = Text(
    "Анық емес (ай бойынша белгіленеді): {days}",
    "Точно не известно (определяется по луне): {days}",
    "Not known for sure (it goes by the moon): {days}",
)
BY_LIBRARY = Text("[пакет]", "[пакет]", "[package]")
CALENDAR_DIFFERS = Text(
    "{library} пакеті басқаша, ереже қолданылды:",
    "Пакет {library} иного мнения, применено правило:",
    "The package {library} differs, the rule is applied:",
)
WORKED_BY = {
    "rules": Text(
        "{day}: ереже бойынша жұмыс күні, пакет бойынша демалыс{name}",
        "{day}: по правилу рабочий, по пакету выходной{name}",
        "{day}: worked by the rule, off by the package{name}",
    ),
    "library": Text(
        "{day}: ереже бойынша демалыс{name}, пакет бойынша жұмыс күні",
        "{day}: по правилу выходной{name}, по пакету рабочий",
        "{day}: off by the rule{name}, worked by the package",
    ),
}
OFFICE = Text(
    "Жұмыс уақыты {opens}–{closes}, үзіліс {from}–{until}{place}",
    "Часы работы {opens}–{closes}, обед {from}–{until}{place}",
    "Office hours {opens}–{closes}, lunch {from}–{until}{place}",
)
MONTH = Text("Ай", "Месяц", "Month")
WORKING_DAYS = Text("Жұмыс күндері", "Рабочих дней", "Working days")
ALL_YEAR = Text("Жыл", "Год", "Year")
WORKED = Text("жұмыс күні", "рабочий день", "is worked")
INSTEAD = Text("({day} орнына)", "(вместо {day})", "(instead of {day})")

# The account of the acts.
LAW_COUNTS = Text(
    "орындар: {all} · ережелерде: {carried} · себебімен тыс қалған: {left} · есепке алынбаған: {open}",
    "мест: {all} · в правилах: {carried} · оставлено с причиной: {left} · не учтено: {open}",
    "places: {all} · carried: {carried} · left out with a reason: {left} · unaccounted: {open}",
)
CARRIERS = {
    "rule": Text("ереже", "правило", "rule"),
    "term": Text("мерзім", "срок", "term"),
    "number": Text("сан", "число", "number"),
    "norms": Text("нормалар", "нормы", "norms"),
    "form": Text("нысан", "форма", "form"),
}
CASES = Text("сынақ жағдайлары: {count}", "проверочных случаев: {count}", "test cases: {count}")
NOT_CARRIED = Text("ережесіз", "без правила", "no rule")
UNACCOUNTED = Text("ереже де, себеп те жоқ", "нет ни правила, ни причины", "neither a rule nor a reason")
CLASHES = Text("мәтін қайшылығы", "противоречие текста", "contradiction of the text")
CONTRADICTIONS = Text(
    "Мәтіндердегі қайшылықтар: {count}", "Противоречия текстов: {count}", "Contradictions of the texts: {count}"
)
BEARS_ON = {
    "result": Text("Нәтижеге немесе мерзімге әсер етеді", "Влияет на результат или срок", "Changes a result or a date"),
    "form": Text(
        "Нысанға немесе құжаттың жолына қатысты", "Касается формы или пути документа", "Form or the way of a paper"
    ),
    "wording": Text("Тек сөз қолданысы", "Только слова", "Wording alone"),
}
IN_EDITIONS = Text("редакциялар", "редакции", "editions")
NAMED_BY = Text("ескертетін ережелер", "предупреждают правила", "warned of by the rules")
APPLIED = Text("қолданылған", "применено", "applied")
WHY = Text("себебі", "почему", "why")
