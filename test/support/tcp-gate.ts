import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A way to a server that a test can close and open: to its clients, the server goes away and comes back. */
export interface TcpGate {
  readonly port: number;
  /** Cuts what is connected and refuses what comes. */
  shut(): void;
  open(): void;
  close(): Promise<void>;
}

export async function makeTcpGate(targetPort: number): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((client) => {
    if (!isOpen) {
      client.destroy();
      return;
    }
    const target = connect(targetPort, "127.0.0.1");
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
    client.pipe(target).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const shut = (): void => {
    isOpen = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    shut,
    open: () => void (isOpen = true),
    close() {
      shut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
