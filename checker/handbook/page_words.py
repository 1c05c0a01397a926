"""The words of the pages of single rules, norm tables, terms and forms in Kazakh, Russian and English."""

from __future__ import annotations

from checker.vocabulary.text import Text

# What a page of a rule says.
FOR_WHOM = Text("Не үшін", "К чему относится", "What it applies to")
EACH_BY_ITSELF = Text("әрқайсысы жеке: {what}", "каждый отдельно: {what}", "each by itself: {what}")
WHOLE_CASE = Text("бүкіл іс", "всё дело", "the case as a whole")
REQUEST = Text("Өтініштің түрі", "Вид обращения", "Kind of request")
CITE = Text("Актідегі орны", "Место в акте", "Place in the act")
NO_CITE = Text("актіде жеке орны жоқ", "отдельного места в акте нет", "no place of its own in an act")
CHECKED = Text("Қалай тексеріледі", "Как проверяется", "How it is checked")
HOW_CHECKED: dict[str, Text] = {
    "desk": Text("құжаттар бойынша", "по документам", "by the documents"),
    "register": Text("мемлекеттік жүйелер бойынша", "по государственным системам", "by the state registers"),
    "site": Text("орнында қарау кезінде", "при посещении", "on the visit"),
}
EFFECT = Text("Мәні", "Что означает", "What it means")
FINAL = Text("түпкілікті", "окончательный", "final")
PRINTED = Text("Қандай құжат шығады", "Какие документы выдаются", "Documents that come out")
FILE = Text("Қағида файлы", "Файл правила", "Rule file")
DEMANDS = Text("Не талап етіледі", "Что требуется", "What it demands")
HOLDS_WHERE = Text("Қашан орындалады", "Когда выполняется", "When it holds")
ESTABLISHED_WHERE = Text("Қашан анықталды деп саналады", "Когда установлено", "When it is established")
COMES_WHERE = Text("Қашан шығады", "Когда наступает", "When it comes about")
MADE_OF = Text("Неден тұрады", "Из чего состоит", "What it is made of")
EXEMPT = Text("Қашан қолданылмайды", "Когда не применяется", "When it does not apply")
ALL = Text("мыналардың бәрі орындалуы керек:", "должно выполняться всё из перечисленного:", "all of the following:")
ANY = Text("мыналардың біреуі жеткілікті:", "достаточно одного из перечисленного:", "one of the following is enough:")
NOT = Text("мынадай болмауы керек:", "не должно быть так, что:", "the following must not be so:")
WHERE = Text("егер:", "если:", "where:")
THEN = Text("онда:", "то:", "then:")
SETTLED = Text(
    "мұнда ашық қалғанын мынау шешеді:", "что здесь осталось открытым, решает:", "what stays open here is settled by:"
)
NOTHING_LEFT: dict[str, Text] = {
    "met": Text("мұндай жазба болмаса – орындалған", "нет таких записей – выполнено", "where there is none, it holds"),
    "not_met": Text(
        "мұндай жазба болмаса – орындалмаған",
        "нет таких записей – не выполнено",
        "where there is none, it does not hold",
    ),
    "unknown": Text(
        "мұндай жазба болмаса – белгісіз", "нет таких записей – неизвестно", "where there is none, it is unknown"
    ),
    "not_applicable": Text(
        "мұндай жазба болмаса – қолданылмайды",
        "нет таких записей – не применяется",
        "where there is none, it does not apply",
    ),
}
HOLDS = Text("орындалған", "выполнено", "holds")
HOLDS_NOT = Text("орындалмаған", "не выполнено", "does not hold")
WHAT_IT_MEANS = Text("бұл мынаны білдіреді:", "это значит:", "that means:")
WORDING = Text("Актінің сөзі", "Текст акта", "The act's wording")
NO_WORDING = Text(
    "Актінің сөзі қағидада келтірілмеген; орны: ",
    "Текст акта в правиле не приведён; место: ",
    "The rule quotes no wording; its place: ",
)
OUR_SENTENCE = Text("Бұл қағида біздікі.", "Это правило – наше.", "This rule is ours.")
IN_KAZAKH = Text("Қазақша мәтін", "Казахский текст", "Kazakh text")
IN_RUSSIAN = Text("Орысша мәтін", "Русский текст", "Russian text")
SAID = Text("Сәйкес келмесе не айтылады", "Что говорится при несоответствии", "What is said where it is not met")
REMEDY = Text("Қалай түзетіледі", "Как исправить", "How to cure it")
NO_REMEDY = Text(
    "Қағидада түзету туралы сөз жоқ; не өзгерту керегін әр іс бойынша saikes remedy табады.",
    "Правило об исправлении не говорит; что изменить в деле, находит saikes remedy.",
    "The rule says nothing of a cure; saikes remedy finds what to change in a case.",
)
FILLED_IN = Text(
    "[…] орнына істің мәліметі қойылады.", "Вместо […] ставятся сведения дела.", "[…] stands for what the dossier says."
)

