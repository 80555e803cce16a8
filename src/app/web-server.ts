import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { createSecureContext } from 'node:tls';

export interface TlsFiles {
  certPath: string;
  keyPath: string;
}

interface WebServerOptions {
  /** How often the certificate is looked at; a renewed one is used from the next connection on. */
  watchMs?: number;
  onError?: (message: string) => void;
}

/**
 * The server of the whole app, still without anything that answers: plain HTTP, or TLS with the clinic's own certificate. With TLS, whoever comes with http: is
 * sent to https: on the same port.
 * @throws Error that says which file can't be used, and why
 */
export function createWebServer(
  tls: TlsFiles | null,
  { watchMs = 60_000, onError = console.error }: WebServerOptions = {},
): Server | TlsServer {
  if (!tls) return createServer();
  const server = createTlsServer(readTls(tls));
  redirectPlain(server);
  const renew = () => {
    try {
      server.setSecureContext(readTls(tls));
    } catch (error) {
      onError(`The renewed certificate is not used: ${(error as Error).message}`);
    }
  };
  const paths = Object.values(tls);
  for (const path of paths) watchFile(path, { interval: watchMs, persistent: false }, renew);
  server.once('close', () => {
    for (const path of paths) unwatchFile(path, renew);
  });
  return server;
}

function readTls({ certPath, keyPath }: TlsFiles): { cert: Buffer; key: Buffer } {
  const read = (name: string, path: string): Buffer => {
    try {
      return readFileSync(path);
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      throw new Error(
        `${name} names ${path}, which can't be read (${code}). Correct the path or its permissions.`,
        {
          cause,
        },
      );
    }
  };
  const pair = { cert: read('DERMALAPSE_TLS_CERT', certPath), key: read('DERMALAPSE_TLS_KEY', keyPath) };
  try {
    createSecureContext(pair);
  } catch (cause) {
    throw new Error(
      `${certPath} and ${keyPath} are no certificate and key in PEM form that belong together, without a passphrase (${(cause as Error).message}).`,
      { cause },
    );
  }
  return pair;
}

/** First byte of a TLS handshake. */
const handshake = 22;

/** Looks at the first byte of each connection: TLS goes on, plain HTTP gets a redirect. */
function redirectPlain(server: TlsServer): void {
  const [startTls] = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  const plain = createServer(({ headers: { host }, url }, response) => {
    response.writeHead(308, { location: `https://${host}${url}`, connection: 'close' }).end();
  });
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === handshake) startTls?.call(server, socket);
      else plain.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
}
