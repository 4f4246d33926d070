"""Files that come from outside, taken one by one: one that is not taken costs nothing else."""

from collections.abc import Callable, Sequence

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from mediation_office.accounts.models import Region
from mediation_office.accounts.settings import setting
from mediation_office.brakes import Limit, network
from mediation_office.lifecycle import BusinessRuleError

HOUR = 60 * 60


def take_files(
    uploads: Sequence[UploadedFile],
    keep: Callable[[UploadedFile], object],
    *,
    address: str,
    region: Region,
) -> list[str]:
    """Hand each file to `keep`; a sentence for each that could not be taken, one for all when this
    address sent too many in an hour.
    """
    limit = Limit("files", network(address), int(setting(region, "appeal.hourly_files")), HOUR)
    if not all(limit.allows() for _each in uploads):
        return [_("Too many files came from your connection. Bring them to the office, or go on.")]
    sentences = []
    for upload in uploads:
        try:
            keep(upload)
        except BusinessRuleError as error:
            name = (upload.name or "")[:80]
            sentences.append(_("“%(name)s”: %(sentence)s") % {"name": name, "sentence": error})
    return sentences
