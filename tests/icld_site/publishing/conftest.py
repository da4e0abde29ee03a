"""Leaves out what is tried against a store of the S3 kind where there is none to try: `pip install moto[server]`."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("moto") and find_spec("storages") else ["test_bucket.py"]
