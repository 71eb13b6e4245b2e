/** Where a request goes, as a secret's hosts are compared with it: with its port, which `URL.host` leaves out where it is usual. */
export function secretHost(url: URL): string {
  return url.port === "" ? `${url.hostname}:${url.protocol === "http:" ? 80 : 443}` : url.host;
}
