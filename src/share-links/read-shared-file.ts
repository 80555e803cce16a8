import {
  type ReportFileName,
  readReportFile,
  readReportPicture,
  requireReport,
} from '../patient-reports/index.ts';
import type { FileAnswer, PageAnswer } from '../route.ts';
import { admit, type Knock, requireOpened } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { doorPage } from './pages/door-page.ts';
import { recordUse } from './record-use.ts';
import { addressOf } from './share-address.ts';

/** A picture of the report's own. Covered by the opening. @throws AppError NOT_FOUND for every refusal */
export async function readSharedPicture(
  deps: ShareLinkDeps,
  { picture, ...knock }: Knock & { picture: string },
): Promise<FileAnswer> {
  const { reportId } = await requireOpened(deps, knock);
  const report = await requireReport(deps.database, reportId);
  return unkept(await readReportPicture(deps, { report, name: picture }));
}

/** A file of the report to save, or first what the link asks for. @throws AppError NOT_FOUND for every refusal */
export async function readSharedFile(
  deps: ShareLinkDeps,
  { file, ...knock }: Knock & { file: ReportFileName },
): Promise<FileAnswer | PageAnswer> {
  const { link, isAsking } = await admit(deps, knock);
  if (isAsking) return doorPage({ ...link, address: addressOf(knock.token) });
  const report = await requireReport(deps.database, link.reportId);
  const answer = await readReportFile(deps, { report, file });
  await recordUse(deps, { link, requestId: knock.requestId, what: 'downloaded', file });
  return unkept(answer);
}

/** Not even the browser stores it to ask for it again: the link may have ended by then. */
const unkept = ({ etag: _etag, ...answer }: FileAnswer): FileAnswer => answer;
