import type { JsonObject } from "../../ir/json.ts";
import type { SecretKeeper } from "./secret-keeper.ts";
import { literal } from "./text.ts";

/** A channel, or why there is none; the reason names the scheme only, since the rest may be a token. */
export type AppriseChannel = { readonly channel: JsonObject; readonly note?: string } | { readonly note: string };

interface Parts {
  readonly scheme: string;
  readonly user: string;
  readonly password: string;
  readonly host: string;
  /** Of the path, decoded. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

type Reader = (parts: Parts, secrets: SecretKeeper) => AppriseChannel;

/**
 * Notification addresses as Apprise writes them (`slack://…`, `tgram://…`), read into channels. Tokens become secrets.
 */
export function importApprise(address: string, secrets: SecretKeeper): AppriseChannel {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return { note: "a notification address has no scheme, and was left out" };
  if (scheme === "https" || scheme === "http") return nativeAddress(address, secrets);
  const read = Object.hasOwn(READERS, scheme) ? READERS[scheme] : undefined;
  const parts = read === undefined ? null : split(address, scheme);
  if (read === undefined || parts === null) {
    return { note: `a notification by "${scheme}://" has no counterpart, and was left out` };
  }
  return read(parts, secrets);
}

const email: Reader = ({ user, host, query }) => {
  const named = texts(query.get("to"));
  const own = user === "" ? [] : [user.includes("@") ? user : `${user}@${host}`];
  const to = named.length > 0 ? named : own;
  if (to.length === 0) return { note: 'a notification by "mailto://" names nobody, and was left out' };
  const cc = texts(query.get("cc"));
  return {
    channel: { email: { to, ...(cc.length === 0 ? {} : { cc }) } },
    note: "mail goes by the server that SMTP_URL names, not by the account that the notification address held",
  };
};

const slack: Reader = ({ user, host, path }, secrets) => {
  const channel = path.find((part) => part.startsWith("#"));
  // slack://xoxb-…/#channel
  if (/^xox[a-z]-/i.test(host) || /^xox[a-z]-/i.test(user)) {
    const token = /^xox/i.test(host) ? host : user;
    if (channel === undefined) return { note: 'a notification by "slack://" names no channel, and was left out' };
    return { channel: { slack: { token: secrets.keep("slack", token, "slack.com"), channel } } };
  }
  const tokens = [host, ...path.filter((part) => !/^[#@+]/.test(part))];
  if (tokens.length < 3) return { note: 'a notification by "slack://" is not whole, and was left out' };
  const webhook = `https://hooks.slack.com/services/${tokens.slice(0, 3).join("/")}`;
  return { channel: { slack: { webhook: secrets.keep("slack", webhook, "hooks.slack.com") } } };
};

const discord: Reader = ({ host, path: [token] }, secrets) => {
  if (token === undefined) return { note: 'a notification by "discord://" is not whole, and was left out' };
  const webhook = `https://discord.com/api/webhooks/${host}/${token}`;
  return { channel: { discord: { webhook: secrets.keep("discord", webhook, "discord.com") } } };
};

const telegram: Reader = ({ user, password, host, path }, secrets) => {
  // tgram://123456:secret/chat: the token reads as a host with a port that is none.
  const token = password === "" ? host : `${user}:${password}`;
  const chat = path[0];
  if (!/^\d+:[\w-]+$/.test(token) || chat === undefined) {
    return { note: 'a notification by "tgram://" names no chat, and was left out' };
  }
  return { channel: { telegram: { chat, token: secrets.keep("telegram", token, "api.telegram.org") } } };
};

const ntfy: Reader = ({ scheme, user, password, host, path }, secrets) => {
  const topic = path[0] ?? host;
  const server = path.length === 0 ? undefined : `${scheme === "ntfys" ? "https" : "http"}://${host}`;
  const isToken = user.startsWith("tk_") && password === "";
  return {
    channel: {
      ntfy: {
        topic,
        ...(server === undefined ? {} : { server }),
        ...(isToken ? { token: secrets.keep("ntfy", user, server === undefined ? "ntfy.sh" : host) } : {}),
      },
    },
    ...(user !== "" && !isToken
      ? { note: "a password of ntfy was left out: set `token` to a secret with an access token" }
      : {}),
  };
};

const gotify: Reader = ({ scheme, host, path }, secrets) => {
  const token = path.at(-1);
  if (token === undefined) return { note: `a notification by "${scheme}://" has no token, and was left out` };
  const server = [`${scheme === "gotifys" ? "https" : "http"}://${host}`, ...path.slice(0, -1)].join("/");
  return { channel: { gotify: { server, token: secrets.keep("gotify", token, host) } } };
};

const pushover: Reader = ({ user, host }, secrets) => {
  if (user === "") return { note: 'a notification by "pover://" is not whole, and was left out' };
  return { channel: { pushover: { user, token: secrets.keep("pushover", host, "api.pushover.net") } } };
};

const matrix: Reader = ({ scheme, user, password, host, path }, secrets) => {
  const room = path.find((part) => /^[#!]/.test(part));
  const token = password === "" ? user : "";
  if (room === undefined || token === "") {
    return { note: `a notification by "${scheme}://" needs a room and an access token, and was left out` };
  }
  const server = `${scheme === "matrixs" ? "https" : "http"}://${host}`;
  return { channel: { matrix: { server, room, token: secrets.keep("matrix", token, host) } } };
};

const webhook: Reader = ({ scheme, user, password, host, path, query }, secrets) => {
  const url = new URL(`${scheme.endsWith("s") ? "https" : "http"}://${host}/${path.map(encodeURIComponent).join("/")}`);
  for (const [name, value] of query) if (!/^[-+:]/.test(name)) url.searchParams.append(name, value);
  const headers =
    user === ""
      ? {}
      : {
          headers: {
            authorization: secrets.keep("webhook", `Basic ${btoa(`${user}:${password}`)}`, url.host),
          },
        };
  const held = url.search === "" ? literal(url.href) : secrets.keep("webhook-url", url.href, url.host);
  return {
    channel: { webhook: { url: held, ...headers } },
    note: "the webhook gets the body of Standard Webhooks now; `body` gives another",
  };
};

const READERS: Readonly<Record<string, Reader>> = {
  mailto: email,
  mailtos: email,
  slack,
  discord,
  tgram: telegram,
  ntfy,
  ntfys: ntfy,
  gotify,
  gotifys: gotify,
  pover: pushover,
  matrix,
  matrixs: matrix,
  json: webhook,
  jsons: webhook,
  post: webhook,
  posts: webhook,
};

/** Addresses that a service itself gives out. */
function nativeAddress(address: string, secrets: SecretKeeper): AppriseChannel {
  const host = hostOf(address);
  if (host === "hooks.slack.com") return { channel: { slack: { webhook: secrets.keep("slack", address, host) } } };
  if (host === "discord.com" || host === "discordapp.com") {
    return { channel: { discord: { webhook: secrets.keep("discord", address, host) } } };
  }
  if (host !== null && /(^|\.)(webhook\.office\.com|logic\.azure\.com|powerplatform\.com)$/.test(host)) {
    return { channel: { teams: { webhook: secrets.keep("teams", address, host) } } };
  }
  return { note: 'a notification by "https://" has no counterpart, and was left out' };
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).host;
  } catch {
    return null;
  }
}

/** By hand: tokens hold what a URL's host and port may not. */
function split(address: string, scheme: string): Parts | null {
  const rest = address.slice(scheme.length + "://".length);
  const mark = rest.indexOf("?");
  const place = mark === -1 ? rest : rest.slice(0, mark);
  const [authority = "", ...path] = place.split("/");
  const at = authority.lastIndexOf("@");
  const [user = "", ...password] = at === -1 ? [] : authority.slice(0, at).split(":");
  try {
    const parts = {
      scheme,
      user: decodeURIComponent(user),
      password: decodeURIComponent(password.join(":")),
      host: decodeURIComponent(authority.slice(at + 1)),
      path: path.filter((part) => part !== "").map(decodeURIComponent),
      query: new URLSearchParams(mark === -1 ? "" : rest.slice(mark + 1)),
    };
    return parts.host === "" ? null : parts;
  } catch {
    return null;
  }
}

function texts(value: string | null): string[] {
  return (value ?? "").split(/[\s,]+/).filter((part) => /^[^@]+@[^@]+$/.test(part));
}
