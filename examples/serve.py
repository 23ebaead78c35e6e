#!/usr/bin/env python3
"""Serves the example sites, each under a name of its own: http://NAME.localhost:PORT/.

    serve.py [--port PORT] [--list FILE.csv] [--root FOLDER]

PORT 0 (the default) takes a free one. A path is answered by the file itself, else path.html, else path/index.html;
_redirects in a site's folder holds lines "from to" that are answered by 301; anything else is the site's 404.html with
status 404. {origin} in robots.txt and in .xml files becomes the site's address, which they have to spell out. Pages say
themselves which charset they are in. --list writes municipalities.csv with the port filled in, once the server listens.
Loopback only; Python 3 alone; stop with ctrl-C.
"""
import argparse
import csv
import mimetypes
import os
import pathlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

HERE = pathlib.Path(__file__).resolve().parent
UTF_8 = {"text/css", "text/plain", "image/svg+xml", "application/xml", "text/xml"}


def find(site: pathlib.Path, path: str):
    """The file that answers a path, or None. Never leaves the site's folder."""
    wanted = (site / unquote(path).lstrip("/")).resolve()
    if site != wanted and site not in wanted.parents:
        return None
    for candidate in (wanted, wanted.with_name(wanted.name + ".html"), wanted / "index.html"):
        if candidate.is_file():
            return candidate
    return None


def redirects(site: pathlib.Path) -> dict:
    table = site / "_redirects"
    if not table.is_file():
        return {}
    return dict(line.split() for line in table.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#"))


def handler(root: pathlib.Path):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def answer(self, with_body: bool):
            name = self.headers.get("Host", "").split(".")[0].split(":")[0]
            site = (root / name).resolve()
            known = site.parent == root and site.is_dir()
            path = urlsplit(self.path).path
            target = redirects(site).get(path) if known else None
            if target:
                self.send_response(301)
                self.send_header("Location", target)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file = find(site, path) if known and not path.endswith("/_redirects") else None
            status = 200
            if not file:
                status = 404
                file = site / "404.html" if known and (site / "404.html").is_file() else None
            body = file.read_bytes() if file else b"not found\n"
            if file and (file.name == "robots.txt" or file.suffix == ".xml"):
                body = body.replace(b"{origin}", f"http://{name}.localhost:{self.server.server_port}".encode())
            kind = (mimetypes.guess_type(file.name)[0] or "application/octet-stream") if file else "text/plain"
            self.send_response(status)
            self.send_header("Content-Type", kind + ("; charset=utf-8" if kind in UTF_8 else ""))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if with_body:
                self.wfile.write(body)

        def do_GET(self):
            self.answer(True)

        def do_HEAD(self):
            self.answer(False)

        def log_message(self, *_):
            pass

    return Handler


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # A client that hangs up early, as a scan that is stopped does.


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--list", type=pathlib.Path)
    parser.add_argument("--root", type=pathlib.Path, default=HERE)
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    server = Server(("127.0.0.1", arguments.port), handler(root))
    port = server.server_address[1]
    with (HERE / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    column = rows[0].index("url")
    for row in rows[1:]:
        row[column] = row[column].replace(".localhost/", f".localhost:{port}/")
    if arguments.list:
        # Written beside and moved, so that who waits for it never reads half of it.
        temporary = arguments.list.with_suffix(".tmp")
        with temporary.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
        os.replace(temporary, arguments.list)
    for row in rows[1:]:
        print(row[column], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
