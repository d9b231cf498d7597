// One file to the server with its progress; every way to fail ends in an answer, never in an exception.

export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
  readonly message: string;
  readonly thumb: string;
  readonly full: string;
}

interface Said {
  readonly text?: unknown;
  readonly message?: unknown;
  readonly problems?: Readonly<Record<string, unknown>>;
  readonly thumb_url?: unknown;
  readonly full_url?: unknown;
}

/** Reads the server's answer; what is not JSON counts as saying nothing. */
export function answerOf(status: number, body: string): Answer {
  let said: Said = {};
  try {
    said = JSON.parse(body) ?? {};
  } catch {
    said = {};
  }
  const ok = status >= 200 && status < 300;
  const message = plain(Object.values(said.problems ?? {})[0]) || plain(said.message);
  return { ok, status, text: plain(said.text), message, thumb: plain(said.thumb_url), full: plain(said.full_url) };
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function send(url: string, body: FormData, progress: (part: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress(Math.round((100 * event.loaded) / event.total));
    });
    // A redirect to the sign-in page looks like success; its address gives it away.
    request.addEventListener("load", () => {
      const moved = new URL(request.responseURL).pathname !== new URL(url, location.href).pathname;
      resolve(answerOf(moved ? 401 : request.status, request.responseText));
    });
    request.addEventListener("error", () => resolve(answerOf(0, "")));
    request.addEventListener("abort", () => resolve(answerOf(0, "")));
    request.send(body);
  });
}
