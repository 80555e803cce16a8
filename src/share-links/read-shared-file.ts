import {
  type ReportFileName,
  readReportFile,
  readReportPicture,
  requireReport,
} from '../patient-reports/index.ts';
import type { FileAnswer } from '../route.ts';
import { type Knock, requireOpened } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { recordUse } from './record-use.ts';

/** A picture of the report's own. Covered by the opening. @throws AppError NOT_FOUND for every refusal */
export async function readSharedPicture(
  deps: ShareLinkDeps,
  { picture, ...knock }: Knock & { picture: string },
): Promise<FileAnswer> {
  const { reportId } = await requireOpened(deps, knock);
  const report = await requireReport(deps.database, reportId);
  return unkept(await readReportPicture(deps, { report, name: picture }));
}

/** A file of the report to save. @throws AppError NOT_FOUND for every refusal */
export async function readSharedFile(
  deps: ShareLinkDeps,
  { file, ...knock }: Knock & { file: ReportFileName },
): Promise<FileAnswer> {
  const link = await requireOpened(deps, knock);
  const report = await requireReport(deps.database, link.reportId);
  const answer = await readReportFile(deps, { report, file });
  await recordUse(deps, { link, requestId: knock.requestId, what: 'downloaded' });
  return unkept(answer);
}

/** Not even the browser stores it to ask for it again: the link may have ended by then. */
const unkept = ({ etag: _etag, ...answer }: FileAnswer): FileAnswer => answer;
