"""The fixed words of reports and notes in Kazakh, Russian and English. Words of the law are not here but in `rules/`."""

from __future__ import annotations

from checker.conditions.verdict import Verdict
from checker.vocabulary.text import Text

VERDICTS: dict[Verdict, Text] = {
    Verdict.MET: Text("сәйкес келеді", "соответствует", "met"),
    Verdict.NOT_MET: Text("сәйкес келмейді", "не соответствует", "not met"),
    Verdict.UNKNOWN: Text("белгісіз", "неизвестно", "unknown"),
    Verdict.NOT_APPLICABLE: Text("қолданылмайды", "не применяется", "not applicable"),
}
GROUNDS: dict[Verdict, Text] = {
    Verdict.MET: Text("анықталды", "установлено", "established"),
    Verdict.NOT_MET: Text("анықталған жоқ", "не установлено", "not established"),
    Verdict.UNKNOWN: Text("айқындалмаған", "не определено", "undetermined"),
    Verdict.NOT_APPLICABLE: Text("анықталған жоқ", "не установлено", "not established"),
}
PRESENCE: dict[Verdict, Text] = {
    Verdict.MET: Text("бар", "имеется", "attached"),
    Verdict.NOT_MET: Text("жоқ", "не имеется", "missing"),
    Verdict.UNKNOWN: Text("белгісіз", "неизвестно", "unknown"),
    Verdict.NOT_APPLICABLE: Text("талап етілмейді", "не требуется", "not required"),
}
CONCLUSIONS: dict[str, Text] = {
    "complies": Text("біліктілік талаптарына сәйкес келеді", "соответствует квалификационным требованиям", "complies"),
    "does_not_comply": Text(
        "біліктілік талаптарына сәйкес келмейді", "не соответствует квалификационным требованиям", "does not comply"
    ),
    "open": Text("әлі белгісіз", "пока неизвестно", "open"),
    "none": Text("біліктілік тексерілмейді", "квалификация не проверяется", "the qualification is not checked"),
}
YES = Text("иә", "да", "yes")
NO = Text("жоқ", "нет", "no")
CONDITION = Text("шарт", "условие", "condition")
REQUIRED = Text("керек", "требуется", "required")
UNFULFILLED = Text("орындалмаған шарт", "не выполнено условие", "not fulfilled")
NOT_KNOWN = Text("белгісіз", "не известно", "not known")
NOT_STATED = Text("көрсетілмеген", "не указано", "not stated")
STATED = Text("көрсетілген", "указано", "stated")
ALL_OF = Text("бәрі орындалуы тиіс", "выполнено всё", "all of")
ANY_OF = Text("біреуі жеткілікті", "достаточно одного", "any of")
NOT = Text("керісінше", "не выполнено", "not")
WHEN = Text("егер … онда", "если … то", "when … then")
EXEMPTION = Text("талап қолданыла ма", "применяется ли требование", "does the requirement apply")
EVERY = Text("әрқайсысы", "каждый из", "every one of")
SOME = Text("кем дегенде біреуі", "хотя бы один из", "at least one of")
COUNT = Text("саны", "число", "count of")
NO_RECORD = Text("жазба жоқ", "записей нет", "no entry")
NOTHING_OF: dict[str, Text] = {
    "declared": Text("ұсынылмаған", "не представлено", "not handed in"),
    "register": Text("мәлімет жоқ", "сведений нет", "no extract"),
    "inspector": Text("қорытынды жоқ", "заключения нет", "no finding"),
}
LIST_SILENT = Text("іс бұл туралы үндемейді", "в деле об этом ничего нет", "the dossier says nothing of it")
SETTLE = Text(
    "маманның қайшылық туралы қорытындысы (findings: item: reliability, about: {id})",
    "заключение специалиста о расхождении (findings: item: reliability, about: {id})",
    "finding on the contradiction (findings: item: reliability, about: {id})",
)
OVERTURNED = Text(
    "«{rule}»{site}: қорытынды ({item}: {told}) істегі мәліметтерге қайшы келеді, олар бойынша – «{was}»: {against}. Қорытындыны ескергенде – «{now}»",
    "«{rule}»{site}: заключение ({item}: {told}) расходится с материалами дела, по которым – «{was}»: {against}. С учётом заключения – «{now}»",
    '"{rule}"{site}: the finding ({item}: {told}) stands against the papers, by which it is "{was}": {against}. With the finding it is "{now}"',
)
LINE = Text("{line}-жол", "строка {line}", "line {line}")
RULE = Text("қағида", "правило", "rule")
DRAFT = Text("ЖОБА", "ПРОЕКТ", "DRAFT")
UNOFFICIAL = Text(
    "Нысан актінің ресми емес көшірмесі бойынша жасалды: қол қойылғанға дейін мәтінді ресми дереккөзбен салыстырыңыз.",
    "Форма составлена по неофициальной копии акта: до подписания сверьте текст с официальным источником.",
    "Made from an unofficial copy of the act: compare it with the official source before signing.",
)
OURS = Text(
    "Бұл құжаттың нысаны актіде белгіленбеген. Актілердің мәтіні ресми емес көшірме бойынша келтірілген: қол қойылғанға дейін ресми дереккөзбен салыстырыңыз.",
    "Форма этого документа актом не установлена. Тексты актов приведены по неофициальной копии: до подписания сверьте их с официальным источником.",
    "No act lays down the form of this document. The acts are quoted from an unofficial copy: compare with the official source before signing.",
)
LAST_KNOWN = Text(
    "Осы редакцияның мәтіні қолда жоқ: соңғы белгілі нысан қолданылды.",
    "Текста формы в этой редакции не имеется: применена последняя известная форма.",
    "The form of this edition is not in hand: the last known form is used.",
)
EDITION_ASSUMED = Text(
    "Редакцияның күшіне ену күні болжамды",
    "День вступления редакции в силу принят предположительно",
    "The first day of the edition is assumed",
)
EXEMPT = Text("Талап қолданылмайды", "Требование не распространяется", "The requirement does not apply")
MISSING = Text("Әлі белгісіз", "Пока неизвестно", "Not known yet")
NOT_SO = Text("{said} емес", "не {said}", "not {said}")
# What a comparison asks for, as it is said after "if".
ASKED: dict[str, Text] = {
    "is": Text("", "", ""),
    "one_of": Text("мыналардың бірі", "одно из", "one of"),
    "contains": Text("құрамында", "включает", "including"),
    "contains_any": Text("құрамында біреуі", "включает одно из", "including one of"),
    "at_least": Text("кемінде", "не менее", "at least"),
    "at_most": Text("көп дегенде", "не более", "at most"),
    "more_than": Text("мынадан артық", "более", "more than"),
    "less_than": Text("мынадан кем", "менее", "less than"),
}
DAYS: dict[str, Text] = {
    "day": Text("іс қаралатын күн", "день, на который рассматривается дело", "day of the case"),
    "registered": Text("тіркелген күн", "день регистрации", "day of registration"),
    "decision_due": Text("шешімнің соңғы күні", "последний день решения", "last day for the decision"),
    "filing_due": Text("өтініш берудің соңғы күні", "последний день подачи", "last day for filing"),
}
CORRECT_ONE = Text(
    "{item}: қорытынды істегі мәліметтерге қайшы – екеуінің бірін түзету керек",
    "{item}: заключение расходится с данными дела – исправить одно из двух",
    "{item}: the finding stands against what the dossier says – one of the two has to be corrected",
)
SETTLED = Text(
    "ашық қалғанын маман шешеді", "что осталось открытым, решает специалист", "what stays open a finding settles"
)
AT_LEAST = Text("кемінде {low}", "не менее {low}", "at least {low}")
UP_TO = Text("{most} дейін", "до {most}", "up to {most}")
OR_MORE = Text("{least} және одан көп", "{least} и более", "{least} or more")
COLUMN = Text("{columns} бағаны", "графа {columns}", "column {columns}")
NO_COLUMN = Text("кестеде мұндай баған жоқ", "такой графы в таблице нет", "the table has no such column")
SHORT = Text("жетпейді", "не хватает", "short")
ELSEWHERE = Text("саны басқа актіде", "число в другом акте", "number in another act")
PER_ORGANISATION = Text("мекемеге", "на учреждение", "per organisation")
POOL = Text("барлығы керек {need}, бар {have}", "всего нужно {need}, есть {have}", "needed in all {need}, have {have}")
NOT_COVERED = Text("кесте бұл объектіге арналмаған", "таблица не для этого объекта", "the table is not for this site")
SHORT_IN_ALL = Text(
    "барлық лауазымдар бойынша {need} бірлік керек, {have} бар, {short} жетпейді: өзара алмастыру жеткіліксіз",
    "по всем должностям вместе нужно {need} ед., есть {have}, не хватает {short}: взаимозамена не покрывает",
    "all posts together: needed {need} units, have {have}, short {short}: no exchange can cover that",
)
NEED_AND_HAVE = Text(
    "{title}: керек {need}, бар {have}",
    "{title}: нужно {need}, есть {have}",
    "{title}: needed {need}, have {have}",
)
SHORT_OF = Text(
    "{title}: {short} жетпейді (керек {need}, бар {have}{where})",
    "{title}: не хватает {short} (нужно {need}, есть {have}{where})",
    "{title}: short {short} (needed {need}, have {have}{where})",
)
CLAUSES = Text(
    "Ашық қалғаны: акт не дейді", "Что остаётся открытым: что говорит акт", "What stays open: what the act says"
)
