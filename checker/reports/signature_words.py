"""The words of the report on signatures in three languages."""

from __future__ import annotations

from checker.vocabulary.text import Text

EDITION = Text("{edition} редакциясы", "редакция {edition}", "edition {edition}")
ANNEX = Text("{annex}-қосымша", "приложение {annex}", "annex {annex}")
LANGUAGE = {
    "kk": Text("қазақ тілінде", "на казахском языке", "in Kazakh"),
    "ru": Text("орыс тілінде", "на русском языке", "in Russian"),
}
NOT_OURS = Text(
    "Құжатты Saikes жазбаған: оның нысаны мен қол қоюшылары белгісіз, рет тексерілмейді.",
    "Документ написан не Saikes: его форма и подписанты неизвестны, порядок не проверяется.",
    "Saikes did not write this document: its form and signers are not known, the order is not checked.",
)
DRAFT = Text("Бұл – жоба.", "Это проект.", "This is a draft.")
NO_BLOCK = Text(
    "Бұл нысанда қол қоятын орын жоқ.", "В этой форме нет места для подписи.", "This form has no signature block."
)
EMPTY = Text("қол қойылмаған", "не подписано", "not signed")
FOREIGN = Text(
    "нысанда жоқ қол қою орындары: {names}",
    "поля подписи, которых нет в форме: {names}",
    "signature fields that the form does not have: {names}",
)
BROKEN = Text("қолтаңба бүлінген: {why}", "подпись повреждена: {why}", "the signature is damaged: {why}")
TIME = {
    "claimed": Text(
        "{time} – қол қоюшының сағаты бойынша, дәлелденбеген",
        "{time} – по часам подписавшего, не доказано",
        "{time} – by the signer's clock, not proved",
    ),
    "stamped": Text(
        "{time} – уақыт белгісі қызметі растаған",
        "{time} – подтверждено службой меток времени",
        "{time} – confirmed by a time-stamping service",
    ),
}
NO_TIME = Text("уақыты көрсетілмеген", "время не указано", "no time given")
AHEAD = Text("уақыты қазіргіден кейін", "время позже нынешнего", "the time is later than now")
ISSUER = Text("берген: {issuer}", "выдан: {issuer}", "issued by: {issuer}")
SUBJECT = Text(
    "сертификат: {subject}; № {serial}", "сертификат: {subject}; № {serial}", "certificate: {subject}; no. {serial}"
)
VALID = Text(
    "{first} – {last} аралығында жарамды; қол қойылған кезде жарамды",
    "действителен {first} – {last}; при подписании действовал",
    "valid {first} – {last}; valid when signed",
)
NOT_VALID = Text(
    "{first} – {last} аралығында жарамды; қол қойылған кезде ЖАРАМСЫЗ",
    "действителен {first} – {last}; при подписании НЕ ДЕЙСТВОВАЛ",
    "valid {first} – {last}; NOT valid when signed",
)
NOT_FOR_SIGNING = Text(
    "сертификат қол қоюға арналмаған", "сертификат не предназначен для подписи", "the certificate is not for signing"
)
TRUST = {
    "trusted": Text(
        "берілген сенімді сертификатқа жетеді",
        "ведёт к данному доверенному сертификату",
        "leads to a trusted certificate that was given",
    ),
    "not-trusted": Text(
        "берілген сенімді сертификаттарға ЖЕТПЕЙДІ: {why}",
        "к данным доверенным сертификатам НЕ ВЕДЁТ: {why}",
        "does NOT lead to the trusted certificates that were given: {why}",
    ),
    "not-checked": Text(
        "түбірлік сертификатпен салыстырылмаған (--trust): атын ешкім растамайды",
        "не сверено с корневым сертификатом (--trust): за имя никто не ручается",
        "not checked against a root (--trust): nobody vouches for the name",
    ),
}
WHY = {
    "NO_CERTIFICATE_CHAIN_FOUND": Text("тізбек табылмады", "цепочка не найдена", "no chain was found"),
    "EXPIRED": Text("сертификат мерзімі өткен", "сертификат истёк", "a certificate had expired"),
    "NOT_YET_VALID": Text("сертификат әлі жарамсыз", "сертификат ещё не действовал", "a certificate was not valid yet"),
    "OUT_OF_BOUNDS_NO_POE": Text(
        "сертификат сол кезде жарамсыз", "сертификат тогда не действовал", "a certificate was not valid then"
    ),
    "OUT_OF_BOUNDS_NOT_REVOKED": Text(
        "сертификат сол кезде жарамсыз", "сертификат тогда не действовал", "a certificate was not valid then"
    ),
    "CHAIN_CONSTRAINTS_FAILURE": Text(
        "тізбектің шектеулері рұқсат етпейді", "ограничения цепочки не позволяют", "the chain does not allow it"
    ),
    "CRYPTO_CONSTRAINTS_FAILURE": Text("алгоритм әлсіз", "слабый алгоритм", "a weak algorithm"),
    "CRYPTO_CONSTRAINTS_FAILURE_NO_POE": Text("алгоритм әлсіз", "слабый алгоритм", "a weak algorithm"),
}
INTACT = Text("қол қойылғаны өзгермеген", "подписанное не изменено", "what was signed is unchanged")
NOT_INTACT = Text(
    "қол қойылғаны ӨЗГЕРГЕН немесе қолтаңба осы кілтпен қойылмаған",
    "подписанное ИЗМЕНЕНО либо подпись сделана не этим ключом",
    "what was signed was CHANGED, or the signature is not by this key",
)
CHANGES = {
    "none": Text("одан кейін ештеңе қосылмаған", "после неё ничего не добавлено", "nothing was added after it"),
    "later-signatures": Text(
        "одан кейін тек қолтаңбалар қосылған",
        "после неё добавлены только подписи",
        "only signatures were added after it",
    ),
    "changed": Text("одан кейін құжат ӨЗГЕРТІЛГЕН", "после неё документ ИЗМЕНЁН", "the document was CHANGED after it"),
}
OUT_OF_ORDER = Text(
    "ретінен тыс: алдыңғылар қол қоймай тұрып қойылған",
    "вне порядка: поставлена раньше предшествующих",
    "out of order: made before those that come before it",
)
REASON = Text("себебі: {reason}", "причина: {reason}", "reason: {reason}")
ORDER = {
    "kept": Text("Нысанның реті сақталған.", "Порядок формы соблюдён.", "The order of the form was kept."),
    "broken": Text("Нысанның реті БҰЗЫЛҒАН.", "Порядок формы НАРУШЕН.", "The order of the form was BROKEN."),
    "broken-with-reason": Text(
        "Нысанның реті сақталмаған, себебі көрсетілген.",
        "Порядок формы не соблюдён, причина указана.",
        "The order of the form was not kept; the reason is given.",
    ),
}
TIMES = Text(
    "Қолтаңбалардың уақыты рет бойынша емес: сағаттардың бірі қате.",
    "Время подписей не по порядку: одни из часов неверны.",
    "The times of the signatures are not in order: one of the clocks is wrong.",
)
REVOCATION = Text(
    "Сертификаттардың қайтарып алынғаны тексерілмейді.",
    "Отзыв сертификатов не проверяется.",
    "Whether certificates were revoked is not checked.",
)
ANSWER = {
    "valid": Text(
        "Құжатқа нысанға сай толық қол қойылған, өзгертілмеген.",
        "Документ подписан полностью, как требует форма, и не изменён.",
        "The document is signed by all as its form wants, and unchanged.",
    ),
    "not-valid": Text("Қолтаңбаларға сенуге БОЛМАЙДЫ.", "Полагаться на подписи НЕЛЬЗЯ.", "The signatures do NOT hold."),
    "open": Text("Әлі ашық: {why}.", "Открыто: {why}.", "Open: {why}."),
}
OPEN_EMPTY = Text("{count} қолтаңба жоқ", "не хватает подписей: {count}", "signatures missing: {count}")
OPEN_NONE = Text("қолтаңба жоқ", "подписей нет", "there are no signatures")
OPEN_TRUST = Text(
    "сертификаттарға сенім тексерілмеген",
    "доверие к сертификатам не проверено",
    "trust in the certificates was not checked",
)
OPEN_ORDER = Text(
    "рет сақталмаған, себебі көрсетілген",
    "порядок не соблюдён, причина указана",
    "the order was not kept, a reason is given",
)
OPEN_FORM = Text("нысаны белгісіз", "форма неизвестна", "the form is not known")
OPEN_FOREIGN = Text(
    "нысанда жоқ қол қою орындары бар", "есть поля подписи вне формы", "there are signature fields outside the form"
)
OPEN_TIMES = Text("уақыт күмәнді", "время сомнительно", "the times are doubtful")
SIGNED = Text(
    "{number}/{count} «{slot}» – {name}, {time}",
    "{number}/{count} «{slot}» – {name}, {time}",
    "{number}/{count} “{slot}” – {name}, {time}",
)
NEXT = Text("келесі: {number} «{slot}»", "следующий: {number} «{slot}»", "next: {number} “{slot}”")
ALL_SIGNED = Text("барлығы қол қойды", "подписали все", "all have signed")
