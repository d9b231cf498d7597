// What the camera wrote into the file: when, where, and which way is up. Loaded when the first photo is taken.
// Maker, model and serial numbers are never read: nobody needs them.

import header from "exifreader/src/image-header.js";
import reader from "exifreader/src/tags.js";

export interface Seen {
  readonly taken_at?: string; // "2026:11:24 09:05:03+07:00", the offset only where the camera wrote one
  readonly lat?: number;
  readonly lon?: number;
  readonly lies?: boolean; // a quarter turn makes it upright, so width and height change places
}

type Tags = Readonly<Record<string, { readonly value: unknown }>>;

const POINTERS = ["Exif IFD Pointer", "GPS Info IFD Pointer"];
const TIMES = [
  ["DateTimeOriginal", "OffsetTimeOriginal"],
  ["DateTimeDigitized", "OffsetTimeDigitized"],
] as const;
const PLACE = ["GPSLatitude", "GPSLatitudeRef", "GPSLongitude", "GPSLongitudeRef"];
const WANTED = new Set([...POINTERS, ...TIMES.flat(), ...PLACE, "Orientation"]);
const WANTED_ONLY = {
  shouldParseGroup: (group: string) => group === "exif",
  shouldParseTag: (_group: string, name: string) => WANTED.has(name),
};
const CAMERA_TIME = /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d([+-]\d\d:\d\d)?$/;

/** Nothing where the file says nothing, or says it in a way nobody can read: the photo counts all the same. */
export function readExif(bytes: ArrayBuffer): Seen {
  try {
    const view = new DataView(bytes);
    const { tiffHeaderOffset, exifDataView } = header.parseAppMarkers(view);
    if (tiffHeaderOffset === undefined) return {};
    const { tags } = reader.read(exifDataView ?? view, tiffHeaderOffset, false, false, WANTED_ONLY);
    return { ...takenAt(tags), ...placed(tags), lies: Number(tags["Orientation"]?.value) >= 5 };
  } catch {
    return {};
  }
}

function takenAt(tags: Tags): Seen {
  for (const [when, offset] of TIMES) {
    const [time, zone] = [text(tags[when]?.value), text(tags[offset]?.value)];
    const written = [time + zone, time].find((each) => CAMERA_TIME.test(each));
    if (written) return { taken_at: written };
  }
  return {};
}

function placed(tags: Tags): Seen {
  const lat = degrees(tags["GPSLatitude"]?.value, text(tags["GPSLatitudeRef"]?.value), "S", 90);
  const lon = degrees(tags["GPSLongitude"]?.value, text(tags["GPSLongitudeRef"]?.value), "W", 180);
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return {};
  return { lat, lon };
}

/** Degrees, minutes and seconds, each a fraction, as one number with its sign. */
function degrees(value: unknown, reference: string, negative: string, limit: number): number | null {
  if (!Array.isArray(value) || value.length !== 3 || !reference) return null;
  const parts = (value as unknown[]).map((part) => (Array.isArray(part) ? Number(part[0]) / Number(part[1]) : NaN));
  const [whole, minutes, seconds] = parts as [number, number, number];
  const found = whole + minutes / 60 + seconds / 3600;
  if (!(found >= 0 && found <= limit)) return null;
  const signed = reference.toUpperCase() === negative ? -found : found;
  return Number(signed.toFixed(7)) + 0;
}

function text(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first.replace(/[ \0]+$/, "") : "";
}
