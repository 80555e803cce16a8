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
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { SyntheticMark } from '../../parts/synthetic-mark.tsx';
import { Page } from '../../shell/page.tsx';
import { ValidationPlots } from './validation-plots.tsx';
import { FigureTable } from './validation-table.tsx';
import './validation.css';

const title = 'How good is it?';

/** What the measurement can do and what it can't, by the benchmark that comes with this version. */
export function ValidationPage() {
  const report = useQuery(validationQuery);
  const about = useQuery(aboutQuery);
  if (report.isPending) return <Loading what="the figures" />;
  if (report.isError) {
    const isMissing = report.error instanceof ApiError && report.error.status === 404;
    return (
      <Page title={title}>
        {isMissing ? (
          <Empty title="No figures yet">{report.error.message}</Empty>
        ) : (
          <Failure error={report.error} onRetry={() => report.refetch()} />
        )}
      </Page>
    );
  }
  const engineVersion = about.data?.engineVersion;
  return (
    <Page title={title} mark={<SyntheticMark />} subtitle={describeRun(report.data)}>
      {engineVersion !== undefined && engineVersion !== report.data.engine.version && (
        <p className="notice">
          These figures were made with engine {report.data.engine.version}. This server measures with engine{' '}
          {engineVersion}, so they may not hold for it. Make them anew with{' '}
          <code>npm run validate -- --write</code>
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
          Two synthetic photos differ by what the phantom changed in the skin and by all that differs between
          two real photos: light, colour, sharpness, noise, position. What is read is held against what is
          true. {describeTargets(report)} {describeOverall(report)}
        </p>
        <p>
          Figures from synthetic skin say what the method can do on such photos. What it does on your
          patients, your camera and your light, only repeated photos of your own will tell.
        </p>
      </section>
      <FigureTable table={figureTable(report)} />
      <section className="section prose" aria-labelledby="limits">
        <h2 id="limits">What single photos can’t do well</h2>
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
        <h2 id="composition">Which pairs</h2>
        <ul>
          {report.composition.map(({ label, pairs }) => (
            <li key={label}>
              {pairs}: {label}
            </li>
          ))}
        </ul>
        <p className="quiet">Calibration {report.engine.calibration}</p>
      </section>
    </>
  );
}
