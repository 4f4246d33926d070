"""A region with its main office, and people of its staff, for tests of texts."""

import datetime as dt

from mediation_office.access import Role
from mediation_office.accounts.models import Grant, Office, Region, User


def RegionFactory(code="mangystau"):
    region = Region.objects.create(
        code=code,
        name_kk="Маңғыстау облысы",
        name_ru="Мангистауская область",
        name_en="Mangystau region",
        parent_kk="Облыс әкімінің аппараты",
        parent_ru="Аппарат акима области",
        parent_en="Office of the akim of the region",
        bin="990140000005",
    )
    Office.objects.create(
        region=region,
        code=f"{code}-main",
        is_main=True,
        name_kk="Медиация кеңсесі",
        name_ru="Офис медиации",
        name_en="Mediation Office",
        address_kk="Ақтау, Достық үйі, 2-кабинет",
        address_ru="Актау, Дом дружбы, кабинет 2",
        address_en="Aktau, House of Friendship, room 2",
        hours_kk="дс–жм, 9:00–18:30",
        hours_ru="пн–пт, 9:00–18:30",
        hours_en="Mon–Fri, 9:00–18:30",
        phone="8 (7292) 00-00-00",
    )
    return region


def StaffFactory(region, role, language="en"):
    office = region.offices.get(is_main=True)
    user = User.objects.create_user(
        f"{role}-{region.code}", full_name="Әсел Серікқызы", office=office, language=language
    )
    Grant.objects.create(user=user, role=role, office=office, from_on=dt.date(2020, 1, 1))
    return user


def secretary_of(region):
    return StaffFactory(region, Role.SECRETARY)


def head_of(region):
    return StaffFactory(region, Role.HEAD)
