from django.db import migrations

# as services start, meet and cancel it; the last day as it was known
CLOCKS = """
INSERT INTO terms_clock (uuid, thread, office_id, term_id, started_on, due_on, state, ended_on)
SELECT gen_random_uuid(), appeal.thread, appeal.office_id, term.id, receipt.day,
    appeal.register_by_on,
    CASE
        WHEN appeal.registered_at IS NOT NULL THEN 'met'
        WHEN appeal.closed_on IS NULL THEN 'running'
        ELSE 'cancelled'
    END,
    coalesce((appeal.registered_at AT TIME ZONE 'Asia/Aqtau')::date, appeal.closed_on)
FROM cases_appeal AS appeal
JOIN accounts_office AS office ON office.id = appeal.office_id
CROSS JOIN LATERAL (SELECT appeal.received_at AT TIME ZONE 'Asia/Aqtau' AS at) AS local
CROSS JOIN LATERAL (
    SELECT local.at::date + (local.at::time >= office.closes_at)::int AS day
) AS receipt
CROSS JOIN LATERAL (
    SELECT id FROM terms_term
    WHERE region_id = office.region_id AND code = 'appeal-register' AND valid_from <= receipt.day
    ORDER BY valid_from DESC LIMIT 1
) AS term
WHERE appeal.register_clock_id IS NULL
"""
NAMED = """
UPDATE cases_appeal SET register_clock_id = clock.id
FROM terms_clock AS clock JOIN terms_term AS term ON term.id = clock.term_id
WHERE clock.thread = cases_appeal.thread AND term.code = 'appeal-register'
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_a_clock_of_registration")]

    operations = [
        migrations.RunSQL([CLOCKS, NAMED], migrations.RunSQL.noop, elidable=True),
    ]
