import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useMakeShareLink } from '../../api/share-links.ts';
import { words } from '../../language/index.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { dayIn } from '../../words/dates.ts';
import { LinkDialog } from '../people/link-dialog.tsx';

interface MakeLinkDialogProps {
  reportId: string;
  knowsYearOfBirth: boolean;
  onClose: () => void;
}

/** Until when a link opens and what it asks for; then the link, this once. */
export function MakeLinkDialog({ reportId, knowsYearOfBirth, onClose }: MakeLinkDialogProps) {
  const { share } = words;
  const [expiresOn, setExpiresOn] = useState(dayIn(30));
  const [asksYearOfBirth, setAsksYear] = useState(knowsYearOfBirth);
  const [opensOnce, setOpensOnce] = useState(false);
  const make = useMakeShareLink(reportId);
  if (make.data) {
    return (
      <LinkDialog link={make.data.address} onClose={onClose}>
        <p>{share.handOver}</p>
        <div
          className="share-code"
          role="img"
          aria-label={share.qrCode}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the server drew it, of an address that it made itself.
          dangerouslySetInnerHTML={{ __html: make.data.qrCodeSvg }}
        />
        <Reach address={make.data.address} />
      </LinkDialog>
    );
  }
  return (
    <FormDialog
      title={share.makeTitle}
      submitLabel={share.submit}
      pending={make.isPending}
      error={make.error}
      onSubmit={() => make.mutate({ expiresOn, asksYearOfBirth, opensOnce })}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={share.expiresOn}
        description={share.expiresOnHint}
        required
        min={dayIn(0)}
        max={dayIn(365)}
        value={expiresOn}
        onChange={({ currentTarget: { value } }) => setExpiresOn(value)}
      />
      <Checkbox
        label={share.asksYear}
        description={knowsYearOfBirth ? share.asksYearHint : share.noYear}
        disabled={!knowsYearOfBirth}
        checked={asksYearOfBirth}
        onChange={({ currentTarget: { checked } }) => setAsksYear(checked)}
      />
      <Checkbox
        label={share.opensOnce}
        description={share.opensOnceHint}
        checked={opensOnce}
        onChange={({ currentTarget: { checked } }) => setOpensOnce(checked)}
      />
    </FormDialog>
  );
}

/** What the patient's browser can't reach, or reaches in the open. */
function Reach({ address }: { address: string }) {
  const { hostname, protocol } = new URL(address);
  const isOnlyHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  if (isOnlyHere) return <p className="notice">{words.share.onlyHere}</p>;
  return protocol === 'https:' ? null : <p className="notice">{words.share.unencrypted}</p>;
}
