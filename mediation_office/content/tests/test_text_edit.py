import pytest

from mediation_office.access import Role
from mediation_office.content import services
from mediation_office.content.choices import TextState
from mediation_office.content.models import Text
from mediation_office.content.tests.factories import (
    RegionFactory,
    StaffFactory,
    head_of,
    secretary_of,
)

pytestmark = pytest.mark.django_db
URL = "/content/{}/edit/"


def typed(client, code, **changes):
    """What the form would send after a person changed some fields."""
    page = client.get(URL.format(code)).context
    shown = {name: page["form"][name].value() for name in page["form"].fields}
    return shown | {"seen": page["version"]} | changes


def test_saving_makes_a_draft_of_the_changed_language_and_sends_nothing_new(client):
    region = RegionFactory()
    head = head_of(region)
    services.install_texts(region)
    client.force_login(head)
    client.post(URL.format("sms-message"), typed(client, "sms-message", body_en="Ring us: {phone}"))
    draft = Text.objects.get(state=TextState.DRAFT)
    assert (draft.language, draft.version, draft.made_by) == ("en", 2, head)
    assert services.render(region, "sms-message", "en").body == "Call us: 8 (7292) 00-00-00"


def test_an_sms_that_gives_the_matter_away_cannot_be_saved(client):
    region = RegionFactory()
    client.force_login(head_of(region))
    response = client.post(
        URL.format("sms-message"), typed(client, "sms-message", body_ru="Ваше обращение готово")
    )
    assert "обращение" in response.context["form"].errors["body_ru"][0]
    assert not Text.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("body_kk", "{applicant}", "has no placeholder {applicant}"),
        ("body_ru", "", "The text is empty"),
        ("title_en", "", "Write the title"),
        ("title_en", "x" * 301, "300"),
        ("body_en", "x" * 20_001, "20000"),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field(client, field, value, sentence):
    client.force_login(head_of(RegionFactory()))
    response = client.post(
        URL.format("paper-answer"), typed(client, "paper-answer", **{field: value})
    )
    assert sentence in " ".join(response.context["form"].errors[field])
    assert not Text.objects.exists()


def test_a_preview_shows_samples_and_saves_nothing(client):
    client.force_login(head_of(RegionFactory()))
    data = typed(client, "paper-return", body_en="No. {register_number}", preview="1")
    response = client.post(URL.format("paper-return"), data)
    assert "No. 1024" in response.content.decode()
    assert not Text.objects.exists()


def test_a_page_is_previewed_as_it_will_be_read(client):
    client.force_login(head_of(RegionFactory()))
    data = typed(client, "page-fit", body_en="## Head\n\n<b>x</b>", preview="1")
    text = client.post(URL.format("page-fit"), data).content.decode()
    assert "<h2>Head</h2>" in text
    assert "<b>x</b>" not in text


def test_a_text_that_somebody_changed_meanwhile_is_not_overwritten(client):
    region = RegionFactory()
    head = head_of(region)
    client.force_login(head)
    data = typed(client, "sms-message", body_en="Ring us")
    services.save_draft(region, "sms-message", language="en", title="", body="Write us", by=head)
    response = client.post(URL.format("sms-message"), data)
    assert "meanwhile" in response.content.decode()
    assert response.context["version"] == data["seen"]  # the page still shows the older words
    assert Text.objects.get().body == "Write us"


def test_saving_what_was_not_changed_makes_no_version(client):
    region = RegionFactory()
    services.install_texts(region)
    client.force_login(head_of(region))
    client.post(URL.format("block-land"), typed(client, "block-land"))
    assert not Text.objects.filter(state=TextState.DRAFT).exists()


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        (Role.SECRETARY, "block-land", 200),
        (Role.SECRETARY, "paper-answer", 403),
        (Role.SECRETARY, "page-fit", 403),
        (Role.EDITOR, "page-fit", 200),
        (Role.EDITOR, "sms-message", 403),
        (Role.HEAD, "sms-message", 200),
        (Role.HEAD, "block-land", 200),
        (Role.OPERATOR, "block-land", 403),
        (Role.MEDIATOR, "block-land", 403),
        (Role.ADMIN, "page-fit", 403),
    ],
)
def test_each_role_writes_its_own_texts(client, role, code, status):
    client.force_login(StaffFactory(RegionFactory(), role))
    assert client.get(URL.format(code)).status_code == status


def test_what_was_typed_is_escaped(client):
    client.force_login(secretary_of(RegionFactory()))
    data = typed(client, "block-land", body_en="<script>alert(1)</script>", preview="1")
    assert "<script>alert(1)" not in client.post(URL.format("block-land"), data).content.decode()
