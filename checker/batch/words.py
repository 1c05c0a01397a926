"""The words of lists, tables and summaries of a batch in three languages."""

from __future__ import annotations

from checker.vocabulary.text import Text

COLUMNS: dict[str, Text] = {
    "number": Text("№", "№", "No."),
    "dossier": Text("іс", "дело", "dossier"),
    "applicant": Text("өтініш беруші", "заявитель", "applicant"),
    "identifier": Text("БСН / ЖСН", "БИН / ИИН", "BIN / IIN"),
    "application": Text("өтініш нөмірі", "номер заявления", "application"),
    "request": Text("өтініш түрі", "вид обращения", "request"),
    "registered": Text("тіркелді", "зарегистрировано", "registered"),
    "due": Text("шешім мерзімі", "срок решения", "decision due"),
    "outcome": Text("нәтиже", "итог", "outcome"),
    "effect": Text("нәтиже түрі", "вид итога", "effect"),
    "conclusion": Text("қорытынды", "заключение", "conclusion"),
    "gaps": Text("орындалмаған талаптар", "не выполнено требований", "requirements not met"),
    "unmet": Text("не орындалмаған", "что не выполнено", "what is not met"),
    "notes": Text("себептері", "почему", "why"),
    "grounds": Text("бас тарту негіздері", "основания отказа", "grounds of refusal"),
    "unknown": Text("белгісіз мәлімет саны", "неизвестно сведений", "things not known"),
    "missing": Text("не белгісіз", "что неизвестно", "what is not known"),
    "clears": Text("бір құжат жетпейді", "не хватает одного документа", "one document would clear it"),
    "step": Text("келесі қадам", "следующий шаг", "next step"),
    "step_due": Text("қадам мерзімі", "срок шага", "step due"),
    "late": Text("кешіктірілген ж.к.", "просрочено р.д.", "working days late"),
    "warnings": Text("ескертулер", "предупреждений", "warnings"),
    "error": Text("қате", "ошибка", "error"),
    "documents": Text("құжаттар", "документы", "documents"),
    "digest": Text("істің SHA-256", "SHA-256 дела", "SHA-256 of the dossier"),
    "place": Text("орны", "место", "place"),
    "hint": Text("не істеу керек", "что сделать", "what to do"),
}
EFFECTS = {
    "for": Text("оң", "положительный", "for"),
    "against": Text("теріс", "отрицательный", "against"),
    "open": Text("ашық", "открытый", "open"),
}
NOT_JUDGED = Text("тексерілмеді", "не проверено", "not judged")
SUMMARY = Text("Жиынтық", "Сводка", "Summary")
DOSSIERS = Text("Істер", "Дела", "Dossiers")
PROBLEMS = Text("Тексерілмегендер", "Не проверены", "Not judged")
STEPS = Text("Мерзімдер", "Сроки", "Terms")
ALL = Text("Барлық іс", "Всего дел", "Dossiers in all")
COMPLY = Text("талаптарға сәйкес", "соответствуют требованиям", "comply")
NOT_COMPLY = Text("сәйкес емес", "не соответствуют", "do not comply")
OPEN = Text("әлі белгісіз", "пока неизвестно", "not known yet")
NONE = Text("біліктілік тексерілмейді", "квалификация не проверяется", "qualification not checked")
CONCLUSIONS = {"complies": COMPLY, "does_not_comply": NOT_COMPLY, "open": OPEN, "none": NONE}
OUTCOMES = Text("Нәтижелер", "Итоги", "Outcomes")
GAPS = Text("Ең жиі орындалмағандар", "Чаще всего не выполнено", "Commonest gaps")
BY_REQUIREMENT = Text("Талаптар бойынша", "По требованиям", "By requirement")
BY_GROUND = Text("Бас тарту негіздері бойынша", "По основаниям отказа", "By ground of refusal")
ONE_DOCUMENT = Text(
    "Бір құжат қосылса, қарсы ештеңе қалмайды: {count}",
    "Ещё один документ снял бы все препятствия: {count}",
    "One more document would clear: {count}",
)
THIS_WEEK = Text(
    "Осы аптада жасалуы тиіс ({until} дейін): {count}",
    "Срок на этой неделе (по {until}): {count}",
    "Due this week (until {until}): {count}",
)
LATE = Text("Мерзімі өтіп кеткен: {count}", "Просрочено: {count}", "Late: {count}")
LATE_BY = Text("{days} ж.к. кеш", "на {days} р.д.", "{days} working days")
MORE = Text("… тағы {count}", "… и ещё {count}", "… and {count} more")
OTHER = Text("Басқалары", "Прочие", "Others")
NOT_MET = Text("сәйкес емес", "не соответствует", "not met")
UNKNOWN = Text("белгісіз", "неизвестно", "unknown")
TITLE = Text("Істерді жаппай тексеру", "Пакетная проверка дел", "Batch check of dossiers")
JUDGED_ON = Text("{day} күнгі жағдай", "по состоянию на {day}", "as of {day}")
RULES = Text("Ережелер", "Правила", "Rules")
SEARCH = Text(
    "Іздеу: іс, өтініш беруші, БСН, талап …",
    "Поиск: дело, заявитель, БИН, требование …",
    "Search: dossier, applicant, BIN, requirement …",
)
ANY_OUTCOME = Text("кез келген нәтиже", "любой итог", "any outcome")
SHOWN = Text("Көрсетілді: {shown} / {all}", "Показано: {shown} из {all}", "Shown: {shown} of {all}")
NO_TRACE = Text(
    "Бұл браузер сығылған мәтінді аша алмайды; жаңасын қолданыңыз.",
    "Этот браузер не умеет раскрывать сжатый текст; возьмите более новый.",
    "This browser cannot unpack compressed text; use a newer one.",
)
NO_SCRIPT = Text(
    "Кесте мен із үшін JavaScript керек.",
    "Для таблицы и трассы нужен JavaScript.",
    "The table and the trace need JavaScript.",
)
LEFT_OUT = Text(
    "Кестеде алғашқы {shown} іс, барлығы {all}; толығы CSV мен JSONL файлдарында.",
    "В таблице первые {shown} дел из {all}; все – в CSV и JSONL.",
    "The table holds the first {shown} dossiers of {all}; CSV and JSONL hold all.",
)
WARNINGS = Text("Ескертулер", "Предупреждения", "Warnings")
NOTHING_AGAINST = Text("қарсы ештеңе жоқ", "ничего не препятствует", "nothing stands against it")
PREVIOUS = Text("алдыңғы", "назад", "previous")
NEXT = Text("келесі", "вперёд", "next")
PROGRESS = Text("Тексерілуде", "Проверяется", "Checking")
WRITING = Text("Жазылуда", "Записывается", "Writing")
