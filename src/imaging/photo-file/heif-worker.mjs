// One HEIF file, read by libheif (WebAssembly) on a thread of its own: a decode takes a second or more, and the heap it
// grows is only given back when the thread ends. Plain JavaScript, so that the thread starts without a TypeScript loader.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle');

const rgbColourspace = 1; // heif_colorspace_RGB
const interleavedRgb = 10; // heif_chroma_interleaved_RGB
const interleavedRgb16 = 14; // heif_chroma_interleaved_RRGGBB_LE
const interleavedChannel = 10; // heif_channel_interleaved
const colourDescriptionsDiffer = 152; // heif_suberror_NCLX_colr_VUI_mismatch
const smallestProfileRoom = 4096; // for a profile the main thread adds when the file only names its primaries

const scratch = libheif._malloc(64); // first 16 bytes: heif_error; from 32 on: results
const result = scratch + 32;
const word = (at) => libheif.HEAPU32[at >> 2];

try {
  const answer = readFile(workerData);
  parentPort.postMessage(answer, answer.buffer ? [answer.buffer.buffer] : []);
} catch (error) {
  parentPort.postMessage({ failure: { code: error.heifCode ?? 0, message: String(error.message) } });
}

function readFile({ bytes, headerBytes, maxPixels, withPixels }) {
  const file = libheif._malloc(bytes.length);
  libheif.HEAPU8.set(bytes, file);
  const context = libheif._heif_context_alloc();
  check('heif_context_read_from_memory', context, file, bytes.length, 0);
  check('heif_context_get_primary_image_handle', context, result);
  const handle = word(result);
  const width = libheif._heif_image_handle_get_width(handle);
  const height = libheif._heif_image_handle_get_height(handle);
  const facts = { width, height, nclx: readNclx(handle) };
  if (!withPixels) return facts;
  if (width * height > maxPixels) return { failure: { code: 0, message: 'too many pixels' } };
  return { ...facts, ...decode(handle, { width, height, headerBytes }) };
}

/** Lays out: room for a header, interleaved RGB, the ICC profile (or room for one). */
function decode(handle, { width, height, headerBytes }) {
  const deep = libheif._heif_image_handle_get_luma_bits_per_pixel(handle) > 8;
  check('heif_decode_image', handle, result, rgbColourspace, deep ? interleavedRgb16 : interleavedRgb, 0);
  const image = word(result);
  refuseWarnings(image);
  if (
    libheif._heif_image_get_width(image, interleavedChannel) !== width ||
    libheif._heif_image_get_height(image, interleavedChannel) !== height
  ) {
    throw new Error('decoded to another size than declared');
  }
  const rowBytes = width * 3 * (deep ? 2 : 1);
  const profileLength = libheif._heif_image_handle_get_raw_color_profile_size(handle);
  const pixelBytes = rowBytes * height;
  const room = Math.max(profileLength, smallestProfileRoom);
  const buffer = new Uint8Array(headerBytes + pixelBytes + room);
  copyRows(image, { buffer, headerBytes, rowBytes, height, deep });
  if (profileLength > 0) {
    const profile = libheif._malloc(profileLength);
    check('heif_image_handle_get_raw_color_profile', handle, profile);
    buffer.set(libheif.HEAPU8.subarray(profile, profile + profileLength), headerBytes + pixelBytes);
  }
  return { buffer, deep, profileOffset: headerBytes + pixelBytes, profileLength };
}

/** libheif goes on after damage and only warns; the one harmless warning is about two descriptions of colour. */
function refuseWarnings(image) {
  for (let i = 0; libheif._heif_image_get_decoding_warnings(image, i, result, 1) > 0; i++) {
    if (word(result + 4) !== colourDescriptionsDiffer) throw new Error('decoded with warnings');
  }
}

function copyRows(image, { buffer, headerBytes, rowBytes, height, deep }) {
  const plane = libheif._heif_image_get_plane_readonly2(image, interleavedChannel, result);
  const stride = word(result);
  for (let y = 0; y < height; y++) {
    const from = plane + y * stride;
    buffer.set(libheif.HEAPU8.subarray(from, from + rowBytes), headerBytes + y * rowBytes);
  }
  if (!deep) return;
  const bits = libheif._heif_image_get_bits_per_pixel_range(image, interleavedChannel);
  const scale = 65535 / (2 ** bits - 1);
  const samples = new Uint16Array(buffer.buffer, headerBytes, (rowBytes * height) / 2);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.round(samples[i] * scale);
}

/** Colour primaries and transfer function as numbered by ITU-T H.273; null when the file names none. */
function readNclx(handle) {
  libheif._heif_image_handle_get_nclx_color_profile(scratch, handle, result);
  if (word(scratch) !== 0) return null;
  const profile = word(result);
  const nclx = { primaries: word(profile + 4), transfer: word(profile + 8) };
  libheif._heif_nclx_color_profile_free(profile);
  return nclx;
}

/** Calls a libheif function that returns a heif_error (written to the first argument). */
function check(name, ...args) {
  libheif[`_${name}`](scratch, ...args);
  const code = word(scratch);
  if (code === 0) return;
  let message = '';
  for (let at = word(scratch + 8); libheif.HEAPU8[at] !== 0; at++) {
    message += String.fromCharCode(libheif.HEAPU8[at]);
  }
  throw Object.assign(new Error(`${name}: ${message}`), { heifCode: code });
}
