"""The fixed words of the handbook in Kazakh, Russian and English. Words of the law are not here but in the rule pack."""

from __future__ import annotations

from checker.vocabulary.text import Text

HANDBOOK = Text("Қағидалар анықтамалығы", "Справочник правил", "Handbook of the rules")
SKIP = Text("Негізгі мәтінге өту", "Перейти к содержанию", "Skip to the content")
MENU = Text("Бөлімдер", "Разделы", "Sections")
LANGUAGE = Text("Тіл", "Язык", "Language")
THEME = Text("Түсі", "Оформление", "Theme")
THEMES = Text("жүйе бойынша|ашық|күңгірт", "как в системе|светлое|тёмное", "as the system|light|dark")
ON_PAGE = Text("Осы бетте", "На этой странице", "On this page")
YOU_ARE_HERE = Text("Қай жердесіз", "Где вы", "You are here")
SEARCH = Text("Іздеу", "Поиск", "Search")
SEARCH_HINT = Text(
    "сөз, қағида немесе актінің орны: «{example}»",
    "слово, правило или место акта: «{example}»",
    "a word, a rule or a place: “{example}”",
)
FOUND = Text("табылды: {count}", "найдено: {count}", "found: {count}")
NOT_FOUND = Text(
    "Ештеңе табылмады. Сөзді қысқартып көріңіз.",
    "Ничего не найдено. Попробуйте сократить слово.",
    "Nothing was found. Try a shorter word.",
)
NEEDS_SCRIPT = Text(
    "Іздеу үшін браузерде JavaScript қосулы болуы керек; онсыз бөлімдердің тізімдері бар.",
    "Для поиска в браузере нужен JavaScript; без него есть перечни разделов.",
    "The search needs JavaScript in the browser; without it there are the lists of the sections.",
)
PACK = Text("Қағидалар жинағы", "Пакет правил", "Rule pack")
MADE_BY = Text(
    "Бұл анықтамалық қағидалар файлдарынан құралды және актінің ресми мәтінін алмастырмайды.",
    "Справочник составлен из файлов правил и не заменяет официального текста актов.",
    "This handbook was made from the rule files and does not replace the official text of the acts.",
)
INTRO = Text(
    "Мұнда әр талап, негіз, норма, мерзім және нысан жеке бетте: не талап етіледі, актіде қалай жазылған, не сәйкес келеді және не келмейді, қашан белгісіз қалады, қалай түзетіледі.",
    "Здесь у каждого требования, основания, нормы, срока и формы своя страница: что требуется, как это написано в акте, что соответствует и что нет, когда ответ неизвестен и как исправить.",
    "Every requirement, ground, norm, term and form has a page here: what it demands, how the act words it, what meets it and what does not, when it stays unknown, and how to cure it.",
)
FOUR_VERDICTS = Text(
    "«Белгісіз» – «жоқ» емес: жауабы жоқ мәлімет ешкімге қарсы да, ешкімнің пайдасына да шешпейді.",
    "«Неизвестно» – не «нет»: чего не знают, то никому не отказывает и никому не даёт.",
    "“Unknown” is not “no”: what is not known refuses nobody and grants nothing.",
)
HOW_DECIDED = Text("Іс қалай шешіледі", "Как решается дело", "How a case is decided")
START = Text("Басы", "Начало", "Start")
RULES = Text("Талаптар мен негіздер", "Требования и основания", "Requirements and grounds")
NORMS = Text("Нормалар", "Нормы", "Norms")
TERMS = Text("Мерзімдер", "Сроки", "Terms")
FORMS = Text("Нысандар", "Формы", "Forms")
ACTS = Text("Актілер", "Акты", "Acts")
FACTS = Text("Мәліметтер", "Факты", "Facts")
EDITIONS = Text("Редакциялар", "Редакции", "Editions")
VALUES = Text("Заңның сандары", "Числа закона", "Numbers of the law")
CONTRADICTIONS = Text("Мәтіндер қайшылығы", "Расхождения текстов", "Contradictions of the texts")

