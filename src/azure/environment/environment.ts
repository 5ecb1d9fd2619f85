import type { Json } from '../../kernel/json.ts';
import type { Tx } from '../../kernel/tx.ts';
import { type AssetRow, defineAssetTable, type NewAsset, newAsset } from '../asset.ts';
import { resolveConda } from './conda.ts';

/** A version of an environment: an image and the packages that its conda file asks for. */
export interface Environment extends AssetRow {
  readonly image: string; // 'mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04'
  readonly condaFile: Json; // the conda specification as it was given; null when there is none
  readonly packages: { readonly [distribution: string]: string }; // what is installed: 'scikit-learn' → '1.5.2'
  readonly osType: 'linux' | 'windows';
}

export const environments = defineAssetTable<Environment>('environment', 'environment');

export interface NewEnvironment extends NewAsset {
  readonly image: string;
  readonly condaFile: Json;
  readonly osType?: 'linux' | 'windows';
}

/** Registers a version. @throws when its conda file cannot be resolved: callers refuse before. */
export function putEnvironment(tx: Tx, environment: NewEnvironment): void {
  const packages = resolveConda(environment.condaFile);
  if (packages.error) throw new Error(`environment ${environment.name}: ${packages.error.message}`);
  environments.rows.put(tx, environments.id(environment.workspace, environment.name, environment.version), {
    ...newAsset(environment, tx.world.now),
    image: environment.image,
    condaFile: environment.condaFile,
    packages: packages.value,
    osType: environment.osType ?? 'linux',
  });
}
