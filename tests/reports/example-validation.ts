import { makeReport } from '../../src/imaging/phantom/benchmark/index.ts';
import type { ValidationReport } from '../../src/reports/index.ts';
import { inventedRun } from '../imaging/phantom/benchmark/invented-readings.ts';

/** A report of invented readings. */
export const exampleValidation = (pairs = 120): ValidationReport =>
  makeReport(inventedRun({ pairs }), '5001');
