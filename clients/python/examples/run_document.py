"""``python examples/run_document.py [FILE]``: runs a document, shows each event as a line of JSON, and how it ended."""

import json
import os
import sys
from pathlib import Path

from watchloom import AuthenticatedClient, follow_run
from watchloom.generated.api.runs import create_run, get_run
from watchloom.generated.models import CreateRun, Run

HELLO = """watchloom: "1"
kind: Workflow
name: hello
steps:
  - { id: nap, wait: 1s }
  - { id: greeting, set: "hello" }
output: "${steps.greeting}"
"""


def main() -> None:
    client = AuthenticatedClient(
        base_url=os.environ.get("WATCHLOOM_URL", "http://127.0.0.1:8480"),
        token=os.environ.get("WATCHLOOM_API_KEY", ""),
    )
    document = Path(sys.argv[1]).read_text() if len(sys.argv) > 1 else HELLO
    accepted = create_run.sync(client=client, body=CreateRun(document=document))
    if not isinstance(accepted, Run):
        sys.exit(f"the run was refused: {accepted}")
    for event in follow_run(client, accepted.id):
        print(json.dumps(event.to_dict()), flush=True)
    run = get_run.sync(accepted.id, client=client)
    if isinstance(run, Run):
        print(json.dumps({"status": run.status, "output": run.output}))


if __name__ == "__main__":
    main()
