import pytest
from django.db import connection


@pytest.mark.django_db
def test_a_process_is_ready_while_nothing_is_sent(client):
    response = client.get("/health/ready")

    told = response.json()
    assert response.status_code == 200
    assert (told["database"], told["broker"], told["is_well"]) == (True, False, False)
    assert told["silent_seconds"] == {"worker": None, "beat": None, "drain": None}
    assert told["oldest_late_seconds"] == 0


def test_a_process_without_its_database_is_not_ready(client, real_db):
    connection.close()
    connection.settings_dict["NAME"] = "no_such_database"

    response = client.get("/health/ready")

    connection.close()
    connection.settings_dict["NAME"] = real_db
    assert (response.status_code, response.json()["database"]) == (503, False)
