"""A small OpenID Connect provider on loopback, strict about what it is sent."""

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt

CLIENT, SECRET = "lifecourse", "a secret of the provider"


class FakeProvider:
    """Answers as whoever `says` names, once somebody has come to its sign-in page."""

    def __init__(self):
        self.says = {}
        self.codes = {}
        handler = type("Handler", (Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def claims(self):
        return {"iss": self.address, "aud": CLIENT, "exp": 4_000_000_000, "iat": 1, **self.says}

    def sign_in_page(self, address):
        """What a browser would do there: come with a request, go back with a code."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        back = urlsplit(asked["redirect_uri"])
        return f"{back.path}?{urlencode({'code': code, 'state': asked['state']})}"


class Handler(BaseHTTPRequestHandler):
    provider: FakeProvider

    def do_GET(self):
        address = self.provider.address
        if self.path == "/.well-known/openid-configuration":
            self.answer(
                {
                    "issuer": address,
                    "authorization_endpoint": f"{address}/authorize",
                    "token_endpoint": f"{address}/token",
                    "userinfo_endpoint": f"{address}/userinfo",
                    "jwks_uri": f"{address}/keys",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif self.path == "/userinfo" and self.headers["Authorization"] == "Bearer an access token":
            self.answer({k: v for k, v in self.provider.says.items() if k != "amr"})
        else:
            self.send_error(404)

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        asked = self.provider.codes.pop(sent["code"][0], None)
        proof = hashlib.sha256(sent["code_verifier"][0].encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        if not asked or asked["code_challenge"] != challenge or sent["client_secret"] != [SECRET]:
            self.send_error(400)
            return
        token = jwt.encode(self.provider.claims(), "k" * 32, algorithm="HS256")
        self.answer({"access_token": "an access token", "token_type": "bearer", "id_token": token})

    def answer(self, content):
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass
