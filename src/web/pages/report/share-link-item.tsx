import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ShareLink, ShareLinkUse } from '../../../share-links/types.ts';
import { useRevokeShareLink } from '../../api/share-links.ts';
import { words } from '../../language/index.ts';
import { ConfirmDialog } from '../../parts/dialog.tsx';
import { formatDay, formatMoment } from '../../words/dates.ts';

/** One link: whether it opens, how it was made, what became of it. */
export function ShareLinkItem({ reportId, link }: { reportId: string; link: ShareLink }) {
  const { share } = words;
  const [isAsking, setAsking] = useState(false);
  const revoke = useRevokeShareLink(reportId);
  const made = formatMoment(link.createdAt);
  const facts = [
    share.made(made, link.by),
    link.asksYearOfBirth && share.asks,
    link.opensOnce && share.once,
  ].filter(Boolean);
  const stoppedAt = link.revokedAt ?? link.withdrawnAt;
  // What is used up may still be open in the browser that used it.
  const isRevocable = link.state === 'open' || link.state === 'used-up';
  return (
    <li className="share-link">
      <div className="share-link-head">
        <div>
          <p>{share.states[link.state](stoppedAt ? formatMoment(stoppedAt) : formatDay(link.expiresOn))}</p>
          <p className="quiet">{facts.join(', ')}</p>
        </div>
        {isRevocable && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={share.revokeOf(made)}
            onClick={() => setAsking(true)}
          >
            {share.revoke}
          </Button>
        )}
      </div>
      <Uses link={link} />
      {isAsking && (
        <ConfirmDialog
          title={share.revokeTitle}
          confirmLabel={share.revokeConfirm}
          pending={revoke.isPending}
          error={revoke.error}
          onConfirm={() => revoke.mutate(link.id, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>{share.revokeWhat}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function Uses({ link: { uses, asksYearOfBirth, opensOnce } }: { link: ShareLink }) {
  const { share } = words;
  if (uses.length === 0) return <p className="quiet">{share.neverUsed}</p>;
  const count = (what: ShareLinkUse['what']) => uses.filter((use) => use.what === what).length;
  const refused = count('refused');
  return (
    <details>
      <summary>
        {[share.opened(count('opened')), refused > 0 && share.refused(refused)].filter(Boolean).join(', ')}
      </summary>
      <ol className="share-uses">
        {uses.map(({ at, what, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of them can be of one moment, and none ever moves.
          <li key={index}>
            <span className="number quiet">{formatMoment(at)}</span>
            <span>{why ? `${share.uses[what]}: ${share.reasons[why]}` : share.uses[what]}</span>
          </li>
        ))}
      </ol>
      <p className="quiet">
        {share.latest}
        {!asksYearOfBirth && !opensOnce && ` ${share.previews}`}
      </p>
    </details>
  );
}
