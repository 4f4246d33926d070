import pytest
from django.utils import translation

from mediation_office.accounts import services
from mediation_office.accounts.tests.factories import make_office, make_user
from mediation_office.lifecycle import BusinessRuleError
from mediation_office.tests.races import at_once


@pytest.mark.concurrency
@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ({"email": "other@example.kz"}, "This user name is taken"),
        ({"username": "other"}, "has this e-mail already"),
    ],
)
def test_of_two_invitations_at_once_one_gets_a_sentence(real_db, second, sentence):
    office = make_office()
    head = make_user(role="head", office=office)

    def invite(**given):
        typed = {"full_name": "Айгүл Серік", "username": "aigul", "email": "aigul@example.kz"}
        with translation.override("en"):  # each thread has its own language
            return services.invite_user(office=office, role="secretary", by=head, **typed | given)

    answers = at_once([invite, lambda: invite(**second)])

    (refused,) = [answer for answer in answers if not isinstance(answer, services.Invited)]
    assert isinstance(refused, BusinessRuleError)
    assert sentence in str(refused)


@pytest.mark.concurrency
def test_a_new_link_made_while_the_password_is_chosen_meets_an_answer_or_a_sentence(real_db):
    office = make_office()
    head = make_user(role="head", office=office)
    for number in range(8):
        invited = services.invite_user(
            office=office,
            full_name="Айгүл Серік",
            username=f"aigul{number}",
            email=f"aigul{number}@example.kz",
            role="secretary",
            by=head,
        )
        invitation = services.invitation_of(invited.token)

        answers = at_once(
            [
                lambda link=invitation: services.accept_invitation(link, password="-"),
                lambda user=invited.user: services.invite_again(user, by=head),
            ]
        )

        errors = [answer for answer in answers if isinstance(answer, Exception)]
        assert [type(error) for error in errors] == [BusinessRuleError]
