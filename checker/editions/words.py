"""The words of the timeline of editions."""

from __future__ import annotations

from checker.vocabulary.text import Text

TITLE = Text("Қай күні қай мәтін қолданылады", "Какой текст в какой день действует", "Which text rules on which day")
EDITION = Text("Редакция", "Редакция", "Edition")
FIRST = Text("бастап", "с", "from")
LAST = Text("дейін", "по", "until")
RULES = Text("қағида", "правил", "rules")
NORMS = Text("норма", "норм", "norms")
TEXT = Text("Мәтін", "Текст", "Text")
HELD = Text("қолда бар", "имеется", "held")
NOT_HELD = Text("қолда жоқ", "не имеется", "not held")
ASSUMED = Text("күні болжамды", "день принят предположительно", "day assumed")
OPEN_END = Text("ашық", "открыто", "open")
CAUSED_BY = Text("Негізі", "Чем вызвана", "Caused by")
ON_DAY = Text("{day} күні қолданылатын мәтіндер", "Тексты, действующие {day}", "The texts that rule on {day}")
NONE_YET = Text("қағидалар бұл күнді қамтымайды", "правила этот день не охватывают", "the rules do not cover this day")
TODAY = Text("бүгін", "сегодня", "today")
ACT = Text("Акт", "Акт", "Act")
LEGEND = Text(
    "Толық жолақ – мәтіні қолда; штрихталған – мәтіні қолда жоқ; үзік сызық – күні болжамды. {day} – бүгін.",
    "Сплошная полоса – текст имеется; штриховка – текста не имеется; пунктир – день принят предположительно. {day} – сегодня.",
    "Solid bar: the text is held; hatched: it is not; dashed edge: the first day is assumed. {day} is today.",
)
