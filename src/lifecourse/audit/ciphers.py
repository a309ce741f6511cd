"""Sealing values under a key, and opening them: the same on SQLite and in PostgreSQL."""

import json
import os
from base64 import b64decode, b64encode
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

SIZE, IV = 32, 16
BLOCK = 128


def new_key() -> bytes:
    """For one person, from the system's own source of chance."""
    return os.urandom(SIZE)


def seal_values(key: bytes, said: str) -> str:
    """AES-256 in CBC with a beginning of its own, as PostgreSQL's pgcrypto does it too; base64 of both."""
    begin = os.urandom(IV)
    padder = PKCS7(BLOCK).padder()
    padded = padder.update(said.encode()) + padder.finalize()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(begin)).encryptor()
    return b64encode(begin + encryptor.update(padded) + encryptor.finalize()).decode()


def open_values(key: bytes, sealed: str) -> dict[str, Any]:
    """What `seal_values`, or the trigger on PostgreSQL, sealed under this key. Raises ValueError."""
    raw = b64decode(sealed)
    decryptor = Cipher(algorithms.AES(key), modes.CBC(raw[:IV])).decryptor()
    padded = decryptor.update(raw[IV:]) + decryptor.finalize()
    unpadder = PKCS7(BLOCK).unpadder()
    said = json.loads((unpadder.update(padded) + unpadder.finalize()).decode())
    if not isinstance(said, dict):
        raise ValueError("This was not sealed under this key.")
    return said
