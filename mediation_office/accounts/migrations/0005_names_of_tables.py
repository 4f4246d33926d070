import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_protect_parents"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="district",
            options={
                "ordering": ["position"],
                "verbose_name": "city or district",
                "verbose_name_plural": "cities and districts",
            },
        ),
        migrations.AlterModelOptions(
            name="grant",
            options={"verbose_name": "role held", "verbose_name_plural": "roles held"},
        ),
        migrations.AlterModelOptions(
            name="office",
            options={
                "ordering": ["position"],
                "verbose_name": "office",
                "verbose_name_plural": "offices",
            },
        ),
        migrations.AlterModelOptions(
            name="region",
            options={"verbose_name": "region", "verbose_name_plural": "regions"},
        ),
        migrations.AlterModelOptions(
            name="setting",
            options={"verbose_name": "setting", "verbose_name_plural": "settings"},
        ),
        migrations.AlterModelOptions(
            name="user",
            options={"verbose_name": "member of staff", "verbose_name_plural": "staff"},
        ),
        migrations.AlterField(
            model_name="district",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="districts",
                to="accounts.region",
                verbose_name="region",
            ),
        ),
        migrations.AlterField(
            model_name="grant",
            name="ended_at",
            field=models.DateTimeField(null=True, verbose_name="taken back"),
        ),
        migrations.AlterField(
            model_name="grant",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="accounts.office",
                verbose_name="office",
            ),
        ),
        migrations.AlterField(
            model_name="grant",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to=settings.AUTH_USER_MODEL,
                verbose_name="member of staff",
            ),
        ),
        migrations.AlterField(
            model_name="granthistory",
            name="ended_at",
            field=models.DateTimeField(null=True, verbose_name="taken back"),
        ),
        migrations.AlterField(
            model_name="granthistory",
            name="office",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.office",
                verbose_name="office",
            ),
        ),
        migrations.AlterField(
            model_name="granthistory",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="member of staff",
            ),
        ),
        migrations.AlterField(
            model_name="office",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="offices",
                to="accounts.region",
                verbose_name="region",
            ),
        ),
        migrations.AlterField(
            model_name="officehistory",
            name="region",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.region",
                verbose_name="region",
            ),
        ),
        migrations.AlterField(
            model_name="region",
            name="is_demo",
            field=models.BooleanField(default=False, verbose_name="demo office"),
        ),
        migrations.AlterField(
            model_name="regionhistory",
            name="is_demo",
            field=models.BooleanField(default=False, verbose_name="demo office"),
        ),
        migrations.AlterField(
            model_name="setting",
            name="code",
            field=models.CharField(max_length=60, verbose_name="code"),
        ),
        migrations.AlterField(
            model_name="setting",
            name="valid_from",
            field=models.DateField(verbose_name="from"),
        ),
        migrations.AlterField(
            model_name="setting",
            name="value",
            field=models.JSONField(verbose_name="value"),
        ),
        migrations.AlterField(
            model_name="settinghistory",
            name="code",
            field=models.CharField(max_length=60, verbose_name="code"),
        ),
        migrations.AlterField(
            model_name="settinghistory",
            name="valid_from",
            field=models.DateField(verbose_name="from"),
        ),
        migrations.AlterField(
            model_name="settinghistory",
            name="value",
            field=models.JSONField(verbose_name="value"),
        ),
        migrations.AlterField(
            model_name="user",
            name="office",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="staff",
                to="accounts.office",
                verbose_name="office",
            ),
        ),
        migrations.AlterField(
            model_name="userhistory",
            name="office",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.office",
                verbose_name="office",
            ),
        ),
    ]
