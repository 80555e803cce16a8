import type { Comparison, Reason, ReasonCode } from '../comparison.ts';
import type { MetricName } from '../plan.ts';

/** limits: read with care; refuses: these metrics can't be measured; ends: the pair can't be compared at all. */
export type Gravity = 'limits' | 'refuses' | 'ends';

export interface Finding {
  code: ReasonCode;
  /** Metrics it speaks of; all when empty. */
  metrics: readonly MetricName[];
  gravity: Gravity;
  /** Of treated skin, by name; without, it speaks of the whole pair. */
  region?: string;
  /** What is wrong and what to do at the next visit. */
  message: string;
}

export const toReason = ({ code, metrics, message }: Finding): Reason => ({
  code,
  metrics: [...metrics],
  message,
});

const concerns = (finding: Finding, metric: MetricName, region: string | null): boolean =>
  (finding.metrics.length === 0 || finding.metrics.includes(metric)) &&
  (finding.region === undefined || finding.region === region);

/** What concerns any of these metrics, and of each what concerns them. */
export const concerning = (metrics: readonly MetricName[], findings: readonly Finding[]): Finding[] =>
  findings.flatMap((finding) => {
    if (finding.metrics.length === 0) return finding;
    const concerned = finding.metrics.filter((name) => metrics.includes(name));
    return concerned.length > 0 ? { ...finding, metrics: concerned } : [];
  });

/** What stops this metric from being measured, in the whole pair or in one region. */
export const refusalsOf = (
  findings: readonly Finding[],
  metric: MetricName,
  region: string | null = null,
): Finding[] =>
  findings.filter((finding) => finding.gravity !== 'limits' && concerns(finding, metric, region));

/** What the reader of this metric's number must know. */
export const cautionsOf = (
  findings: readonly Finding[],
  metric: MetricName,
  region: string | null = null,
): Finding[] =>
  findings.filter((finding) => finding.gravity === 'limits' && concerns(finding, metric, region));

/** @param measurable whether any measurement came out */
export function comparabilityOf(
  findings: readonly Finding[],
  measurable: boolean,
): Comparison['comparability'] {
  const ended = findings.some(({ gravity }) => gravity === 'ends');
  const verdict = ended || !measurable ? 'not-comparable' : findings.length > 0 ? 'limited' : 'comparable';
  return { verdict, reasons: findings.map(toReason) };
}
