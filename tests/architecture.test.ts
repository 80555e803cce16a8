import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

/** Runs the rules over `src` of a folder. */
function violationsIn(folder: string): Violation[] {
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  let output: string;
  try {
    output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 });
  } catch (error) {
    output = (error as { stdout: string }).stdout; // its exit status is the number of violations
  }
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

const sourceFiles = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join('src', name), 'utf8') }));
const filesWith = (pattern: RegExp, within: RegExp) =>
  sourceFiles.filter(({ name, text }) => within.test(name) && pattern.test(text)).map(({ name }) => name);

describe('architecture', () => {
  it('imports run down only', () => {
    const found = violationsIn('.').map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(found).toEqual([]);
  });

  it('only config.ts reads the environment', () => {
    expect(filesWith(/process\s*\.\s*env|import\.meta\.env/, /^(?!web\/)/)).toEqual(['config.ts']);
  });

  it('the imaging core and the charts know neither the time of day nor chance', () => {
    expect(filesWith(/Math\.random\(|Date\.now\(|new Date\(\)/, /^(imaging|charts)\//)).toEqual([]);
  });

  it('no file is a drawer for everything', () => {
    expect(filesWith(/^/, /(^|\/)(utils?|helpers?|managers?|common)(\.|\/)/)).toEqual([]);
  });
});

/** One import per rule that the rule must catch: [rule, importing file, imported file or package]. */
const forbidden: [string, string, string][] = [
  ['imaging-is-pure', 'imaging/bad.ts', '../photos/index.ts'],
  ['imaging-is-pure', 'imaging/deep/bad.ts', '../../charts/index.ts'],
  ['imaging-has-no-server-packages', 'imaging/bad-package.ts', 'express'],
  ['charts-import-nothing', 'charts/bad.ts', '../errors.ts'],
  ['pages-are-below', 'pages/bad.ts', '../consent/index.ts'],
  ['pdf-is-below', 'pdf/bad.ts', '../pages/index.ts'],
  ['database-and-storage-are-below', 'database/bad.ts', '../patients/index.ts'],
  ['queue-is-below', 'queue/bad.ts', '../comparisons/index.ts'],
  ['words-import-nothing', 'errors.ts', './charts/index.ts'],
  ['route-is-a-contract', 'route.ts', './patients/index.ts'],
  ['rooms-look-down', 'patients/bad-config.ts', '../config.ts'],
  ['rooms-look-down', 'patients/bad-app.ts', '../app.ts'],
  ['rooms-use-imaging-by-its-faces', 'comparisons/bad.ts', '../imaging/compare.ts'],
  ['demo-uses-the-phantom-only', 'demo/bad.ts', '../imaging/compare.ts'],
  ['rooms-knock-at-the-door', 'patients/bad-store.ts', '../series/store.ts'],
  ['app-mounts-rooms', 'app/bad.ts', '../imaging/pool.ts'],
  ['web-knows-types-and-charts', 'web/bad.ts', '../series/types.ts'],
  ['web-takes-types-from-contracts', 'web/bad-store.ts', '../series/store.ts'],
  ['nothing-imports-the-top', 'patients/bad-root.ts', '../cli.ts'],
  ['express-in-app-and-routes', 'patients/bad-express.ts', 'express'],
  ['express-in-app-and-routes', 'patients/bad-multer.ts', 'multer'],
  ['sharp-in-decode-and-encode', 'reports/bad-sharp.ts', 'sharp'],
  ['tensors-through-one-door', 'imaging/metrics/bad.ts', '@tensorflow/tfjs-core'],
  ['sql-in-stores', 'series/bad-sql.ts', 'kysely'],
  ['sql-in-stores', 'series/bad-sqlite.ts', 'better-sqlite3'],
  ['accounts-in-one-room', 'patients/bad-auth.ts', 'better-auth'],
  ['pdf-in-one-place', 'gallery/bad-pdf.ts', 'pdfkit'],
  ['browser-packages-in-web', 'patients/bad-react.ts', 'react'],
  ['no-unresolved', 'patients/bad-path.ts', './nowhere.ts'],
  ['no-circular', 'imaging/circle.ts', './compare.ts'],
];

/** What is right and must stay unpunished. */
const allowed: [string, string][] = [
  ['photos/routes.ts', 'express'],
  ['series/store.ts', 'kysely'],
  ['imaging/tensor.ts', '@tensorflow/tfjs-core'],
  ['imaging/decode.ts', 'sharp'],
  ['comparisons/compare.ts', '../imaging/pool.ts'],
  ['comparisons/report.ts', '../reports/index.ts'],
  ['web/chart.ts', '../charts/index.ts'],
  ['main.ts', './app.ts'],
];

describe('architecture rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dermalapse-architecture-'));
  const write = (file: string, text: string) => {
    const path = join(folder, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'a' });
  };
  let violations: Violation[];

  beforeAll(() => {
    cpSync('.dependency-cruiser.cjs', join(folder, '.dependency-cruiser.cjs'));
    cpSync('tsconfig.json', join(folder, 'tsconfig.json'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    for (const [file, target] of [...forbidden.map(([, ...pair]) => pair), ...allowed] as [
      string,
      string,
    ][]) {
      write(file, `import '${target}';\n`);
      const isFile = target.startsWith('.') && !target.includes('nowhere');
      if (isFile) write(join(dirname(file), target), 'export const something = 1;\n');
    }
    write('imaging/compare.ts', "import './circle.ts';\n");
    violations = violationsIn(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forbidden)('%s catches src/%s importing %s', (rule, file) => {
    const caught = violations
      .filter(({ from }) => from === `src/${file}`)
      .map((violation) => violation.rule.name);
    expect(caught).toContain(rule);
  });

  it.each(allowed)('src/%s may import %s', (file, target) => {
    const caught = violations.filter(
      ({ from, to }) => from === `src/${file}` && to.includes(target.replace(/^[./]+/, '')),
    );
    expect(caught).toEqual([]);
  });

  it('every rule is proven to catch something', () => {
    const config = readFileSync('.dependency-cruiser.cjs', 'utf8');
    const names = [...config.matchAll(/(?:name: |layer\(|only\()'([a-z-]+)'/g)].map((match) => match[1]);
    expect([...new Set(forbidden.map(([rule]) => rule))].sort()).toEqual(names.sort());
  });
});
