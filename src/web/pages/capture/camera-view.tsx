import { Button } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Photo } from '../../../photos/types.ts';
import { photoUrl } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { formatDay } from '../../words/dates.ts';
import { viewTitle } from '../../words/views.ts';
import { AdviceList } from './advice-list.tsx';
import { CameraOptions } from './camera-options.tsx';
import { CameraProblemNotice } from './camera-problem.tsx';
import { judgeFrame } from './judge-frame.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { ReviewPhoto } from './review-photo.tsx';
import { Stage } from './stage.tsx';
import type { TakenFrame } from './take-frames.ts';
import { useCamera } from './use-camera.ts';
import { useCaptureOptions } from './use-capture-options.ts';
import { useReadings } from './use-readings.ts';
import { useShutter } from './use-shutter.ts';
import { useSteady } from './use-steady.ts';
import { isFaceView, viewYawDeg } from './view-turn.ts';

interface CameraViewProps {
  view: string;
  baseline: Photo | null;
  usesCard: boolean;
  seriesId: string;
  /** Resolves when the photo is safe on this device. */
  onUse: (frames: TakenFrame[], overrideReason: string | null) => Promise<void>;
}

/** One view: the camera's picture under the baseline's ghost, what to change, the shutter, a look at the photo. */
export function CameraView({ view, baseline, usesCard, seriesId, onUse }: CameraViewProps) {
  const camera = useCamera();
  const [options, setOptions] = useCaptureOptions(camera.isFront);
  const video = useRef<HTMLVideoElement>(null);
  const [ghost, setGhost] = useState<HTMLImageElement | null>(null);
  const [override, setOverride] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const yawDeg = viewYawDeg(view);
  const shutter = useShutter(video, camera.stream);
  const watching =
    camera.stream !== null && shutter.state === 'open' && (baseline === null || ghost !== null);
  const readings = useReadings({
    video,
    ghost,
    face: isFaceView(view),
    usesCard,
    active: watching,
  });
  const advice =
    readings.live &&
    judgeFrame(readings.live, {
      baseline: readings.baseline,
      viewYawDeg: yawDeg,
      card: usesCard ? (readings.card ?? 'not-seen') : null,
    });
  const fits = useSteady(advice);
  const isFree = camera.stream !== null && shutter.state === 'open' && (fits || override !== null);
  const release = useCallback(() => {
    if (isFree) void shutter.take();
  }, [isFree, shutter.take]);
  useShutterKeys(release);
  useEffect(() => {
    if (options.auto && fits) release();
  }, [options.auto, fits, release]);

  if (camera.problem)
    return <CameraProblemNotice problem={camera.problem} seriesId={seriesId} onRetry={camera.retry} />;
  if (shutter.frames) {
    return (
      <ReviewPhoto
        frames={shutter.frames}
        onUse={() => onUse(shutter.frames ?? [], fits ? null : override)}
        onAgain={shutter.reopen}
      />
    );
  }
  return (
    <div className="capture-camera">
      <Stage
        video={video}
        camera={camera}
        options={options}
        ghostUrl={baseline && photoUrl(baseline.id, 'preview')}
        onGhost={setGhost}
      />
      <section className="capture-side" aria-label={viewTitle(view)}>
        <div>
          <h2>{viewTitle(view)}</h2>
          <p className="quiet">
            {baseline ? words.capture.baselineOn(formatDay(baseline.takenOn)) : words.capture.noBaseline}
          </p>
        </div>
        <AdviceList advice={advice} failed={readings.failed} starting={camera.stream === null} />
        {usesCard && (
          <Link to="/card" target="_blank" className="quiet">
            {words.capture.cardHelp}
          </Link>
        )}
        {override !== null && !fits && <p className="notice">{words.capture.overridden(override)}</p>}
        <div className="capture-shutter">
          <Button size="lg" onClick={release} disabled={!isFree} loading={shutter.state === 'taking'}>
            {words.capture.take}
          </Button>
          {override === null ? (
            <Button variant="default" onClick={() => setAsking(true)} disabled={camera.stream === null}>
              {words.capture.override}
            </Button>
          ) : (
            <Button variant="default" onClick={() => setOverride(null)}>
              {words.capture.overrideEnd}
            </Button>
          )}
        </div>
        <p className="form-error" role="alert">
          {shutter.state === 'failed' && words.capture.takeFailed}
        </p>
        <p role="status" className="quiet">
          {shutter.state === 'taking' ? words.capture.taking : `${words.capture.keys} ${words.capture.sides}`}
        </p>
        <CameraOptions camera={camera} options={options} hasGhost={baseline !== null} onChange={setOptions} />
      </section>
      {asking && (
        <OverrideDialog
          onClose={() => setAsking(false)}
          onAllow={(reason) => {
            setOverride(reason);
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}

/** Space and Enter, wherever they do nothing else. */
function useShutterKeys(release: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const isFree =
        !(target instanceof Element) ||
        !target.closest('button, a, input, select, textarea, [role=dialog], [role=slider]');
      if (!isFree || (event.key !== ' ' && event.key !== 'Enter') || event.repeat) return;
      event.preventDefault();
      release();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [release]);
}
