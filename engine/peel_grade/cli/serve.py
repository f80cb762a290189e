"""`grade serve FORCES`: force files reviewed, coded and moderated in a browser on this machine."""

from argparse import ArgumentTypeError
from contextlib import nullcontext, suppress
from typing import Any

from peel_grade.cli.arguments import add_rules, path_of
from peel_grade.cli.parser import Parser
from peel_grade.cli.terminal import OK, run, say, write_out
from peel_grade.cli.texts import add_texts, texts_named
from peel_grade.files.problems import missing_extra
from peel_grade.force.locate import locate_forces
from peel_grade.rulebook.locate import locate_all

PORT = 8017
_MOST_PORTS = 65535
_EXAMPLES = """examples:
  grade serve force.yaml                 prints an address; open it in a browser
  grade serve forces/ --open             all force files of a folder; opens the browser
  grade serve                            those of this folder
  grade serve force.yaml --port 0        at any port that is free
  grade serve force.yaml -t report.txt   with the text of its document, to code from
  grade serve staffordshire-2017         a sample: to try out, not to save
  rulebook prove --format json > proofs.json
  grade serve . --proofs proofs.json     what always holds, beside each draft

The desk is on this machine alone (127.0.0.1), and opens by the printed address only. It reads and writes no other force
files than those named, and writes one only when you save it. Ctrl-C ends it; a force file called `serve` is `./serve`.

exit status: 0 ended by Ctrl-C, 2 the input or the call is wrong
"""


def main(arguments: list[str]) -> int:
    """The command, without its first word; returns its exit status."""
    return run(_main, arguments)


def make_parser() -> Parser:
    """The parser of `grade serve`."""
    parser = Parser(
        prog="grade serve", epilog=_EXAMPLES, description="Review, code and moderate force files in a browser."
    )
    help = "a force file, a folder of them, or the name of a shipped one (default: those of this folder)"
    parser.add_argument("files", nargs="*", metavar="FORCE", help=help)
    add_rules(parser, "the one of each force file's framework")
    add_texts(parser)
    parser.add_argument(
        "--proofs", action="append", default=[], type=path_of, metavar="FILE",
        help="what `rulebook prove --format json` wrote of a rulebook that the force files are drafted by: what always "
        "holds is told beside the drafts (may be given more than once, for several rulebooks)",
    )  # fmt: skip
    help = f"the port of 127.0.0.1 (default: {PORT}; 0: any that is free)"
    parser.add_argument("-p", "--port", type=_port, default=PORT, metavar="PORT", help=help)
    parser.add_argument("--open", action="store_true", help="open the desk in the default browser")
    parser.add_version()
    return parser


def _port(written: str) -> int:
    if not (written.isascii() and written.isdigit() and int(written) <= _MOST_PORTS):
        raise ArgumentTypeError(f"a port from 0 to {_MOST_PORTS} is expected, not `{written}`")
    return int(written)


def _main(arguments: list[str]) -> int:
    options = make_parser().parse_args(arguments)
    try:
        import peel_grade.desk.serving  # noqa: F401 - whether what it needs is there
    except ImportError as error:
        raise missing_extra(f"{error.name} is not installed", "desk", "grade serve") from None
    inputs = locate_forces(options.files or ["."])
    with nullcontext(None) if options.rules is None else locate_all(options.rules) as places:
        return _served(options, inputs, places)


def _served(options: Any, inputs: Any, places: Any) -> int:
    import gc
    from secrets import token_urlsafe

    from peel_grade.desk.drafts import Drafter
    from peel_grade.desk.forces import opened, with_proofs
    from peel_grade.desk.serving import HOST, listening, serve
    from peel_grade.rulebook.frozen import FrozenDict

    gc.enable()  # commands run without it, for they end soon
    desk, secret = opened(inputs, Drafter(places)), token_urlsafe(32)
    if options.proofs:
        desk = with_proofs(desk, options.proofs)
    if options.text:
        desk = desk._replace(texts=FrozenDict(texts_named(options.text, desk.documents())))
    listener = listening(options.port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/?token={secret}"
    many = len(desk.copies)
    write_out(f"{many} force file{'s' if many > 1 else ''} at the desk: {address}\nCtrl-C ends it.\n")
    if options.open:
        import webbrowser

        webbrowser.open(address)
    with suppress(KeyboardInterrupt):  # as uvicorn passes it on, once it has ended
        serve(desk, listener, secret, say)
    return OK
