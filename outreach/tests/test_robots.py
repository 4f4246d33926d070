def test_search_engines_leave_what_is_personal_alone(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /*/status/" in response.content.decode()
