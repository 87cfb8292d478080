import pytest
from tests.factories import *
from sessions.models import *
pytestmark = pytest.mark.django_db
def test_it():
    import_bytes(report())
    s=Statement.objects.first()
    assert not s.has_conflicts
    s.conflicts={"text":"x"}; s.save()
    assert list(Statement.objects.filter(has_conflicts=True))==[s]
    Statement.objects.filter(pk=s.pk).update(conflicts={})
    assert not Statement.objects.filter(has_conflicts=True).exists()
    print(s.version, s.history.first().instance.version)
