import pytest

from cases import services
from cases.tests.asking import codes, url
from cases.tests.factories import make_decided, make_proposed
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.documents.choices import PaperState
from mediation_office.lifecycle import BusinessRuleError

TEXT = {
    "addressee": "Примеровой А.",
    "subject": "Ответ",
    "body": "Рассмотрено. Статья 9 Закона о медиации.",
    "addressee_other": "А. Примероваға",
    "subject_other": "Жауап",
    "body_other": "Қаралды. Медиация туралы заңның 9-бабы.",
}
ALONE = TEXT | {"subject_other": "", "body_other": "", "is_in_one": "on"}
LAWLESS = {"body": "Рассмотрено.", "body_other": "Қаралды."}


@pytest.fixture
def move(office):
    appeal = make_decided(office)
    return services.propose_move(appeal, code="answer", by=appeal.responsible, reason="-")


def paper_of(move):
    move.paper.refresh_from_db()
    return move.paper


def test_the_draft_is_saved_and_stays_a_draft(client, secretary, move):
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 200
    client.post(url("paper_edit", move.appeal, move.pk), TEXT)
    paper = paper_of(move)
    assert (paper.body, paper.state) == (TEXT["body"], PaperState.DRAFT)


def test_it_is_laid_before_the_head_in_the_same_press(client, secretary, move):
    client.post(url("paper_edit", move.appeal, move.pk), TEXT | {"submit": "1"})
    paper = paper_of(move)
    assert (paper.subject, paper.state) == ("Ответ", PaperState.TO_SIGN)
    assert codes(move.appeal)[-1] == "move-proposed"


def test_the_draft_stands_in_both_languages_and_asks_for_what_nobody_translated(
    client, secretary, move
):
    paper = paper_of(move)
    assert paper.subject_other == "Өтінішке жауап"
    assert "[осы жерге қазақша жазыңыз]" in paper.body_other
    asked = {name: getattr(paper, name) for name in TEXT} | {"submit": "1", "is_without_law": "on"}
    response = client.post(url("paper_edit", move.appeal, move.pk), asked)
    assert "not finished in both languages" in str(response.context["form"].non_field_errors())
    assert paper_of(move).state == PaperState.DRAFT


def test_the_second_language_is_left_out_only_when_it_is_said(client, secretary, move):
    address = url("paper_edit", move.appeal, move.pk)
    response = client.post(address, TEXT | {"body_other": ""})
    assert "body_other" in response.context["form"].errors
    client.post(address, ALONE)
    assert [text.language for text in paper_of(move).texts] == ["ru"]


def test_russian_alone_does_not_answer_an_appeal_in_kazakh(client, office, secretary):
    appeal = make_decided(office, language="kk")
    move = services.propose_move(appeal, code="answer", by=appeal.responsible, reason="-")
    address = url("paper_edit", appeal, move.pk)
    assert "is_in_one" not in client.get(address).context["form"].fields
    assert client.post(address, ALONE).context["form"].errors


def test_an_answer_without_an_article_of_law_is_laid_before_the_head_only_knowingly(
    client, secretary, move
):
    address = url("paper_edit", move.appeal, move.pk)
    assert "No article of law is named." in client.get(address).text
    response = client.post(address, TEXT | LAWLESS | {"submit": "1"})
    assert "is_without_law" in response.context["form"].errors
    client.post(address, TEXT | LAWLESS | {"submit": "1", "is_without_law": "on"})
    assert paper_of(move).state == PaperState.TO_SIGN


def test_no_other_way_leads_past_the_article_of_law(office, secretary, move):
    with pytest.raises(BusinessRuleError, match="No article of law is named"):
        services.submit_move(move, by=secretary)
    assert paper_of(move).state == PaperState.DRAFT


def test_what_lies_before_the_head_is_not_laid_there_again(office, secretary):
    move = make_proposed(make_decided(office))
    with pytest.raises(BusinessRuleError, match="cannot be done"):
        services.submit_move(move, by=secretary, is_without_law=True)


def test_what_the_wording_says_of_complaints_is_no_basis_in_law(client, secretary, move):
    paper = paper_of(move)
    said = {
        "body": f"{paper.body}\r\n\r\nТак решено.".replace("\n\n", "\r\n\r\n"),
        "body_other": "Қаралды.",
        "submit": "1",
    }
    response = client.post(url("paper_edit", move.appeal, move.pk), TEXT | said)
    assert "is_without_law" in response.context["form"].errors


def test_a_block_is_put_into_both_texts_before_the_words_on_complaints(client, secretary, move):
    paper = paper_of(move)
    typed = {name: getattr(paper, name) for name in TEXT} | {"insert": "block-voluntary"}
    form = client.post(url("paper_edit", move.appeal, move.pk), typed).context["form"]
    for name, opening in (("body", "Если вы не согласны"), ("body_other", "Жауаппен келіспесеңіз")):
        before, after = form[name].value().split(opening)
        assert len(before) > len(getattr(paper, name).split(opening)[0])
        assert after == getattr(paper, name).split(opening)[1]
    assert paper_of(move).body == paper.body


def test_blocks_are_named_in_the_readers_language_and_can_be_narrowed(client, secretary, move):
    page = client.get(url("paper_edit", move.appeal, move.pk)).content.decode()
    assert "Nobody can be forced</summary>" in page  # the paper is in Russian and Kazakh
    assert 'data-office-filter="#blocks"' in page


def test_the_heads_remark_stands_above_the_draft(client, office, secretary):
    move = make_proposed(make_decided(office))
    services.send_back_move(
        move, by=make_user(role="head", office=office), remark="Короче, пожалуйста"
    )
    assert "Короче, пожалуйста" in client.get(url("paper_edit", move.appeal, move.pk)).text


def test_what_lies_before_the_head_is_not_changed(client, office, secretary):
    move = make_proposed(make_decided(office))
    before = move.paper.body
    response = client.post(url("paper_edit", move.appeal, move.pk), TEXT)
    assert "cannot be done" in str(response.context["form"].non_field_errors())
    assert paper_of(move).body == before


def test_a_move_without_a_paper_has_none_to_edit(client, office, secretary):
    move = services.request_file(make_decided(office), by=None)
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 404


def test_operators_may_not(client, operator, move):
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 403


def test_another_office_and_another_appeal_do_not_find_it(client, office, secretary, move):
    assert client.get(url("paper_edit", make_decided(office), move.pk)).status_code == 404
    assert client.get(url("paper_edit", move.appeal, 10**30)).status_code == 404
    client.force_login(make_user(role="secretary", office=make_office(office.region)))
    assert client.get(url("paper_edit", move.appeal, move.pk)).status_code == 404


def test_labels_name_their_language_and_show_no_markup(client, secretary, move):
    page = client.get(url("paper_edit", move.appeal, move.pk)).text
    assert 'Addressee (Kazakh) <span class="soft fw-normal">(optional)</span>' in page
    assert "&lt;" not in page


def test_what_is_left_empty_is_named_with_what_to_do(client, secretary, move):
    page = client.post(url("paper_edit", move.appeal, move.pk), TEXT | {"body": ""})
    said = "Write something under “Text (Russian)”: it may not stay empty."
    assert page.context["form"].errors["body"] == [said]
    assert page.text.count(said) == 2  # above the form and beside the field
