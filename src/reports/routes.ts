import { AppError } from '../errors.ts';
import { type ValidationReport, validationReportSchema } from '../imaging/phantom/benchmark/types.ts';
import { json, type Route, route } from '../route.ts';

export interface ReportRouteDeps {
  /** The benchmark's figures that the product ships; null: none. */
  validation: ValidationReport | null;
}

export const reportRoutes = ({ validation }: ReportRouteDeps): Route[] => [
  route({
    method: 'get',
    path: '/api/validation',
    permission: 'staff',
    summary: 'How good the measurement is: figures of the benchmark on synthetic skin',
    answer: json(validationReportSchema),
    handle: () => {
      if (validation) return validation;
      throw new AppError('NOT_FOUND', {
        userMessage: 'No benchmark was run for this installation. Make one with: npm run validate -- --write',
      });
    },
  }),
];
