"""A session of Spark on this machine, whose workers have what the tests have."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any


@contextmanager
def local_session(workers: int = 2, memory: str = "1g") -> Iterator[Any]:
    from pyspark import sql

    python = os.environ.get("PYSPARK_PYTHON")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = sql.SparkSession.builder.master(f"local[{workers}]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.memory", memory).config("spark.sql.shuffle.partitions", "2")
    with TemporaryDirectory() as tables:
        session = builder.config("spark.sql.warehouse.dir", tables).getOrCreate()
        try:
            yield session
        finally:
            session.stop()
            if python is None:
                del os.environ["PYSPARK_PYTHON"]
            else:
                os.environ["PYSPARK_PYTHON"] = python
