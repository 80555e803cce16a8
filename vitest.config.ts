import { configDefaults, defineConfig } from 'vitest/config';

const slowTests = ['tests/**/*.slow.test.ts'];

/** `npm test` leaves out what takes minutes; `npm run test:slow` (mode `slow`) runs just that. */
export default defineConfig(({ mode }) => {
  const isSlow = mode === 'slow';
  return {
    test: {
      include: isSlow ? slowTests : ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
      exclude: [...configDefaults.exclude, ...(isSlow ? [] : slowTests)],
      testTimeout: isSlow ? 900_000 : 120_000,
      hookTimeout: 120_000,
      pool: 'forks',
      maxWorkers: 2,
      passWithNoTests: isSlow,
      // A machine-readable copy of the counts, for .ci/run.
      ...(process.env.DERMALAPSE_TEST_REPORT
        ? { reporters: ['default', 'json'], outputFile: { json: process.env.DERMALAPSE_TEST_REPORT } }
        : {}),
    },
  };
});
