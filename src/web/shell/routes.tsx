import { createBrowserRouter } from 'react-router';
import { words } from '../language/index.ts';
import { Loading } from '../parts/loading.tsx';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { SignedIn } from './signed-in.tsx';

const page = (load: () => Promise<Record<string, unknown>>, name: string) => async () => {
  const module = await load();
  return { Component: module[name] as React.ComponentType };
};

function FirstLoad() {
  return <Loading what={words.shell.product} />;
}

/** Every address of the app; each page is its own download. */
export function createRouter() {
  return createBrowserRouter([
    {
      errorElement: <CrashPage />,
      HydrateFallback: FirstLoad,
      children: [
        { path: '/sign-in', lazy: page(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage') },
        {
          path: '/first-run',
          lazy: page(() => import('../pages/sign-in/first-run-page.tsx'), 'FirstRunPage'),
        },
        {
          path: '/invitation',
          lazy: page(() => import('../pages/sign-in/invitation-page.tsx'), 'InvitationPage'),
        },
        {
          path: '/password-reset',
          lazy: page(() => import('../pages/sign-in/password-reset-page.tsx'), 'PasswordResetPage'),
        },
        {
          path: '/demo-sign-in',
          lazy: page(() => import('../pages/sign-in/demo-sign-in-page.tsx'), 'DemoSignInPage'),
        },
        {
          element: <SignedIn />,
          children: [
            {
              errorElement: <CrashPage />,
              children: [
                // Leads each role to its own first page.
                { path: '/', element: null },
                {
                  path: '/overview',
                  lazy: page(() => import('../pages/overview/overview-page.tsx'), 'OverviewPage'),
                },
                {
                  path: '/patients',
                  lazy: page(() => import('../pages/patients/patients-page.tsx'), 'PatientsPage'),
                },
                {
                  path: '/patients/:patientId',
                  lazy: page(() => import('../pages/patient/patient-page.tsx'), 'PatientPage'),
                },
                {
                  path: '/patients/:patientId/consent',
                  lazy: page(() => import('../pages/consent/ask-page.tsx'), 'AskConsentPage'),
                },
                {
                  path: '/series/:seriesId',
                  lazy: page(() => import('../pages/series/series-page.tsx'), 'SeriesPage'),
                },
                {
                  path: '/series/:seriesId/capture',
                  lazy: page(() => import('../pages/capture/capture-page.tsx'), 'CapturePage'),
                },
                {
                  path: '/series/:seriesId/reports/new',
                  lazy: page(() => import('../pages/report/compose-page.tsx'), 'ComposePage'),
                },
                {
                  path: '/reports/:reportId',
                  lazy: page(() => import('../pages/report/report-page.tsx'), 'ReportPage'),
                },
                { path: '/card', lazy: page(() => import('../pages/card/card-page.tsx'), 'CardPage') },
                {
                  path: '/series/:seriesId/plan',
                  lazy: page(() => import('../pages/plan/plan-page.tsx'), 'PlanPage'),
                },
                {
                  path: '/comparisons/:comparisonId',
                  lazy: page(() => import('../pages/comparison/comparison-page.tsx'), 'ComparisonPage'),
                },
                {
                  path: '/how-good-is-it',
                  lazy: page(() => import('../pages/validation/validation-page.tsx'), 'ValidationPage'),
                },
                {
                  path: '/audit',
                  lazy: page(() => import('../pages/audit/audit-page.tsx'), 'AuditPage'),
                },
                {
                  path: '/gallery-cases',
                  lazy: page(() => import('../pages/gallery-cases/find-page.tsx'), 'FindPage'),
                },
                {
                  path: '/gallery-cases/publish/:channel/:comparisonId',
                  lazy: page(() => import('../pages/gallery-cases/publish-page.tsx'), 'PublishPage'),
                },
                {
                  path: '/gallery-cases/published',
                  lazy: page(() => import('../pages/gallery-cases/published-page.tsx'), 'PublishedPage'),
                },
                {
                  path: '/gallery-cases/take-downs',
                  lazy: page(() => import('../pages/gallery-cases/take-downs-page.tsx'), 'TakeDownsPage'),
                },
                {
                  path: '/account',
                  lazy: page(() => import('../pages/account/account-page.tsx'), 'AccountPage'),
                },
                {
                  path: '/people',
                  lazy: page(() => import('../pages/people/people-page.tsx'), 'PeoplePage'),
                },
                {
                  path: '/clinic-settings',
                  lazy: page(
                    () => import('../pages/clinic-settings/clinic-settings-page.tsx'),
                    'ClinicSettingsPage',
                  ),
                },
                {
                  path: '/consent-texts',
                  lazy: page(
                    () => import('../pages/consent-texts/consent-texts-page.tsx'),
                    'ConsentTextsPage',
                  ),
                },
                { path: '*', element: <NotFoundPage /> },
              ],
            },
          ],
        },
      ],
    },
  ]);
}
