import { Checkbox, NativeSelect, Slider } from '@mantine/core';
import { words } from '../../language/index.ts';
import type { Camera } from './use-camera.ts';
import type { CaptureOptions } from './use-capture-options.ts';

interface CameraOptionsProps {
  camera: Camera;
  options: CaptureOptions;
  hasGhost: boolean;
  onChange: (change: Partial<CaptureOptions>) => void;
}

/** Which camera, how strong the ghost, mirror and self-release; remembered on this device. */
export function CameraOptions({ camera, options, hasGhost, onChange }: CameraOptionsProps) {
  return (
    <div className="capture-options">
      {camera.cameras.length > 0 && (
        <NativeSelect
          label={words.capture.camera}
          value={camera.chosenId}
          onChange={(event) => camera.choose(event.currentTarget.value)}
          data={camera.cameras.map(({ id, label }, index) => ({
            value: id,
            label: label || words.capture.unnamedCamera(index + 1),
          }))}
        />
      )}
      {hasGhost && (
        <div>
          <p className="capture-label" aria-hidden="true">
            {words.capture.ghost}
          </p>
          <Slider
            thumbLabel={words.capture.ghost}
            value={Math.round(options.ghost * 100)}
            label={words.capture.ghostValue}
            onChange={(percent) => onChange({ ghost: percent / 100 })}
          />
        </div>
      )}
      <Checkbox
        label={words.capture.mirror}
        description={words.capture.mirrorWhy}
        checked={options.mirror}
        onChange={(event) => onChange({ mirror: event.currentTarget.checked })}
      />
      <Checkbox
        label={words.capture.auto}
        checked={options.auto}
        onChange={(event) => onChange({ auto: event.currentTarget.checked })}
      />
    </div>
  );
}
