import * as v from 'valibot';
import { parse } from 'yaml';
import { alertRules } from '../azure/alert/alert-rule.ts';
import { putCompute } from '../azure/compute/cluster.ts';
import { budgets } from '../azure/cost/budget.ts';
import { putDataAsset } from '../azure/data/data-asset.ts';
import { environments, putEnvironment } from '../azure/environment/environment.ts';
import { putImage } from '../azure/environment/image.ts';
import { parseReference } from '../azure/reference.ts';
import { putContainer, storageAccounts } from '../azure/storage/blob-container.ts';
import { putDatastore } from '../azure/storage/datastore.ts';
import { putWorkspace } from '../azure/workspace/workspace.ts';
import { dataExport } from '../company/feeds/data-export.ts';
import { labelJoin, nextJoin } from '../company/feeds/label-join.ts';
import { HANDED_OVER_AT, ordersFeed } from '../company/feeds/orders-feed.ts';
import { lossReview } from '../company/finance/loss-review.ts';
import { setThresholds } from '../company/gateway-thresholds.ts';
import { companyHour } from '../company/ledger/company-hour.ts';
import { alertsReaction } from '../company/on-call/alerts-reaction.ts';
import { objectives } from '../company/on-call/objective.ts';
import { putAnnouncedRelease } from '../company/order-service/announced-release.ts';
import type { Json } from '../kernel/json.ts';
import { schedule } from '../kernel/reaction.ts';
import { DAY, HOUR } from '../kernel/time.ts';
import type { Tx } from '../kernel/tx.ts';
import type { Estate, EstateData } from './estate-file.ts';
import { expandExport } from './expand-export.ts';
import { ContentError, needFile, type Pack } from './pack.ts';

const REPO = 'kestrand/repo/';

/** Puts everything into the world that exists in Azure without anybody typing it, and plans what appears later. */
export function placeEstate(tx: Tx, pack: Pack, estate: Estate): void {
  const { location, resource_group: resourceGroup } = estate.subscription;
  for (const { account, containers } of estate.storage) {
    storageAccounts.put(tx, account, { name: account, resourceGroup });
    for (const container of containers) putContainer(tx, account, container);
  }
  for (const workspace of estate.workspaces)
    putWorkspace(tx, {
      name: workspace.name,
      resourceGroup,
      location,
      displayName: workspace.name,
      description: '',
      storageAccount: workspace.storage_account,
      keyVault: workspace.key_vault,
      containerRegistry: workspace.container_registry,
      applicationInsights: workspace.application_insights,
      tags: {},
    });
  for (const { workspace, name, account, container } of estate.datastores)
    putDatastore(tx, { workspace, name, account, container });
  for (const compute of estate.computes)
    putCompute(tx, {
      workspace: compute.workspace,
      name: compute.name,
      size: compute.size.toUpperCase(),
      minInstances: compute.min_instances,
      maxInstances: compute.max_instances,
      idleSeconds: compute.idle_seconds,
    });
  for (const environment of estate.environments) placeEnvironment(tx, pack, environment);
  for (const asset of [...estate.data, ...estate.exports.flatMap(expandExport)]) planExport(tx, asset);
  planOrdersFeed(tx, estate.orders_feed);
  planLabelJoin(tx, estate.label_join);
  schedule(tx, estate.loss_review.at, lossReview, { endpoint: estate.loss_review.endpoint });
  for (const { at, review, decline } of estate.gateway) setThresholds(tx, { since: at, review, decline });
  for (const { at, version, note } of estate.order_service)
    putAnnouncedRelease(tx, { version, at, note: note.trim(), enums: {}, newValues: [] });
  for (const { endpoint, p95_ms: p95Ms, availability, non_2xx: non2xx } of estate.slos)
    objectives.put(tx, endpoint, { endpoint, p95Ms, availability, non2xx });
  for (const { name, euros_per_day: euros } of estate.budgets)
    budgets.put(tx, name, { name, perDay: euros * 1_000_000 });
  for (const alert of estate.alerts)
    alertRules.put(tx, alert.name, {
      name: alert.name,
      endpoint: alert.endpoint,
      metric: alert.metric,
      threshold: alert.threshold,
      windowMinutes: alert.window_minutes,
      severity: alert.severity,
      title: alert.title,
      enabledAt: alert.at ?? tx.world.now,
      state: 'Ok',
      firedAt: null,
      value: null,
      before: null,
    });
  schedule(tx, tx.world.now, alertsReaction, null);
  schedule(tx, (Math.floor(tx.world.now / HOUR) + 1) * HOUR, companyHour, null);
}

const environmentSchema = v.object({ image: v.string(), conda_file: v.string() });

function placeEnvironment(tx: Tx, pack: Pack, asked: Estate['environments'][number]): void {
  const path = REPO + asked.spec;
  const spec = v.safeParse(environmentSchema, parse(needFile(pack, path)));
  if (!spec.success) throw new ContentError(path, '', 'an environment names its image and its conda_file');
  const folder = path.slice(0, path.lastIndexOf('/'));
  const conda = parse(needFile(pack, `${folder}/${spec.output.conda_file}`)) as Json;
  const { workspace, name, version } = asked;
  putEnvironment(tx, {
    workspace,
    name,
    version,
    createdBy: asked.created_by,
    image: spec.output.image,
    condaFile: conda,
  });
  putImage(tx, environments.rows.need(tx.world, environments.id(workspace, name, version)));
}

function planOrdersFeed(tx: Tx, feed: Estate['orders_feed']): void {
  const { workspace, asset: name, created_by: createdBy, description, path: uri } = feed;
  const place = parseReference(uri);
  if (place.kind !== 'datastore')
    throw new ContentError('kestrand/estate.yml', 'orders_feed.path', 'is in no datastore');
  const { datastore, path } = place;
  putDataAsset(tx, { workspace, name, version: '1', createdBy, description, type: 'uri_folder', path: uri, tags: {} });
  const first = (Math.floor(tx.world.now / DAY) + 1) * DAY + HANDED_OVER_AT;
  schedule(tx, first, ordersFeed, { workspace, datastore, path });
}

function planLabelJoin(tx: Tx, { workspace, path: uri }: Estate['label_join']): void {
  const place = parseReference(uri);
  if (place.kind !== 'datastore')
    throw new ContentError('kestrand/estate.yml', 'label_join.path', 'is in no datastore');
  const { datastore, path } = place;
  schedule(tx, nextJoin(tx.world.now), labelJoin, { workspace, datastore, path });
}

function planExport(tx: Tx, asset: EstateData): void {
  const at = Math.max(asset.at ?? tx.world.now, tx.world.now);
  const { workspace, name, version, description, type, path, tags } = asset;
  schedule(tx, at, dataExport, {
    workspace,
    name,
    version,
    createdBy: asset.created_by,
    description,
    type,
    path,
    tags,
    parts: asset.parts.map((part) => ({
      folder: part.folder,
      kind: part.kind,
      from: part.days[0],
      to: part.days[1],
      knownAt: part.kind === 'labels' ? part.known_at : 0,
    })),
  });
}
