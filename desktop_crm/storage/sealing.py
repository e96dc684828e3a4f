"""Seals a text with a key of the vault, to be kept in memory while the vault is locked."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


def seal(key: bytes, content: bytes, purpose: bytes) -> bytes:
    """Return what only `key` opens again, and only for the same purpose."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, purpose)


def unseal(key: bytes, sealed: bytes, purpose: bytes) -> bytes | None:
    """Return what was sealed, or None if it was not sealed with this key and purpose."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], purpose)
    except (InvalidTag, ValueError):
        return None
