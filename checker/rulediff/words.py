"""The words in which differences between rule packs are told."""

from __future__ import annotations

from checker.vocabulary.text import Text

KINDS: dict[str, Text] = {
    "act": Text("Акт", "Акт", "Act"),
    "unit": Text("Орын түрі", "Вид места", "Kind of place"),
    "edition": Text("Редакция", "Редакция", "Edition"),
    "definition": Text("Анықтама", "Определение", "Definition"),
    "completeness": Text("Құжаттардың толықтығы", "Полнота пакета", "Completeness"),
    "requirement": Text("Талап", "Требование", "Requirement"),
    "row": Text("Жол", "Строка", "Row"),
    "ground": Text("Бас тарту негізі", "Основание отказа", "Ground of refusal"),
    "outcome": Text("Нәтиже", "Итог", "Outcome"),
    "stage": Text("Кезең", "Этап", "Stage"),
    "step": Text("Мерзім", "Срок", "Term"),
    "value": Text("Заңның саны", "Число закона", "Number of the law"),
    "norms": Text("Нормалар кестесі", "Таблица норм", "Norm table"),
    "clause": Text("Ережесі", "Оговорка", "Clause"),
    "quantity": Text("Шама", "Величина", "Quantity"),
    "contradiction": Text("Мәтіндер қайшылығы", "Расхождение текстов", "Contradiction of the law"),
    "uncarried": Text("Қағидасыз орын", "Место без правила", "Place without a rule"),
    "form": Text("Нысан", "Форма", "Form"),
    "fact": Text("Мәлімет", "Факт", "Fact"),
    "list": Text("Тізім", "Список", "List"),
    "choices": Text("Мәндер тізімі", "Список значений", "Choice list"),
    "request": Text("Өтініштің түрі", "Вид обращения", "Kind of request"),
    "sameness": Text("Сәйкес болуы тиіс мәліметтер", "Что должно совпадать", "What must agree"),
    "calendar": Text("Жұмыс күнтізбесі", "Рабочий календарь", "Working calendar"),
}
IN_LANGUAGE: dict[str, Text] = {
    "kk": Text("қазақша", "на казахском", "in Kazakh"),
    "ru": Text("орысша", "на русском", "in Russian"),
    "en": Text("ағылшынша", "на английском", "in English"),
}
TITLE = Text("атауы", "название", "title")
SHORT = Text("қысқа атауы", "краткое название", "short name")
WORDING = Text("актінің сөзі", "текст акта", "wording of the act")
WHEN_NOT_MET = Text(
    "сәйкес болмағанда айтылатын сөз", "что говорится при несоответствии", "what is said where it is not met"
)
REMEDY = Text("түзету", "как исправить", "remedy")
CITE = Text("актідегі орны", "место в акте", "place in the act")
NUMBER = Text("нөмірі", "номер", "number")
FORMS = Text("құжаттар", "документы", "documents")
CHECKED = Text("қалай тексеріледі", "как проверяется", "how it is checked")
CONTRADICTIONS = Text("мәтіндер қайшылығы", "расхождения текстов", "contradictions of the law")
EFFECT = Text("мәні", "значение", "effect")
EFFECTS: dict[str, Text] = {
    "for": Text("өтініш берушінің пайдасына", "в пользу заявителя", "for the applicant"),
    "against": Text("өтініш берушіге қарсы", "против заявителя", "against the applicant"),
    "open": Text("ашық", "открыто", "open"),
}
FINAL = Text("түпкілікті", "окончательный", "final")
REQUESTS = Text("өтініш түрлері", "виды обращений", "kinds of request")
FOR_EVERY = Text("әрқайсысы үшін", "для каждого из", "for every one of")
COLLECTS = Text("неден тұрады", "из чего состоит", "what it is made of")
CONDITION = Text("шарт", "условие", "condition")
EXEMPT_WHERE = Text("қолданылмайды, егер", "не применяется, если", "does not apply where")
APPLIES_WHERE = Text("егер", "если", "where")
THEN = Text("онда", "то", "then")
NONE_LEFT = Text("тізімде ештеңе болмаса", "если в списке ничего нет", "where the list has none")
LEAST = Text("кем дегенде", "не менее", "at least")
MOST = Text("көп дегенде", "не более", "at most")
EVERY_PART = Text(
    "бәрі орындалуы тиіс шарттардың бірі",
    "одно из условий, которые нужны все",
    "one of the conditions that must all hold",
)
ONE_PART = Text(
    "біреуі жеткілікті баламалардың бірі", "один из вариантов, которых достаточно одного", "one of the alternatives"
)
OR = Text("немесе", "или", "or")
AND = Text("және", "и", "and")
RULE = Text("қағида", "правило", "rule")
STEP = Text("қадам", "шаг", "step")
WHO = Text("кім орындайды", "кто исполняет", "who acts")
STARTS = Text("қашаннан", "с какого дня", "from when")
BACK_FROM = Text("соңғы күнінен кері санап", "считая назад от последнего дня", "counted back from the last day of")
COUNT = Text("неше күн", "сколько дней", "how many days")
DONE = Text("қай мәліметтен көрінеді", "по какому факту видно", "by which fact it shows")
READING = Text("басқа оқылуы", "другое чтение", "another reading")
SIGNS = Text("қол қойылатын нысан", "какая форма подписывается", "the form that is signed")
NOT_BEFORE = Text("одан бұрын емес:", "не ранее, считая от:", "not before, counted from:")
MISSED = Text("мерзім өтсе", "если срок пропущен", "where it is missed")
UNITS: dict[str, Text] = {
    "working_days": Text("жұмыс күні", "раб. дн.", "working days"),
    "calendar_days": Text("күнтізбелік күн", "кал. дн.", "calendar days"),
}
NO_TERM = Text("мерзім жоқ", "срока нет", "no term")
BEGINS = Text("күшіне енген күні", "первый день действия", "first day of force")
HELD = Text("мәтіні қолда", "текст имеется", "text held")
CAUSED_BY = Text("негізі", "чем вызвана", "caused by")
SOURCE = Text("дереккөзі", "источник", "source")
ASSUMED = Text("болжам", "что принято предположительно", "what is assumed")
NOTE = Text("ескертпе", "примечание", "note")
WORDED = Text("қалай аталады", "как называется", "how it is worded")
PLACES = Text("орындары", "места", "places")
ACCOUNTED = Text("есепке алынатын орындар", "места, по которым ведётся учёт", "places accounted for")
ROW = Text("{n}-жол", "строка {n}", "row {n}")
PER = Text("әр {per} {of} үшін {count}", "{count} на каждые {per} {of}", "{count} for every {per} {of}")
PER_ONE = Text("{of}: әрқайсысына {count}", "{count} на каждую единицу: {of}", "{count} for each of: {of}")
AT_LEAST = Text("кемінде {n}", "не менее {n}", "at least {n}")
AT_MOST = Text("көп дегенде {n} × {of}", "не более {n} × {of}", "at most {n} × {of}")
TITLE_OF = Text("норма", "норма", "norm")
CHOSEN = Text("не үшін", "для чего", "what it is for")
HAVE = Text("не саналады", "что считается", "what is counted")
BANDS = Text("бағандар", "графы", "columns")
SOFT = Text("жұмсартатын ережесі", "смягчающая оговорка", "softening clause")
POOL = Text("бірін-бірі алмастырады", "взаимозаменяемы", "stand in for each other")
OPEN = Text("ашық қалдыратын ережелер", "оговорки, оставляющие открытым", "clauses that leave it open")
GROUP = Text("бөлімі", "раздел", "section")
ALTERNATIVES = Text("жолдардың бірі", "одна из строк", "one of the rows")
UNTIL = Text("соңғы күні", "последний день", "last day")
APPLIED = Text("қолданылатын оқылуы", "применяемое чтение", "reading applied")
READINGS = Text("оқылуы", "чтение", "reading")
WHY = Text("себебі", "причина", "why")
BEARS_ON = Text("неге әсер етеді", "на что влияет", "what it bears on")
TEMPLATE = Text("үлгі", "шаблон", "template")
SIGNED_BY = Text("қол қояды", "подписывает", "signed by")
CARRIES = Text("актінің орындары", "места акта", "places of the act that it carries")
ANNEX = Text("қосымша", "приложение", "annex")
LAST_KNOWN = Text(
    "соңғы белгілі мәтін тілдері", "языки последнего известного текста", "languages of the last known text"
)
FIELDS: dict[str, Text] = {
    "type": Text("түрі", "тип", "type"),
    "source": Text("дереккөзі", "источник", "source"),
    "world": Text("көрсетілмесе", "если не указано", "where it is not stated"),
    "unit": Text("өлшем бірлігі", "единица", "unit"),
    "choices": Text("мәндер тізімі", "список значений", "choice list"),
    "to": Text("неге сілтейді", "на что ссылается", "what it refers to"),
    "required": Text("міндетті", "обязательно", "required"),
    "printed": Text("басылады", "печатается", "printed"),
    "least": Text("ең аз мәні", "наименьшее", "least"),
    "most": Text("ең көп мәні", "наибольшее", "most"),
    "not_before": Text("қашаннан ерте емес", "не ранее", "not before"),
    "kind_by": Text("түрі неге байланысты", "вид по", "kind by"),
    "fixed": Text("өзгертілмейді", "не меняется", "fixed"),
    "by_label": Text("атауы бойынша да жазылады", "пишется и названием", "may be written as a label"),
    "shared": Text("өзі есептеледі", "выводится само", "worked out by itself"),
    "personal": Text("дербес дерек", "персональные данные", "personal"),
    "each": Text("бір жазбаның аты", "имя одной записи", "name of one record"),
    "key": Text("кілті", "ключ", "key"),
    "unique": Text("қайталанбайды", "не повторяется", "unique"),
    "sheet": Text("кесте бола алады", "может быть таблицей", "may be a sheet"),
    "per": Text("неге тиесілі", "к чему относится", "belongs to"),
    "identifier": Text("нөмір түрі", "вид номера", "kind of number"),
    "place": Text("қайда қаралады", "где смотрят", "where it is looked at"),
    "only": Text("тек мынамен бірге", "только вместе с", "only with"),
    "within": Text("неге кіреді", "внутри чего", "within"),
    "compare": Text("қалай салыстырылады", "как сравнивается", "how compared"),
    "match": Text("жұптау өрісі", "поле пары", "paired by"),
    "per_site": Text("әр объект бойынша", "по каждому объекту", "site by site"),
    "facts": Text("мәліметтер", "факты", "facts"),
    "when": Text("белгісі", "признак", "told by"),
    "term": Text("мерзімі", "срок", "term"),
    "application": Text("өтініш нысаны", "форма заявления", "form of application"),
    "filing": Text("беру мерзімі", "срок подачи", "term of filing"),
    "of": Text("неден", "чего", "of what"),
    "where": Text("іріктеу", "отбор", "records taken"),
    "doubtful": Text("күмәнді жазбалар", "сомнительные записи", "doubtful records"),
    "less": Text("шегеріледі", "вычитается", "taken away"),
    "level": Text("деңгейі", "уровень", "level"),
    "remark": Text("біздің сөзіміз", "наши слова", "our words"),
}
LABEL = Text("атауы", "название", "label")
HELP = Text("түсіндірме", "пояснение", "help")
CODE = Text("мән", "значение", "value")
YEAR = Text("{year} жыл", "{year} год", "{year}")
DAY_OFF = Text("демалыс күні", "выходной день", "day off")
WORKED = Text("жұмыс істейтін демалыс", "рабочий выходной", "day off that is worked")
STATUS = Text("мәртебесі", "статус", "status")
OFFICE = Text("жұмыс уақыты", "рабочее время", "office hours")
IN_PLACE_OF = Text("{day} орнына", "вместо {day}", "instead of {day}")

