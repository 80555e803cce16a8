import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const knownPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const knownNames = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * The Chromium that the browser tests drive: `DERMALAPSE_CHROMIUM`, else where Linux distributions put it, else by name
 * on the PATH.
 * @returns an executable path, or null when there is none.
 * @throws Error when `DERMALAPSE_CHROMIUM` names something that can't be run: a typing mistake must not skip the tests.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const named = env.DERMALAPSE_CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`DERMALAPSE_CHROMIUM is ${named}, which can't be run. Correct it or unset it.`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [...knownPaths, ...folders.flatMap((folder) => knownNames.map((n) => join(folder, n)))];
  return candidates.find(isExecutable) ?? null;
}

/**
 * {@link findChromium}, and where it is missing and this is root on a Debian-like system, installs Debian's package.
 * Says what it does, or what is missing, in one line through `say`.
 */
export function findOrInstallChromium(say: (line: string) => void): string | null {
  const found = findChromium();
  if (found) return found;
  const canInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!canInstall) {
    say(
      'No Chromium found (set DERMALAPSE_CHROMIUM or install the package chromium): browser tests are skipped.',
    );
    return null;
  }
  say('No Chromium found: installing the package chromium for the browser tests.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], { env, stdio: 'ignore' });
  const installed = findChromium();
  if (!installed) say('Chromium could not be installed: browser tests are skipped.');
  return installed;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
