/**
 * A sender in a process of its own, which dies by SIGKILL as soon as a receiver has answered, before it can note that.
 * Forked by tests with one argument: the database's address.
 */
import { makeSender, SERVICES } from "../../runtime/outbox/index.ts";
import { makeDatabase } from "../../runtime/store/index.ts";
import { makeSafeFetch, parseEgressAllowList } from "../../workers/typescript/egress/index.ts";
import { guarded } from "../../workers/typescript/outbox.ts";
import { makeScrubber } from "../../workers/typescript/scrub.ts";

const [, , url = ""] = process.argv;
const send = guarded(makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1") }));
const silent = () => undefined;
makeSender(
  {
    database: makeDatabase({ url }),
    log: { warn: silent, error: silent },
    secret: async () => "",
    unseal: () => "",
    scrub: makeScrubber,
    ports: {
      mailer: null,
      services: SERVICES,
      async fetch(request) {
        await send(request);
        process.kill(process.pid, "SIGKILL");
        return new Promise<never>(silent);
      },
    },
  },
  { pollMs: 20 },
);
