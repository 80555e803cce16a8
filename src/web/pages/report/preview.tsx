import { useQuery } from '@tanstack/react-query';
import type { ReportInput } from '../../../patient-reports/types.ts';
import { reportPreviewQuery } from '../../api/reports.ts';
import { words } from '../../language/index.ts';
import { Failure } from '../../parts/failure.tsx';
import { Loading } from '../../parts/loading.tsx';
import { ReportFrame } from './report-frame.tsx';

const texts = words.report;

interface PreviewProps {
  seriesId: string;
  input: ReportInput;
  isComplete: boolean;
}

/** The page that this choice makes. */
export function Preview({ seriesId, input, isComplete }: PreviewProps) {
  const preview = useQuery({ ...reportPreviewQuery(seriesId, input), enabled: isComplete });
  return (
    <section className="report-preview" aria-labelledby="preview">
      <h2 id="preview">{texts.preview}</h2>
      {!isComplete && <p className="notice">{texts.choose}</p>}
      {isComplete && preview.isError && <Failure error={preview.error} onRetry={() => preview.refetch()} />}
      {isComplete && preview.isPending && <Loading what={texts.theReport} />}
      {isComplete && preview.data && !preview.isError && (
        <>
          <div role="status" className="visually-hidden">
            {preview.isPlaceholderData && texts.previewing}
          </div>
          <ReportFrame html={preview.data.html} stale={preview.isPlaceholderData} />
        </>
      )}
    </section>
  );
}
