// Small files with real headers, as cameras write them, to be read by the tests of picture/.

type Entry = readonly [tag: number, type: number, count: number, value: readonly number[]];

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;

export const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 65535)];
const l32 = (value: number) => u32(value).reverse();
const ascii = (tag: number, text: string): Entry => [tag, ASCII, text.length + 1, letters(`${text}\0`)];
const fractions = (tag: number, parts: readonly (readonly [number, number])[]): Entry => [
  tag,
  RATIONAL,
  parts.length,
  parts.flat().flatMap(u32),
];

export interface Camera {
  readonly taken?: string;
  readonly offset?: string;
  readonly lat?: readonly (readonly [number, number])[];
  readonly lon?: readonly (readonly [number, number])[];
  readonly references?: string;
  readonly orientation?: number;
}

export const bytesOf = (numbers: readonly number[]) => new Uint8Array(numbers).buffer;

/** A big-endian TIFF block with the tables a phone's camera writes, its maker and serial number among them. */
export function tiff(camera: Camera): number[] {
  const time = [
    ...(camera.taken ? [ascii(0x9003, camera.taken)] : []),
    ...(camera.offset ? [ascii(0x9011, camera.offset)] : []),
    ascii(0xa431, "SERIAL-0042"),
  ];
  const [south, east] = camera.references ?? "SE";
  const place = camera.lat
    ? [ascii(1, south!), fractions(2, camera.lat), ascii(3, east!), fractions(4, camera.lon ?? [])]
    : [];
  const first = (exif: number, gps: number): Entry[] => [
    ascii(0x010f, "Contoh Maker"),
    [0x0112, SHORT, 1, u16(camera.orientation ?? 1)],
    [0x8769, LONG, 1, u32(exif)],
    [0x8825, LONG, 1, u32(gps)],
  ];
  const exifAt = 8 + table(first(0, 0), 8).length;
  const exif = table(time, exifAt);
  const gpsAt = exifAt + exif.length;
  return [...letters("MM"), ...u16(42), ...u32(8), ...table(first(exifAt, gpsAt), 8), ...exif, ...table(place, gpsAt)];
}

function table(entries: readonly Entry[], start: number): number[] {
  const behind: number[] = [];
  const after = start + 2 + entries.length * 12 + 4;
  const rows = entries.flatMap(([tag, type, count, value]) => {
    const slot = value.length <= 4 ? [...value, 0, 0, 0, 0].slice(0, 4) : u32(after + behind.length);
    if (value.length > 4) behind.push(...value);
    return [...u16(tag), ...u16(type), ...u32(count), ...slot];
  });
  return [...u16(entries.length), ...rows, ...u32(0), ...behind];
}

const segment = (marker: number, content: readonly number[]) => [0xff, marker, ...u16(content.length + 2), ...content];

export function jpeg(block: readonly number[] | null, width = 4000, height = 3000): ArrayBuffer {
  const exif = block ? segment(0xe1, [...letters("Exif\0\0"), ...block]) : [];
  const frame = segment(0xc0, [8, ...u16(height), ...u16(width), 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  const scan = [...segment(0xda, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]), 1, 2, 3, 0xff, 0xd9];
  return bytesOf([0xff, 0xd8, ...exif, ...frame, ...scan]);
}

export function png(block: readonly number[] | null, width = 800, height = 600): ArrayBuffer {
  const chunk = (name: string, content: readonly number[]) => [...u32(content.length), ...letters(name), ...content, 0, 0, 0, 0];
  const head = chunk("IHDR", [...u32(width), ...u32(height), 8, 2, 0, 0, 0]);
  const exif = block ? chunk("eXIf", block) : [];
  return bytesOf([...letters("\x89PNG\r\n\x1a\n"), ...head, ...exif, ...chunk("IEND", [])]);
}

export function webp(block: readonly number[], width = 1600, height = 1200): ArrayBuffer {
  const chunk = (name: string, content: readonly number[]) => [...letters(name), ...l32(content.length), ...content, ...(content.length % 2 ? [0] : [])];
  const sides = [width - 1, height - 1].flatMap((side) => l32(side).slice(0, 3));
  const body = [...letters("WEBP"), ...chunk("VP8X", [8, 0, 0, 0, ...sides]), ...chunk("EXIF", block), ...chunk("XMP ", [0])];
  return bytesOf([...letters("RIFF"), ...l32(body.length), ...body]);
}

/** Only what says where the EXIF block lies; there is no picture in it. */
export function heic(block: readonly number[]): ArrayBuffer {
  const box = (name: string, content: readonly number[]) => [...u32(content.length + 8), ...letters(name), ...content];
  const start = box("ftyp", [...letters("heic"), 0, 0, 0, 0, ...letters("mif1heic")]);
  const entry = box("infe", [2, 0, 0, 0, ...u16(1), 0, 0, ...letters("Exif"), 0]);
  const infos = box("iinf", [0, 0, 0, 0, ...u16(1), ...entry]);
  const placed = (at: number) =>
    box("iloc", [0, 0, 0, 0, 0x44, 0, ...u16(1), ...u16(1), ...u16(0), ...u16(1), ...u32(at), ...u32(block.length + 4)]);
  const meta = (at: number) => box("meta", [0, 0, 0, 0, ...infos, ...placed(at)]);
  return bytesOf([...start, ...meta(start.length + meta(0).length + 8), ...box("mdat", [0, 0, 0, 0, ...block])]);
}
