/**
 * All tiles of a photo as one file, so that they come and go together: first where each begins and where the last one ends
 * (32 bit, little-endian, from the start of the file), then the tiles.
 */
const bytesPerPlace = 4;

/** @param tiles in the order of `tileNumber` */
export function packTiles(tiles: readonly Uint8Array[]): Uint8Array {
  const placesLength = (tiles.length + 1) * bytesPerPlace;
  const pack = new Uint8Array(tiles.reduce((sum, tile) => sum + tile.length, placesLength));
  const places = new DataView(pack.buffer);
  let at = placesLength;
  tiles.forEach((tile, number) => {
    places.setUint32(number * bytesPerPlace, at, true);
    pack.set(tile, at);
    at += tile.length;
  });
  places.setUint32(tiles.length * bytesPerPlace, at, true);
  return pack;
}

/** Part of a file: so many bytes from a place on. */
export interface ByteRange {
  start: number;
  length: number;
}

/** One tile out of a pack, of which only these bytes are read. */
export async function readTile(
  number: number,
  read: (range: ByteRange) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const places = await read({ start: number * bytesPerPlace, length: 2 * bytesPerPlace });
  const view = new DataView(places.buffer, places.byteOffset, places.length);
  const [start, end] = [view.getUint32(0, true), view.getUint32(bytesPerPlace, true)];
  return read({ start, length: end - start });
}
