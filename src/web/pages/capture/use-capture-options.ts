import { useState } from 'react';

export interface CaptureOptions {
  /** Opacity of the ghost, 0..1. */
  ghost: number;
  mirror: boolean;
  auto: boolean;
}

const rememberedAs = 'dermalapse-capture';

/** How this device likes to take photos; remembered here. A front camera is a mirror unless somebody chose otherwise. */
export function useCaptureOptions(
  isFront: boolean,
): [CaptureOptions, (change: Partial<CaptureOptions>) => void] {
  const [chosen, setChosen] = useState<Partial<CaptureOptions>>(recall);
  const options = { ghost: 0.4, mirror: isFront, auto: false, ...chosen };
  const change = (changes: Partial<CaptureOptions>) => {
    const next = { ...chosen, ...changes };
    localStorage.setItem(rememberedAs, JSON.stringify(next));
    setChosen(next);
  };
  return [options, change];
}

function recall(): Partial<CaptureOptions> {
  try {
    return JSON.parse(localStorage.getItem(rememberedAs) ?? '{}');
  } catch {
    return {};
  }
}