# Unknown.
UNKNOWN = Text("Қашан белгісіз", "Когда неизвестно", "When it is unknown")
UNKNOWN_INTRO = Text(
    "Жауап мыналарға байланысты болып, олар әлі белгісіз болса, «белгісіз» болып қалады:",
    "Остаётся неизвестным, пока ответ зависит от того, чего ещё нет:",
    "It stays unknown while the answer depends on something that is not there yet:",
)
NEVER_UNKNOWN = Text(
    "Өзі ешқашан белгісіз болмайды: керегі көрсетілмесе, бұл – жоқ деген жауап.",
    "Само по себе неизвестным не бывает: чего не указали, того нет.",
    "It is never unknown by itself: what is not stated is a plain no.",
)
ABSENT = Text("Жоқ болса – бірден «жоқ»", "Если нет – сразу «нет»", "What is missing is a plain no")
ABSENT_INTRO = Text(
    "Мыналар ұсынылмаса, күтілмейді – бұл бірден «жоқ» деген жауап:",
    "Этого не ждут: если не представлено, ответ – «нет»:",
    "These are not waited for: where they are not handed in, the answer is no:",
)
NOT_STATED = Text("{what} – көрсетілмеген", "{what} – не указано", "{what} – not stated")
NO_ENTRY = Text("{what} – жазба жоқ", "{what} – записи нет", "{what} – no entry")
LIST_SILENT = Text(
    "{what} – іс бұл тізім туралы мүлде үндемейді",
    "{what} – дело об этом перечне молчит",
    "{what} – the dossier is silent about the list",
)
RULE_OPEN = Text("«{what}» әлі белгісіз", "пока неизвестно «{what}»", "“{what}” is not known yet")
NORMS_OPEN = Text(
    "«{what}» нормалары: акт ашық қалдырған немесе саны белгісіз",
    "нормы «{what}»: что акт оставил открытым или чего не сосчитать",
    "the norms “{what}”: what the act leaves open, or what cannot be counted",
)
CLASH = Text(
    "қорытынды «сәйкес» дейді, ал істегі мәліметтер – «жоқ»: екеуі қайшы, адам шешеді",
    "заключение говорит «соответствует», а данные дела – «нет»: они расходятся, решает человек",
    "the finding says yes where the dossier says no: the two clash, and a person decides",
)
DAY_OPEN = Text("күн әлі белгісіз: {what}", "день ещё не известен: {what}", "the day is not known yet: {what}")
NO_TABLE_FITS = Text(
    "Кестені таңдайтын мәлімет белгісіз болса, бүкіл кесте белгісіз.",
    "Пока неизвестно то, по чему выбирается таблица, неизвестна вся таблица.",
    "While what chooses the table is not known, the whole table is not known.",
)
NORM_UNKNOWN = Text(
    "Бар саны да, керегі де аралық болып есептеледі; аралықтар қабаттасса немесе акт нормаға жол қалдырса – шешімді маман қабылдайды.",
    "И то, что есть, и то, что нужно, считается с двумя границами; где они перекрываются или где оговорка смягчает норму, решает специалист.",
    "Both what there is and what is needed are reckoned with two bounds; where they overlap, or a clause softens the norm, the inspector decides.",
)
TERM_GRAPH = Text("Сызба: неден кейін не", "Схема: что за чем", "Graph: what follows what")
FORM_GRAPH = Text("Сызба: неден шығады", "Схема: откуда документ", "Graph: where the document comes from")
STARTS_FROM = Text("Неден басталады", "С чего начинается", "What it starts from")
FOLLOWS = Text("Одан кейін", "После него", "What follows")
TERM_UNKNOWN = Text(
    "Бастау күні белгісіз болса, соңғы күн де белгісіз; алдыңғы қадам әлі жасалмаса, оның соңғы күні алынып, ≈ белгісі қойылады.",
    "Пока не известно, с какого дня считать, последний день не известен; если предыдущий шаг ещё не сделан, берётся его последний день и ставится знак ≈.",
    "While the day to count from is not known, neither is the last day; where the step before has not been taken, its last day stands in, marked ≈.",
)
FORM_UNKNOWN = Text(
    "Істе жоқ мәліметтің орны нысанда бос қалады.",
    "Чего в деле нет, для того в форме остаётся место.",
    "What the dossier does not say is a blank in the form.",
)
FORM_EARLY = Text(
    "Қадамның алғашқы заңды күніне дейін құжат жоба ретінде шығады.",
    "До первого допустимого дня шага документ выходит проектом.",
    "Before the first lawful day of the step the document is a draft.",
)
FORM_OPEN = Text(
    "Талаптардың бірі белгісіз болып тұрғанда құжат жоба ретінде шығады.",
    "Пока хотя бы одно требование неизвестно, документ выходит проектом.",
    "While any of the requirements is unknown the document is a draft.",
)

