"""Loaded by Schemathesis: counts every answer by its status, into the file that CALLS_FILE names."""

import atexit
import json
import os
from collections import Counter

import schemathesis

statuses: Counter[str] = Counter()
server_errors: list[str] = []
# The key that it calls with, and that key's tenant: without them it would test 401 and 429 alone.
PROTECTED = set(os.environ["PROTECTED_IDS"].split(","))


@schemathesis.hook
def before_call(context, case, kwargs):
    for name, value in (case.path_parameters or {}).items():
        if value in PROTECTED and case.method != "GET":
            case.path_parameters[name] = "protected"


@schemathesis.hook
def after_call(context, case, response):
    statuses[str(response.status_code)] += 1
    if response.status_code >= 500:
        server_errors.append(f"{response.status_code} {case.method} {case.formatted_path}: {response.text[:300]}")


@atexit.register
def save():
    with open(os.environ["CALLS_FILE"], "w") as file:
        json.dump({"statuses": statuses, "server_errors": server_errors}, file)