SECTIONS: dict[str, Text] = {
    "completeness": Text("Құжаттардың толықтығы", "Полнота пакета", "Completeness"),
    "requirement": Text("Талаптар", "Требования", "Requirements"),
    "row": Text("Талаптар кестесінің жолдары", "Строки таблицы требований", "Rows of the table of requirements"),
    "ground": Text("Бас тарту негіздері", "Основания отказа", "Grounds of refusal"),
    "stage": Text("Кезеңдер", "Этапы", "Stages"),
    "outcome": Text("Нәтижелер", "Итоги", "Outcomes"),
    "definition": Text("Анықтамалар", "Определения", "Definitions"),
}

# Cases.
CASES = Text("Не сәйкес келеді, не келмейді", "Что соответствует и что нет", "What meets it and what does not")
CASES_OF = Text("Сынақ жағдайлары", "Проверочные случаи", "Test cases")
CASES_INTRO = Text(
    "Қағидалардың сынақтарынан ({count}). Әр сөйлем – ойдан шығарылған іс және одан не шығуы тиіс; сөйлемдер сынақтарда қай тілде жазылса, сол тілде.",
    "Из тестов правил ({count}). Каждая фраза – вымышленное дело и что по нему должно выйти; фразы на том языке, на котором написаны в тестах.",
    "From the rule tests ({count}). Each sentence is an invented case and what must come of it, in the language in which the tests have it.",
)
NO_CASES = Text("Бұған арналған сынақ жоқ.", "Тестов об этом нет.", "No rule test speaks of it.")
NOT_IN_FORCE = Text("қолданыста жоқ", "не действует", "not in force")
NO_STEP = Text("мұндай қадам жоқ", "такого шага нет", "there is no such step")
REACHED = Text("осы нәтиже шығады", "наступает этот итог", "this outcome comes about")
LAST_DAY = Text("соңғы күні", "последний день", "last day")
FIRST_DAY = Text("алғашқы заңды күні", "первый допустимый день", "first lawful day")
STATE = Text("күйі", "состояние", "state")
ISSUED = Text("шығарылады", "выдаётся", "comes out")
NOT_ISSUED = Text("шығарылмайды", "не выдаётся", "does not come out")
NORMS_CHECKED = Text("тексерілген норма: {count}", "проверено норм: {count}", "norms checked: {count}")
TRACED = Text("себебі тексеріледі", "проверяется причина", "the reason is checked")

# Editions.
EDITION = Text("Редакция", "Редакция", "Edition")
EDITIONS_OF_ACT = Text("{act}: редакциялары", "{act}: редакции", "{act}: editions")
RULE_HOLDS = Text("Қағида", "Правило", "Rule")
UNTIL_HEAD = Text("Күндері", "Дни действия", "Days of force")
TEXT_NOT_HELD = Text("мәтіні қолда жоқ", "текста не имеется", "text not held")
TERM = Text("Мерзім", "Срок", "Term")
SIGNED_IN = Text("Қол қойылатын қадам:", "Подписывается на шаге:", "It is signed in the step:")
BY_PLACE = Text("Орны бойынша", "По местам", "Place by place")
CHOICES = Text("Мәндер тізімдері", "Списки значений", "Lists of values")
IN_FORCE = Text("қолданыста", "действует", "in force")
VARIANT = Text("{n}-нұсқа", "вариант {n}", "variant {n}")
VARIANTS = Text(
    "Бұл қағиданың {count} нұсқасы бар: редакцияға немесе өтініштің түріне қарай.",
    "Вариантов этого правила: {count} – по редакции или по виду обращения.",
    "This rule has {count} variants, by edition or by kind of request.",
)
ANY_EDITION = Text("мәтіні қолдағы барлық редакциялар", "все имеющиеся редакции", "every edition that is held")
ALWAYS = Text("редакцияға байланысты емес", "от редакции не зависит", "whatever the edition")
CHANGED_WITH = Text("Осы редакциямен не өзгерді", "Что изменилось с этой редакцией", "What changed with this edition")
NOTHING_CHANGED = Text(
    "қағидаларда ештеңе өзгерген жоқ", "в правилах ничего не изменилось", "nothing of the rules changed"
)
MORE_IN_LIST = Text("тағы: {count}", "ещё: {count}", "more: {count}")
TO_PAGE = Text("бетіне өту", "к странице", "to its page")

