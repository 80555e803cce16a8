import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { shareLinksQuery } from '../../api/share-links.ts';
import { IconPlus } from '../../icons.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { MakeLinkDialog } from './make-link-dialog.tsx';
import './share.css';
import { ShareLinkItem } from './share-link-item.tsx';

/** A report's links for its patient: made, followed, revoked. */
export function ShareSection({ reportId }: { reportId: string }) {
  const { share } = words;
  const [isMaking, setMaking] = useState(false);
  const links = useQuery(shareLinksQuery(reportId));
  return (
    <section className="section" aria-labelledby="share-links">
      <div className="section-head">
        <h2 id="share-links">{share.title}</h2>
        {links.data?.isConsented && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => setMaking(true)}
          >
            {share.make}
          </Button>
        )}
      </div>
      <p className="quiet share-why">{share.why}</p>
      {links.isPending && <Loading what={share.what} />}
      {links.isError && <Failure error={links.error} onRetry={() => links.refetch()} />}
      {links.data && !links.data.isConsented && (
        <div className="notice">
          <p>{share.notConsented}</p>
          <p>
            <Anchor component={Link} to={`/patients/${links.data.patientId}/consent`}>
              {share.toConsent}
            </Anchor>
          </p>
        </div>
      )}
      {links.data?.items.length === 0 && links.data.isConsented && <p className="quiet">{share.none}</p>}
      {links.data && links.data.items.length > 0 && (
        <ul className="panel share-links">
          {links.data.items.map((link) => (
            <ShareLinkItem key={link.id} reportId={reportId} link={link} />
          ))}
        </ul>
      )}
      {isMaking && links.data && (
        <MakeLinkDialog
          reportId={reportId}
          knowsYearOfBirth={links.data.knowsYearOfBirth}
          onClose={() => setMaking(false)}
        />
      )}
    </section>
  );
}
