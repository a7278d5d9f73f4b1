"""A receiver of webhooks on loopback, which checks signatures by Python's own HMAC.

usage: webhook-receiver.py SECRET STEP...

Each request is answered by the next STEP: a status, hang (no answer until the other side gives up), or away (302 to /away); the last one stays.
One line of JSON per request goes to standard output; the first line is the port.
"""
import base64, hashlib, hmac, http.server, json, sys, threading

secret = base64.b64decode(sys.argv[1].removeprefix("whsec_"))
steps = sys.argv[2:]
lock = threading.Lock()


def say(value):
    with lock:
        print(json.dumps(value), flush=True)


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        signed = b".".join([self.headers["webhook-id"].encode(), self.headers["webhook-timestamp"].encode(), body])
        code = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
        with lock:
            step = steps.pop(0) if len(steps) > 1 else steps[0]
        say({
            "path": self.path, "id": self.headers["webhook-id"], "time": int(self.headers["webhook-timestamp"]),
            "signed": hmac.compare_digest("v1," + code, self.headers["webhook-signature"]),
            "step": step, "event": json.loads(body),
        })
        if step == "hang":
            self.connection.recv(1)
            self.close_connection = True
            return
        self.send_response(302 if step == "away" else int(step))
        if step == "away":
            self.send_header("Location", "/away")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
say(server.server_address[1])
server.serve_forever()
