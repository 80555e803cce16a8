import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as plainRequest, type Server } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/app/listen.ts';
import { createWebServer } from '../../src/app/web-server.ts';
import { openTestClinic, testAccount } from '../test-clinic.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.error('No openssl to make a certificate with: the TLS tests are skipped.');

describe.skipIf(!hasOpenssl)('the server’s own TLS', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);

  /** A certificate for localhost that its own key has signed. */
  function makeCertificate(name: string) {
    const made = spawnSync('openssl', [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2'.split(' '),
      ...['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`)],
    ]);
    if (made.status !== 0) throw new Error(made.stderr.toString());
    return { certPath: at(`${name}.pem`), keyPath: at(`${name}.key`) };
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dermalapse-tls-'));
    makeCertificate('first');
    makeCertificate('second');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const open: ReturnType<typeof createWebServer>[] = [];
  afterEach(async () => {
    for (const server of open.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  async function start(options: Parameters<typeof createWebServer>[1] = {}) {
    const tls = { certPath: at('used.pem'), keyPath: at('used.key') };
    copyFileSync(at('first.pem'), tls.certPath);
    copyFileSync(at('first.key'), tls.keyPath);
    const server = createWebServer(tls, options);
    open.push(server);
    server.on('request', (_request, response) => response.end('hello'));
    const { url } = await listen(server, { host: '127.0.0.1', port: 0, publicUrl: null, tls: true });
    return { server: server as Server, url, tls };
  }

  interface Answer {
    status: number | undefined;
    location: string | undefined;
    cookies: string[];
    /** Whose certificate it was. */
    name: string | undefined;
  }

  const ask = (url: string, { method = 'GET', body = '' } = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const send = url.startsWith('https:') ? tlsRequest : plainRequest;
      const asked = send(
        url,
        { method, rejectUnauthorized: false, agent: false, headers: { 'content-type': 'application/json' } },
        (response) => {
          const socket = response.socket as TLSSocket;
          const name = socket.getPeerCertificate?.().subject?.CN;
          response.resume().on('end', () =>
            resolve({
              status: response.statusCode,
              location: response.headers.location,
              cookies: response.headers['set-cookie'] ?? [],
              name: Array.isArray(name) ? name[0] : name,
            }),
          );
        },
      );
      asked.on('error', reject).end(body);
    });

  it('answers over https, and sends http: there on the same port', async () => {
    const { url } = await start();
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await ask(url)).toMatchObject({ status: 200, name: 'first' });
    const plain = await ask(`${url.replace('https:', 'http:')}/series/1?a=b`);
    expect(plain).toMatchObject({ status: 308, location: `${url}/series/1?a=b` });
  });

  it('uses a renewed certificate without a restart, and keeps the old one while the new is no use', async () => {
    const errors: string[] = [];
    const { url, tls } = await start({ watchMs: 50, onError: (message) => errors.push(message) });
    writeFileSync(tls.certPath, 'half a certificate');
    await expect.poll(() => errors.length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(errors[0]).toMatch(/^The renewed certificate is not used: .*PEM/);
    expect(await ask(url)).toMatchObject({ name: 'first' });
    copyFileSync(at('second.key'), tls.keyPath);
    copyFileSync(at('second.pem'), tls.certPath);
    await expect.poll(async () => (await ask(url)).name, { timeout: 10_000 }).toBe('second');
  });

  it('gives the app secure cookies and strict transport', async () => {
    const test = await openTestClinic({ tls: true });
    const { server, url } = await start();
    server.removeAllListeners('request');
    server.on('request', test.clinic.handler);
    const body = JSON.stringify({ email: testAccount.email, password: testAccount.password });
    const { status, cookies } = await ask(`${url}/api/auth/sign-in/email`, { method: 'POST', body });
    expect(status).toBe(200);
    expect(cookies.some((cookie) => /^__Secure-.*; Secure/i.test(cookie))).toBe(true);
    await test.close();
  });

  it('says which file can’t be used', () => {
    const [certPath, keyPath] = [at('first.pem'), at('first.key')];
    expect(() => createWebServer({ certPath: at('nowhere.pem'), keyPath })).toThrow(
      /^DERMALAPSE_TLS_CERT names .*nowhere\.pem, which can't be read \(ENOENT\)/,
    );
    expect(() => createWebServer({ certPath, keyPath: at('second.key') })).toThrow(/belong together/);
  });
});

it('without a certificate it is plain HTTP', () => {
  const server = createWebServer(null);
  expect(server.listenerCount('secureConnection')).toBe(0);
  expect((server.address() as AddressInfo | null) === null).toBe(true);
});
