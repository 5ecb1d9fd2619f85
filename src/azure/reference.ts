/** What a text in an Azure ML specification points to. */
export type Reference =
  | { readonly kind: 'asset'; readonly name: string; readonly version: string | null; readonly label: string | null }
  | { readonly kind: 'datastore'; readonly datastore: string; readonly path: string }
  | { readonly kind: 'job-output'; readonly job: string; readonly output: string; readonly path: string }
  | { readonly kind: 'registry'; readonly registry: string }
  | { readonly kind: 'remote'; readonly uri: string }
  | { readonly kind: 'local'; readonly path: string };

const trim = (path: string): string => path.replace(/^\/+/, '');

/** Reads every form of reference of the CLI: `azureml:`, `azureml://`, ARM ids, `runs:/`, URIs and local paths. */
export function parseReference(text: string): Reference {
  const arm =
    /^(?:azureml:)?\/subscriptions\/.+\/(?:models|environments|data|codes)\/([^/]+)\/versions\/([^/]+)$/i.exec(text);
  if (arm) return { kind: 'asset', name: arm[1] ?? '', version: arm[2] ?? '', label: null };
  const datastore =
    /^azureml:\/\/(?:subscriptions\/.+\/workspaces\/[^/]+\/)?datastores\/([^/]+)\/paths(?:\/(.*))?$/i.exec(text);
  if (datastore) return { kind: 'datastore', datastore: datastore[1] ?? '', path: trim(datastore[2] ?? '') };
  const output = /^azureml:\/\/jobs\/([^/]+)\/outputs\/([^/]+)(?:\/paths(?:\/(.*))?)?$/i.exec(text);
  if (output) return { kind: 'job-output', job: output[1] ?? '', output: output[2] ?? '', path: trim(output[3] ?? '') };
  const run = /^runs:\/+([^/]+)(?:\/(.*))?$/.exec(text);
  if (run) return { kind: 'job-output', job: run[1] ?? '', output: 'artifacts', path: trim(run[2] ?? '') };
  const registry = /^azureml:\/\/registries\/([^/]+)\//i.exec(text);
  if (registry) return { kind: 'registry', registry: registry[1] ?? '' };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) && !/^file:/i.test(text)) return { kind: 'remote', uri: text };
  const asset = /^azureml:([^:@/]+)(?::([^:@/]+)|@([^:@/]+))?$/i.exec(text);
  if (asset) return { kind: 'asset', name: asset[1] ?? '', version: asset[2] ?? null, label: asset[3] ?? null };
  return { kind: 'local', path: text.replace(/^file:(\/\/)?/i, '') };
}
