"""What lies on the desks on the day of building, whatever that day is: due today, due soon, overdue, waiting for somebody.

Days are counted from the day of building in working days; a story that has not reached its end simply stands there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from cases import services
from cases.choices import AppealKind, FilePurpose, MoveCode, Track
from cases.services.applicant import change_reach
from mediation_office.desk.demo import courses, stories
from mediation_office.desk.demo.matters import REPRESENTED, Matter
from mediation_office.desk.demo.people import make_citizen, with_wrong_digit
from mediation_office.desk.demo.telling import Story
from mediation_office.desk.demo.world import World
from mediation_office.documents import services as documents
from mediation_office.documents.papers import paper_pdf
from mediation_office.people import services as people
from mediation_office.people.choices import CallRule, Channel
from mediation_office.people.reach import Reach

# forms whose reference and code the command prints: their status page opens
TOKENS = ("demo:status:answered", "demo:status:clarify", "demo:status:registered")
MATTERS = {"aktau": 48, "zhanaozen": 5, "munaily": 2}  # about as many are begun here
SILENT = Reach(calls=CallRule.NEVER)
BY_CALL = Reach(calls=CallRule.ANY)
BY_EMAIL = {
    "email": "citizen@example.com",
    "reach": Reach(calls=CallRule.ANY, email=True, email_links=True, letter=True),
}


def begin(world: World, until: datetime) -> None:
    """Begin the stories that stand in the middle now; in Aktau also one of each course that ended lately."""
    present = _Present(world, until)
    {
        "aktau": present.begin_in_aktau,
        "zhanaozen": present.begin_in_zhanaozen,
        "munaily": present.begin_in_munaily,
        "aqbulaq": present.begin_elsewhere,
    }[world.office.code]()


@dataclass
class _Present:
    world: World
    until: datetime
    last: date = field(init=False)

    def __post_init__(self) -> None:
        self.last = timezone.localdate(self.until)

    def on(self, days: int, story: Callable[..., Story], *words: Any, **given: Any) -> None:
        """Begin in the morning of the working day so many before (or the one from which today is the last of the term)."""
        day = self.world.days.shift(self.last, days)
        self.world.teller.begin(story(*words, **given), self.world.days.at(day, (9, 11)))

    def due_on(self, ahead: int, story: Callable[..., Story], *words: Any, **given: Any) -> None:
        """Begin so that the answer is due so many working days from now."""
        day = self.world.days.shift(
            self.world.days.shift(self.world.days.shift(self.last, 0), ahead), -15
        )
        self.world.teller.begin(story(*words, **given), self.world.days.at(day, (9, 11)))

    def ago(self, hours: float, story: Callable[..., Story], *words: Any, **given: Any) -> None:
        self.world.teller.begin(story(*words, **given), self.until - timedelta(hours=hours))

    def matter(self, subject: str, **given: Any) -> Matter:
        tale = next(
            one
            for one in (*stories.TALES, *stories.NOT_OURS, *stories.DANGER, *stories.SPAM)
            if subject in (one.subject, one.statement)
        )
        who = given.pop("citizen", None) or make_citizen(
            self.world.dice, self.world.next_number(), language=tale.language
        )
        return Matter(world=self.world, tale=tale, citizen=who, **given)

    def begin_in_aktau(self) -> None:
        self.due_on(0, self.open, "Пәтер жалдау кепілі")
        self.due_on(1, self.answer_waits, "Граница дачного участка", days=12)
        self.due_on(2, self.open, "Мүлікті бөлу", track=Track.BOTH)
        self.due_on(-3, self.open, "Сверхурочные")
        self.due_on(3, self.sent_back, "Несиені төлей алмау")
        self.on(-11, self.extension_waits, "Наследство тёти")
        self.on(-20, self.extended, "Мал жайылымы")
        self.on(-6, self.reached_anew, "Мүлікті бөлу", reach=BY_CALL)
        self.on(-9, self.waits_for_citizen, "Собака во дворе", cure=4)
        self.on(-6, self.hearing, "Счёт за капитальный ремонт")
        self.on(-9, self.hearing, "Ортақ қабырға")
        self.on(-5, self.recusal, "Еңбек шартын бұзу")
        self.on(-7, self.recusal_untold, "Долг по расписке")
        self.on(-7, self.file_asked, "Ремонт автомобиля")
        self.on(-3, self.redirect_waits, "Көше жарығы")
        self.on(-10, self.answer_untold, "Енесімен тұру", reach=SILENT)
        self.on(-11, self.answer_untold, "Раздел имущества", reach=BY_CALL)
        self.on(-30, self.complaint, "Просрочка по микрокредиту")
        self.on(-3, self.open, "End of contract", kind=AppealKind.INQUIRY)
        self.on(-2, self.registered, "Травля в классе", wrong_iin=True)
        self.on(-6, self.forwarded, "Угрозы соседа")
        self._unregistered()
        self._with_codes()
        self.on(-24, courses.recused, self.world, upheld=True)
        for course in courses.COURSES:
            self.on(-26, course, self.world)

    def begin_in_zhanaozen(self) -> None:
        self.due_on(-1, self.answer_waits, "Демалыссыз жұмыс", days=13)
        self.on(-6, self.waits_for_citizen, "Жер учаскесінің шекарасы", cure=8)
        self.on(-4, self.open, "Конфликт в смене", kind=AppealKind.MEDIATION)
        self.ago(1.5, self.to_register, "Жиһаз кешіктірілді")

    def begin_in_munaily(self) -> None:
        self.on(-1, self.registered, "Түнгі шу", anonymous=True)
        self.on(-4, self.open, "Алимент мөлшері", stated=REPRESENTED, channel=Channel.VISIT)

    def begin_elsewhere(self) -> None:
        """A few open matters of another region, so that it is no empty place."""
        self.on(-12, self.answer_waits, "Жалақының кешігуі")
        self.on(-4, self.open, "Долг по расписке")
        self.ago(2, self.to_register, "Шум после одиннадцати")

    def _unregistered(self) -> None:
        twice = make_citizen(self.world.dice, self.world.next_number(), language="kk")
        self.on(-8, self.open, "Қолхат бойынша қарыз", citizen=twice, stated={"iin": twice.iin})
        self.ago(
            2.5,
            self.to_register,
            "Қолхат бойынша қарыз",
            citizen=twice,
            stated={"iin": twice.iin},
        )
        self.ago(0.8, self.to_register, "Угрозы соседа", stated={"has_danger": True})
        self.ago(4, self.to_register, "Ата-анадан қалған үй", photo=True)
        self.on(-2, self.to_register, "Проезд к участку")  # late: nobody registered it in time
        self.ago(
            20,
            self.to_register,
            "Buy followers cheap now http://follow.example",
            suspicion="links",
            anonymous=True,
        )
        self.ago(3, self.to_register, "Медиация туралы сұрау", suspicion="fast")

    def _with_codes(self) -> None:
        answered, clarify, registered = TOKENS
        self.on(
            -9,
            self.answered,
            "Жоғарғы қабаттан су ағуы",
            token=answered,
            stated=BY_EMAIL,
            photo=True,
        )
        self.on(
            -5,
            self.waits_for_citizen,
            "Не выплачен расчёт",
            cure=7,
            token=clarify,
            stated=BY_EMAIL,
        )
        self.on(-1, self.registered, "Порядок общения с ребёнком", token=registered)

    def to_register(self, subject: str, *, photo: bool = False, **given: Any) -> Story:
        matter = self.matter(subject, **given)
        matter.accept()
        if photo:
            attach_photo(matter)
        yield from ()

    def registered(self, subject: str, *, wrong_iin: bool = False, **given: Any) -> Story:
        matter = self.matter(subject, **given)
        if wrong_iin:
            matter.stated = {"iin": with_wrong_digit(matter.citizen.iin)}
        yield from matter.registered()

    def _decided(
        self,
        subject: str,
        *,
        kind: str = AppealKind.STATEMENT,
        track: str = "",
        photo: bool = False,
        **given: Any,
    ) -> Any:
        matter = self.matter(subject, **given)
        yield from matter.registered()
        if photo:
            attach_photo(matter)
        yield from matter.decided(1, kind=kind, track=track)
        return matter

    def open(self, *words: Any, **given: Any) -> Story:
        yield from self._decided(*words, **given)

    def answer_waits(self, *words: Any, days: int = 9, **given: Any) -> Story:
        matter = yield from self._decided(*words, **given)
        yield from matter.proposed(MoveCode.ANSWER, days, **matter.answer())

    def sent_back(self, *words: Any) -> Story:
        matter = yield from self._decided(*words)
        yield from matter.proposed(MoveCode.ANSWER, 8, **matter.answer())
        yield from matter.returned_by_head()

    def answered(self, *words: Any, **given: Any) -> Story:
        matter = yield from self._decided(*words, **given)
        yield from matter.answered(5)
        scan = SimpleUploadedFile("answer.pdf", paper_pdf(matter.move.paper), "application/pdf")
        kept = services.keep_scan(matter.move, scan, by=matter.secretary)
        services.add_signed_scan(matter.move, kept, by=matter.secretary)
        person = matter.appeal.person
        people.set_code_word(person, word="түйе" if matter.language == "kk" else "верблюд")

    def answer_untold(self, *words: Any, reach: Reach) -> Story:
        """Signed yesterday or the day before; no machine may tell it."""
        matter = yield from self._decided(*words, stated={"reach": reach})
        yield from matter.proposed(MoveCode.ANSWER, 7, **matter.answer())
        yield from matter.signed(0)

    def extension_waits(self, *words: Any) -> Story:
        matter = yield from self._decided(*words)
        yield from matter.extension_proposed(8)

    def extended(self, *words: Any) -> Story:
        """Extended, and looked at on the spot meanwhile: the photo lies with the matter."""
        matter = yield from self._decided(*words)
        yield from matter.extend(9)
        services.add_files(matter.appeal, [photo()], by=matter.secretary, purpose=FilePurpose.ADDED)

    def reached_anew(self, *words: Any, reach: Reach) -> Story:
        """The slip was lost and its code given anew in person; then a new number was told."""
        matter = yield from self._decided(*words, stated={"reach": reach})
        yield matter.wait(2)
        services.replace_code(matter.appeal, by=matter.secretary, proof="in-person")
        yield matter.wait(1)
        change_reach(
            matter.appeal, Reach(calls=CallRule.ANY, letter=True), new_point="+7 700 000 71 42"
        )

    def waits_for_citizen(self, *words: Any, cure: int, **given: Any) -> Story:
        matter = yield from self._decided(*words, **given)
        matter.note()
        yield from matter.clarify(1, cure=cure)
        yield from matter.told()
        matter.write()

    def hearing(self, *words: Any) -> Story:
        matter = yield from self._decided(*words)
        yield from matter.hearing(1, ahead=6)
        yield from matter.held()

    def recusal(self, *words: Any) -> Story:
        matter = yield from self._decided(*words)
        yield matter.wait(2)
        matter.ask_recusal()

    def recusal_untold(self, *words: Any) -> Story:
        """Decided; the two working days in which the applicant is told are running."""
        matter = yield from self._decided(*words)
        yield matter.wait(3)
        move = matter.ask_recusal()
        yield matter.wait(2)
        head = self.world.signatory(but=matter.secretary)
        services.refuse_recusal(move, by=head, reasons=stories.REFUSED)

    def file_asked(self, *words: Any) -> Story:
        matter = yield from self._decided(*words)
        yield matter.wait(4)
        services.request_file(matter.appeal, by=None)

    def redirect_waits(self, *words: Any) -> Story:
        matter = self.matter(*words)
        yield from matter.registered()
        yield from matter.proposed(
            MoveCode.REDIRECT,
            1,
            organisation=self.world.body("akimat", of=matter.appeal.district),
            **matter.both(stories.REDIRECT),
        )

    def complaint(self, *words: Any) -> Story:
        matter = yield from self._decided(*words)
        yield from matter.answered(7)
        yield matter.wait(8)
        yield from courses.complaint_about(matter, answer_after=40)

    def forwarded(self, *words: Any) -> Story:
        matter = self.matter(*words, stated={"has_danger": True})
        matter.accept()
        yield matter.wait(0)
        matter.forward(self.world.body("police", of=matter.appeal.district))
        yield from matter.told(0)


def photo() -> SimpleUploadedFile:
    """A photo as a telephone makes it; here a drawn one."""
    picture = Image.new("RGB", (800, 600), "#d9d4c7")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 800, 180), fill="#f2efe8")
    draw.ellipse((220, 60, 560, 260), fill="#b9a98a")
    file = BytesIO()
    picture.save(file, "JPEG")
    return SimpleUploadedFile("IMG_0412.jpg", file.getvalue(), "image/jpeg")


def attach_photo(matter: Matter) -> None:
    """The photo that came with the form."""
    file = documents.seal_file(
        photo(),
        thread=matter.appeal.thread,
        office=matter.world.office,
        purpose=FilePurpose.ATTACHMENT,
        audience="side-1",
    )
    documents.keep_file(file)
