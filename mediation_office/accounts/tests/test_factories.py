def test_each_role_sits_at_the_client_in_the_office(client, office, operator, head):
    assert operator.has_role("operator")
    assert operator.offices_as("operator") == {office.pk}
    assert not operator.has_role("head")
    assert int(client.session["_auth_user_id"]) == head.pk
