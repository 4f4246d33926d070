from django.template import Context, Template


def test_placeholders_are_set_apart_and_what_was_typed_stays_text():
    page = Template("{% load office %}{{ text|wording }}")
    html = page.render(Context({"text": "Your <b>{reference}</b>\n\nby {until}"}))

    assert '<code translate="no">{reference}</code>' in html
    assert "&lt;b&gt;" in html
    assert html.count("<p>") == 2
