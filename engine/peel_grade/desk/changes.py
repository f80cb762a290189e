"""What is done with the changes of a force file: undone, made again, saved, or put to what another program wrote."""

from starlette.responses import Response

from peel_grade.desk.asking import Asked, back
from peel_grade.desk.copies import Moved
from peel_grade.desk.pages import page


def _undo(asked: Asked) -> Response:
    asked.copy.undo()
    return back(asked)


def _redo(asked: Asked) -> Response:
    asked.copy.redo()
    return back(asked)


def _reset(asked: Asked) -> Response:
    asked.copy.reset()
    return back(asked)


def _save(asked: Asked) -> Response:
    try:
        asked.copy.save()
    except Moved:
        return _conflict(asked, 409)
    return back(asked)


def _conflict(asked: Asked, status: int = 200) -> Response:
    if not asked.copy.moved and not asked.copy.unreadable:
        return back(asked)
    return page("conflict.html", asked, status, differing=[] if asked.copy.unreadable else asked.copy.differing())


def _take_over(asked: Asked) -> Response:
    """Start anew from what the file says now, with the changes that were ticked."""
    kept = [each.path for each in asked.copy.differing() if f"keep:{'.'.join(map(str, each.path))}" in asked.fields]
    asked.copy.take_over(kept)
    return back(asked)


def _download(asked: Asked) -> Response:
    """The file with the changes, to be put wherever the browser puts files."""
    headers = {"Content-Disposition": f'attachment; filename="{asked.copy.id}.yaml"'}
    return Response(asked.copy.content, media_type="application/yaml", headers=headers)


ROUTES = {
    ("POST", "undo"): _undo,
    ("POST", "redo"): _redo,
    ("POST", "reset"): _reset,
    ("POST", "save"): _save,
    ("GET", "conflict"): _conflict,
    ("POST", "conflict"): _take_over,
    ("GET", "file"): _download,
}
