"""Printing a paper about her: a numbered copy, with her code name only."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from care_plans import actions, queries
from residents.models.codes import PaperKind
from residents.queries import open_file
from shelter.requests import StaffRequest


@require_POST
def paper_print(request: StaffRequest, public_id: UUID, paper: str) -> HttpResponse:
    """The line of the trace says which paper; nothing of the file name tells whose."""
    her = open_file(public_id, viewer=request.user, traced=False)
    asked = request.GET.get("version", "")
    version = int(asked) if asked.isdecimal() and len(asked) < 5 else None
    copy = actions.print_paper(by=request.user, resident=her, paper=PaperKind(paper))
    answer = HttpResponse(queries.drawn(copy, viewer=request.user, version=version), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="paper-{copy.number:04d}.pdf"'
    return answer