# How differences are told.
FROM_TO = Text("{before} орнына {after}", "было {before}, стало {after}", "from {before} to {after}")
BEFORE = Text("бұрын", "было", "before")
NOW = Text("енді", "стало", "now")
ADDED = Text("қосылды", "добавлено", "added")
REMOVED = Text("алып тасталды", "исключено", "taken out")
HOW = {
    "added": ADDED,
    "removed": REMOVED,
    "changed": Text("өзгерді", "изменено", "changed"),
}
COMPARED = Text(
    "Қағидалар салыстырылды: {old} → {new}", "Сравнены правила: {old} → {new}", "Rules compared: {old} → {new}"
)
NO_CHANGE = Text("айырмашылық жоқ", "отличий нет", "nothing differs")
COUNTED = Text("өзгерістер: {count}", "изменений: {count}", "changes: {count}")
IN_EDITION = Text("{edition} редакциясы", "редакция {edition}", "edition {edition}")
ALL_EDITIONS = Text("барлық редакциялар үшін", "для всех редакций", "for all editions")
ACT_ITSELF = Text("акт және оның редакциялары", "акт и его редакции", "the act and its editions")
AND_OTHERS = Text("дәл осылай тағы {count}: {names}", "так же ещё {count}: {names}", "likewise {count} more: {names}")
DECISIONS = Text("Шешімдер", "Решения", "Decisions")
TURNS = Text("шешім өзгереді", "решение меняется", "the decision turns")
STAYS = Text("шешім сол қалпында", "решение прежнее", "the decision stays")
NOTHING_ELSE = Text("ештеңе өзгермейді", "ничего не меняется", "nothing is judged otherwise")
OUTCOME = Text("нәтиже", "итог", "outcome")
CONCLUSION = Text("қорытынды", "заключение", "conclusion")
EDITIONS = Text("редакция", "редакция", "edition")
UNREADABLE = Text("істі оқу мүмкін емес", "дело не читается", "the dossier cannot be read")
NOT_IN_FORCE = Text("мұндай қағида жоқ", "такого правила нет", "no such rule")
BECAUSE = Text("заңдағы өзгеріс", "изменение закона", "what changed of the law")
TURNED_SUM = Text(
    "істер: {all}, шешімі өзгереді: {turned}, тек жекелеген тұжырымдары өзгереді: {differ}",
    "дел: {all}, решение меняется: {turned}, меняются лишь отдельные выводы: {differ}",
    "dossiers: {all}, decisions that turn: {turned}, only single verdicts differ: {differ}",
)
DIRECTIONS: dict[str, Text] = {
    "for": Text("берілді", "разрешено", "granted"),
    "against": Text("бас тартылды", "отказано", "refused"),
    "open": Text("ашық", "открыто", "open"),
    "": Text("оқылмайды", "не читается", "unreadable"),
}
DOCUMENTS = Text("Құжаттар", "Документы", "Documents")
DOSSIER = Text("Іс", "Дело", "Dossier")
DIRECTION = Text("Бағыты", "Направление", "Direction")
DECIDED_BY = Text("Не шешті", "Чем решено", "Decided by")
LAW_CHANGES = Text("Заңда не өзгерді", "Что изменилось в законе", "What changed in the law")
JUDGED_ON = Text("қаралған күні: {day}", "на день: {day}", "judged as of {day}")
MORE = Text("тағы {count}", "и ещё {count}", "and {count} more")
