// What a file is by its first bytes, how large the picture in it is, and whether its end is there. The file's name
// and its declared type do not count, and the server looks the same way (evidence/rules.py).

export type Kind = "jpeg" | "png" | "webp" | "heic";

export interface Size {
  readonly width: number;
  readonly height: number;
}

const BRANDS = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];
const START_OF_SCAN = 0xda;

export function kindOf(bytes: ArrayBuffer): Kind | null {
  const head = new Uint8Array(bytes, 0, Math.min(12, bytes.byteLength));
  const text = String.fromCharCode(...head);
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("RIFF") && text.slice(8) === "WEBP") return "webp";
  return text.slice(4, 8) === "ftyp" && BRANDS.includes(text.slice(8)) ? "heic" : null;
}

/** Width and height as they are stored, before any turn; null where they are not at their place. */
export function sizeOf(bytes: ArrayBuffer, kind: Kind): Size | null {
  const view = new DataView(bytes);
  try {
    if (kind === "jpeg") return inJpeg(view);
    if (kind === "png") return { width: view.getUint32(16), height: view.getUint32(20) };
    return kind === "webp" ? inWebp(view) : null;
  } catch (problem) {
    if (problem instanceof RangeError) return null; // the file ends before it
    throw problem;
  }
}

/** Whether the end of the picture is there: browsers show half a picture as if it were one. */
export function isWhole(bytes: ArrayBuffer, kind: Kind): boolean {
  const view = new DataView(bytes);
  if (kind === "webp") return view.byteLength >= 12 && view.getUint32(4, true) + 8 <= view.byteLength;
  const data = new Uint8Array(bytes);
  if (kind === "png") return lastOf(data, [0x49, 0x45, 0x4e, 0x44]) > 0; // IEND
  if (kind === "heic") return true;
  const scan = findSegment(view, (marker) => marker === START_OF_SCAN);
  return scan !== null && lastOf(data, [0xff, 0xd9]) > scan; // some phones write more behind the picture
}

function inJpeg(view: DataView): Size | null {
  const at = findSegment(view, isFrame);
  return at === null ? null : { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
}

/** SOF0 to SOF15, without the tables that have numbers among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Where the first segment of a JPEG lies that is *wanted*: the segments before the picture itself are walked. */
function findSegment(view: DataView, wanted: (marker: number) => boolean): number | null {
  for (let at = 2; at + 4 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (wanted(marker)) return at;
    if (marker === START_OF_SCAN) return null;
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2); // 0xff: filling
  }
  return null;
}

function inWebp(view: DataView): Size | null {
  const form = String.fromCharCode(view.getUint8(12), view.getUint8(13), view.getUint8(14), view.getUint8(15));
  const triple = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536;
  if (form === "VP8X") return { width: triple(24) + 1, height: triple(27) + 1 };
  if (form === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  const bits = view.getUint32(21, true);
  return form === "VP8L" ? { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 } : null;
}

function lastOf(data: Uint8Array, wanted: readonly number[]): number {
  for (let at = data.length - wanted.length; at >= 0; at -= 1) {
    if (wanted.every((byte, place) => data[at + place] === byte)) return at;
  }
  return -1;
}
