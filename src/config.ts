import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';

const backends = ['tensorflow', 'wasm', 'cpu'] as const;
const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that holds everything worth backing up. */
  readonly dataFolder: string;
  /** Absolute path of the folder with the keys that manifests are signed with. */
  readonly signingKeysFolder: string;
  /** Analysis threads. */
  readonly workers: number;
  /** Null: the best that loads. */
  readonly backend: (typeof backends)[number] | null;
  /** Origin under which people reach the server through a proxy, e.g. https://photos.clinic.example; null: none. */
  readonly publicUrl: string | null;
  /** Certificate and key the server speaks TLS with itself; null: plain HTTP. */
  readonly tls: { readonly certPath: string; readonly keyPath: string } | null;
  readonly logLevel: (typeof logLevels)[number];
  /** npm runs us in a shell of its own. */
  readonly startedByNpm: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment. The only reader of it.
 * @throws Error naming the variable, what it holds and what to do.
 */
export function loadConfig(environment: Environment = process.env): Config {
  const dataFolder = resolve(text(environment, 'DERMALAPSE_DATA') ?? './uploads');
  return Object.freeze({
    port: integer(environment, { name: 'PORT', fallback: 3000, min: 0, max: 65_535 }),
    host: text(environment, 'HOST') ?? '127.0.0.1',
    dataFolder,
    signingKeysFolder: resolve(
      text(environment, 'DERMALAPSE_SIGNING_KEYS') ?? join(dataFolder, 'signing-keys'),
    ),
    workers: integer(environment, {
      name: 'DERMALAPSE_WORKERS',
      fallback: availableParallelism(),
      min: 1,
      max: 256,
    }),
    backend: oneOf(environment, 'DERMALAPSE_BACKEND', backends) ?? null,
    publicUrl: origin(environment, 'DERMALAPSE_PUBLIC_URL'),
    tls: tlsFiles(environment),
    logLevel: oneOf(environment, 'DERMALAPSE_LOG_LEVEL', logLevels) ?? 'info',
    startedByNpm: text(environment, 'npm_lifecycle_event') !== undefined,
  });
}

function text(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined;
}

function integer(
  environment: Environment,
  { name, fallback, min, max }: { name: string; fallback: number; min: number; max: number },
): number {
  const given = text(environment, name);
  if (given === undefined) return fallback;
  const value = Number(given);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(
    `${name} is "${given}". Set it to a whole number from ${min} to ${max}, or unset it for ${fallback}.`,
  );
}

function oneOf<const T extends string>(
  environment: Environment,
  name: string,
  allowed: readonly T[],
): T | undefined {
  const given = text(environment, name);
  if (given === undefined) return undefined;
  const found = allowed.find((value) => value === given);
  if (found) return found;
  throw new Error(`${name} is "${given}". Set it to one of ${allowed.join(', ')}, or unset it.`);
}

function tlsFiles(environment: Environment): Config['tls'] {
  const [cert, key] = [text(environment, 'DERMALAPSE_TLS_CERT'), text(environment, 'DERMALAPSE_TLS_KEY')];
  if (cert && key) return Object.freeze({ certPath: resolve(cert), keyPath: resolve(key) });
  if (!cert && !key) return null;
  const [missing, there] = cert
    ? ['DERMALAPSE_TLS_KEY', 'DERMALAPSE_TLS_CERT']
    : ['DERMALAPSE_TLS_CERT', 'DERMALAPSE_TLS_KEY'];
  throw new Error(
    `${there} is set and ${missing} is not. Set both, to the paths of the certificate and its key in PEM form, or neither.`,
  );
}

function origin(environment: Environment, name: string): string | null {
  const given = text(environment, name);
  if (given === undefined) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
  if (isOrigin) return url.origin;
  throw new Error(
    `${name} is "${given}". Set it to an address such as https://photos.clinic.example, or unset it.`,
  );
}
