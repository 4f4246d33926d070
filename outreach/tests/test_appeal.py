from datetime import timedelta

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases.models import Appeal
from mediation_office.accounts.models import Setting
from mediation_office.documents.models import StoredFile
from mediation_office.sealing import Sealed
from outreach.models import Draft
from outreach.services.drafts import typed
from outreach.tests.conftest import Citizen

pytestmark = pytest.mark.django_db


def test_a_step_is_kept_sealed_and_shown_again(citizen, client):
    answer = citizen.write("what", statement="The fence was moved at night")

    assert answer.url == citizen.url("side")
    assert "The fence was moved" in client.get(citizen.url("what")).content.decode()
    assert isinstance(Draft.objects.get().__dict__["data"], Sealed)


def test_another_browser_does_not_see_it(citizen):
    citizen.write("what", statement="The fence was moved at night")

    assert "fence" not in Client().get(citizen.url("what")).content.decode()


def test_going_back_and_changing_the_language_keep_what_was_just_typed(citizen, client):
    citizen.write("what", statement="The fence")

    back = citizen.write("side", other_name="Neighbour", back="")
    turned = citizen.write("side", other_name="Neighbour Aman", language="kk")

    assert (back.url, turned.url) == ("/en/appeal/", "/kk/appeal/side/")
    assert "Neighbour Aman" in client.get("/kk/appeal/side/").content.decode()


def test_continuing_later_says_until_when(citizen, client):
    answer = citizen.write("what", statement="The fence", later="")

    assert "kept until" in client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("step", "typed_words", "sentence"),
    [
        ("you", {"iin": "990101300014"}, "The IIN has a slip"),
        ("reach", {"phone": "8 700 000 00"}, "you typed 9"),
        ("reach", {"email": "aigul"}, "not complete"),
        ("reach", {"calls": "hours"}, "from which hour"),
        ("reach", {"from_time": "12:00", "until_time": "10:00"}, "must be later than the first"),
        ("reach", {"from_time": "99:99"}, "no such time"),
        ("you", {"authority": "emperor"}, "Choose one of the list"),
        ("you", {"name": "Ә" * 5000}, "200 characters fit here, you wrote 5000"),
        ("what", {"statement": "😀" * 20001}, "20000 characters fit here, you wrote 20001"),
    ],
)
def test_a_slip_is_named_kept_and_may_stay(citizen, client, step, typed_words, sentence):
    first = citizen.write(step, **typed_words)
    again = citizen.write(step, as_typed=",".join(first.context["form"].errors), **typed_words)

    assert sentence in first.content.decode()
    assert again.status_code == 302
    assert typed(Draft.objects.get()).items() >= typed_words.items()


def test_another_slip_in_the_same_field_is_named_too(citizen):
    first = citizen.write("you", iin="12345")
    second = citizen.write("you", iin="990101300014", as_typed="iin,")
    third = citizen.write("you", iin="990101300014", as_typed="iin,")

    assert "The IIN has a slip" in first.text
    assert "The IIN has a slip" in second.text
    assert third.status_code == 302


def test_for_whom_somebody_writes_is_asked_beside_the_choice_and_not_demanded(citizen, client):
    chosen = citizen.write("you", authority="parent", iin="12345").text
    left_empty = citizen.write("you", authority="parent")

    part = chosen.split('id="for-another"')[1].split("</fieldset>")[0]
    assert 'name="represented_name"' in part
    assert "<details" not in chosen.split('name="authority"')[1].split('name="iin"')[0]
    assert left_empty.status_code == 302


@pytest.mark.parametrize("phone", ["+7 700 000 00 17", "8 (7292) 43-00-00", "7000000017", "қ", ""])
def test_a_phone_may_be_written_in_many_ways(citizen, phone):
    if phone == "қ":  # 8 700 000 00 17 on the Kazakh layout
        phone = "ү 7ққ қққққ 17"

    assert citizen.write("reach", phone=phone).status_code == 302


def test_ten_megabytes_of_text_get_a_sentence(citizen, client):
    answer = citizen.write("what", statement="а" * 5_000_000)

    assert answer.status_code == 413
    assert "too long" in answer.content.decode()


@pytest.mark.parametrize(
    ("name_length", "files", "words"),
    [
        (70 * 1024, 1, "The name of a file is too long"),
        (5, 11, "Send no more than 5 files at once"),
    ],
)
def test_what_is_too_much_of_a_file_is_said_in_its_own_words(site, name_length, files, words):
    part = (
        f'--B\r\nContent-Disposition: form-data; name="files"; filename="{"a" * name_length}.txt"'
        "\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
    )
    answer = Client().post(
        "/en/appeal/",
        data=(part * files + "--B--\r\n").encode(),
        content_type="multipart/form-data; boundary=B",
    )

    assert answer.status_code == 413
    assert words in answer.text


def test_after_its_hours_a_draft_is_not_shown(citizen, client):
    citizen.write("what", statement="The fence")
    Draft.objects.update(expires_at="2020-01-01T00:00Z")

    assert "The fence" not in client.get(citizen.url("what")).content.decode()
    assert citizen.write("side", other_name="Aman").status_code == 302


def test_the_page_is_kept_by_no_browser_and_says_nothing_in_its_title(citizen, client):
    answer = client.get(citizen.url("what"))

    assert answer["Cache-Control"] == "no-store, private"
    assert "<title>Step 1 of 5</title>" in answer.content.decode()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("step", ["what", "side", "you", "reach"])
