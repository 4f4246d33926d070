import pytest


@pytest.mark.parametrize(
    ("wanted", "home"),
    [
        ("ru-RU,ru;q=0.9", "/ru/"),
        ("en-US,en;q=0.9", "/en/"),
        ("kk-KZ", "/kk/"),
        ("de-DE", "/kk/"),
        ("", "/kk/"),
        ("x" * 600, "/kk/"),
    ],
)
def test_the_bare_address_sends_on_in_the_readers_language(client, wanted, home):
    response = client.get("/", headers={"accept-language": wanted})
    assert (response.status_code, response["Location"]) == (302, home)
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies
