import type { InferInput } from 'valibot';
import { activityView } from './activity-view.ts';
import { alertRuleView } from './alert-rule-view.ts';
import { alertsView } from './alerts-view.ts';
import { assetMapView } from './asset-map-view.ts';
import { businessView } from './business-view.ts';
import { channelsView } from './channels-view.ts';
import { clustersView, clusterView } from './clusters-view.ts';
import { completionView } from './completion-view.ts';
import { costView } from './cost-view.ts';
import { dataAssetView } from './data-asset-view.ts';
import { dataAssetsView } from './data-assets-view.ts';
import { dataDaysView } from './data-days-view.ts';
import { dataPreviewView } from './data-preview-view.ts';
import { dataProfileView } from './data-profile-view.ts';
import { debriefView } from './debrief-view.ts';
import { deploymentLogsView } from './deployment-logs-view.ts';
import { endpointFilesView } from './endpoint-files-view.ts';
import { endpointKeysView } from './endpoint-keys-view.ts';
import { endpointPulseView } from './endpoint-pulse-view.ts';
import { endpointSeriesView } from './endpoint-series-view.ts';
import { endpointView } from './endpoint-view.ts';
import { endpointsView, endpointTrendsView } from './endpoints-view.ts';
import { environmentView } from './environment-view.ts';
import { environmentsView } from './environments-view.ts';
import { fileProblemsView } from './file-problems-view.ts';
import { incidentView } from './incident-view.ts';
import { jobCodeDiffView } from './job-code-diff-view.ts';
import { jobComparisonView } from './job-comparison-view.ts';
import { jobFilesView, jobFileView } from './job-files-view.ts';
import { jobMetricsView } from './job-metrics-view.ts';
import { jobRecipesView } from './job-recipes-view.ts';
import { jobView } from './job-view.ts';
import { jobsView } from './jobs-view.ts';
import { linkTargetsView } from './link-targets-view.ts';
import { metricCatalogView } from './metric-catalog-view.ts';
import { metricChartView } from './metric-chart-view.ts';
import { modelFileView } from './model-file-view.ts';
import { modelView } from './model-view.ts';
import { modelsView } from './models-view.ts';
import { monitorSignalView, monitorView } from './monitor-view.ts';
import { monitorsView } from './monitors-view.ts';
import { pageCommandsView } from './page-commands-view.ts';
import { performanceView } from './performance-view.ts';
import { placesView } from './places-view.ts';
import { repositoryBlameView } from './repository-blame-view.ts';
import { repositoryBranchesView } from './repository-branches-view.ts';
import { repositoryCommitView } from './repository-commit-view.ts';
import { repositoryDiffView } from './repository-diff-view.ts';
import { repositoryFileView } from './repository-file-view.ts';
import { repositoryLogView } from './repository-log-view.ts';
import { repositoryView } from './repository-view.ts';
import { servingView } from './serving-view.ts';
import { specFieldsView } from './spec-fields-view.ts';
import { terminalOutputView } from './terminal-output-view.ts';
import { terminalView } from './terminal-view.ts';
import { typedLinesView } from './typed-lines-view.ts';
import { workspaceView } from './workspace-view.ts';

/** Everything a page can look at. */
export const views = [
  activityView,
  alertRuleView,
  alertsView,
  assetMapView,
  businessView,
  channelsView,
  clustersView,
  clusterView,
  completionView,
  costView,
  dataAssetsView,
  dataAssetView,
  dataDaysView,
  dataPreviewView,
  dataProfileView,
  debriefView,
  deploymentLogsView,
  endpointFilesView,
  endpointKeysView,
  endpointPulseView,
  endpointSeriesView,
  endpointsView,
  endpointTrendsView,
  endpointView,
  environmentsView,
  environmentView,
  fileProblemsView,
  incidentView,
  jobCodeDiffView,
  jobComparisonView,
  jobFilesView,
  jobFileView,
  jobMetricsView,
  jobRecipesView,
  jobsView,
  jobView,
  linkTargetsView,
  metricCatalogView,
  metricChartView,
  modelFileView,
  modelsView,
  modelView,
  monitorSignalView,
  monitorsView,
  monitorView,
  pageCommandsView,
  performanceView,
  placesView,
  repositoryBlameView,
  repositoryBranchesView,
  repositoryCommitView,
  repositoryDiffView,
  repositoryFileView,
  repositoryLogView,
  repositoryView,
  servingView,
  specFieldsView,
  terminalOutputView,
  terminalView,
  typedLinesView,
  workspaceView,
] as const;

type AnyView = (typeof views)[number];
type Named<Name extends ViewName> = Extract<AnyView, { readonly name: Name }>;

export type ViewName = AnyView['name'];
export type ViewParams<Name extends ViewName> = InferInput<Named<Name>['params']>;
export type ViewValue<Name extends ViewName> = ReturnType<Named<Name>['select']>;
