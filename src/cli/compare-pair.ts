import { createHash } from 'node:crypto';
import type { Comparison } from '../imaging/comparison.ts';
import { metricRegistry } from '../imaging/metrics/index.ts';
import type { ComparisonPool } from '../imaging/pool.ts';
import { comparabilitySentence, groupMeasurements, verdictSentence } from '../reports/index.ts';
import { type CliIo, exitStatus } from './io.ts';
import { Progress } from './progress.ts';
import { readFrames, readPlan, type VisitPaths } from './read-input.ts';
import { checkResultFolder, writeResultFolder } from './result-folder.ts';

export interface PairOptions extends VisitPaths {
  plan?: string;
  json: boolean;
  out?: string;
}

const stageWords = {
  decode: 'reading the photos',
  register: 'laying them over each other',
  normalise: 'matching colour and sharpness',
  measure: 'measuring',
  uncertainty: 'judging how sure that is',
} as const;

/** Compares one pair and tells the result in sentences, or as JSON. */
export async function comparePair(
  options: PairOptions,
  { io, pool }: { io: CliIo; pool: ComparisonPool },
): Promise<number> {
  const { out, json } = options;
  if (out !== undefined) await checkResultFolder(out);
  const plan = options.plan === undefined ? undefined : await readPlan(options.plan);
  const frames = await readFrames(options);
  const progress = new Progress(io.stderr);
  const result = await pool
    .compare(
      { id: pairId(frames), ...frames, plan },
      { images: out !== undefined, onStage: (stage) => progress.show(`${stageWords[stage]} …`) },
    )
    .finally(() => progress.clear());
  if (out !== undefined) await writeResultFolder(out, result);
  io.stdout.write(
    json ? `${JSON.stringify(result.comparison, null, 2)}\n` : resultText(result.comparison, out),
  );
  return exitStatus.done;
}

/** Made from the photos' content: file names often carry patients' names. */
function pairId({ before, after, moreFrames }: Awaited<ReturnType<typeof readFrames>>): string {
  const short = (files: readonly Uint8Array[]) => {
    const hash = createHash('sha256');
    for (const bytes of files) hash.update(bytes);
    return hash.digest('hex').slice(0, 12);
  };
  return `${short([before, ...moreFrames.before])}-${short([after, ...moreFrames.after])}`;
}

function resultText(comparison: Comparison, out: string | undefined): string {
  const { comparability, measurements } = comparison;
  const reasons = [...new Set(comparability.reasons.map((reason) => reason.message))];
  const metrics: Record<string, { label: string; improvedWord?: string; worsenedWord?: string }> =
    metricRegistry;
  const verdicts = groupMeasurements(measurements).map(({ first, regions }) =>
    verdictSentence({ ...first, region: regions }, metrics[first.metric] ?? { label: first.metric }),
  );
  const lines = [
    comparabilitySentence(comparability),
    ...reasons.map((reason) => `  ${reason}`),
    '',
    ...(verdicts.length > 0 ? verdicts : ['Nothing was measured in this pair.']),
  ];
  if (out !== undefined) lines.push('', `Photos, change maps and report.html are in ${out}`);
  return `${lines.join('\n')}\n`;
}
