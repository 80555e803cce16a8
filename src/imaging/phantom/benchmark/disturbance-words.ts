/** One disturbance of both photos at 2 sigma, in words; a name without words speaks for itself. */
const words: Record<string, string> = {
  gain: 'Exposure',
  whiteBalance: 'White balance',
  gamma: 'Tone curve',
  azimuth: 'Direction of the light',
  elevation: 'Height of the light',
  gradient: 'Fall-off of the light',
  colourGradient: 'Light of mixed colour',
  specular: 'Gloss',
  blur: 'Blur',
  noise: 'Noise',
  jpeg: 'JPEG compression',
  rotation: 'Turned camera',
  scale: 'Distance',
  shift: 'Position',
  referenceFlush: 'Flush of reference skin',
  yaw: 'Head turned (cheek)',
  pitch: 'Head tilted (cheek)',
  vignetting: 'Dark corners',
  phone: 'Phone’s own processing',
  stubble: 'Stubble',
  makeUp: 'Make-up',
  expression: 'Expression',
};

export const disturbanceLabel = (name: string): string => words[name] ?? name;
