"""Opening a stored file: always as a download, never inside a page of ours."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from khum.files import permissions, storage
from khum.files.models import StoredFile
from khum.web.request import PersonRequest


@login_required
@require_safe
def download(request: PersonRequest, pk: int) -> FileResponse:
    """The bytes as an attachment under the name they came with."""
    stored = get_object_or_404(StoredFile.objects.visible_to(request.standing), pk=pk)
    if not permissions.may_open(request.standing, stored):
        raise Http404
    try:
        stream = storage.path_of(stored).open("rb")
    except FileNotFoundError as error:
        raise Http404(f"the bytes of file {pk} are gone") from error
    response = FileResponse(stream, as_attachment=True, filename=stored.name, content_type=stored.content_type)
    # Should a browser show it all the same, then as nothing but what we call it, without script or origin.
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-cache"
    return response
