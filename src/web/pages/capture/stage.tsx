import { type CSSProperties, type RefObject, useEffect, useState } from 'react';
import { words } from '../../language/index.ts';
import type { Camera } from './use-camera.ts';
import type { CaptureOptions } from './use-capture-options.ts';

interface StageProps {
  video: RefObject<HTMLVideoElement | null>;
  camera: Camera;
  options: CaptureOptions;
  ghostUrl: string | null;
  /** The baseline's picture, once it is there. */
  onGhost: (ghost: HTMLImageElement) => void;
}

/** The camera's picture with the baseline laid over it. Mirrored for the eye only. */
export function Stage({ video, camera, options, ghostUrl, onGhost }: StageProps) {
  const { stream } = camera;
  const [ratio, setRatio] = useState(4 / 3);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [video, stream]);
  return (
    <div className="capture-stage">
      <div
        className={options.mirror ? 'capture-picture mirrored' : 'capture-picture'}
        style={{ '--ratio': ratio } as CSSProperties}
      >
        <video
          ref={video}
          autoPlay
          muted
          playsInline
          aria-label={words.capture.stage}
          onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) =>
            setRatio(videoWidth / videoHeight)
          }
        />
        {ghostUrl && (
          <img
            src={ghostUrl}
            alt={words.capture.ghostAlt}
            style={{ opacity: options.ghost }}
            onLoad={(event) => onGhost(event.currentTarget)}
          />
        )}
      </div>
      {!stream && <p className="capture-starting">{words.capture.starting}</p>}
    </div>
  );
}
