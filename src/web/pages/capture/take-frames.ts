export interface TakenFrame {
  blob: Blob;
  sha256: string;
}

/** Frames of one photo: their scatter tells how far the camera alone moves a measurement. */
const frameCount = 3;
/** Between frames grabbed from the stream, so that noise and breath differ. */
const pauseMs = 120;
const jpegQuality = 0.97;

/**
 * Takes the frames of one photo: the camera's own still pictures where the browser gives them, else the stream at its full
 * size. Nothing is mirrored or enhanced.
 * @throws Error when the camera gives no picture
 */
export async function takeFrames(video: HTMLVideoElement, stream: MediaStream): Promise<TakenFrame[]> {
  const take = await chooseWay(video, stream);
  const frames: TakenFrame[] = [];
  while (frames.length < frameCount) {
    if (frames.length > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const blob = await take();
    frames.push({ blob, sha256: await sha256Of(blob) });
  }
  return frames;
}

type Take = () => Promise<Blob>;

async function chooseWay(video: HTMLVideoElement, stream: MediaStream): Promise<Take> {
  const grab = () => grabFrame(video);
  const [track] = stream.getVideoTracks();
  if (!('ImageCapture' in window) || !track) return grab;
  const camera = new ImageCapture(track);
  // Some drivers offer still pictures and then fail; others give smaller ones than the stream's.
  const first = await camera.takePhoto().catch(() => null);
  if (!first || (await widthOf(first)) < video.videoWidth) return grab;
  let given: Blob | null = first;
  return () => {
    const ready = given;
    given = null;
    return ready ? Promise.resolve(ready) : camera.takePhoto();
  };
}

async function widthOf(blob: Blob): Promise<number> {
  const bitmap = await createImageBitmap(blob).catch(() => null);
  const width = bitmap?.width ?? 0;
  bitmap?.close();
  return width;
}

function grabFrame(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The camera gave no picture'))),
      'image/jpeg',
      jpegQuality,
    );
  });
}

async function sha256Of(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
