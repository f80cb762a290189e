"""A page as PDF, by WeasyPrint."""

import logging
import warnings

from peel_grade.documents.writing import EXTRA
from peel_grade.files.problems import InputError, Problem, missing_extra


def as_pdf(page: str) -> bytes:
    """The page as a tagged PDF; nothing is fetched for it. Raises InputError where that cannot be made here."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("error", ".*FontConfig")  # that there are no fonts: without any it crashes
            import weasyprint
            from weasyprint.urls import URLFetcher
    except ImportError:
        raise missing_extra("weasyprint, which writes PDF, is not installed", EXTRA) from None
    except OSError:  # it loads libraries of the system
        help = "install it: on Debian and Ubuntu the packages libpango-1.0-0 and libpangoft2-1.0-0, on Fedora pango"
        raise InputError([Problem("", 0, 0, "Pango, which sets the text of a PDF, is not installed", help)]) from None
    except UserWarning:
        help = "install some: on Debian and Ubuntu the package fonts-dejavu-core, on Fedora dejavu-sans-fonts"
        raise InputError([Problem("", 0, 0, "there are no fonts to write a PDF with", help)]) from None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # what it passes over of a style is no matter of the user's
    nothing_else = URLFetcher(allowed_protocols={"data"})
    content: bytes = weasyprint.HTML(string=page, url_fetcher=nothing_else).write_pdf(pdf_tags=True)
    return content
