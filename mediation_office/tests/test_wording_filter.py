from mediation_office.templatetags.office import wording


def test_placeholders_are_set_apart_and_what_was_typed_stays_text():
    html = wording("Your <b>{reference}</b>\n\nby {until}")

    assert '<code translate="no">{reference}</code>' in html
    assert "&lt;b&gt;" in html
    assert html.count("<p>") == 2
