"""Stands before a server on loopback, with Python's own TLS and HTTP: what the client's libraries have to get along with.

usage: serve-front.py tls CERTIFICATE KEY PORT    TLS before the port
       serve-front.py proxy LOG [USER:PASSWORD]   an HTTP proxy, which notes each request's first line in LOG

Prints its own port, and ends with its standard input.
"""
import base64
import select
import socket
import ssl
import sys
import threading


def relay(one, other):
    """Passes bytes both ways until either end closes."""
    ends = {one: other, other: one}
    try:
        while True:
            waiting = [end for end in ends if isinstance(end, ssl.SSLSocket) and end.pending()]
            for end in waiting or select.select(list(ends), [], [])[0]:
                data = end.recv(65536)
                if not data:
                    return
                ends[end].sendall(data)
    except OSError:
        pass
    finally:
        one.close()
        other.close()


def before(certificate, key, port):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def serve(client):
        try:
            relay(context.wrap_socket(client, server_side=True), socket.create_connection(("127.0.0.1", int(port))))
        except OSError:
            client.close()

    return serve


def proxy(path, credentials=None):
    wanted = credentials and "basic " + base64.b64encode(credentials.encode()).decode().lower()

    def serve(client):
        data = b""
        while b"\r\n\r\n" not in data:
            more = client.recv(65536)
            if not more:
                return client.close()
            data += more
        head, rest = data.split(b"\r\n\r\n", 1)
        lines = head.decode("latin-1").split("\r\n")
        with open(path, "a") as log:
            log.write(lines[0] + "\n")
        given = [line.split(":", 1)[1].strip().lower() for line in lines if line.lower().startswith("proxy-authorization:")]
        if wanted and given != [wanted]:
            client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n"
                           b"Content-Length: 0\r\nConnection: close\r\n\r\n")
            return client.close()
        method, target, version = lines[0].split(" ")
        if method == "CONNECT":
            place = target
        else:
            place, _, tail = target.split("://", 1)[1].partition("/")
            kept = [line for line in lines[1:] if not line.lower().startswith("proxy-")]
            data = "\r\n".join([f"{method} /{tail} {version}"] + kept).encode("latin-1") + b"\r\n\r\n" + rest
        host, _, port = place.rpartition(":")
        # Every name is this machine here: only the proxy knows them.
        try:
            server = socket.create_connection(("127.0.0.1", int(port)))
        except OSError:
            client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return client.close()
        if method == "CONNECT":
            client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            server.sendall(data)
        relay(client, server)

    return serve


serve = {"tls": before, "proxy": proxy}[sys.argv[1]](*sys.argv[2:])
listener = socket.create_server(("127.0.0.1", 0))


def accept():
    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client,), daemon=True).start()


threading.Thread(target=accept, daemon=True).start()
print(listener.getsockname()[1], flush=True)
sys.stdin.read()
