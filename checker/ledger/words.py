"""The words of the reports on a ledger in three languages."""

from __future__ import annotations

from checker.vocabulary.text import Text

INTACT = Text(
    "Журнал бүтін: {records} жазба, тізбек үзілмеген.",
    "Журнал цел: записей {records}, цепочка не нарушена.",
    "The ledger is whole: {records} records, the chain is unbroken.",
)
BROKEN = Text(
    "Журнал бүтін емес: {faults} ақау, қаралған жазбалар: {records}.",
    "Журнал нарушен: нарушений {faults}, просмотрено записей {records}.",
    "The ledger is not whole: {faults} faults, {records} records looked at.",
)
ANCHOR = Text(
    "Зәкір: {anchor} – журналдан тыс жазып қойыңыз; кейін `--anchor` осыған дейінгі бәрі орнында екенін дәлелдейді.",
    "Якорь: {anchor} – запишите вне журнала; позже `--anchor` докажет, что всё до этой записи на месте.",
    "Anchor: {anchor} – write it down outside the ledger; later `--anchor` proves that all up to it is still there.",
)
FAULTS = {
    "changed": Text(
        "{at}-жазба өзгертілген: {detail}", "запись {at} изменена: {detail}", "record {at} was changed: {detail}"
    ),
    "missing": Text(
        "{at}-жазба жоқ: тізбектен алынған",
        "записи {at} нет: изъята из цепочки",
        "record {at} is missing: it was taken out",
    ),
    "moved": Text(
        "{at}-жазбаның орнында {detail}-жазба тұр",
        "на месте записи {at} стоит запись {detail}",
        "in the place of record {at} stands record {detail}",
    ),
    "cut-off": Text(
        "{at}-жазба жоқ: журналдың соңы кесілген",
        "записи {at} нет: конец журнала отрезан",
        "record {at} is missing: the end of the ledger was cut off",
    ),
    "rewritten": Text(
        "{at}-жазба келесісі жазылғаннан кейін қайта жазылған",
        "запись {at} переписана после того, как внесена следующая",
        "record {at} was written anew after the next one was recorded",
    ),
    "head": Text(
        "журналдың басы соңғы жазбаға ({at}) сәйкес емес",
        "голова журнала не соответствует последней записи ({at})",
        "the head of the ledger does not fit the last record ({at})",
    ),
    "rules": Text(
        "{at}-жазбаның қағидалар тізімі өзгертілген немесе жоқ",
        "перечень правил записи {at} изменён или отсутствует",
        "the list of rules of record {at} was changed or is missing",
    ),
    "dictionary": Text(
        "{at}-жазбаның шешімі қысылған сөздік өзгертілген немесе жоқ: онымен қысылған шешімдер оқылмайды",
        "словарь, которым сжато решение записи {at}, изменён или отсутствует: решения, сжатые им, не прочесть",
        "what the decision of record {at} is packed with was changed or is missing: decisions packed with it cannot be read",
    ),
    "anchor": Text(
        "{at}-жазба зәкірге сәйкес емес: тізбек осыған дейін қайта жасалған",
        "запись {at} не соответствует якорю: цепочка до неё составлена заново",
        "record {at} does not fit the anchor: the chain up to it was made anew",
    ),
}
PARTS = {
    "what it says": Text("мазмұны", "её сведения", "what it says"),
    "its decision": Text("шешімі", "её решение", "its decision"),
    "the dossier kept with it": Text("сақталған ісі", "сохранённое с ней дело", "the dossier kept with it"),
}
SAID = {
    "recorded_at": Text("Жазылды", "Внесено", "Recorded"),
    "dossier": Text("Іс", "Дело", "Dossier"),
    "dossier_digest": Text("Істің мазмұны", "Содержание дела", "Content of the dossier"),
    "pack": Text("Қағидалар", "Правила", "Rules"),
    "pack_digest": Text("Қағидалардың мазмұны", "Содержание правил", "Content of the rules"),
    "saikes": Text("Saikes нұсқасы", "Версия Saikes", "Version of Saikes"),
    "editions": Text("Редакциялар", "Редакции", "Editions"),
    "day": Text("Істің күні", "День дела", "Day of the case"),
    "today": Text("Шешілген күн", "День проверки", "Judged on"),
    "asked": Text("Параметрлер", "Параметры", "Options"),
    "mask": Text("Бүркеме кілті", "Ключ маски", "Key of the mask"),
    "hash": Text("Жазбаның хэші", "Хэш записи", "Hash of the record"),
    "previous": Text("Алдыңғысының хэші", "Хэш предыдущей", "Hash of the one before"),
}
RECORD = Text("{number}-жазба", "Запись {number}", "Record {number}")
MASKED = Text("бүркемеленген", "замаскировано", "masked")
REASONS = Text("Неге", "Почему", "Why")
KEPT = Text("Іс журналда сақталған.", "Дело сохранено в журнале.", "The dossier is kept in the ledger.")
NOT_KEPT = Text("Іс журналда сақталмаған.", "Дело в журнале не сохранено.", "The dossier is not kept in the ledger.")
COUNTED = {
    "outcome": Text("Нәтижелер бойынша", "По итогам", "By outcome"),
    "day": Text("Істің күндері бойынша", "По дням дел", "By day of the case"),
    "pack": Text("Қағидалар бойынша", "По правилам", "By rules"),
}
RECORDS = Text("Жазбалар: {count}", "Записей: {count}", "Records: {count}")
SAME = Text(
    "{number}-жазба: сол қағидалар мен сол күн бойынша нәтиже дәл сол ({bytes} байт, {digest}).",
    "Запись {number}: по тем же правилам и на тот же день результат тот же, байт в байт ({bytes} байт, {digest}).",
    "Record {number}: by the same rules and on the same day the result is the same, byte for byte ({bytes} bytes, {digest}).",
)
DIFFERS = Text(
    "{number}-жазба: нәтиже басқаша.", "Запись {number}: результат другой.", "Record {number}: the result differs."
)
OTHER_VERSION = Text(
    "Saikes нұсқасы басқа: жазылғанда {was}, қазір {now}.",
    "Версия Saikes другая: при записи {was}, сейчас {now}.",
    "The version of Saikes is another: {was} when it was recorded, {now} now.",
)
OUTCOME = Text("нәтиже: {was} → {now}", "итог: {was} → {now}", "outcome: {was} → {now}")
NOTHING = Text("жоқ", "нет", "nothing")
