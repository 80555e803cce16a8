import { consentFor } from '../consent/index.ts';
import { provenPair, signManifest } from '../provenance/index.ts';
import type { ShownFile, SignedManifest } from '../provenance/types.ts';
import { sha256Of } from '../storage/index.ts';
import type { PatientReportDeps } from './deps.ts';
import type { GatheredReport } from './gather-report.ts';
import type { ReportPair } from './types.ts';

interface Shown {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** What a report was made of and every file of it, signed. */
export async function signReport(
  deps: PatientReportDeps,
  {
    reportId,
    createdAt,
    gathered: { document, patientId, seriesId, pairs },
    files,
  }: { reportId: string; createdAt: Date; gathered: GatheredReport; files: readonly Shown[] },
): Promise<SignedManifest> {
  const consent = await consentFor(deps, {
    patientId,
    seriesId,
    scope: 'patient-report',
    channel: null,
    identifiability: null,
  });
  return signManifest(deps.signingKeys, {
    schema: 'dermalapse.manifest/1',
    subject: { kind: 'report', id: reportId },
    issuedAt: createdAt.toISOString(),
    clinic: document.clinic,
    pairs: pairs.map(({ pair, result, moreFrames }) =>
      provenPair(result, {
        comparisonId: pair.comparisonId,
        moreFrames,
        takenOn: { before: pair.beforeOn, after: pair.afterOn },
        measurements: pair.measurements,
      }),
    ),
    shown: files.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      sha256: sha256Of(bytes),
      ...pictureNamed(name, document.pairs),
    })),
    consent: consent.permits ? { recordId: consent.record.id, scope: 'patient-report', channel: null } : null,
  });
}

/** Nothing of a file that is no picture. */
function pictureNamed(name: string, pairs: readonly ReportPair[]): Pick<ShownFile, 'picture'> {
  for (const { comparisonId, pictures } of pairs) {
    const side = (['before', 'after'] as const).find((one) => pictures?.[one] === name);
    if (pictures && side) {
      const { width, height } = pictures;
      return { picture: { comparisonId, side, width, height } };
    }
  }
  return {};
}
