"""What the Code asks of the text of a paper: its languages and its basis in law (APPC 89(2))."""

import re
from collections.abc import Iterable

from cases.choices import TO_A_BODY, MoveCode
from cases.models import Appeal, Move
from cases.services.moves import paper_of
from cases.services.proposing import wording_of
from mediation_office.content import services as content
from mediation_office.documents.models import PaperText

ARTICLE = re.compile(
    r"(?:стать\w*|\bст\.|\barticles?|\bart\.)\s*\d|\d\s*-?\s*ба[пб]", re.IGNORECASE
)


def may_stand_in_one(move: Move) -> bool:
    """Whether the paper may stand in its first language alone; a letter to another body stands in
    Kazakh and Russian.
    """
    return move.code not in TO_A_BODY and may_answer_in_one(move.appeal)


def may_answer_in_one(appeal: Appeal) -> bool:
    """An answer is given in the state language or in that of the appeal: one of the two may stand
    alone.
    """
    return appeal.answer_language in ("kk", appeal.language)


def rests_on_law(move: Move, said: Iterable[PaperText]) -> bool:
    """Whether an article of law is named in what the office wrote itself, beside what the wording
    says of complaints to everybody.
    """
    paper = paper_of(move)
    region, code = move.appeal.office.region, wording_of(move, paper.kind)
    for text in said:
        usual = content.published_text(region, code, text.language)[1].split("\n\n")
        paragraphs = text.body.replace("\r\n", "\n").split("\n\n")
        if any(ARTICLE.search(words) for words in paragraphs if words.strip() not in usual):
            return True
    return False


def lacks_law(move: Move) -> bool:
    """An answer that names no article: the head is told before signing."""
    paper = paper_of(move)
    is_answer = move.code == MoveCode.ANSWER
    return is_answer and not rests_on_law(move, paper.texts)
