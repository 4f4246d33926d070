def test_a_process_is_live_without_its_database(client):
    response = client.get("/health/live")

    assert (response.status_code, response.json()) == (200, {"live": True})


def test_a_monitor_is_not_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get("/health/live").status_code == 200
