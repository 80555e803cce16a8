import { existsSync, readFileSync } from 'node:fs';
import { type ValidationReport, validationReportSchema } from './types.ts';

/** Where the product's own figures lie; see models/validation/README.md. */
export const validationFile = new URL('../../../../models/validation/validation.json', import.meta.url);

/** The figures that the product ships, or null where there are none. @throws ZodError when the file is no such report */
export function loadStoredReport(): ValidationReport | null {
  if (!existsSync(validationFile)) return null;
  return validationReportSchema.parse(JSON.parse(readFileSync(validationFile, 'utf8')));
}