# The graph.
GRAPH = Text("Сызба: мәліметтен нәтижеге дейін", "Схема: от фактов до итога", "Graph: from facts to the outcome")
GRAPH_INTRO = Text(
    "Солдан оңға: қандай мәліметтен қандай шарт, одан қандай тұжырым шығады. Үзік сызық – алдыңғысы орындалмаса.",
    "Слева направо: из каких фактов какое условие и что из него следует. Пунктир – если предыдущее не выполнено.",
    "From left to right: which facts make which condition, and what follows. A dashed line: where the one before does not hold.",
)
GRAPH_IN_WORDS = Text("Сызба сөзбен", "Схема словами", "The graph in words")
COLUMNS: dict[str, Text] = {
    "fact": Text("Мәліметтер", "Факты", "Facts"),
    "condition": Text("Шарттар", "Условия", "Conditions"),
    "completeness": Text("Толықтық", "Полнота", "Completeness"),
    "requirement": Text("Талап", "Требование", "Requirement"),
    "definition": Text("Анықтама", "Определение", "Definition"),
    "row": Text("Жол", "Строка", "Row"),
    "stage": Text("Кезең", "Этап", "Stage"),
    "ground": Text("Негіз", "Основание", "Ground"),
    "outcome": Text("Нәтиже", "Итог", "Outcome"),
    "step": Text("Қадам", "Шаг", "Step"),
    "norms": Text("Нормалар", "Нормы", "Norms"),
    "form": Text("Құжат", "Документ", "Document"),
}
LEADS_TO = Text("Неге апарады", "К чему ведёт", "What it leads to")
NAMED_BY = Text("Қайда қолданылады", "Где используется", "Where it is used")

# Indexes.
PLACE = Text("Орны", "Место", "Place")
CARRIED_BY = Text("Не алып жүреді", "Что его несёт", "What carries it")
ID = Text("Белгісі", "Обозначение", "Id")
TITLE = Text("Атауы", "Название", "Title")
READ_BY = Text("Қай қағидалар оқиды", "Какие правила читают", "Rules that read it")
PRINTED_IN_FORMS = Text("құжаттарда басылады", "печатается в документах", "printed in documents")
READ_BY_NONE = Text("ешбір қағида оқымайды", "правила не читают", "no rule reads it")
TYPE = Text("Түрі", "Тип", "Type")
SOURCE = Text("Кімнен", "От кого", "From whom")
IF_ABSENT = Text("Көрсетілмесе", "Если не указано", "Where it is not stated")
WORLDS: dict[str, Text] = {
    "open": Text("белгісіз", "неизвестно", "unknown"),
    "closed": Text("жоқ", "нет", "no"),
}
TYPES: dict[str, Text] = {
    "text": Text("мәтін", "текст", "text"),
    "names": Text("екі тілдегі атау", "название на двух языках", "a name in two languages"),
    "choice": Text("тізімнен бір мән", "одно значение из списка", "one value of a list"),
    "choices": Text("тізімнен бірнеше мән", "несколько значений из списка", "several values of a list"),
    "boolean": Text("иә немесе жоқ", "да или нет", "yes or no"),
    "date": Text("күн", "день", "a day"),
    "time": Text("уақыт", "время", "a time"),
    "number": Text("сан", "число", "a number"),
    "integer": Text("бүтін сан", "целое число", "a whole number"),
    "identifier": Text("БСН немесе ЖСН", "БИН или ИИН", "a BIN or an IIN"),
    "reference": Text("сілтеме", "ссылка", "a reference"),
    "list": Text("тізім", "перечень", "a list"),
}
VALUES_OF = Text("мәндері: {count}", "значения: {count}", "values: {count}")
CASE_ITSELF = Text("Істің өзі", "Само дело", "The case itself")
NUMBER = Text("Саны", "Число", "Number")
WHOLE_ACT = Text("бүкіл акт", "акт в целом", "the act as a whole")
WITHOUT_RULE = Text("ереже керек емес: {why}", "правило не нужно: {why}", "no rule needed: {why}")
READINGS = Text("Оқылулары", "Чтения", "Readings")
APPLIED = Text("қолданылады", "применяется", "applied")
WHY = Text("Себебі", "Почему", "Why")
TEXTS_CLASH = Text("Мәтіндер қайшы келетін жерлер", "Где тексты расходятся", "Where the texts clash")
FAVOUR = Text(
    "Ешкімге екіұштылық үшін бас тартылмайды.",
    "Никому не отказывают из-за неясности текста.",
    "Nobody is refused because a text is unclear.",
)
