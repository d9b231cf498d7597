// What lies on the phone, and what travels: one shape for the pages, the queue and the service worker.
// Moments are ISO 8601 in UTC by the phone's own clock, unless they come from the server.

import type { Answers } from "../form/reading.ts";

export type People = "none" | "blurred" | "consent";
export type Outcome = "done" | "refused" | "closed" | "unsafe" | "not-offered";

export interface Place {
  readonly lat: number;
  readonly lon: number;
  readonly accuracy_m: number | null; // metres, 68 %
  readonly source: "browser" | "exif" | "manual";
  readonly at: string;
}

/** What the phone read of the file the camera gave, before it was made smaller or blurred. */
export interface Original {
  readonly sha256: string;
  readonly size_bytes: number;
  readonly width: number;
  readonly height: number;
  readonly taken_at?: string; // as the camera wrote it: 2026:11-24 style of EXIF
  readonly lat?: number;
  readonly lon?: number;
}

/** One photo of a draft or of a queued record; its bytes lie apart, under `digest`. */
export interface Shot {
  readonly id: string;
  readonly draft: string; // the observation it belongs to
  readonly indicator: string;
  readonly people: People;
  readonly caption: string;
  readonly taken_at: string;
  readonly position: Place | null;
  readonly digest: string; // SHA-256 of the bytes to be sent
  readonly size: number; // bytes to be sent
  readonly original: Original | null; // null where the bytes are the camera's own
  readonly is_held: boolean; // the server has the bytes, so the phone need not
  readonly thumb: ArrayBuffer | null; // a small JPEG to show
  readonly number: number; // order within the draft, from 1
}

export interface Ending {
  readonly ended_at: string;
  readonly outcome: Outcome;
  readonly outcome_note: string;
}

/** What one author has not sent: of one visit with several instruments there is one for each. */
export interface Draft {
  readonly id: string; // becomes the observation's id
  readonly revision: number; // 2 and more: a returned record being corrected
  readonly assignment: string;
  readonly version: string;
  readonly visit: string | null; // shared by the drafts of one visit; null: this one stands alone
  readonly started_at: string;
  readonly present: readonly string[]; // account ids, the author among them
  readonly position: Place | null;
  readonly answers: Answers; // rows carry _key, as in observations/rules/rows.py
  readonly notes: Readonly<Record<string, string>>;
  readonly ending: Ending | null;
  readonly clock_ahead_s: number | null; // known when the visit began: the phone's clock minus the server's
  readonly pace: Readonly<Record<string, number>>; // code → ms from showing the question to its first answer
  readonly remark: string; // the supervisor's words, of a returned record
  readonly remarks: Readonly<Record<string, string>>; // … by question
  readonly created_at: string;
  readonly saved_at: string;
  readonly saved_n: number; // grows with every save; a save that knew less is refused
}

/** What is sent, exactly; made once when the record is queued, so that a retry says the same. */
export interface Body {
  readonly revision: number;
  readonly assignment_id: string;
  readonly version_id: string;
  readonly visit_id: string | null;
  readonly started_at: string;
  readonly ended_at: string;
  readonly outcome: Outcome;
  readonly outcome_note: string;
  readonly present: readonly string[];
  readonly position: Place | null;
  readonly answers: Answers;
  readonly notes: Readonly<Record<string, string>>;
  readonly photos: readonly SentPhoto[];
  readonly clock_ahead_s: number | null;
}

export interface SentPhoto {
  readonly digest: string;
  readonly indicator: string;
  readonly people: People;
  readonly caption: string;
  readonly taken_at: string;
  readonly position: Place | null;
  readonly original: Original | null;
}

export type State =
  | "waiting" // to be sent, now or after next_at
  | "photos" // the answers are in; photos wait for Wi-Fi or a better moment
  | "parked" // the server refused it: a person has to look
  | "sent"; // everything is in; only its receipt stays

export interface Problem {
  readonly path: string; // "K1.1", "K1.1.note", "R[2].U1", "started_at" … as the server names places
  readonly text: string;
}

export interface Receipt {
  readonly code: string; // XXXX-XXXX-C
  readonly revision: number;
  readonly received_at: string; // the server's clock
  readonly url: string;
  readonly also: readonly { readonly name: string; readonly at: string }[]; // who else sent for this assignment
  readonly skew_s: number; // the phone's clock minus the server's, at that moment
}

/** A record in the queue. */
export interface Item {
  readonly id: string; // the observation's id
  readonly body: Body;
  readonly draft: Draft; // as it was, to be opened again where something must be mended
  readonly title: string; // office and product, to be shown
  readonly photos_when: "now" | "wifi";
  readonly state: State;
  readonly tries: number;
  readonly next_at: number; // ms since 1970; 0: at once
  readonly last: { readonly status: number; readonly code: string; readonly text: string; readonly at: string } | null;
  readonly problems: readonly Problem[];
  readonly receipt: Receipt | null;
  readonly left: readonly string[]; // digests the server does not have yet, as far as known
  readonly queued_at: string;
}

/** Everything the phone knows from the server: GET /sync/data. */
export interface Home {
  readonly now: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly assignments: readonly Assignment[];
  readonly drafts: readonly ServerDraft[]; // still on the server: taken over once
  readonly returned: readonly Returned[];
  readonly receipts: readonly { readonly id: string; readonly code: string; readonly revision: number; readonly at: string; readonly title: string; readonly status: string; readonly url: string }[];
  readonly pages: readonly string[]; // addresses to be kept for use without network
}

export interface Form {
  readonly version: string;
  readonly code: string;
  readonly title: string;
  readonly url: string; // /capture/<version>
  readonly leads: boolean; // the visit is started and ended on it
}

export interface Assignment {
  readonly id: string;
  readonly url: string;
  readonly office: string;
  readonly address: string;
  readonly point: { readonly lat: number; readonly lon: number } | null; // only a confirmed one
  readonly hours: Readonly<Record<string, readonly [string, string]>>; // weekday 0-6 (Monday 0) → opens, closes
  readonly product: string;
  readonly due_on: string;
  readonly valid: readonly [string, string]; // first and last day of the surat tugas
  readonly is_stopped: boolean;
  readonly forms: readonly Form[]; // the leading one first
  readonly members: readonly { readonly id: string; readonly name: string }[]; // the others of the team
  readonly sent: readonly { readonly id: string; readonly name: string; readonly at: string; readonly url: string }[];
  readonly limits: Limits;
}

/** Thresholds of the flags: observations/rules/doubts says what each means. */
export interface Limits {
  readonly [name: string]: number | string;
}

export interface ServerDraft {
  readonly id: string;
  readonly assignment: string;
  readonly version: string;
  readonly office: string;
  readonly saved_at: string;
}

/** A returned record, or a server draft taken over: a draft with the photos the server holds. */
export interface Returned {
  readonly draft: Omit<Draft, "saved_n" | "pace" | "clock_ahead_s" | "created_at" | "saved_at">;
  readonly photos: readonly (SentPhoto & { readonly thumb_url: string; readonly size: number })[];
}