def test_every_step_opens_in_every_language(citizen, client, language, step):
    citizen.language = language

    assert client.get(citizen.url(step)).status_code == 200


def test_before_an_office_is_opened_and_in_an_unknown_language_there_is_no_form(db, client):
    caches["pages"].clear()

    assert client.get("/en/appeal/").status_code == 404
    assert client.get("/de/appeal/").status_code == 404


def test_every_page_costs_few_queries(citizen, client, django_assert_max_num_queries):
    citizen.write("what", statement="The fence")

    for step in ("what", "side", "you", "reach", "check"):
        with django_assert_max_num_queries(12):
            assert client.get(citizen.url(step)).status_code == 200


def test_a_step_that_does_not_exist_is_not_found(site, client):
    assert client.get("/en/appeal/emperor/").status_code == 404
    assert reverse("outreach:appeal", args=["side"]).endswith("/appeal/side/")


def test_a_file_is_kept_listed_and_can_be_taken_out(citizen, client):
    citizen.write("what", statement="The fence", files=text_file("plan.txt"))
    page = client.get(citizen.url("what")).content.decode()
    stored = StoredFile.objects.get()

    citizen.write("what", statement="The fence", drop=str(stored.uuid))

    assert "plan.txt" in page
    assert not StoredFile.objects.exists()


def test_a_file_that_is_not_taken_loses_nothing_else(citizen, client):
    program = b"MZ\x90\x00" + b"\x00" * 200
    wrong = [SimpleUploadedFile(name, program) for name in ("photo.pdf", "virus")]

    answer = citizen.write("what", statement="The fence", files=[*wrong, text_file("plan.txt")])

    page = answer.content.decode()
    assert "2 things to put right" in page
    assert "The content of this file is not what its name says." in page
    assert "photo.pdf" in page
    assert "plan.txt" in page
    assert "The fence" in page
    assert citizen.write("what", statement="The fence", as_typed="files,").status_code == 302


def test_the_sixth_file_gets_a_sentence(citizen):
    files = [text_file(f"{number}.txt", f"page {number}".encode()) for number in range(6)]

    answer = citizen.write("what", statement="The fence", files=files)

    assert StoredFile.objects.count() == 5
    assert "No more than 5 files" in answer.content.decode()


def test_too_many_files_from_one_address_get_a_sentence_and_the_text_is_kept(citizen, site):
    Setting.objects.create(
        region=site, code="appeal.hourly_files", value=1, valid_from="2020-01-01"
    )
    files = [text_file("a.txt", b"a"), text_file("b.txt", b"b")]

    answer = citizen.write("what", statement="The fence", files=files)

    assert "Too many files" in answer.content.decode()
    assert typed(Draft.objects.get())["statement"] == "The fence"


def test_the_same_press_twice_keeps_a_file_once(citizen):
    for _ in range(2):
        citizen.write("what", statement="The fence", files=text_file("plan.txt"))

    assert StoredFile.objects.count() == 1


def test_a_file_of_another_draft_cannot_be_taken_out(citizen, client):
    citizen.write("what", files=text_file("plan.txt"))
    stored = StoredFile.objects.get()

    Citizen(Client()).write("what", drop=str(stored.uuid))

    assert StoredFile.objects.exists()


def test_far_too_long_a_text_is_cut_with_a_sentence_and_goes_on(citizen):
    citizen.write("what", statement="The fence", wish="Peace")
    long = citizen.write("side", other_reach="а" * 900_000, other_name="Aman")
    again = citizen.write("side", other_reach="а" * 900_000, as_typed="other_reach,")

    kept = typed(Draft.objects.get())
    assert "characters are kept" in long.text
    assert again.status_code == 302
    assert sum(len(value) for value in kept.values() if isinstance(value, str)) == 200_000
    assert (kept["statement"], kept["wish"]) == ("The fence", "Peace")


def test_beyond_the_brake_a_draft_holds_less_and_is_sent_all_the_same(citizen, site):
    for code in ("draft.hourly_per_address", "draft.hourly_in_all"):
        Setting.objects.create(region=site, code=code, value=0, valid_from="2020-01-01")
    citizen.write("what", statement="а" * 100_000)
    citizen.send()

    assert Appeal.objects.get().statement == "а" * 20_000


def test_a_draft_nobody_comes_back_to_is_kept_for_an_hour_only(citizen, client):
    citizen.write("what", statement="The fence")
    draft = Draft.objects.get()
    assert draft.expires_at - draft.began_at == timedelta(hours=1)
    client.get(citizen.url("side"))
    draft.refresh_from_db()
    assert draft.expires_at - draft.began_at == timedelta(hours=24)


def test_a_cookie_from_before_the_draft_sees_nothing_of_it(citizen, client):
    session = client.session
    session["known"] = "before"
    session.save()
    client.cookies["sessionid"] = session.session_key
    citizen.write("what", statement="The fence")

    assert client.cookies["sessionid"].value != session.session_key
    assert "The fence" not in stranger(session.session_key).get(citizen.url("what")).text


def stranger(cookie):
    other = Client()
    other.cookies["sessionid"] = cookie
    return other


def text_file(name, content=b"Plan of the yard"):
    return SimpleUploadedFile(name, content, content_type="text/plain")


def test_a_file_name_of_five_thousand_letters_loses_nothing(citizen):
    files = text_file("ұ" * 5000 + ".txt")

    assert citizen.write("what", statement="The fence", files=files).status_code == 302
    assert typed(Draft.objects.get())["statement"] == "The fence"
    assert len(StoredFile.objects.get().name) <= 255
