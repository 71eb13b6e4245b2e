import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { SMTPServer, type SMTPServerAddress } from "smtp-server";
import { attemptOnce } from "../../../test/support/channel-attempt.ts";
import type { Mailer } from "../channel.ts";
import { makeMailer } from "../mailer.ts";

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}
const mails: Received[] = [];
let server: SMTPServer;
let port = 0;
const mailers: Mailer[] = [];

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

before(async () => {
  server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    onAuth(auth, _session, done) {
      if (auth.password === "pass") done(null, { user: auth.username });
      else done(refusal(535, "Authentication failed"));
    },
    onRcptTo({ address }, _session, done) {
      if (address.startsWith("nobody")) return done(refusal(550, "No such user"));
      if (address.startsWith("later")) return done(refusal(451, "Greylisted"));
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: (mailFrom as SMTPServerAddress).address,
          to: rcptTo.map((one) => one.address),
          raw: Buffer.concat(chunks).toString("utf8"),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.server.address() as AddressInfo).port;
});
after(async () => {
  for (const mailer of mailers) mailer.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

function mailer(password = "pass", at = port): Mailer {
  const made = makeMailer({ url: `smtp://user:${password}@127.0.0.1:${at}`, from: "Watchloom <watch@example.org>" });
  mailers.push(made);
  return made;
}

/** A part of a mail, decoded. */
function part(raw: string, type: string): string {
  const section = raw.split(/\r\n--/).find((one) => one.includes(`Content-Type: ${type}`)) ?? "";
  const [head = "", ...body] = section.split("\r\n\r\n");
  const text = body.join("\r\n\r\n");
  if (/quoted-printable/i.test(head)) {
    const bytes = text
      .replace(/=\r\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  }
  return /base64/i.test(head) ? Buffer.from(text, "base64").toString("utf8") : text;
}

test("a mail has a subject, text and HTML, and an id that a repeat has too", async () => {
  const target = { to: ["a@example.org", "b@example.org"], cc: ["c@example.org"] };
  const title = ["Keyboard **", { v: "80 €\r\nBcc: evil@example.org" }, "**"];
  for (let round = 0; round < 2; round += 1) {
    const { end } = await attemptOnce({
      channel: "email",
      target,
      title,
      message: ["Now **", { v: "<b>80</b>" }, "**\n\n- x"],
      mailer: mailer(),
    });
    assert.deepEqual([end.outcome, end.status, end.error], ["delivered", 250, null]);
  }
  const [first, second] = mails;
  assert.deepEqual(
    [first?.from, first?.to],
    ["watch@example.org", ["a@example.org", "b@example.org", "c@example.org"]],
  );
  const raw = first?.raw ?? "";
  assert.match(raw, /^Message-ID: <dlv_1@example\.org>\r$/im);
  assert.match(second?.raw ?? "", /^Message-ID: <dlv_1@example\.org>\r$/im);
  assert.match(raw, /^Auto-Submitted: auto-generated\r$/im);
  assert.doesNotMatch(raw, /^Bcc:/im);
  assert.match(raw, /^Subject: =\?UTF-8\?/m);
  assert.equal(part(raw, "text/plain").trim(), "Now <b>80</b>\r\n\r\n- x");
  assert.match(
    part(raw, "text/html").replaceAll("\r\n", "\n"),
    /<p>Now <strong>&lt;b&gt;80&lt;\/b&gt;<\/strong><\/p>\n<ul>\n<li>x<\/li>\n<\/ul>/,
  );
});

test("without a title the subject is the message's beginning; `from` is the channel's", async () => {
  mails.length = 0;
  await attemptOnce({
    channel: "email",
    target: { to: ["a@example.org"], from: "shop@example.net" },
    message: ["Now **80**"],
    mailer: mailer(),
  });
  assert.match(mails[0]?.raw ?? "", /^Subject: Now 80\r$/m);
  assert.match(mails[0]?.raw ?? "", /^Message-ID: <dlv_1@example\.net>\r$/im);
  assert.equal(mails[0]?.from, "shop@example.net");
});

test("an unknown recipient is final, a greylisted one is tried again", async () => {
  const to = async (...addresses: string[]) =>
    attemptOnce({ channel: "email", target: { to: addresses }, mailer: mailer() });
  const nobody = await to("nobody@example.org");
  assert.deepEqual([nobody.failed?.final, nobody.end.status], [true, 550]);
  const later = await to("later@example.org");
  assert.deepEqual([later.failed?.final, later.end.status], [false, 451]);
  const some = await to("a@example.org", "nobody@example.org");
  assert.equal(some.end.outcome, "delivered");
  assert.match(some.end.response ?? "", /refused: nobody@example\.org/);
});

test("a password that is refused, a server that is away, and none at all are tried again", async () => {
  const target = { to: ["a@example.org"] };
  const refused = await attemptOnce({ channel: "email", target, mailer: mailer("wrong") });
  assert.deepEqual([refused.failed?.final, refused.end.status], [false, 535]);
  const away = await attemptOnce({ channel: "email", target, mailer: mailer("pass", 1) });
  assert.deepEqual([away.failed?.final, away.down], [false, true]);
  const none = await attemptOnce({ channel: "email", target });
  assert.deepEqual(
    [none.end.error, none.failed?.final],
    ["no mail server is configured: set SMTP_URL and SMTP_FROM", undefined],
  );
});
