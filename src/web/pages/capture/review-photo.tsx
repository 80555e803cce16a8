import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { words } from '../../language/index.ts';
import type { TakenFrame } from './take-frames.ts';

interface ReviewPhotoProps {
  frames: TakenFrame[];
  onUse: () => Promise<void>;
  onAgain: () => void;
}

/** A look at what was taken, as it will be stored, before it is kept. */
export function ReviewPhoto({ frames, onUse, onAgain }: ReviewPhotoProps) {
  const [url, setUrl] = useState<string>();
  const [state, setState] = useState<'asking' | 'keeping' | 'failed'>('asking');
  useEffect(() => {
    const [first] = frames;
    if (!first) return;
    const made = URL.createObjectURL(first.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [frames]);
  const use = () => {
    setState('keeping');
    onUse().catch((error: unknown) => {
      console.error(error);
      setState('failed');
    });
  };
  return (
    <div className="capture-camera">
      <div className="capture-stage">{url && <img src={url} alt={words.capture.shotAlt} />}</div>
      <section className="capture-side" aria-labelledby="review">
        <div>
          <h2 id="review">{words.capture.review}</h2>
          <p className="quiet">{words.capture.reviewWhat(frames.length)}</p>
        </div>
        <p className="form-error" role="alert">
          {state === 'failed' && words.capture.keepFailed}
        </p>
        <Group gap="sm">
          <Button size="lg" onClick={use} loading={state === 'keeping'} autoFocus>
            {words.capture.use}
          </Button>
          <Button size="lg" variant="default" onClick={onAgain}>
            {words.capture.again}
          </Button>
        </Group>
      </section>
    </div>
  );
}
