"""An OpenID Connect provider on loopback that does as it is told, and signs and checks tokens by PyJWT.

Standard output begins with its port. Then each line of standard input is a command in JSON, and is answered by one line:
  sign: the token with this header and these claims, signed by a key of these and by an algorithm, whatever the header says
  check: what PyJWT says of a token, by the keys that this provider publishes
  publish: the names of the keys in the JWK Set, what else stands there, how it is answered, and its Cache-Control
  keys: the JWK Set
  requests: how often each path was asked

With --mock it is oidc-provider-mock instead; then a line with a subject is answered by an ID token of its code flow.
"""
import base64, contextlib, hmac, http.server, json, random, sys, threading

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]


def say(value):
    print(json.dumps(value), flush=True)


def text_of(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Provider:
    def __init__(self):
        self.keys = {
            "rsa-1": rsa.generate_private_key(65537, 2048), "rsa-2": rsa.generate_private_key(65537, 2048),
            "short": rsa.generate_private_key(65537, 1024), "ec-1": ec.generate_private_key(ec.SECP256R1()),
            "ec-2": ec.generate_private_key(ec.SECP384R1()), "ed-1": ed25519.Ed25519PrivateKey.generate(),
        }
        self.keys["encrypts"] = self.keys["rsa-1"]
        self.lock = threading.Lock()
        self.counts = {}
        self.answer = {"keys": list(self.keys), "as": "keys", "cache": None}
        self.server = self.listen()
        self.server.daemon_threads = True
        self.issuer = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def listen(self):
        # Below the kernel's range for those who ask for any port (ip_local_port_range): when this provider has ended,
        # nobody else answers at its address.
        for port in random.sample(range(10_000, 32_000), 100):
            with contextlib.suppress(OSError):
                return http.server.ThreadingHTTPServer(("127.0.0.1", port), self.handler())

    def jwk(self, name):
        key = self.keys[name].public_key()
        if isinstance(key, rsa.RSAPublicKey):
            entry = jwt.algorithms.RSAAlgorithm.to_jwk(key, as_dict=True)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            entry = jwt.algorithms.ECAlgorithm.to_jwk(key, as_dict=True)
        else:
            entry = jwt.algorithms.OKPAlgorithm.to_jwk(key, as_dict=True)
        entry["kid"] = name
        entry["use"] = "enc" if name == "encrypts" else "sig"
        return entry

    def set(self):
        shared = {"kty": "oct", "kid": "shared", "k": text_of(b"a secret that everybody shares ....")}
        off_curve = {"kty": "EC", "kid": "off", "crv": "P-256", "x": text_of(b"\1" * 32), "y": text_of(b"\1" * 32)}
        return {"keys": [shared, off_curve] + [self.jwk(name) for name in self.answer["keys"]]}

    def handler(provider):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                with provider.lock:
                    provider.counts[self.path] = provider.counts.get(self.path, 0) + 1
                    answer = dict(provider.answer)
                    keys = provider.set()
                status, body, fields = 200, json.dumps(keys), {}
                if self.path == "/.well-known/openid-configuration":
                    issuer = provider.issuer + ("/other" if answer["as"] == "other-issuer" else "")
                    body = json.dumps({"issuer": issuer, "jwks_uri": provider.issuer + "/keys"})
                elif self.path == "/away":
                    pass
                elif answer["as"] == "hang":
                    self.connection.recv(1)
                    self.close_connection = True
                    return
                elif answer["as"] == "error":
                    status = 500
                elif answer["as"] == "page":
                    body = "<html></html>"
                elif answer["as"] == "huge":
                    keys["pad"] = "x" * (1 << 20)
                    body = json.dumps(keys)
                elif answer["as"] == "away":
                    status, fields = 302, {"Location": provider.issuer + "/away"}
                if answer["cache"] is not None:
                    fields["Cache-Control"] = answer["cache"]
                self.send_response(status)
                for name, value in fields.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *words):
                pass

        return Handler

    def sign(self, command):
        header, claims = json.dumps(command["header"]), json.dumps(command["claims"])
        signed = (text_of(header.encode()) + "." + text_of(claims.encode())).encode()
        algorithm, key = command["by"], self.keys.get(command["key"])
        if algorithm == "none":
            signature = b""
        elif algorithm.startswith("HS"):
            # The public key, which everybody has, as the secret (RFC 8725 section 2.1).
            secret = key.public_key().public_bytes(
                serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
            signature = hmac.digest(secret, signed, "sha256")
        else:
            signature = jwt.algorithms.get_default_algorithms()[algorithm].sign(signed, key)
        return {"token": signed.decode() + "." + text_of(signature)}

    def check(self, command):
        try:
            key = jwt.PyJWKClient(self.issuer + "/keys", cache_keys=False).get_signing_key_from_jwt(command["token"])
            claims = jwt.decode(
                command["token"], key.key, algorithms=ALGORITHMS, audience=command["audience"], issuer=self.issuer,
                leeway=command["leeway"], options={"require": ["exp", "iss", "aud", "sub"]})
            return {"subject": claims["sub"]}
        except Exception as error:
            return {"refusal": f"{type(error).__name__}: {error}"}

    def run(self):
        say(self.server.server_address[1])
        for line in sys.stdin:
            command = json.loads(line)
            what = command["do"]
            if what == "sign":
                say(self.sign(command))
            elif what == "check":
                say(self.check(command))
            elif what == "keys":
                say(self.set())
            elif what == "requests":
                with self.lock:
                    say(self.counts)
            else:
                with self.lock:
                    self.answer = {"keys": command["keys"], "as": command["as"], "cache": command["cache"]}
                say({})


def mock():
    import httpx
    import oidc_provider_mock

    with oidc_provider_mock.run_server_in_thread() as server:
        origin = f"http://localhost:{server.server_port}"
        say(server.server_port)
        for line in sys.stdin:
            subject = json.loads(line)["subject"]
            httpx.put(f"{origin}/users/{subject}", json={"groups": ["staff"]}).raise_for_status()
            query = {
                "response_type": "code", "client_id": "martlet", "redirect_uri": "http://localhost/back",
                "scope": "openid", "state": "s", "nonce": "n",
            }
            answer = httpx.post(f"{origin}/oauth2/authorize", params=query, data={"sub": subject})
            code = httpx.URL(answer.headers["Location"]).params["code"]
            token = httpx.post(f"{origin}/oauth2/token", auth=("martlet", "secret"), data={
                "grant_type": "authorization_code", "code": code, "redirect_uri": "http://localhost/back"})
            say({"token": token.raise_for_status().json()["id_token"]})


mock() if "--mock" in sys.argv else Provider().run()
