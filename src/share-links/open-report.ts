import { reportPage, requireReport } from '../patient-reports/index.ts';
import type { PageAnswer } from '../route.ts';
import { admit, type Knock } from './admit.ts';
import type { ShareLinkDeps } from './deps.ts';
import { doorPage } from './pages/door-page.ts';
import { reportFooter } from './pages/report-footer.ts';
import { recordUse } from './record-use.ts';
import { addressOf } from './share-address.ts';

/** The report as its patient sees it, or first what the link asks for. @throws AppError NOT_FOUND for every refusal */
export async function openReport(deps: ShareLinkDeps, knock: Knock): Promise<PageAnswer> {
  const { link, isAsking } = await admit(deps, knock);
  const address = addressOf(knock.token);
  if (isAsking) return doorPage({ ...link, address });
  // An opening that was asked for has been written down; one that was not is this.
  if (!link.asksYearOfBirth && !link.opensOnce) {
    await recordUse(deps, { link, requestId: knock.requestId, what: 'opened' });
  }
  return reportPage(await requireReport(deps.database, link.reportId), {
    address: (picture) => `${address}/pictures/${picture}`,
    footer: reportFooter({ ...link, address }),
  });
}
