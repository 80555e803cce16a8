import { useQuery } from '@tanstack/react-query';
import type { ValidationReport } from '../../../imaging/phantom/benchmark/types.ts';
import {
  describeOverall,
  describeRun,
  describeTargets,
  figureTable,
  naiveTable,
  referenceTable,
  toneTable,
} from '../../../reports/validation-tables.ts';
import { aboutQuery } from '../../api/about.ts';
import { ApiError } from '../../api/client.ts';
import { validationQuery } from '../../api/validation.ts';
import { words } from '../../language/index.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { Page } from '../../shell/page.tsx';
import { ValidationPlots } from './validation-plots.tsx';
import { FigureTable } from './validation-table.tsx';
import './validation.css';

const texts = words.validation;

/** What the measurement can do and what it can't, by the benchmark that comes with this version. */
export function ValidationPage() {
  const report = useQuery(validationQuery);
  const about = useQuery(aboutQuery);
  if (report.isPending) return <Loading what={texts.theFigures} />;
  if (report.isError) {
    const isMissing = report.error instanceof ApiError && report.error.status === 404;
    return (
      <Page title={texts.title}>
        {isMissing ? (
          <Empty title={texts.none}>{report.error.message}</Empty>
        ) : (
          <Failure error={report.error} onRetry={() => report.refetch()} />
        )}
      </Page>
    );
  }
  const engineVersion = about.data?.engineVersion;
  return (
    <Page title={texts.title} mark={<SyntheticMark />} subtitle={describeRun(report.data)}>
      {engineVersion !== undefined && engineVersion !== report.data.engine.version && (
        <p className="notice">
          {texts.otherEngine(report.data.engine.version, engineVersion)}{' '}
          <code>{'npm run validate -- --write'}</code>
        </p>
      )}
      <ReportSections report={report.data} />
    </Page>
  );
}

function ReportSections({ report }: { report: ValidationReport }) {
  return (
    <>
      <section className="section prose">
        <p>
          {texts.how} {describeTargets(report)} {describeOverall(report)}
        </p>
        <p>{texts.yours}</p>
      </section>
      <FigureTable table={figureTable(report)} />
      <section className="section prose" aria-labelledby="limits">
        <h2 id="limits">{texts.limits}</h2>
        <dl className="limits">
          {report.limits.map((limit) => (
            <div key={limit.title}>
              <dt>{limit.title}</dt>
              <dd>{limit.text}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ValidationPlots report={report} />
      <FigureTable table={naiveTable(report)} />
      <FigureTable table={toneTable(report)} />
      <FigureTable table={referenceTable(report)} />
      <section className="section prose" aria-labelledby="composition">
        <h2 id="composition">{texts.composition}</h2>
        <ul>
          {report.composition.map(({ label, pairs }) => (
            <li key={label}>{`${pairs}: ${label}`}</li>
          ))}
        </ul>
        <p className="quiet">{texts.calibration(report.engine.calibration)}</p>
      </section>
    </>
  );
}
