import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SeriesDetail } from '../../../comparisons/types.ts';
import type { VisitState } from '../../../photos/types.ts';
import { words } from '../../language/index.ts';
import { Page } from '../../shell/page.tsx';
import { useWaiting, waitingQuery } from '../../waiting/use-waiting.ts';
import { nextCaptureId } from '../../waiting/waiting-store.ts';
import { today } from '../../words/dates.ts';
import { NoPhotosNotice } from '../consent/no-photos-notice.tsx';
import { baselineOf, lastState } from './baseline-of.ts';
import { CameraProblemNotice } from './camera-problem.tsx';
import { CameraView } from './camera-view.tsx';
import { StateForm } from './state-form.tsx';
import type { TakenFrame } from './take-frames.ts';
import { lackingCamera } from './use-camera.ts';
import { ViewList } from './view-list.tsx';

interface CaptureProps {
  detail: SeriesDetail;
  userId: string;
}

/** One visit's photos, view after view. Works on while the server is out of reach: photos wait on the device. */
export function Capture({ detail, userId }: CaptureProps) {
  const { series, visits } = detail;
  const [day] = useState(today);
  const [state, setState] = useState<VisitState | null>(
    () => visits.find(({ date }) => date === day)?.state ?? null,
  );
  const [lightHint] = useState(() => lastState(detail)?.light ?? '');
  const { keep } = useWaiting(userId);
  const taken = useTakenViews(detail, day);
  const [chosen, setChosen] = useState<string | null>(null);
  const view = chosen ?? series.views.find((each) => !taken.has(each)) ?? null;
  const lacking = lackingCamera();

  const use = async (frames: TakenFrame[], overrideReason: string | null) => {
    if (!state || view === null) return;
    await keep({
      id: nextCaptureId(),
      userId,
      seriesId: series.id,
      view,
      takenOn: day,
      visitState: state,
      overrideReason,
      frames: frames.map(({ blob }) => blob),
      sha256s: frames.map(({ sha256 }) => sha256),
      refusal: null,
    });
    setChosen(null);
  };

  return (
    <Page
      title={words.capture.title}
      crumbs={[{ label: series.name, to: `/series/${series.id}` }]}
      subtitle={words.capture.onDevice}
    >
      {detail.noPhotosSince !== null ? (
        <NoPhotosNotice since={detail.noPhotosSince} patientId={detail.patient.id} />
      ) : lacking ? (
        <CameraProblemNotice problem={lacking} seriesId={series.id} />
      ) : state === null ? (
        <StateForm
          initial={{ light: lightHint }}
          submitLabel={words.capture.state.start}
          onSubmit={setState}
        />
      ) : (
        <div className="capture">
          {view === null ? (
            <Done seriesId={series.id} />
          ) : (
            <CameraView
              key={view}
              view={view}
              baseline={baselineOf(detail, view)}
              usesCard={series.usesCard}
              seriesId={series.id}
              onUse={use}
            />
          )}
          <ViewList detail={detail} taken={taken} current={view} onChoose={setChosen} />
        </div>
      )}
    </Page>
  );
}

/** Views of this series photographed today: on the server, or waiting on this device. */
function useTakenViews({ series, visits }: SeriesDetail, day: string): Set<string> {
  const { data: waiting = [] } = useQuery(waitingQuery);
  const onServer = visits.find(({ date }) => date === day)?.photos ?? [];
  const here = waiting.filter(({ seriesId, takenOn }) => seriesId === series.id && takenOn === day);
  return new Set([...onServer, ...here].map(({ view }) => view));
}

function Done({ seriesId }: { seriesId: string }) {
  return (
    <section className="panel capture-done" aria-labelledby="done">
      <h2 id="done">{words.capture.doneTitle}</h2>
      <p>{words.capture.done}</p>
      <Button component={Link} to={`/series/${seriesId}`}>
        {words.capture.toSeries}
      </Button>
    </section>
  );
}
