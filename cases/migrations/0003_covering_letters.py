from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_append_only"),
    ]

    operations = [
        migrations.AlterField(
            model_name="move",
            name="code",
            field=models.CharField(
                choices=[
                    ("clarify", "ask for what is missing"),
                    ("redirect", "pass on to the competent body"),
                    ("return", "return"),
                    ("terminate", "terminate"),
                    ("extend", "extend the term"),
                    ("hearing", "hearing"),
                    ("file-access", "access to the file"),
                    ("withdraw", "withdrawal"),
                    ("recuse", "recusal"),
                    ("cover", "covering letter to the competent body"),
                    ("forward", "pass on a crime or threat"),
                    ("answer", "answer"),
                    ("reopen", "reopening"),
                ],
                max_length=12,
                verbose_name="move",
            ),
        ),
        migrations.AlterField(
            model_name="movehistory",
            name="code",
            field=models.CharField(
                choices=[
                    ("clarify", "ask for what is missing"),
                    ("redirect", "pass on to the competent body"),
                    ("return", "return"),
                    ("terminate", "terminate"),
                    ("extend", "extend the term"),
                    ("hearing", "hearing"),
                    ("file-access", "access to the file"),
                    ("withdraw", "withdrawal"),
                    ("recuse", "recusal"),
                    ("cover", "covering letter to the competent body"),
                    ("forward", "pass on a crime or threat"),
                    ("answer", "answer"),
                    ("reopen", "reopening"),
                ],
                max_length=12,
                verbose_name="move",
            ),
        ),
    ]
