"""One workload on this project and on other engines from PyPI: `python -m tests.benchmarks.peers`."""
