// What an answer of the server means for what was sent.

import type { Problem, Receipt } from "../phone/shape.ts";
import type { Answer } from "./ports.ts";

export type Class =
  | "retry" // later, by itself
  | "sign-in" // the whole queue stops and is kept
  | "park" // a person has to look
  | "done"
  | "photos-missing"
  | "offset" // the server says where to go on
  | "altered"; // what arrived is not what was promised: from the start

export type About = "record" | "photo";

export interface Said {
  readonly code: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly missing: readonly string[] | null;
}

const LONGEST_WAIT_MS = 60 * 60 * 1000;

const ALWAYS: Readonly<Record<number, Class>> = { 401: "sign-in", 408: "retry", 425: "retry", 429: "retry" };
const BY_ABOUT: Readonly<Record<About, Readonly<Record<number, Class>>>> = {
  record: { 200: "done", 201: "done", 424: "photos-missing" },
  photo: { 200: "done", 201: "done", 204: "offset", 409: "offset" },
};

/** Sorts an answer. No answer, a redirect and what nobody agreed on count as "later". */
export function classOf(about: About, status: number, code: string): Class {
  const known = ALWAYS[status] ?? BY_ABOUT[about][status];
  if (known) return known;
  if (about === "photo" && code === "photo-altered") return "altered";
  if (code === "changed-meanwhile") return "retry"; // two requests met in the database; nothing was refused
  return status >= 400 && status < 500 ? "park" : "retry";
}

/** Reads what the server says beside the status; what is not as agreed counts as not said. */
export function said(answer: Answer): Said {
  const body = asObject(answer.json);
  const missing = body["missing"];
  return {
    code: plain(body["error"]) || CODES[answer.status] || `status-${answer.status}`,
    text: plain(body["message"]),
    problems: problemsOf(body["problems"]),
    missing: Array.isArray(missing) ? missing.filter((one): one is string => typeof one === "string") : null,
  };
}

/** Some answers list problems, others map places to sentences. */
function problemsOf(raw: unknown): readonly Problem[] {
  const listed = listOf(raw).map(asObject).map(({ path, text }) => ({ path: plain(path), text: plain(text) }));
  const mapped = Object.entries(asObject(raw)).map(([path, text]) => ({ path, text: plain(text) }));
  return [...listed, ...mapped].filter(({ text }) => text);
}

const CODES: Readonly<Record<number, string>> = {
  0: "no-answer",
  401: "sign-in",
  413: "too-large",
  424: "photos-missing",
  429: "too-many",
  503: "busy",
  507: "no-room",
};

/** Reads a receipt, or null: a 200 of some hotel's sign-in page is not one. */
export function receiptOf(answer: Answer): Receipt | null {
  const { receipt, revision, received_at, url, also, skew_s } = asObject(answer.json);
  if (typeof receipt !== "string" || typeof received_at !== "string" || typeof revision !== "number") return null;
  const others = listOf(also).map(asObject).map(({ name, at }) => ({ name: plain(name), at: plain(at) }));
  return { code: receipt, revision, received_at, url: plain(url), also: others, skew_s: typeof skew_s === "number" ? skew_s : 0 };
}

/** Where the server says the next byte belongs, or null. */
export function offsetOf(answer: Answer): number | null {
  return count(answer.header("Upload-Offset"));
}

export function lengthOf(answer: Answer): number | null {
  return count(answer.header("Upload-Length"));
}

/** How long the server asks to wait, in ms; null where it does not. At most an hour: a broken header must not silence a queue. */
export function waitOf(answer: Answer, now: number): number | null {
  const asked = answer.header("Retry-After")?.trim() ?? "";
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - clockOf(answer, now);
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

/** A date is meant by the server's clock; the phone's may be two days wrong. */
function clockOf(answer: Answer, now: number): number {
  const stated = Date.parse(answer.header("Date") ?? "");
  return Number.isNaN(stated) ? now : stated;
}

function count(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : "";
}
