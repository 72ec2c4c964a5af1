#!/usr/bin/env bash
# Runs a command while the two guilds of the example are served at the addresses they are made for, which nobody on the internet can reach:
#
#     publisher build --out TIDEWATER && publisher build --site tests/sites/harbour --out HARBOUR
#     tests/sites/harbour/as-served.sh TIDEWATER HARBOUR publisher sync
#
# It takes a network of its own, in which their names lead to this computer under a public address (the program asks no other), and a certificate that only the command believes in.
# Linux, with openssl and python3. The program knows nothing of it.
set -euo pipefail
if [ "${1-}" != --inside ]; then
    exec unshare --user --map-root-user --net --mount "$0" --inside "$@"
fi
tidewater=$2 harbour=$3
shift 3
work=$(mktemp -d)
trap 'kill "${server-}" 2>"$work/end" || true; rm -rf "$work"' EXIT

address=11.22.33.44
ip link set lo up
ip address add "$address/32" dev lo
printf '127.0.0.1 localhost\n%s badges.tidewater.example badges.harbour.example\n' "$address" >"$work/hosts"
mount --bind "$work/hosts" /etc/hosts

openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=example -addext subjectAltName=DNS:badges.tidewater.example,DNS:badges.harbour.example \
    -keyout "$work/key.pem" -out "$work/certificate.pem" 2>"$work/openssl"
python3 - "$work" "$address" "$tidewater" "$harbour" <<'SERVER' &
import http.server, ssl, sys
work, address, *folders = sys.argv[1:]
sites = dict(zip(('badges.tidewater.example', 'badges.harbour.example'), folders))

class Site(http.server.SimpleHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def translate_path(self, path):
        self.directory = sites[self.headers['Host']]
        return super().translate_path(path)

    def log_message(self, *_):
        pass

server = http.server.ThreadingHTTPServer((address, 443), Site)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(f'{work}/certificate.pem', f'{work}/key.pem')
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
SERVER
server=$!
for _ in $(seq 50); do
    if (exec 3<>"/dev/tcp/$address/443") 2>"$work/waiting"; then break; fi
    sleep 0.1
done
SSL_CERT_FILE="$work/certificate.pem" "$@"
