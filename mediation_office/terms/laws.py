"""What a term rests on, as the office says it in three languages."""

from typing import NamedTuple


class Words(NamedTuple):
    kk: str
    ru: str
    en: str


def code_article(article: str, part: str = "") -> Words:
    """An article of the Administrative Procedural-Process Code (29 June 2020 No. 350-VI)."""
    if not part:
        return Words(
            f"Әкімшілік рәсімдік-процестік кодекс, {article}-бап",
            f"Административный процедурно-процессуальный кодекс, статья {article}",
            f"Administrative Procedural-Process Code, article {article}",
        )
    return Words(
        f"Әкімшілік рәсімдік-процестік кодекс, {article}-баптың {part}-бөлігі",
        f"Административный процедурно-процессуальный кодекс, статья {article}, часть {part}",
        f"Administrative Procedural-Process Code, article {article}, part {part}",
    )


MEDIATION_20 = Words(
    "«Медиация туралы» Заң, 20-баптың 6-тармағы",
    "Закон «О медиации», статья 20, пункт 6",
    "Law on Mediation, article 20, paragraph 6",
)
MEDIATION_23 = Words(
    "«Медиация туралы» Заң, 23-бап",
    "Закон «О медиации», статья 23",
    "Law on Mediation, article 23",
)
CIVIL_PROCEDURE_179 = Words(
    "Азаматтық процестік кодекс, 179 және 180-баптар",
    "Гражданский процессуальный кодекс, статьи 179 и 180",
    "Civil Procedure Code, articles 179 and 180",
)
ORDER_134 = Words(
    "2022 жылғы 3 мамырдағы № 134 бұйрық",
    "Приказ от 3 мая 2022 года № 134",
    "Order of 3 May 2022 No. 134",
)


def data_article(kk: str, ru: str, en: str) -> Words:
    """A place in the law on personal data (21 May 2013 No. 94-V)."""
    return Words(
        f"«Дербес деректер және оларды қорғау туралы» Заң, {kk}",
        f"Закон «О персональных данных и их защите», {ru}",
        f"Law on Personal Data and Their Protection, {en}",
    )


DATA_8 = data_article("8-баптың 7-тармағы", "статья 8, пункт 7", "article 8, paragraph 7")
DATA_25 = data_article(
    "25-баптың 2-тармағының 8) тармақшасы",
    "статья 25, пункт 2, подпункт 8",
    "article 25, paragraph 2, subparagraph 8",
)
DATA_19 = data_article("19-бап", "статья 19", "article 19")
DATA_19_1 = data_article("19-1-бап", "статья 19-1", "article 19-1")
