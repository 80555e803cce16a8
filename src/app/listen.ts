import type { Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

export interface ListenOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  /** Origin under which people reach the server through a proxy; null: directly. */
  publicUrl: string | null;
  /** The server speaks TLS itself. */
  tls?: boolean;
}

export interface Listening {
  /** What a person types into a browser. */
  url: string;
  /** Other machines reach the server, and nothing says that what they send is encrypted. */
  isOpenOnNetwork: boolean;
}

/**
 * Starts to listen.
 * @throws Error that says what to do: port in use or not allowed, no such address
 */
export async function listen(
  server: Server,
  { host, port, publicUrl, tls = false }: ListenOptions,
): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = failures[cause.code ?? '']?.(host, port);
      reject(why ? new Error(why, { cause }) : cause);
    });
    server.listen({ host, port }, resolve);
  });
  const { address, port: actualPort } = server.address() as AddressInfo;
  return {
    url: publicUrl ?? `http${tls ? 's' : ''}://${urlHost(host, address)}:${actualPort}`,
    isOpenOnNetwork: !isLoopback(address) && !tls && !publicUrl?.startsWith('https:'),
  };
}

const noSuchAddress = (host: string): string =>
  `HOST is "${host}", which is no address of this machine. Set it to 127.0.0.1 for this machine only, 0.0.0.0 for all of its addresses, or one of them.`;

const failures: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) => `Port ${port} is in use on ${host}. Stop what uses it, or set PORT to another.`,
  EACCES: (_, port) => `Port ${port} may not be used by this account. Set PORT to 1024 or higher.`,
  ENOTFOUND: noSuchAddress,
  EAI_AGAIN: noSuchAddress,
  EADDRNOTAVAIL: noSuchAddress,
};

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.');

/** "All addresses" is none that a browser can open: one that other machines reach, else this machine. */
function urlHost(host: string, address: string): string {
  if (address !== '0.0.0.0' && address !== '::') return isIPv6(host) ? `[${host}]` : host;
  const outside = Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return outside?.address ?? 'localhost';
}
