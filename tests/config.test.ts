import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.ts';

describe('loadConfig', () => {
  it('has the documented defaults', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      backend: null,
      publicUrl: null,
      logLevel: 'info',
      startedByNpm: false,
    });
    expect(config.dataFolder).toBe(resolve('uploads'));
    expect(config.workers).toBeGreaterThanOrEqual(1);
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('reads what is set, blanks counting as unset', () => {
    const config = loadConfig({
      PORT: '0',
      HOST: ' 0.0.0.0 ',
      DERMALAPSE_DATA: '/srv/photos',
      DERMALAPSE_WORKERS: '3',
      DERMALAPSE_BACKEND: 'wasm',
      DERMALAPSE_PUBLIC_URL: 'https://photos.clinic.example/',
      DERMALAPSE_LOG_LEVEL: '',
      npm_lifecycle_event: 'start',
    });
    expect(config).toEqual({
      port: 0,
      host: '0.0.0.0',
      dataFolder: '/srv/photos',
      signingKeysFolder: '/srv/photos/signing-keys',
      workers: 3,
      backend: 'wasm',
      publicUrl: 'https://photos.clinic.example',
      logLevel: 'info',
      startedByNpm: true,
      tls: null,
    });
  });

  it.each([
    [{ PORT: '70000' }, /PORT is "70000"\. Set it to a whole number from 0 to 65535/],
    [{ PORT: 'http' }, /PORT is "http"/],
    [{ DERMALAPSE_WORKERS: '0' }, /DERMALAPSE_WORKERS is "0"\. Set it to a whole number from 1/],
    [{ DERMALAPSE_WORKERS: '1.5' }, /DERMALAPSE_WORKERS/],
    [{ DERMALAPSE_BACKEND: 'cuda' }, /Set it to one of tensorflow, wasm, cpu/],
    [{ DERMALAPSE_PUBLIC_URL: 'photos.clinic.example' }, /such as https:/],
    [{ DERMALAPSE_PUBLIC_URL: 'https://a.example/path' }, /such as https:/],
  ])('refuses %o and says what to do', (environment, message) => {
    expect(() => loadConfig(environment)).toThrow(message);
  });

  it('wants certificate and key together', () => {
    const [cert, key] = ['certificate.pem', 'key.pem'];
    expect(loadConfig({ DERMALAPSE_TLS_CERT: cert, DERMALAPSE_TLS_KEY: key }).tls).toEqual({
      certPath: resolve(cert),
      keyPath: resolve(key),
    });
    expect(() => loadConfig({ DERMALAPSE_TLS_CERT: cert })).toThrow(/DERMALAPSE_TLS_KEY is not\. Set both/);
    expect(() => loadConfig({ DERMALAPSE_TLS_KEY: key })).toThrow(/DERMALAPSE_TLS_CERT is not\. Set both/);
  });
});
