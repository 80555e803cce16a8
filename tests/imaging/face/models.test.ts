import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faceModelFolder, faceModelNames } from '../../../src/imaging/face/models.ts';

describe('face networks', () => {
  const readme = readFileSync(new URL('../../../models/face/README.md', import.meta.url), 'utf8');

  it.each(faceModelNames)('%s is the one that was measured', (name) => {
    const line = readme.split('\n').find((text) => text.startsWith(`| \`${name}\``));
    for (const ending of ['bin', 'json']) {
      const bytes = readFileSync(join(faceModelFolder(), `${name}.${ending}`));
      expect(line).toContain(createHash('sha256').update(bytes).digest('hex'));
    }
  });
});
