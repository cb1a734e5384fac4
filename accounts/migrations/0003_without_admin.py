from django.db import migrations

# The lists have pages of their own now; what was changed in them stands in their history.
GONE = """
DROP TABLE IF EXISTS django_admin_log;
DELETE FROM django_migrations WHERE app = 'admin';
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_folded_names")]
    operations = [migrations.RunSQL(GONE, migrations.RunSQL.noop)]
