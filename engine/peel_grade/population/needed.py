"""What very many forces at once need."""

from importlib.util import find_spec

from peel_grade.files.problems import missing_extra


def need_numpy(what: str) -> None:
    """Raises InputError where NumPy is not installed; `what` says what for."""
    if find_spec("numpy") is None:
        raise missing_extra(f"{what} with NumPy, which is not installed", "batch")
