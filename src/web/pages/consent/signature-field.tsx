import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import SignaturePad from 'signature_pad';
import type { Signature } from '../../../consent/types.ts';
import { words } from '../../language/index.ts';

interface SignatureFieldProps {
  signature: Signature | null;
  onChange: (signature: Signature | null) => void;
}

/** White paper with a dark pen in both themes. What is kept are the places of the lines, not a picture. */
export function SignatureField({ signature, onChange }: SignatureFieldProps) {
  const { review } = words.consentForm;
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const change = useRef(onChange);
  change.current = onChange;
  const labelId = useId();
  useEffect(() => {
    const field = canvas.current!;
    const drawn = new SignaturePad(field, { penColor: '#111', backgroundColor: '#fff' });
    pad.current = drawn;
    drawn.addEventListener('endStroke', () => change.current(readSignature(drawn, field)));
    const observer = new ResizeObserver(() => refit(drawn, field));
    observer.observe(field);
    return () => {
      observer.disconnect();
      drawn.off();
    };
  }, []);
  const clear = () => {
    pad.current?.clear();
    onChange(null);
  };
  return (
    <div className="signature">
      <div className="signature-head">
        <span id={labelId} className="signature-label">
          {review.signature}
        </span>
        <Button variant="subtle" size="compact-md" onClick={clear} disabled={signature === null}>
          {review.clear}
        </Button>
      </div>
      <p className="quiet">{review.signatureHint}</p>
      <canvas ref={canvas} className="signature-canvas" role="img" aria-labelledby={labelId} />
      <p role="status" className="visually-hidden">
        {signature ? review.drawn : review.notDrawn}
      </p>
    </div>
  );
}

/** Sharp on fine screens; what was drawn stays when the tablet is turned. */
function refit(pad: SignaturePad, field: HTMLCanvasElement): void {
  const lines = pad.toData();
  field.width = field.offsetWidth * devicePixelRatio;
  field.height = field.offsetHeight * devicePixelRatio;
  field.getContext('2d')?.scale(devicePixelRatio, devicePixelRatio);
  pad.fromData(lines);
}

function readSignature(pad: SignaturePad, { offsetWidth: width, offsetHeight: height }: HTMLCanvasElement) {
  const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most));
  const lines = pad
    .toData()
    .map(({ points }) => points.map(({ x, y }): [number, number] => [within(x, width), within(y, height)]));
  // A touch is no signature.
  return lines.flat().length < 5 ? null : { width, height, lines };
}
