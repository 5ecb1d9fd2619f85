/** An answer of an endpoint, read off what `az ml online-endpoint invoke` printed. */
export interface InvokeAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[]; // only refusals come with some
  readonly body: string; // JSON is laid out
}

/** Null when the command failed before anything was sent. */
export function readInvoke(output: string, exitCode: number): InvokeAnswer | null {
  if (exitCode === 0) return { status: 200, reason: 'OK', headers: [], body: laidOut(unquoted(output.trim())) };
  const refused = /invalid status '([^']*)' \((\d+)\)\n([\s\S]*?)Content: ([\s\S]*)$/.exec(output);
  if (!refused) return null;
  const [, reason = '', status = '', headers = '', body = ''] = refused;
  return {
    status: Number(status),
    reason,
    headers: headers
      .split('\n')
      .flatMap((line) =>
        [/^([\w-]+): (.*)$/.exec(line)].flatMap((m) => (m ? [[m[1] ?? '', m[2] ?? ''] as const] : [])),
      ),
    body: laidOut(body.trim()),
  };
}

/** The command prints the body as a JSON text. */
function unquoted(output: string): string {
  const value = parsed(output);
  return typeof value === 'string' ? value : output;
}

function laidOut(body: string): string {
  const value = parsed(body);
  return value === undefined ? body : JSON.stringify(value, null, 2);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
