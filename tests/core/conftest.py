from __future__ import annotations

import threading

import pytest
from django.db import connection, connections

import guard


@pytest.fixture
def lifted():
    """The triggers of the audit, taken away as somebody with the database's password could."""
    return guard.lifted


@pytest.fixture
def in_threads():
    """Run one function in several threads at once, each on its own connection."""

    def run(function, count):
        results, errors = [], []
        gate = threading.Barrier(count)

        def work(place):
            try:
                gate.wait(10)
                results.append(function(place))
            except Exception as error:  # noqa: BLE001
                errors.append(error)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=work, args=(place,)) for place in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert errors == []
        return results

    return run


@pytest.fixture
def data_folder(settings, tmp_path):
    """A data folder of one test alone."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def on_postgres():
    return connection.vendor == "postgresql"
