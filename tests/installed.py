"""Installations of their own for tests that start thidua as a process."""

from __future__ import annotations

import hashlib
import os

import psycopg


def installed_at(folder: object) -> dict[str, str]:
    """Environment of an installation with this data folder; on PostgreSQL with its own database."""
    chosen = {"THIDUA_DATA": str(folder)}
    if server := os.environ.get("THIDUA_DATABASE"):
        name = "cli_" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        with psycopg.connect(server, autocommit=True) as connection:
            known = "SELECT 1 FROM pg_database WHERE datname = %s"
            if not connection.execute(known, [name]).fetchone():
                connection.execute(f"CREATE DATABASE {name}")
        chosen["THIDUA_DATABASE"] = server.rpartition("/")[0] + "/" + name
    return chosen