# Norm tables.
NORM = Text("Норма", "Норма", "Norm")
NEEDED = Text("Керек", "Нужно", "Needed")
LINE = Text("Жол", "Строка", "Line")
COUNTED = Text("Не саналады", "Что считается", "What is counted")
TABLE_FOR = Text("Кім үшін", "Для кого", "For whom")
BY_MEASURE = Text("Баған мына бойынша таңдалады", "Графа выбирается по", "The column goes by")
POOLED = Text(
    "Лауазымдар бірін-бірі алмастырады: барлығы қосып жеткіліксіз болса ғана сәйкес емес.",
    "Должности взаимозаменяемы: не соответствует, лишь если не хватает всех вместе.",
    "Posts stand in for each other: it is not met only where all together fall short.",
)
NORM_IF = Text("егер {condition}", "если {condition}", "where {condition}")
CLAUSES = Text("Ескертпелер", "Оговорки", "Clauses")
FOR_ALL_LINES = Text(
    "Барлық жолға қатысты ескертпелер:", "Ко всем строкам относятся оговорки:", "Clauses for all lines:"
)
CLAUSE_OURS = Text("біздің сөзіміз", "наши слова", "our words")
UNTIL = Text("{day} дейін", "до {day}", "until {day}")
NONE_OF = Text("норма жоқ", "нормы нет", "no norm")
ONE_OF_ROWS = Text(
    "жолдардың бірі, алушылардың санатына қарай",
    "одна из строк, по категории получателей",
    "one of the lines, by the category of recipients",
)
SUM_OF = Text("қосындысы: {what}", "сумма: {what}", "sum of: {what}")
NUMBER_OF = Text("саны: {what}", "количество: {what}", "number of: {what}")
LESS = Text("шегеріп: {what}", "за вычетом: {what}", "less: {what}")

