import { Kbd, Modal } from '@mantine/core';
import { words } from '../../language/index.ts';
import type { ViewerPair } from './viewer-state.ts';

/** The list of keys. */
export function KeysDialog({ pair, onClose }: { pair: ViewerPair; onClose: () => void }) {
  const { keys } = words.viewer;
  const { registered, maps, blemishes, regions, before } = pair;
  const rows: [string[], string][] = [
    ...(registered
      ? ([
          [[keys.space], keys.blink],
          [['S'], keys.slider],
        ] satisfies [string[], string][])
      : []),
    [['D'], keys.side],
    ...(registered
      ? ([
          [['X'], keys.difference],
          [['G'], keys.gain],
        ] satisfies [string[], string][])
      : []),
    ...(before.gain ? [[['N'], keys.matched] satisfies [string[], string]] : []),
    ...maps.map(({ label }, index): [string[], string] => [[String(index + 1)], keys.map(label)]),
    ...(blemishes.length > 0 ? [[['B'], keys.blemishes] satisfies [string[], string]] : []),
    ...(regions.length > 0 ? [[['R'], keys.region] satisfies [string[], string]] : []),
    [['+', '−'], keys.zoom],
    [['0'], keys.whole],
    [['A'], keys.actual],
    [['Z'], keys.loupe],
    [['←', '→', '↑', '↓'], keys.pan],
    [['←', '→'], keys.visits],
    [[keys.pageUp, keys.pageDown], keys.pages],
    [['F'], keys.full],
    [['?'], keys.list],
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={keys.title}
      closeButtonProps={{ 'aria-label': words.parts.close }}
      zIndex={1000}
    >
      <table className="keys">
        <tbody>
          {rows.map(([names, meaning]) => (
            <tr key={meaning}>
              <th scope="row">
                {names.map((name) => (
                  <Kbd key={name}>{name}</Kbd>
                ))}
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{keys.gestures}</p>
    </Modal>
  );
}
