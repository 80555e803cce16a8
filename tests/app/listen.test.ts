import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../src/app/listen.ts';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve));
});

function start(
  host: string,
  { port = 0, publicUrl = null }: { port?: number; publicUrl?: string | null } = {},
) {
  const server = createServer();
  open.push(server);
  return listen(server, { host, port, publicUrl });
}

describe('listen', () => {
  it('says where to go', async () => {
    const { url, isOpenOnNetwork } = await start('127.0.0.1');
    const { port } = open[0]!.address() as AddressInfo;
    expect([url, isOpenOnNetwork]).toEqual([`http://127.0.0.1:${port}`, false]);
    await expect(start('localhost')).resolves.toMatchObject({
      url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      isOpenOnNetwork: false,
    });
  });

  it('names an address that a browser can open when it listens on all of them', async () => {
    const { url, isOpenOnNetwork } = await start('0.0.0.0');
    expect(new URL(url).hostname).not.toBe('0.0.0.0');
    expect(isOpenOnNetwork).toBe(true);
  });

  it('takes the public address as it is, and trusts only https to be encrypted', async () => {
    const https = 'https://photos.clinic.example';
    await expect(start('0.0.0.0', { publicUrl: https })).resolves.toEqual({
      url: https,
      isOpenOnNetwork: false,
    });
    const http = 'http://photos.clinic.example';
    await expect(start('0.0.0.0', { publicUrl: http })).resolves.toEqual({
      url: http,
      isOpenOnNetwork: true,
    });
  });

  it('says what to do when it can not', async () => {
    await start('127.0.0.1');
    const { port } = open[0]!.address() as AddressInfo;
    await expect(start('127.0.0.1', { port })).rejects.toThrow(
      `Port ${port} is in use on 127.0.0.1. Stop what uses it, or set PORT to another.`,
    );
    await expect(start('192.0.2.300')).rejects.toThrow(/^HOST is "192\.0\.2\.300", which is no address/);
    await expect(start('203.0.113.7')).rejects.toThrow(/^HOST is "203\.0\.113\.7", which is no address/);
  });
});