# Terms.
WHO = Text("Кім орындайды", "Кто исполняет", "Who acts")
STARTS = Text("Қашаннан", "С какого дня", "From when")
DAY_OF_RECEIPT = Text(
    "өтініш қабылданған болып саналатын күннен",
    "со дня, когда заявление считается принятым",
    "from the day on which the application counts as received",
)
AFTER_STEP = Text("«{what}» қадамынан кейін", "после шага «{what}»", "after the step “{what}”")
BEFORE_STEP = Text(
    "«{what}» қадамының соңғы күнінен кері санап",
    "считая назад от последнего дня шага «{what}»",
    "counted back from the last day of “{what}”",
)
FROM_FACT = Text("мына күннен: {what}", "со дня: {what}", "from the day: {what}")
NOT_BEFORE = Text("одан бұрын болмайды – {what}", "не раньше – {what}", "not before – {what}")
HOW_LONG = Text("Неше күн", "Сколько дней", "How long")
SAME_DAY = Text("сол күні", "в тот же день", "on that day")
SHOWN_BY = Text("Қай мәліметтен көрінеді", "По какому факту видно", "By which fact it shows")
APPLIES = Text("Қашан керек", "Когда нужен", "When it is due")
ALWAYS_DUE = Text("әрдайым", "всегда", "always")
OTHER_READING = Text("Мәтіннің басқа оқылуы", "Другое чтение текста", "Another reading of the text")
MISSED = Text("Мерзім өтсе", "Если срок пропущен", "Where it is missed")
SIGNS = Text("Қандай нысанға қол қойылады", "Какая форма подписывается", "The form that is signed")

# Forms.
PURPOSES: dict[str, Text] = {
    "": Text("актінің нысаны", "форма акта", "a form of the act"),
    "conclusion": Text(
        "біліктілік туралы қорытынды", "заключение о квалификации", "the conclusion on the qualification"
    ),
    "incompleteness": Text(
        "құжаттар толық емес деп бас тарту", "отказ из-за неполного пакета", "a refusal of an incomplete application"
    ),
    "refusal": Text("дәлелді бас тарту", "мотивированный отказ", "a reasoned refusal"),
    "hearing_notice": Text("тыңдау туралы хабарлама", "извещение о заслушивании", "the notice of a hearing"),
    "preliminary_notice": Text(
        "алдын ала шешім туралы хабарлама",
        "уведомление о предварительном решении",
        "the notice of a preliminary decision",
    ),
    "hearing_protocol": Text("тыңдау хаттамасы", "протокол заслушивания", "the protocol of a hearing"),
    "answer": Text("өтінішке жауап", "ответ на обращение", "an answer to a request"),
    "duplicate": Text("телнұсқа", "дубликат", "a duplicate"),
    "visit_sheet": Text(
        "қарау парағы (saikes visit)", "лист посещения (saikes visit)", "the visit sheet (saikes visit)"
    ),
    "complaint": Text("шағым (saikes complaint)", "жалоба (saikes complaint)", "a complaint (saikes complaint)"),
    "complaint_cover": Text(
        "шағымға ілеспе хат (saikes complaint)",
        "сопроводительное письмо к жалобе (saikes complaint)",
        "the covering letter of a complaint (saikes complaint)",
    ),
    "terms_table": Text(
        "мерзімдер кестесі (saikes terms)", "таблица сроков (saikes terms)", "the table of terms (saikes terms)"
    ),
}
PURPOSE = Text("Не үшін", "Для чего", "What it is for")
TEXTS = Text("Мәтіндері", "Тексты формы", "Texts of the form")
ANNEX = Text("Қосымша", "Приложение", "Annex")
TEMPLATE = Text("Үлгі файлы", "Файл шаблона", "Template file")
OUR_FORM = Text(
    "актіде белгіленбеген, біздің нысан", "актом не установлена, форма наша", "no act lays it down; the form is ours"
)
LAST_KNOWN = Text(
    "осы редакцияның мәтіні қолда жоқ, соңғы белгілі нысан басылады",
    "текста этой редакции не имеется, печатается последняя известная форма",
    "the text of this edition is not held; the last known form is printed",
)
SIGNED_BY = Text("Кім қол қояды", "Кто подписывает", "Who signs")
PRINTED_WHERE = Text("Қашан шығарылады", "Когда выдаётся", "When it comes out")
CARRIES = Text("Актінің қай орындары", "Какие места акта несёт", "Places of the acts that it carries")
BY_COMMAND = Text(
    "Ешбір нәтижеден шықпайды: бұйрықпен басылады.",
    "Ни из какого итога не следует: печатается командой.",
    "It follows from no outcome: a command prints it.",
)
