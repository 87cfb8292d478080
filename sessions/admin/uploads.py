"""The editors' list of uploads, and the addresses of their pages: only for those who may import sessions."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.urls import path, reverse
from django.utils.html import format_html

from sessions.admin.upload_forms import UploadForm
from sessions.admin.upload_pages import Batch, OneUpload, SendDocuments, WorkOnBatch
from sessions.models import QueuedImport

MEDIA = Media(css={"all": ["admin/css/forms.css", "igfreports/admin_uploads.css"]})


@admin.register(QueuedImport)
class QueuedImportAdmin(admin.ModelAdmin):
    """Uploaded bytes have no address here: nobody can download them, and no page is public."""

    list_display = ["name", "state", "result", "session", "uploaded_by", "uploaded_at", "together"]
    list_filter = ["state", ("uploaded_by", admin.RelatedOnlyFieldListFilter), "uploaded_at"]
    search_fields = ["name", "title"]
    actions = None
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).light()

    def get_urls(self):
        pages = [
            path("batch/<uuid:batch>/", self._page(Batch), name="igf_sessions_queuedimport_batch"),
            path("batch/<uuid:batch>/work/", self._page(WorkOnBatch), name="igf_sessions_queuedimport_work"),
        ]
        return pages + super().get_urls()

    def _page(self, view):
        return self.admin_site.admin_view(self._allowed(view.as_view(model_admin=self)))

    def _allowed(self, view):
        def allowed(request, **kwargs):
            if not self.has_view_permission(request):
                raise PermissionDenied
            return view(request, **kwargs)

        return allowed

    def add_view(self, request, form_url="", extra_context=None):
        return self._allowed(SendDocuments.as_view(model_admin=self))(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self._allowed(OneUpload.as_view(model_admin=self))(request, pk=_number(object_id))

    @property
    def media(self):
        return super().media + MEDIA + UploadForm.base_fields["event"].widget.media

    @admin.display(description="Uploaded together")
    def together(self, upload):
        address = reverse("admin:igf_sessions_queuedimport_batch", args=[upload.batch])
        return format_html('<a href="{}">{}</a>', address, f"Batch of {upload.name}")

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, upload=None):
        return request.user.has_perm("igf_sessions.import_session")

    has_add_permission = has_change_permission = has_view_permission

    def has_delete_permission(self, request, upload=None):
        return False


def _number(object_id):
    return int(object_id) if object_id.isdecimal() and len(object_id) < 19 else 0
