import { type RefObject, useEffect, useRef } from 'react';

interface Point {
  x: number;
  y: number;
}

interface Gestures {
  /** The first finger or the button went down. */
  onPress: (at: Point) => void;
  /** A drag by so many CSS pixels; `at` in the pane. */
  onDrag: (by: Point, at: Point) => void;
  /** Zoom by a factor round a point of the pane. */
  onZoom: (factor: number, at: Point) => void;
  /** A press that was no drag. */
  onTap: (at: Point) => void;
}

const tapDistancePx = 4;

/** Wheel, drag and two-finger pinch on an element, in its own coordinates. */
export function useGestures(element: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  latest.current = gestures;
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const pointers = new Map<number, Point>();
    let moved = 0;
    const pointOf = (event: MouseEvent): Point => {
      const box = target.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      // A trackpad's pinch arrives as a wheel with ctrl and small steps.
      const strength = event.ctrlKey ? 0.01 : 0.002;
      latest.current.onZoom(Math.exp(-event.deltaY * lines * strength), pointOf(event));
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      target.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, pointOf(event));
      if (pointers.size > 1) return;
      moved = 0;
      latest.current.onPress(pointOf(event));
    };
    const move = (event: PointerEvent) => {
      const from = pointers.get(event.pointerId);
      if (!from) return;
      const to = pointOf(event);
      const [other] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      pointers.set(event.pointerId, to);
      const by = { x: to.x - from.x, y: to.y - from.y };
      moved += Math.hypot(by.x, by.y);
      if (!other) return latest.current.onDrag(by, to);
      // Each finger brings its half of the movement; the spread zooms round their middle.
      latest.current.onDrag({ x: by.x / 2, y: by.y / 2 }, to);
      const spread =
        Math.hypot(to.x - other.x, to.y - other.y) / Math.hypot(from.x - other.x, from.y - other.y);
      if (Number.isFinite(spread) && spread > 0) {
        latest.current.onZoom(spread, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
      }
    };
    const up = (event: PointerEvent) => {
      if (!pointers.delete(event.pointerId)) return;
      if (event.type === 'pointerup' && pointers.size === 0 && moved < tapDistancePx) {
        latest.current.onTap(pointOf(event));
      }
    };
    target.addEventListener('wheel', wheel, { passive: false });
    target.addEventListener('pointerdown', down);
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', up);
    target.addEventListener('pointercancel', up);
    return () => {
      target.removeEventListener('wheel', wheel);
      target.removeEventListener('pointerdown', down);
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', up);
      target.removeEventListener('pointercancel', up);
    };
  }, [element]);
}
