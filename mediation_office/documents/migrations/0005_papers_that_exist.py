from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_covering_letters"),
    ]

    operations = [
        migrations.AlterField(
            model_name="paper",
            name="kind",
            field=models.CharField(
                choices=[
                    ("answer", "answer to an appeal"),
                    ("clarification", "request for what is missing"),
                    ("redirect", "notice of passing on"),
                    ("redirect-body", "covering letter to the competent body"),
                    ("return", "return of an appeal"),
                    ("termination", "termination of an appeal"),
                    ("extension", "extension of the term"),
                    ("hearing", "notice of a hearing"),
                    ("forward", "report of a crime or threat passed on"),
                ],
                max_length=14,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="paperhistory",
            name="kind",
            field=models.CharField(
                choices=[
                    ("answer", "answer to an appeal"),
                    ("clarification", "request for what is missing"),
                    ("redirect", "notice of passing on"),
                    ("redirect-body", "covering letter to the competent body"),
                    ("return", "return of an appeal"),
                    ("termination", "termination of an appeal"),
                    ("extension", "extension of the term"),
                    ("hearing", "notice of a hearing"),
                    ("forward", "report of a crime or threat passed on"),
                ],
                max_length=14,
                verbose_name="kind",
            ),
        ),
    ]
