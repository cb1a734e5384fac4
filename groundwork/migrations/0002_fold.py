from django.db import migrations

from groundwork.names import FUNCTION


class Migration(migrations.Migration):
    dependencies = [
        ("groundwork", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION public.fold(text)"),
    ]
