// Looking through free text for what may name a person: numbers, plates, names, addresses. It only points.
// The twin of unsera_watch/observations/rules/doubts/looking.py, expression by expression.

import type { Find, FindKind } from "./shape.ts";

type Match = RegExpExecArray;
type Sound = (found: Match, text: string, last: number) => boolean;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const SEP = "[ .\\u00a0\\u2011\\u2013-]?";
const LETTER = "[A-Za-z\\u00c0-\\u024f]";
const WORD = "[A-Za-z\\u00c0-\\u024f'\\u2019.-]{1,30}";
const AREAS = words(
  "A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD " +
    "DE DG DH DK DL DM DN DP DR DS DT DW EA EB ED KB KH KT KU PA PB PG PS RI",
);
const NO_TAIL = words(
  "ac ada bln buah cm dan di dpl gr ha hp ini itu jam ke kg kk km kv kw lt m ml mm no org pc per " +
    "pp ps rp rt rw sd set sk th thn tv uu wib x",
);
const WHOSE = words(
  "anak asli bapak ibu informan kepala ketua lengkap narasumber orang panggilan pegawai pejabat " +
    "pemohon pengguna penjaga petugas responden saksi satpam staf warga",
);
const NOBODY = words("ada anonim belum dirahasiakan disamarkan kosong none tanpa tidak unknown");
const ROLES = words("admin cs halo helpdesk humas info kontak layanan pengaduan ppid sekretariat setda");

const PATTERNS: readonly (readonly [FindKind, RegExp, Sound])[] = [
  ["email", /([A-Za-z0-9._%+-]{1,64})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}/g, isPersonal],
  ["nik", /(?:[0-9]{16}|[0-9]{4}([ .-])[0-9]{4}\1[0-9]{4}\1[0-9]{4}|[0-9]{6}[ .-][0-9]{6}[ .-][0-9]{4})(?![0-9])/g, isApart],
  [
    "phone",
    new RegExp(
      `(?:\\(?\\+62\\)?${SEP}(?:\\(0\\) ?)?(?!800)[1-9](?:${SEP}[0-9]){7,11}` +
        `|628[1235789][0-9]{7,10}|08[1235789](?:${SEP}[0-9]){7,10})(?![0-9])`,
      "g",
    ),
    isApart,
  ],
  ["plate", /([A-Za-z]{1,2})([ .-]?)([1-9][0-9]{0,3})\2([A-Za-z]{1,3})(?![0-9A-Za-z])/g, isPlate],
  [
    "name",
    new RegExp(`(?:[Nn]ama|NAMA|[Nn]ame|NAME)(?: ([A-Za-z]{2,12}))?[ \\t]{0,3}[:=][ \\t]{0,3}(${LETTER}${WORD})(?: ${WORD}){0,2}`, "g"),
    isName,
  ],
  ["name", new RegExp(`[Bb](ernama)[ :]{1,3}([A-Z]${WORD})(?: [A-Z]${WORD}){0,2}`, "g"), isOwnWord],
];

/** Returns what in `text` may name a person, from its beginning on; nothing overlaps. */
export function lookThrough(text: string): Find[] {
  const kept: Find[] = [];
  for (const [kind, pattern, isSound] of PATTERNS) {
    for (const [start, end] of spans(pattern, isSound, text)) {
      if (kept.every((each) => end <= each.start || start >= each.end)) kept.push({ kind, start, end });
    }
  }
  return kept.sort((one, other) => one.start - other.start);
}

function spans(pattern: RegExp, isSound: Sound, text: string): [number, number][] {
  const found: [number, number][] = [];
  let last = -1;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (isSound(match, text, last)) {
      last = pattern.lastIndex;
      found.push([match.index, last]);
    } else {
      pattern.lastIndex = match.index + 1;
    }
  }
  return found;
}

/** Refuses the end of a longer number: 1.081.234.567.890 rupiah is no telephone. */
function isApart({ index }: Match, text: string, last: number): boolean {
  if (/[0-9]/.test(text.charAt(index - 1))) return false;
  const isInside = /^[0-9][.,]$/.test(text.slice(Math.max(index - 2, 0), index));
  return !isInside || index - 1 === last;
}

function isOwnWord({ index }: Match, text: string): boolean {
  return !/[0-9A-Za-z]/.test(text.charAt(index - 1));
}

/** Says whether letters and digits make a plate; small letters must look more like one. */
function isPlate(found: Match, text: string): boolean {
  const [, area = "", joint = "", digits = "", tail = ""] = found;
  if (!AREAS.has(area.toUpperCase()) || !isOwnWord(found, text)) return false;
  const [isFull, isYear, isWord] = [digits.length === 4, /^(?:19|20)[0-9]{2}$/.test(digits), NO_TAIL.has(tail.toLowerCase())];
  if (/^[A-Z]+$/.test(area + tail)) return digits.length >= (joint ? 2 : 3) && !(isWord && (isYear || !isFull));
  return isFull && tail.length > 1 && !isWord && !isYear;
}

function isName(found: Match, text: string): boolean {
  const [, whose, first = ""] = found;
  const isKnown = whose === undefined || WHOSE.has(whose.toLowerCase());
  return isKnown && !NOBODY.has(first.toLowerCase()) && isOwnWord(found, text);
}

/** Lets the mailboxes of offices pass: info@, pengaduan@. */
function isPersonal(found: Match, text: string): boolean {
  const isWhole = !/[0-9A-Za-z._%+-]/.test(text.charAt(found.index - 1));
  return isWhole && !ROLES.has((found[1] ?? "").toLowerCase());
}
