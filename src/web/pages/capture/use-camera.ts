import { useCallback, useEffect, useState } from 'react';

/** Why there is no picture; each has its own words and its own way out. */
export type CameraProblem = 'insecure' | 'unsupported' | 'refused' | 'none' | 'in-use' | 'failed';

export interface Camera {
  stream: MediaStream | null;
  problem: CameraProblem | null;
  cameras: { id: string; label: string }[];
  chosenId: string;
  /** Faces the person at the screen, as a mirror does. */
  isFront: boolean;
  choose(id: string): void;
  retry(): void;
}

const rememberedAs = 'dermalapse-camera';

const problems: Record<string, CameraProblem> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
};

/** What keeps this page from any camera, whatever is plugged in. */
export function lackingCamera(): CameraProblem | null {
  if (!window.isSecureContext) return 'insecure';
  return 'mediaDevices' in navigator ? null : 'unsupported';
}

/** The chosen camera's picture, at the best it has. The choice is remembered on this device. */
export function useCamera(): Camera {
  const [chosenId, setChosenId] = useState(() => localStorage.getItem(rememberedAs) ?? '');
  const [tries, setTries] = useState(0);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [cameras, setCameras] = useState<Camera['cameras']>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let current = true;
    let opened: MediaStream | null = null;
    setStream(null);
    setProblem(null);
    const open = async () => {
      const lacking = lackingCamera();
      if (lacking) return setProblem(lacking);
      try {
        opened = await openCamera(chosenId);
        if (!current) return stop(opened);
        opened.getVideoTracks()[0]?.addEventListener('ended', () => current && setProblem('in-use'));
        setStream(opened);
        setCameras(await listCameras());
      } catch (error) {
        if (current) setProblem(problems[(error as DOMException).name] ?? 'failed');
      }
    };
    void open();
    return () => {
      current = false;
      stop(opened);
    };
  }, [chosenId, tries]);

  const choose = useCallback((id: string) => {
    localStorage.setItem(rememberedAs, id);
    setChosenId(id);
  }, []);
  const settings = stream?.getVideoTracks()[0]?.getSettings();
  return {
    stream,
    problem,
    cameras,
    chosenId: settings?.deviceId ?? chosenId,
    isFront: settings?.facingMode === 'user',
    choose,
    retry: () => setTries((count) => count + 1),
  };
}

/** A remembered camera that is gone gives way to any other. */
async function openCamera(id: string): Promise<MediaStream> {
  const best = { width: { ideal: 4096 }, height: { ideal: 3072 } };
  const preferred = id ? { deviceId: { exact: id } } : { facingMode: { ideal: 'environment' } };
  const ask = (video: MediaTrackConstraints) => navigator.mediaDevices.getUserMedia({ video, audio: false });
  return ask({ ...best, ...preferred }).catch((error: DOMException) => {
    if (id && problems[error.name] === 'none') return ask(best);
    throw error;
  });
}

async function listCameras(): Promise<Camera['cameras']> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId: id, label }) => ({ id, label }));
}

function stop(stream: MediaStream | null) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
