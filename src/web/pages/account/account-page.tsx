import { useQuery } from '@tanstack/react-query';
import { ownAccountQuery } from '../../api/accounts.ts';
import { sessionQuery } from '../../api/session.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Page } from '../../shell/page.tsx';
import { PasskeySection } from './passkey-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SignInSection } from './sign-in-section.tsx';
import './account.css';

/** How I sign in, and where I am signed in. */
export function AccountPage() {
  const account = useQuery(ownAccountQuery);
  const session = useQuery(sessionQuery);
  const user = session.data?.user;
  return (
    <Page
      title={words.account.title}
      subtitle={user && `${user.name} · ${user.email} · ${words.people.roles[user.role]}`}
    >
      {account.isPending && <Loading what={words.account.loading} />}
      {account.isError && <Failure error={account.error} onRetry={() => account.refetch()} />}
      {account.data && (
        <div className="account">
          <PasswordSection />
          <SecondFactorSection isOn={account.data.hasSecondFactor} />
          <PasskeySection passkeys={account.data.passkeys} whyNone={account.data.whyNoPasskeys} />
          <SignInSection signIns={account.data.signIns} />
        </div>
      )}
    </Page>
  );
}
