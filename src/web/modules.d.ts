/** One icon a module: importing Tabler's index would make every build read its six thousand icons. */
declare module '@tabler/icons-react/dist/esm/icons/*' {
  import type { ComponentType, SVGProps } from 'react';

  const Icon: ComponentType<Omit<SVGProps<SVGSVGElement>, 'stroke'> & { size?: number; stroke?: number }>;
  export default Icon;
}

/** The small build without XMP, ICC and IPTC; the package describes its main build only. */
declare module 'exifr/dist/lite.esm.mjs' {
  export function parse(file: Blob, options: object): Promise<Record<string, unknown> | undefined>;
}

/** https://w3c.github.io/mediacapture-image/; not in TypeScript's own library. */
declare class ImageCapture {
  constructor(track: MediaStreamTrack);
  takePhoto(): Promise<Blob>;
}
