import { Kbd, Modal } from '@mantine/core';
import type { ViewerPair } from './viewer-state.ts';

/** The list of keys. */
export function KeysDialog({ pair, onClose }: { pair: ViewerPair; onClose: () => void }) {
  const rows: [string[], string][] = [
    [['Space'], 'Blink: change between before and after'],
    [['S'], 'Slider'],
    [['D'], 'Side by side'],
    [['+', '−'], 'Zoom in, zoom out'],
    [['0'], 'Whole photo'],
    [['Z'], 'Actual pixels at the pointer, and back'],
    [['←', '→', '↑', '↓'], 'Zoomed in: move the photo'],
    [['←', '→'], 'Whole photo: visit before, visit after'],
    [['Page ↑', 'Page ↓'], 'Visit before, visit after'],
    ...pair.maps.map(({ label }, index): [string[], string] => [[String(index + 1)], `Change map: ${label}`]),
    ...(pair.blemishes.length > 0 ? [[['B'], 'Mark blemishes'] as [string[], string]] : []),
    [['?'], 'This list'],
  ];
  return (
    <Modal opened onClose={onClose} title="Keys" closeButtonProps={{ 'aria-label': 'Close' }}>
      <table className="keys">
        <tbody>
          {rows.map(([keys, meaning]) => (
            <tr key={meaning}>
              <th scope="row">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        The wheel or two fingers zoom; dragging moves. Both photos always move together.
      </p>
    </Modal>
  );
}
