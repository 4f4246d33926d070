from mediation_office.accounts.defaults import MANGYSTAU, install_districts
from mediation_office.accounts.tests.factories import make_region
from mediation_office.labels import LANGUAGES
from mediation_office.people.defaults import install_people
from mediation_office.people.models import Organisation, Topic


def test_a_region_begins_with_districts_topics_sources_and_a_directory(db):
    region = make_region()
    districts = install_districts(region)
    install_people(region)
    assert [district.kato for district in districts] == [unit.kato for unit in MANGYSTAU]
    sensitive = Topic.objects.filter(region=region, is_sensitive=True)
    assert set(sensitive.values_list("code", flat=True)) == {"family", "school", "danger"}
    for district in districts:
        kinds = set(district.organisation_set.values_list("kind", flat=True))
        assert kinds >= {"akimat", "police", "prosecutor", "court", "child-protection"}
    rows = [*region.topics.all(), *region.sources.all(), *region.organisations.all()]
    assert all(getattr(row, f"name_{language}") for row in rows for language in LANGUAGES)
    assert not Organisation.objects.exclude(phone="").exists()


def test_installing_again_adds_nothing_and_keeps_what_the_office_changed(db):
    region = make_region()
    install_districts(region)
    install_people(region)
    region.topics.filter(code="land").update(name_en="Land and pasture")
    before = region.organisations.count(), region.topics.count(), region.sources.count()
    install_districts(region)
    install_people(region)
    assert before == (region.organisations.count(), region.topics.count(), region.sources.count())
    assert region.topics.get(code="land").name_en == "Land and pasture"
