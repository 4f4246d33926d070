"""Whatever is typed or however a file is called, nothing of it runs on a page of ours.

T28 of docs/security.md.
"""

import secrets

import pytest
from django.test import Client

from cases.models import Appeal
from mediation_office.accounts.models import Setting
from mediation_office.accounts.tests.factories import (
    grant_role,
    make_office,
    make_region,
    make_user,
)
from mediation_office.tests.security.world import addresses, plant

PAYLOADS = (
    "<script>window.pwned=1</script>",
    '"><script>window.pwned=1</script>',
    "'><svg onload=window.pwned=1>",
    "<img src=x onerror=window.pwned=1>",
    "</textarea><img src=x onerror=window.pwned=1>",
    "</title><svg/onload=window.pwned=1>",
    "<style>@import'/pwned';</style>",
    "<link rel=stylesheet href=/pwned>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=/pwned'>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<form action=//evil.example><input name=a autofocus onfocus=window.pwned=1>",
    "<div hx-get=/pwned hx-trigger=load>",
    "<div data-hx-get=/pwned data-hx-trigger=load hx-on::load='window.pwned=1'>",
    "javascript:window.pwned=1",
    "{{constructor.constructor('window.pwned=1')()}}",
    "{% load x %}{{ settings.SECRET_KEY }}",
    "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
    "＜script＞window.pwned=1＜/script＞",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=1>",
    "<details open ontoggle=window.pwned=1>",
    "<a href=javascript:window.pwned=1 autofocus>x",
    "`${window.pwned=1}`",
    '[x](javascript:window.pwned=1) ![x](x"onerror="window.pwned=1)',
    '#let x = read("/etc/passwd") #eval("1") $x$ @ref *',
)
WATCH = """
window.pwned = 0;
window.broken = [];
document.addEventListener(
    'securitypolicyviolation',
    e => window.broken.push(e.violatedDirective + ' ' + e.blockedURI),
);
"""


@pytest.mark.browser
@pytest.mark.check
def test_what_is_typed_runs_nowhere(live_office, browser):
    office = furnished()
    everybody = make_user(role="head", office=office, username="everybody")
    for role in ("secretary", "operator", "editor", "admin"):
        grant_role(everybody, role, office)
    references = [send(payload) for payload in PAYLOADS[::3]]
    matter = plant(office, "Біздікова <img src=x onerror=window.pwned=1>")
    staff = Client()
    staff.force_login(everybody)
    context = browser.new_context(java_script_enabled=True)
    context.add_init_script(WATCH)
    context.add_cookies(
        [{"name": "sessionid", "value": staff.cookies["sessionid"].value, "url": live_office.url}]
    )
    page = context.new_page()
    page.set_content(PAYLOADS[3])
    page.wait_for_function("window.pwned")  # without our templates and policy it would run
    alarms = watch(page)
    walk(page, live_office, pages_of(references, matter), alarms)
    assert alarms == []
    context.close()


def furnished():
    office = make_office(make_region())
    for code in ("appeal.fastest_seconds",):
        Setting.objects.create(region=office.region, code=code, value=0, valid_from="2020-01-01")
    Setting.objects.create(
        region=office.region, code="appeal.hourly_per_address", value=999, valid_from="2020-01-01"
    )
    from mediation_office.content.services import install_texts
    from mediation_office.terms.services import install_terms

    install_terms(office.region)
    install_texts(office.region)
    return office


def send(payload):
    """An appeal with the payload in every field and in the name of its file."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    citizen = Client()
    file = SimpleUploadedFile(f"{payload}.txt", f"A note {secrets.token_hex(4)}".encode())
    everything = "\n".join(PAYLOADS)
    citizen.post("/en/appeal/", {"statement": everything, "wish": payload, "files": file})
    citizen.post("/en/appeal/side/", {"other_name": payload, "other_reach": everything})
    you = {"name": payload, "authority": "other", "represented_name": payload}
    you |= {"authority_detail": payload, "iin": payload, "needs": "interpreter"}
    citizen.post("/en/appeal/you/", you | {"needs_language": payload})
    reach = dict.fromkeys(("phone", "email", "address", "warning", "from_time"), payload)
    citizen.post("/en/appeal/reach/", reach)
    citizen.post("/en/appeal/check/", {"draft": citizen.session["draft"], "consent": "yes"})
    appeal = Appeal.objects.latest("pk")
    appeal.subject = payload[:200]
    appeal.save(update_fields=["subject"])
    return appeal.reference


def pages_of(references, matter):
    for reference in references:
        yield f"/appeals/{reference}/"
    yield from ("/desk/", "/appeals/", "/contacts/", "/people/", "/notices/?show=all")
    for payload in PAYLOADS[:6]:
        yield f"/desk/search/?q={payload}"
    for address in addresses(matter.ids):
        if address.name.startswith(("cases:", "people:", "notices:", "desk:", "terms:")):
            yield address.url


def watch(page):
    alarms = []
    page.on("dialog", lambda dialog: alarms.append(f"dialog {dialog.message}"))
    page.on("pageerror", lambda error: alarms.append(f"error {error}"))
    page.on(
        "request",
        lambda request: "pwned" in request.url.split("?")[0] and alarms.append(request.url),
    )
    return alarms


def walk(page, live_office, urls, alarms):
    for url in urls:
        answer = page.request.get(live_office.url + url, max_redirects=0)
        if answer.status != 200 or "text/html" not in answer.headers["content-type"]:
            assert answer.status < 500, url
            continue
        page.goto(live_office.url + url)
        if "hx-trigger" in answer.text():
            page.wait_for_load_state("networkidle")
        if page.evaluate("window.pwned"):
            alarms.append(f"ran on {url}")
        alarms += [f"{url}: {broken}" for broken in page.evaluate("window.broken")]
